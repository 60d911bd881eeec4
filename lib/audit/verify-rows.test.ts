/** Every column that the log holds is tried: changed by hand in the file, it has to be named. */
import Database from "better-sqlite3";
import { beforeAll, describe, expect, it } from "vitest";
import { SYSTEM } from "@/lib/access/actor";
import { pasteDraft } from "@/lib/drafts/commands";
import { editClaim } from "@/lib/ledger/claims/commands";
import { mergeSources } from "@/lib/ledger/sources/merge/commands";
import { raiseQuestion, replyToQuestion } from "@/lib/ledger/questions/commands";
import { db } from "@/lib/platform/db";
import { addMember, removeMember } from "@/lib/stories/members";
import {
  decide,
  makeCitation,
  makeClaim,
  makeDesk,
  makeSource,
  rowOf,
  type Desk,
} from "@/tests/support/claims";
import { useDatabase } from "@/tests/support/database";
import { makeStory } from "@/tests/support/factories";
import { verifyChain } from "./chain";
import { commit } from "./commit";
import { NOT_RECORDED, RECORDED } from "./recorded";
import { RowsCheck, type RowDifference } from "./verify-rows";

const place = useDatabase();
let desk: Desk;

beforeAll(async () => {
  desk = await makeDesk();
  const story = await makeStory(desk.editor);
  const claim = await makeClaim(desk.editor, story, { tags: ["harbour"] });
  const { id: sourceId } = await makeSource(desk.editor);
  await makeCitation(desk.editor, claim, { sourceId });
  await decide(desk, claim);
  const { id: intoId } = await makeSource(desk.editor);
  await mergeSources(desk.editor, { fromId: sourceId, intoId });
  const { id, revision } = await rowOf(claim);
  await editClaim(desk.editor, { claimId: id, revision, patch: { wording: "It was dredged" } });
  const question = { claimId: id, question: "Who says so?", sendBack: false };
  const { questionId } = await raiseQuestion(desk.reviewer, question);
  const text = `@${desk.admin.name} knows.`;
  await replyToQuestion(desk.editor, { questionId, text });
  await addMember(desk.editor, { storyId: story.id, userId: desk.viewer.userId });
  await removeMember(desk.editor, { storyId: story.id, userId: desk.viewer.userId });
  await pasteDraft(desk.editor, { story: story.slug, plain: "The harbour was dredged.\n\nTwice." });
  await fillTheRest(id, story.id);
});

