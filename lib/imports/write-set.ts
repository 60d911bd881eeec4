/**
 * Writes one set of a file's rows: new claims with their citations, and changes of claims that are
 * there, in one turn that the log tells of and that can be undone. Terms are not said unless the file
 * is an export from here that says them; whatever a row says of a rating, its claim is unverified.
 */
import type { Actor } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { commit, type Transaction } from "@/lib/audit/commit";
import type { NewEvent } from "@/lib/audit/events";
import { nextSeq } from "@/lib/audit/next-seq";
import { assertOpen } from "@/lib/ledger/claims/commands";
import { createClaims, type Entry } from "@/lib/ledger/claims/entries";
import { assertStanding, findClaims } from "@/lib/ledger/claims/find";
import { addNamed, findNamed, type SourceInWords } from "@/lib/ledger/claims/named-sources";
import { patchedClaim } from "@/lib/ledger/claims/patch";
import { takeSteps, type Step } from "@/lib/ledger/claims/revise";
import { guessKind } from "@/lib/ledger/sources/rules";
import { invalid } from "@/lib/platform/errors";
import { job } from "@/lib/platform/threads";
import { findStoryBySlug, type StoryToWriteIn } from "@/lib/stories/find";
import type { Fated } from "./tables/fates";
import type { ImportedRow } from "./tables/read-rows";

/** What of a row is written. */
export type RowToWrite = Pick<
  ImportedRow,
  | "wording"
  | "citations"
  | "note"
  | "kind"
  | "attribution"
  | "assertedBy"
  | "legalRisk"
  | "tags"
  | "asOf"
> & { change: Fated["change"] };

export type SetToWrite = {
  actor: Actor;
  story: string;
  file: string;
  form: string;
  /** The first set's event; null of the first set, which tells of the whole file. */
  importId: number | null;
  whole: { rows: number; refused: number; duplicates: number };
  byCommand: boolean;
  /** As JSON, which crosses to the writer in one piece. */
  rows: string;
};

export type WrittenSet = { seq: number; logged: number; edited: number };

export function toWrite({ row, change }: Fated): RowToWrite {
  const { wording, citations, note, kind, attribution, assertedBy, legalRisk, tags, asOf } = row;
  return {
    ...{ wording, citations, note, kind, attribution, assertedBy, legalRisk, tags, asOf },
    change,
  };
}

export const writeSet = job("writer", "imports.writeSet", (set: SetToWrite) => {
  const { actor } = set;
  authorize(actor, "claim.log");
  const all = JSON.parse(set.rows) as RowToWrite[];
  return commit<WrittenSet>(actor, async (tx, at) => {
    const story = await findStoryBySlug(tx, actor, set.story);
    assertOpen(story);
    const seq = await nextSeq(tx);
    const edits = all.filter(({ change }) => change !== null);
    const logged = all.filter(({ change }) => change === null);
    const made = await logRows({ tx, actor, at, story }, logged);
    const steps = await stepsOf(tx, actor, edits);
    const edited = steps.length > 0 ? await takeSteps(tx, actor, at, steps) : [];
    const told: NewEvent = {
      type: "claims.imported",
      storyId: story.id,
      data: {
        ...{ file: set.file, form: set.form, logged: logged.length, edited: steps.length },
        ...(set.importId === null ? set.whole : { import: set.importId }),
        ...(set.byCommand && { byCommand: true as const }),
      },
    };
    return {
      result: { seq, logged: logged.length, edited: steps.length },
      events: [told, ...made, ...edited],
    };
  });
});

type Writing = { tx: Transaction; actor: Actor; at: Date; story: StoryToWriteIn };

async function logRows(
  { tx, actor, at, story }: Writing,
  logged: readonly RowToWrite[],
): Promise<NewEvent[]> {
  if (logged.length === 0) return [];
  authorize(actor, "claim.log");
  const namings = logged.flatMap(({ citations }) =>
    citations.map(({ name }): { source: SourceInWords } => ({
      source: { name, kind: guessKind(name), evenIfSimilar: true },
    })),
  );
  const named = await findNamed(tx, actor, namings);
  const added = await addNamed(tx, actor, at, story, namings, named);
  const entries = logged.map((row) => entryOf(row, added.idOf));
  const place = (field: string, index: number) => `rows.${index}.${field}`;
  const { events } = await createClaims(tx, actor, at, story, entries, place);
  return [...added.events, ...events];
}

function entryOf(
  { citations, note, kind, attribution, legalRisk, asOf, ...row }: RowToWrite,
  idOf: (name: string) => number | null,
): Entry {
  return {
    ...{ wording: row.wording, note, assertedBy: row.assertedBy, tags: [...row.tags] },
    ...(kind !== null && { kind }),
    ...(attribution !== null && { attribution }),
    ...(legalRisk !== null && { legalRisk }),
    ...(asOf !== "" && { asOf: dayAt(asOf) }),
    citations: citations.map(({ name, saidOn, ...citation }) => {
      const sourceId = idOf(name);
      if (sourceId === null) throw invalid(`Several sources are called “${name}” by now.`);
      return { ...citation, sourceId, saidOn: saidOn === "" ? null : dayAt(saidOn) };
    }),
  };
}

const dayAt = (day: string) => new Date(`${day}T00:00:00.000Z`);

async function stepsOf(
  tx: Transaction,
  actor: Actor,
  edits: readonly RowToWrite[],
): Promise<Step[]> {
  if (edits.length === 0) return [];
  authorize(actor, "claim.edit");
  const byId = new Map(
    edits.flatMap(({ change }) => (change ? [[change.claimId, change] as const] : [])),
  );
  const claims = await findClaims(tx, actor, [...byId.keys()]);
  return claims.flatMap((claim) => {
    assertStanding(claim);
    const { tags, ...patch } = byId.get(claim.id)?.patch ?? {};
    const step = patchedClaim(claim, { ...patch, ...(tags && { tags: [...tags] }) }, new Map());
    return step ? [step] : [];
  });
}
