/**
 * A published story whose every text that a schedule erases holds a word found nowhere else, put
 * there by the commands where they make such rows, and through the same door as they where not.
 */
import { commit } from "@/lib/audit/commit";
import type { Actor } from "@/lib/access/actor";
import { pasteDraft } from "@/lib/drafts/commands";
import { ERASED_FIELDS } from "@/lib/erasure/fields";
import { attachFile } from "@/lib/ledger/citations/attachments";
import { editClaim } from "@/lib/ledger/claims/commands";
import { raiseQuestion } from "@/lib/ledger/questions/commands";
import { db } from "@/lib/platform/db";
import { execute, rows } from "@/lib/platform/rows";
import { Prisma } from "@/prisma/generated/client";
import { decide, makeCitation, makeClaim, makeSource, rowOf, type Desk } from "./claims";
import { makeStory } from "./factories";

/** Letters alone, so that a search index takes it for one word; and where it stood before. */
export function plant(table: string, column: string, before = false): string {
  const letters = Array.from(`${table}${column}`, (letter) =>
    String.fromCharCode(97 + ((letter.toLowerCase().charCodeAt(0) * 7) % 26)),
  );
  return `zq${before ? "old" : "new"}${letters.join("")}${table.length}${column.length}`.replace(
    /\d/g,
    (digit) => "abcdefghij".charAt(Number(digit)),
  );
}

/** What an attached file holds. */
export const IN_FILE = "zqinthefilethatwasattached";

export type PlantedStory = { id: number; slug: string; claimId: number; sourceId: number };

/** Published so many days ago. */
export async function makePlantedStory(desk: Desk, daysAgo: number): Promise<PlantedStory> {
  const { editor, reviewer } = desk;
  const { id, slug } = await makeStory(editor, { headline: "What the harbour cost" });
  const note = plant("Claim", "note", true);
  const claim = await makeClaim(editor, { slug }, { note, wording: "The harbour was dredged" });
  const other = await makeClaim(editor, { slug }, { wording: "The mayor signed" });
  const { id: sourceId } = await makeSource(editor, { note: plant("Source", "note", true) });
  const { citationId } = await makeCitation(editor, claim, {
    ...{ sourceId, note: plant("Citation", "note", true), quote: "It was dredged twice" },
  });
  await attachFile(editor, citationId, {
    ...{ name: plant("Attachment", "name"), type: "text/plain" },
    content: new TextEncoder().encode(`${IN_FILE} `.repeat(500)),
  });
  const text = plant("Draft", "text");
  const plain = `The harbour was dredged ${text} in May, the mayor said. It cost 12 million, she said.`;
  await pasteDraft(editor, { story: slug, plain, title: plant("Draft", "title") });
  await decide(desk, claim);
  const { claimId } = claim;
  await editClaim(editor, {
    ...{ claimId, revision: (await rowOf(claim)).revision },
    patch: { note: plant("Claim", "note") },
  });
  const question = plant("Question", "question", true);
  await raiseQuestion(reviewer, { claimId, question, sendBack: false });
  await fillTheRest(editor, { id, slug, claimId, sourceId }, other.claimId);
  await publish(editor, id, daysAgo);
  return { id, slug, claimId, sourceId };
}

/** It went through the gate before it was published. */
const LONG_AGO = new Date("2020-01-01T00:00:00Z");

async function publish(editor: Actor, storyId: number, daysAgo: number): Promise<void> {
  const publishedAt = new Date(Date.now() - daysAgo * 24 * 3_600_000);
  await commit(editor, async (tx) => {
    await tx.story.update({ where: { id: storyId }, data: { publishedAt, status: "published" } });
    const data = { from: "cleared", publishedAt: publishedAt.toISOString(), url: "" };
    return { result: null, events: [{ type: "story.published", storyId, data }] };
  });
}