/** A row of each table that nothing above wrote to, by way of the same door. */
async function fillTheRest(claimId: number, storyId: number): Promise<void> {
  const { userId } = desk.editor;
  const { id: citationId } = await db().citation.findFirstOrThrow();
  const { id: draftId } = await db().draft.findFirstOrThrow();
  const words = { exact: "dredged", prefix: "was ", suffix: "." };
  await commit(desk.editor, async (tx, at) => {
    const file = { name: "a.pdf", mediaType: "application/pdf", size: 3, sha256: "0" };
    await tx.attachment.create({ data: { citationId, ...file, addedById: userId, addedAt: at } });
    const merge = { fromId: claimId, intoId: claimId, given: "{}" };
    await tx.claimMerge.create({ data: { ...merge, mergedById: userId, mergedAt: at } });
    const part = { draftId, paragraph: 0, part: "headline" } as const;
    await tx.draftPart.create({ data: { ...part, setById: userId, setAt: at } });
    await tx.storyExport.create({ data: { storyId, seq: 1, claims: 1 } });
    await tx.storyAside.create({ data: { storyId, seq: 1 } });
    const opening = { storyId, memberId: userId, reason: "Its editor left" };
    await tx.storyOpening.create({ data: { ...opening, requestedById: userId, requestedAt: at } });
    await tx.formerSlug.create({ data: { slug: "was", storyId } });
    const place = { draftId, claimId, start: 1, end: 8, ...words };
    await tx.placement.create({ data: { ...place, state: "placed" } });
    await tx.furtherPlace.create({ data: { ...place, state: "offered" } });
    const invited = { email: "a@newsroom.example", role: "viewer", tokenHash: "1" } as const;
    await tx.invitation.create({
      data: { ...invited, invitedById: userId, createdAt: at, expiresAt: at },
    });
    const sentence = { draftId, start: 0, end: 9 };
    await tx.nothingToCheck.create({ data: { ...sentence, saidById: userId, saidAt: at } });
    const decidedNote = { draftId, number: 1, state: "set_aside", reason: "remark" } as const;
    await tx.draftNote.create({ data: { ...decidedNote, decidedById: userId, decidedAt: at } });
    const lint = { code: "sum", fingerprint: "0", words: "3 and 4, 8 in all", reason: "Rounded" };
    const waived = { storyId, claimId, draftId, ...lint, waivedById: userId, waivedAt: at };
    await tx.lintWaiver.create({ data: waived });
    const { id: sourceId } = await tx.source.findFirstOrThrow();
    const fell = { kind: "retraction", fromGrade: "B", toGrade: "B", reason: "Forged" } as const;
    const fall = await tx.sourceFall.create({
      data: { ...fell, sourceId, byId: userId, at, takenBackAt: at, takenBackById: userId },
    });
    const settled = { settledAt: at, settledById: userId, how: "verdict", note: "Read" } as const;
    await tx.suspicion.create({ data: { claimId, fallId: fall.id, raisedAt: at, ...settled } });
    const settling = { settledById: userId, settledAt: at, outcome: "corrected" } as const;
    const report = await tx.errorReport.create({
      data: {
        ...{ storyId, origin: "reader", said: "There were six.", reason: "Seen" },
        ...{ reportedById: userId, reportedAt: at, ...settling },
      },
    });
    const withdrawn = { withdrawnAt: at, withdrawnById: userId, withdrawnReason: "Made twice" };
    const correction = await tx.correction.create({
      data: {
        ...{ storyId, kind: "correction", oldText: "five", newText: "six", notice: "Six." },
        ...{ cause: "figure", stage: "writing", reportId: report.id },
        ...{ madeById: userId, madeAt: at, ...withdrawn },
      },
    });
    await tx.correctionClaim.create({ data: { correctionId: correction.id, claimId } });
    const change = { storyId, sourceId, proposedById: userId, proposedAt: at };
    await tx.sourceProposal.create({ data: change });
    await tx.sourceIdentity.create({ data: { sourceId, keeperId: userId, keptAt: at } });
    await tx.sourceIdentityReader.create({
      data: { sourceId, userId, namedById: userId, namedAt: at },
    });
    await tx.identityAttestation.create({ data: { sourceId, userId, at } });
    const asked = { storyId, subject: "Tarrow Yard", createdById: userId, createdAt: at };
    const { id: requestId } = await tx.replyRequest.create({
      data: { ...asked, changedById: userId, changedAt: at },
    });
    const put = { requestId, claimId, position: 0, wording: "It was dredged" };
    await tx.replyRequestClaim.create({ data: { ...put, contentRevision: 0 } });
    await tx.replyReminder.create({ data: { requestId, at, channel: "phone", byId: userId } });
    const gate = { storyId, policy: "standard", chosenById: userId, chosenAt: at };
    await tx.storyPolicy.create({ data: gate });
    await tx.clearancePolicy.create({
      data: { name: "Ours", rules: "{}", createdById: userId, createdAt: at },
    });
    const text = { draftId, sha256: "e07b", policy: "Standard", rules: "{}", overridden: 0 };
    await tx.clearance.create({
      data: { storyId, ...text, clearedById: userId, clearedAt: at },
    });
    const given = { storyId, claimId, givenById: userId, givenAt: at };
    const pass = { kind: "question", key: "1", fingerprint: "0", what: "C1", reason: "Moot" };
    await tx.gateOverride.create({ data: { ...given, ...pass } });
    await tx.signOff.create({
      data: { ...given, kind: "legal", note: "Read", contentRevision: 0 },
    });
    const call = { sourceId, outcome: "reached", channel: "phone", at, byId: userId } as const;
    const { id: callId } = await tx.call.create({ data: call });
    const line = { callId, claimId, position: 0, question: "Was it?", isOpen: false } as const;
    await tx.callLine.create({
      data: { ...line, wording: "It was dredged", answer: "as_we_have_it" },
    });
    const worded = { text: "Was it?", isOpen: false, wordedById: userId, wordedAt: at };
    await tx.callQuestion.create({ data: { sourceId, claimId, ...worded } });
    await tx.sourceContact.create({ data: { sourceId, changedById: userId, changedAt: at } });
    const days = { notesDays: 1, contactsDays: 1, identitiesDays: 1, filesDays: 1, draftsDays: 1 };
    await tx.retentionPolicy.create({
      data: { ...days, proposedById: userId, proposedAt: at },
    });
    const erasure = { storyId, classes: "notes", askedById: userId, askedAt: at };
    await tx.storyErasure.create({ data: erasure });
    const hold = { storyId, reason: "A claim was filed", placedById: userId, placedAt: at };
    await tx.storyHold.create({ data: hold });
    const view = { name: "Mine", ownerId: userId, query: "" };
    await tx.savedView.create({ data: { ...view, createdAt: at } });
    return { result: null, events: [{ type: "story.edited", storyId, data: { changes: {} } }] };
  });
}

