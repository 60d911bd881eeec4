import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { verifyChain } from "@/lib/audit/chain";
import { commit } from "@/lib/audit/commit";
import { db } from "@/lib/platform/db";
import { createSource } from "@/lib/ledger/sources/commands";
import type { SourceKind } from "@/lib/ledger/sources/rules";
import { useDatabase } from "@/tests/support/database";
import { makePerson, makeStory } from "@/tests/support/factories";
import { refusal } from "@/tests/support/refusal";
import { addCitation, editCitation, removeCitation } from "@/lib/ledger/citations/commands";
import { logClaim } from "@/lib/ledger/claims/commands";
import { editSource } from "@/lib/ledger/sources/changes";
import { giveVerdict } from "@/lib/ledger/verdicts/commands";
import { mergeSources, undoMerge } from "./commands";
import { previewMerge } from "./preview";

useDatabase();
let editor: Actor;
let reviewer: Actor;
let story: { id: number; slug: string };
let round = 0;

beforeAll(async () => {
  editor = await makePerson("editor");
  reviewer = await makePerson("reviewer");
  story = await makeStory(editor);
});

beforeEach(() => {
  round += 1;
});

/** Each test has names of its own, so that none is a near-duplicate of another test's. */
async function source(name: string, kind: SourceKind = "person"): Promise<number> {
  const words = ["alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel"];
  const mark = `${words[round % 8] ?? ""}${words[Math.floor(round / 8)] ?? ""}`;
  const made = await createSource(editor, {
    name: `${name} ${mark}`,
    kind,
    evenIfSimilar: true,
  });
  return made.id;
}

async function claimWith(...sourceIds: number[]): Promise<{ id: number; citations: number[] }> {
  const { claimId } = await logClaim(editor, { story: story.slug, wording: "A claim" });
  const citations: number[] = [];
  for (const sourceId of sourceIds) {
    citations.push((await addCitation(editor, { claimId, sourceId })).citationId);
  }
  return { id: claimId, citations };
}

async function citedSource(citationId: number): Promise<number> {
  return (await db().citation.findUniqueOrThrow({ where: { id: citationId } })).sourceId;
}

async function rests(citationId: number): Promise<number[]> {
  const rows = await db().citationRest.findMany({ where: { citationId } });
  return rows.map((row) => row.sourceId).sort((a, b) => a - b);
}

async function standing(claimId: number) {
  const claim = await db().claim.findUniqueOrThrow({ where: { id: claimId } });
  const { sourceCount, originCount, reviewState } = claim;
  return { sourceCount, originCount, reviewState };
}

async function derivations(...ids: number[]): Promise<string[]> {
  const rows = await db().sourceDerivation.findMany({
    where: { OR: [{ sourceId: { in: ids } }, { originId: { in: ids } }] },
  });
  return rows.map((row) => `${row.sourceId}<${row.originId}`).sort();
}

async function rederive(sourceId: number, derivesFrom: number[], actor = editor) {
  const { revision } = await db().source.findUniqueOrThrow({ where: { id: sourceId } });
  return editSource(actor, { sourceId, revision, patch: { derivesFrom } });
}

/** As a verdict leaves it; verification stands above us. */
async function decide(claimId: number): Promise<void> {
  await commit(reviewer, async (tx, at) => {
    const claim = await tx.claim.update({
      where: { id: claimId },
      data: { reviewState: "decided", level: "corroborated" },
    });
    await tx.verdict.create({
      data: {
        claimId,
        level: "corroborated",
        note: "Two origins",
        reviewerId: reviewer.userId,
        givenAt: at,
        contentRevision: claim.contentRevision,
      },
    });
    return {
      result: undefined,
      events: [
        {
          type: "verdict.given",
          storyId: claim.storyId,
          claimId,
          data: {
            ref: `C${claim.number}`,
            level: "corroborated",
            previousLevel: "unverified",
            note: "Two origins",
            contentRevision: claim.contentRevision,
          },
        },
      ],
    };
  });
}