/** A row of each table that nothing above wrote to, and then the words in every text. */
async function fillTheRest(
  { userId, ...editor }: Actor,
  { id: storyId, claimId, sourceId }: PlantedStory,
  otherId: number,
): Promise<void> {
  const { id: draftId } = await db().draft.findFirstOrThrow({ where: { storyId } });
  await commit({ userId, ...editor }, async (tx, at) => {
    const note = { fields: { note: { from: "", to: plant("ClaimMerge", "given") } } };
    const ids = { citations: [], questions: [], authors: [], tags: [] };
    const given = JSON.stringify({ ...ids, ...note, places: { placement: null, further: [] } });
    const merge = { fromId: otherId, intoId: claimId, given, undoneAt: at };
    await tx.claimMerge.create({ data: { ...merge, mergedById: userId, mergedAt: at } });
    const words = { exact: "x", prefix: "x", suffix: "x", wasFrame: "x", meaning: "x" };
    const place = { draftId, start: 0, end: 5, ...words };
    await tx.placement.upsert({
      where: { draftId_claimId: { draftId, claimId } },
      create: { ...place, claimId, wasExact: "x", state: "placed" },
      update: { wasExact: "x", wasFrame: "x", meaning: "x" },
    });
    for (const start of [0, 4]) {
      await tx.furtherPlace.create({ data: { ...place, claimId, start, state: "placed" } });
    }
    const lint = { code: "sum", fingerprint: "0", words: "x", reason: "x" };
    await tx.lintWaiver.create({
      data: { storyId, claimId, ...lint, waivedById: userId, waivedAt: at, takenBackAt: at },
    });
    const fell = { kind: "retraction", fromGrade: "B", toGrade: "B", reason: "Forged" } as const;
    const fall = await tx.sourceFall.create({
      data: { ...fell, sourceId, byId: userId, at, takenBackAt: at, takenBackById: userId },
    });
    await tx.suspicion.create({
      data: {
        ...{ claimId, fallId: fall.id, raisedAt: at, note: "x" },
        ...{ settledAt: at, settledById: userId, how: "undone" },
      },
    });
    await tx.errorReport.create({
      data: {
        ...{ storyId, origin: "reader", said: "x", reason: "x", outcome: "no_error" },
        ...{ reportedById: userId, reportedAt: at, settledById: userId, settledAt: at },
      },
    });
    await tx.sourceIdentity.create({
      data: { sourceId, sealed: "x", keeperId: userId, keptAt: at },
    });
    await tx.replyRequest.create({
      data: {
        ...{ storyId, subject: "Tarrow Yard", createdById: userId, createdAt: at, changedAt: at },
        ...{ changedById: userId, withdrawnAt: at, withdrawnById: userId, withdrawnReason: "x" },
      },
    });
    await tx.clearance.create({
      data: {
        ...{ storyId, draftId, sha256: "e07b", policy: "Standard", rules: "{}", overridden: 0 },
        ...{ clearedById: userId, clearedAt: LONG_AGO, reopenedAt: at, reopenedFor: "x" },
      },
    });
    const held = { storyId, claimId, givenById: userId, givenAt: at, takenBackAt: at };
    const pass = { kind: "question", key: "1", fingerprint: "0", what: "x", reason: "x" };
    await tx.gateOverride.create({ data: { ...held, ...pass } });
    await tx.signOff.create({ data: { ...held, kind: "legal", note: "x", contentRevision: 0 } });
    const call = { sourceId, outcome: "reached", channel: "phone", at, byId: userId } as const;
    const { id: callId } = await tx.call.create({ data: { ...call, note: "x" } });
    const line = { callId, claimId, position: 0, question: "x", isOpen: false } as const;
    await tx.callLine.create({
      data: { ...line, wording: "It was", answer: "corrected", correction: "x" },
    });
    const worded = { text: "x", isOpen: false, wordedById: userId, wordedAt: at };
    await tx.callQuestion.create({ data: { sourceId, claimId, ...worded } });
    const reach = { reach: "x", care: "x", changedById: userId, changedAt: at };
    await tx.sourceContact.create({ data: { sourceId, ...reach } });
    const { id: questionId } = await tx.question.findFirstOrThrow({ where: { claimId } });
    await tx.questionReply.create({ data: { questionId, text: "x", byId: userId, at } });
    for (const { table, column } of ERASED_FIELDS) {
      if (["Draft", "ClaimMerge", "Proposal", "Attachment"].includes(table)) continue;
      const word =
        column === "meaning" ? JSON.stringify([plant(table, column)]) : plant(table, column);
      const named = Prisma.raw(`"${table}"`);
      await execute(
        tx,
        Prisma.sql`UPDATE ${named} SET ${Prisma.raw(`"${column}"`)} = ${word}
          WHERE ${table === "Story" ? Prisma.sql`"id" = ${storyId}` : Prisma.sql`"rowid" = (SELECT max("rowid") FROM ${named})`}`,
      );
    }
    const events = [{ type: "story.edited" as const, storyId, data: { changes: {} } }] as const;
    return { result: null, events: [...events] as [(typeof events)[0]] };
  });
}

/** How many rows of the story hold each word; for those that are planted. */
export async function countPlanted(table: string, column: string): Promise<number> {
  const [row] = await rows<{ n: number }>(
    Prisma.sql`SELECT count(*) AS "n" FROM ${Prisma.raw(`"${table}"`)}
      WHERE instr(${Prisma.raw(`"${column}"`)}, ${plant(table, column)}) > 0`,
  );
  return row?.n ?? 0;
}