async function differences(): Promise<RowDifference[]> {
  const check = new RowsCheck();
  expect(await verifyChain({ onEvent: (event) => check.add(event) })).toMatchObject({ ok: true });
  const found: RowDifference[] = [];
  await check.compare((difference) => found.push(difference));
  return found;
}

/** With the file open as somebody would have it who knows SQL and nothing of Sourceline. */
async function byHand(change: (file: Database.Database) => void): Promise<RowDifference[]> {
  const file = new Database(place.databaseFile);
  file.pragma("foreign_keys = OFF");
  const triggers = file
    .prepare(`SELECT name, sql FROM sqlite_master WHERE type = 'trigger'`)
    .all() as Array<{ name: string; sql: string }>;
  try {
    for (const { name } of triggers) file.exec(`DROP TRIGGER "${name}"`);
    change(file);
    for (const { sql } of triggers) file.exec(sql);
    return await differences();
  } finally {
    file.close();
  }
}

describe("the rows that the log holds", () => {
  it("are of every table and column of the schema, or it is said why not", () => {
    const file = new Database(place.databaseFile, { readonly: true });
    const tables = file
      .prepare<[], string>(
        `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'claim\\_%' ESCAPE '\\'
         AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name <> '_prisma_migrations'`,
      )
      .pluck()
      .all();
    for (const table of tables.filter((name) => !NOT_RECORDED.has(name))) {
      const recorded = RECORDED.find((each) => each.table === table);
      const columns = file
        .prepare<[string], string>(`SELECT name FROM pragma_table_xinfo(?)`)
        .pluck()
        .all(table);
      const { logged = [], hashed = [], not = {} } = recorded ?? {};
      expect([...logged, ...hashed, ...Object.keys(not)].sort(), table).toEqual(columns.sort());
    }
    file.close();
  });

  it("are as the log says while only commands write", async () => {
    expect(await differences()).toEqual([]);
  });

  const cases = RECORDED.flatMap(({ table, key, logged, hashed }) =>
    [...logged, ...hashed]
      .filter((column) => !key.includes(column))
      .map((column) => [table, column] as const),
  );
  it.each(cases)("are named where somebody changed %s.%s", async (table, column) => {
    const file = new Database(place.databaseFile);
    const row = file.prepare(`SELECT rowid AS "at", "${column}" AS "was" FROM "${table}" LIMIT 1`);
    const found = row.get() as { at: number; was: unknown } | undefined;
    file.close();
    if (!found) throw new Error(`${table} has no row to be tried.`);
    const set = (value: unknown) => (open: Database.Database) =>
      open.prepare(`UPDATE "${table}" SET "${column}" = ? WHERE rowid = ?`).run(value, found.at);
    const forged = typeof found.was === "number" ? 99 : "by hand";
    const named = await byHand(set(forged));
    expect(named).toMatchObject([{ table, is: "changed", columns: [column] }]);
    expect(await byHand(set(found.was))).toEqual([]);
  });

  it("are named where one was put in, or taken out", async () => {
    const { userId } = desk.viewer;
    const put = await byHand((file) =>
      file.exec(`INSERT INTO "StoryMember" VALUES (1, ${userId}, '2026-01-01T00:00:00.000+00:00')`),
    );
    expect(put).toMatchObject([{ table: "StoryMember", key: [1, userId], is: "not gone" }]);
    const other = await byHand((file) =>
      file.exec(
        `UPDATE "StoryMember" SET "userId" = ${desk.admin.userId} WHERE "userId" = ${userId}`,
      ),
    );
    expect(other).toMatchObject([{ key: [1, desk.admin.userId], is: "unlogged" }]);
    const taken = await byHand((file) =>
      file.exec(`DELETE FROM "StoryMember" WHERE "userId" = ${desk.admin.userId};
        DELETE FROM "Verdict"`),
    );
    expect(taken).toMatchObject([{ table: "Verdict", is: "missing" }]);
  });

  it("get no cover from a command that is given later", async () => {
    const { id } = await db().claim.findFirstOrThrow();
    const named = await byHand((file) =>
      file.exec(`UPDATE "Story" SET "restricted" = 1 WHERE "id" = 1`),
    );
    expect(
      named.some(({ table, columns }) => table === "Story" && columns[0] === "restricted"),
    ).toBe(true);
    await commit(SYSTEM, () =>
      Promise.resolve({
        result: null,
        events: [{ type: "claim.restored", claimId: id, data: { ref: "C1" } }],
      }),
    );
    expect((await differences()).some(({ table }) => table === "Story")).toBe(true);
  });
});