const eventsOf = async (claimId: number, type: string) =>
  (await db().event.findMany({ where: { claimId, type } })).map(
    (row) => JSON.parse(row.data) as Record<string, unknown>,
  );

describe("mergeSources", () => {
  it("moves every citation, removed ones too, and keeps the old name findable", async () => {
    const from = await source("Mandiant Intelligence", "organisation");
    const into = await source("Mandiant", "organisation");
    const one = await claimWith(from, into);
    const two = await claimWith(from);
    await removeCitation(editor, { citationId: two.citations[0]!, revision: 0 });

    const merged = await mergeSources(editor, { fromId: from, intoId: into });
    expect(merged).toMatchObject({ fromId: from, intoId: into });
    expect(await db().citation.count({ where: { sourceId: from } })).toBe(0);
    expect(await citedSource(one.citations[0]!)).toBe(into);
    expect(await citedSource(two.citations[0]!)).toBe(into);
    expect(await standing(one.id)).toMatchObject({ sourceCount: 1, originCount: 1 });

    const survivor = await db().source.findUniqueOrThrow({ where: { id: into } });
    expect(survivor.aliases).toMatch(/^Mandiant Intelligence /);
    expect(survivor.nameKey).toMatch(/\n mandiant intelligence /);
    const gone = await db().source.findUniqueOrThrow({ where: { id: from } });
    expect(gone.mergedIntoId).toBe(into);
    expect(await db().claim.findUniqueOrThrow({ where: { id: one.id } })).toMatchObject({
      sourceNames: survivor.name,
    });
    expect(await eventsOf(one.id, "citation.edited")).toMatchObject([
      { citationId: one.citations[0], changes: { source: { from: gone.name, to: survivor.name } } },
    ]);
    expect(await verifyChain()).toMatchObject({ ok: true });
  });

  it("sends a decided claim whose origins it made fewer to recheck, and says why", async () => {
    const [from, into] = [await source("A. Analyst"), await source("Ann Analyst")];
    const decided = await claimWith(from, into);
    await decide(decided.id);
    const open = await claimWith(from, into);
    const ofInto = await claimWith(into);
    await decide(ofInto.id);

    expect((await previewMerge(reviewer, from, into)).recheck).toBe(2);
    const { recheck } = await mergeSources(reviewer, { fromId: from, intoId: into });
    expect(recheck).toBe(2);
    expect(await standing(decided.id)).toMatchObject({ originCount: 1, reviewState: "recheck" });
    expect(await standing(open.id)).toMatchObject({ originCount: 1, reviewState: "open" });
    // The source that it cites goes by another name as well now.
    expect(await standing(ofInto.id)).toMatchObject({ originCount: 1, reviewState: "recheck" });
    expect(await eventsOf(decided.id, "claim.origins_recounted")).toMatchObject([
      { changes: { originCount: { from: 2, to: 1 } } },
    ]);
    expect(await eventsOf(decided.id, "verdict.lapsed")).toHaveLength(1);
    expect(await eventsOf(ofInto.id, "verdict.lapsed")).toMatchObject([
      { because: expect.stringMatching(/other name ‘A\. Analyst .*’ added$/) as string },
    ]);
    const verdict = await db().verdict.findFirstOrThrow({ where: { claimId: decided.id } });
    expect(verdict.lapsedAt).not.toBeNull();
  });

  it("costs those who lean on the source that stays nothing where only a spelling comes", async () => {
    const [from, into] = [await source("John Hultqvist"), await source("John Hultquist")];
    const [ofFrom, ofInto] = [await claimWith(from), await claimWith(into)];
    await decide(ofFrom.id);
    await decide(ofInto.id);
    expect((await previewMerge(editor, from, into)).recheck).toBe(1);
    const { recheck } = await mergeSources(editor, { fromId: from, intoId: into });
    expect(recheck).toBe(1);
    expect(await standing(ofFrom.id)).toMatchObject({ reviewState: "recheck" });
    expect(await standing(ofInto.id)).toMatchObject({ reviewState: "decided" });
    expect(await eventsOf(ofInto.id, "claim.source_changed")).toMatchObject([{ spelling: true }]);
  });

  it("refuses itself, the merged-away and the unknown, and leaves them untouched", async () => {
    const [a, b, c] = [await source("One"), await source("Two"), await source("Three")];
    await mergeSources(editor, { fromId: a, intoId: b });
    const refused: Array<[number, number, string]> = [
      [b, b, "INVALID"],
      [a, c, "INVALID"],
      [c, a, "INVALID"],
      [c, 999_999, "NOT_FOUND"],
    ];
    for (const [fromId, intoId, code] of refused) {
      expect((await refusal(() => mergeSources(editor, { fromId, intoId }))).code).toBe(code);
    }
    expect((await db().source.findUniqueOrThrow({ where: { id: c } })).mergedIntoId).toBeNull();
    const viewer = await makePerson("viewer");
    const error = await refusal(() => mergeSources(viewer, { fromId: c, intoId: b }));
    expect(error.code).toBe("FORBIDDEN");
  });

  it("refuses to make a source derive from itself through others, naming the circle", async () => {
    const [a, x, b] = [await source("Wire"), await source("Blog"), await source("Agency")];
    await rederive(x, [b]);
    await rederive(a, [x]);
    const error = await refusal(() => mergeSources(editor, { fromId: b, intoId: a }));
    expect(error.code).toBe("INVALID");
    expect(error.message).toMatch(/Wire .* ← Blog .* ← Wire/);
    expect(await derivations(a, b, x)).toEqual([`${x}<${b}`, `${a}<${x}`].sort());
  });
});

describe("undoMerge", () => {
  it("puts everything back to the letter", async () => {
    const [from, into, other, leak] = [
      await source("Second name"),
      await source("First name"),
      await source("Reader"),
      await source("Leak", "document"),
    ];
    await rederive(from, [leak]);
    await rederive(into, [leak]);
    await rederive(other, [from]);
    const { id: claimId } = await claimWith();
    const rest = async (sourceId: number, restsOn: number[]) =>
      (await addCitation(editor, { claimId, sourceId, restsOn })).citationId;
    const citations = [
      await rest(from, []),
      await rest(from, [into]),
      await rest(into, [from]),
      await rest(other, [from]),
      await rest(other, [from, into, leak]),
      await rest(into, []),
    ];
    const picture = async () => ({
      cited: await Promise.all(citations.map(citedSource)),
      rests: await Promise.all(citations.map(rests)),
      derivations: await derivations(from, into, other, leak),
      standing: await standing(claimId),
      into: (({ name, aliases, nameKey }) => ({ name, aliases, nameKey }))(
        await db().source.findUniqueOrThrow({ where: { id: into } }),
      ),
    });
    const before = await picture();
    const { mergeId } = await mergeSources(editor, { fromId: from, intoId: into });
    const merged = await picture();
    expect(new Set(merged.cited)).toEqual(new Set([into, other]));
    expect(merged.rests).toEqual([[], [], [], [into], [into, leak].sort((a, b) => a - b), []]);
    expect(merged.derivations).toEqual([`${into}<${leak}`, `${other}<${into}`].sort());

    await undoMerge(reviewer, { mergeId });
    expect(await picture()).toEqual(before);
    expect((await db().source.findUniqueOrThrow({ where: { id: from } })).mergedIntoId).toBeNull();
    expect(await verifyChain()).toMatchObject({ ok: true });
  });

  it("leaves alone what people moved since, and loses no citation", async () => {
    const [from, into, third] = [
      await source("Old desk"),
      await source("New desk"),
      await source("Elsewhere"),
    ];
    const claim = await claimWith(from, from, from);
    const [kept, moved, removed] = claim.citations as [number, number, number];
    const { mergeId } = await mergeSources(editor, { fromId: from, intoId: into });
    const added = (await addCitation(editor, { claimId: claim.id, sourceId: into })).citationId;
    const { revision } = await db().citation.findUniqueOrThrow({ where: { id: moved } });
    await editCitation(editor, { citationId: moved, revision, patch: { sourceId: third } });
    await removeCitation(editor, { citationId: removed, revision: 1 });

    await undoMerge(editor, { mergeId });
    expect(await citedSource(kept)).toBe(from);
    expect(await citedSource(moved)).toBe(third);
    expect(await citedSource(removed)).toBe(from);
    expect(await citedSource(added)).toBe(into);
    expect(await db().citation.count({ where: { claimId: claim.id } })).toBe(4);
    expect(await standing(claim.id)).toMatchObject({ sourceCount: 3, originCount: 3 });
  });

  it("does not bring back a rest that was taken off since", async () => {
    const [from, into, reader] = [
      await source("Paper"),
      await source("Same paper"),
      await source("Reader"),
    ];
    const { id: claimId } = await claimWith();
    const { citationId } = await addCitation(editor, {
      claimId,
      sourceId: reader,
      restsOn: [from],
    });
    const { mergeId } = await mergeSources(editor, { fromId: from, intoId: into });
    await editCitation(editor, { citationId, revision: 0, patch: { restsOn: [] } });
    await undoMerge(editor, { mergeId });
    expect(await rests(citationId)).toEqual([]);
  });

  it("happens once, and only from the top of a chain of merges", async () => {
    const [a, b, c] = [await source("Lower"), await source("Middle"), await source("Upper")];
    const claim = await claimWith(a);
    const lower = await mergeSources(editor, { fromId: a, intoId: b });
    const upper = await mergeSources(editor, { fromId: b, intoId: c });
    const blocked = await refusal(() => undoMerge(editor, { mergeId: lower.mergeId }));
    expect(blocked.code).toBe("RULE_UNMET");
    expect(await citedSource(claim.citations[0]!)).toBe(c);

    await undoMerge(editor, { mergeId: upper.mergeId });
    await undoMerge(editor, { mergeId: lower.mergeId });
    expect(await citedSource(claim.citations[0]!)).toBe(a);
    const twice = await refusal(() => undoMerge(editor, { mergeId: lower.mergeId }));
    expect(twice.code).toBe("RULE_UNMET");
    expect((await refusal(() => undoMerge(editor, { mergeId: 999_999 }))).code).toBe("NOT_FOUND");
  });

  it("counts origins apart again, and four eyes keep its author from judging them", async () => {
    const [from, into] = [await source("Left head"), await source("Right head")];
    const claim = await claimWith(from, into);
    const { mergeId } = await mergeSources(editor, { fromId: from, intoId: into });
    await decide(claim.id);
    await undoMerge(reviewer, { mergeId });
    expect(await standing(claim.id)).toMatchObject({ originCount: 2, reviewState: "recheck" });
    const { contentRevision } = await db().claim.findUniqueOrThrow({ where: { id: claim.id } });
    const verdict = { level: "single_source", note: "Looked into it.", contentRevision } as const;
    const refused = await refusal(() => giveVerdict(reviewer, { claimId: claim.id, ...verdict }));
    expect(refused.unmet?.join()).toMatch(/changed a source/);
  });

  it("is settled when two people undo at once", async () => {
    const [from, into] = [await source("Twin"), await source("Other twin")];
    const { mergeId } = await mergeSources(editor, { fromId: from, intoId: into });
    const outcomes = await Promise.allSettled([
      undoMerge(editor, { mergeId }),
      undoMerge(reviewer, { mergeId }),
    ]);
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});
