/**
 * The notes of a draft: where each stands, what is read in it, what could be cited with it, and
 * what was decided. They exist for the readers of the story; nothing of them leaves by an export.
 */
import type { Actor, Authorized } from "@/lib/access/actor";
import { authorize, can } from "@/lib/access/policy";
import { visibleSourceFilter } from "@/lib/access/visibility";
import type { Transaction } from "@/lib/audit/commit";
import { isErasedMark } from "@/lib/audit/erased-mark";
import { claimRef } from "@/lib/ledger/claims/rules";
import { findNearSources } from "@/lib/ledger/sources/near";
import { withCounts, type SourceCandidate } from "@/lib/ledger/sources/queries";
import { db } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { insertMany } from "@/lib/platform/sets";
import { placesOfNotes, type NotePlace } from "@/lib/reading/note-places";
import { visibleStoryCalled } from "@/lib/stories/former-slugs";
import { foldTypography } from "@/lib/text/fold";
import { saidIn, type TextChange, type TextNote } from "@/lib/text/import/findings";
import { readNotes, type ReadNote } from "@/lib/text/notes/read-note";
import type { Paragraph, Span } from "@/lib/text/text";
import { likeliestSource } from "./propose/proposed";
import { paragraphAt, wordingFrom, type NoteState } from "./rules";

export type DecidedNote = {
  state: NoteState;
  /** Of the claim that it is cited for or kept with. */
  ref: string | null;
  reason: string;
  by: string;
  at: string;
};

/** A note as the page lists and draws it. */
export type NoteOnDraft = {
  /** From 1, in the order of the file. */
  number: number;
  kind: TextNote["kind"];
  /** Where its mark stands in the text. */
  at: number;
  /** The sentence that it stands at. */
  start: number;
  end: number;
  /** How it begins. */
  text: string;
  decided: DecidedNote["state"] | null;
};

export type DraftNotes = { notes: NoteOnDraft[]; changes: TextChange[] };

const BEGINNING = 120;

/** @throws SourcelineError NOT_FOUND where story or draft does not exist for the actor. */
export async function listNotes(actor: Actor, slug: string, number: number): Promise<DraftNotes> {
  const draft = await findDraft(actor, slug, number);
  if (isErasedMark(draft.text)) return { notes: [], changes: [] };
  const { notes, places } = placed(draft);
  const decided = new Map(draft.decidedNotes.map((row) => [row.number, row.state]));
  return {
    notes: notes.map((note, index) => {
      const { start, end } = places[index] ?? { start: note.at, end: note.at };
      return {
        ...{ number: index + 1, kind: note.kind, at: note.at, start, end },
        text: saidIn(note).slice(0, BEGINNING),
        decided: decided.get(index + 1) ?? null,
      };
    }),
    changes: JSON.parse(draft.changes) as TextChange[],
  };
}

/** A claim that stands at the note's sentence. */
export type ClaimAtNote = { id: number; ref: string; wording: string };

export type NoteDetail = {
  draftId: number;
  number: number;
  /** How many the draft has. */
  count: number;
  kind: TextNote["kind"];
  author: string;
  text: string;
  replies: NonNullable<TextNote["replies"]>;
  /** Text and replies in lines, as it is read. */
  said: string;
  read: ReadNote;
  paragraph: number;
  sentence: string;
  /** Of the likeliest first. */
  claims: ClaimAtNote[];
  /** What would be logged where no claim stands there: a proposal's words, else the sentence. */
  unlogged: (Span & { wording: string }) | null;
  /** What the directory has for the source that it names. */
  known: SourceCandidate | null;
  near: SourceCandidate[];
  decided: DecidedNote | null;
};

/** @throws SourcelineError NOT_FOUND where story, draft or note does not exist for the actor. */
export async function getNote(
  actor: Actor,
  slug: string,
  draftNumber: number,
  number: number,
): Promise<NoteDetail> {
  authorize(actor, "draft.read");
  const draft = await findDraft(actor, slug, draftNumber);
  const { notes, places } = placed(draft);
  const note = notes[number - 1];
  const place = places[number - 1];
  if (!note || !place || isErasedMark(draft.text)) throw notFound("That note");
  const read = readNotes(notes.map(asRead))[number - 1];
  if (!read) throw notFound("That note");
  const claims = await claimsAt(draft.id, place, note.at);
  const proposal =
    claims.length > 0 || !can(actor, "claim.log")
      ? null
      : await db().proposal.findFirst({
          where: { draftId: draft.id, state: "open", start: { gte: place.start, lt: place.end } },
          orderBy: [{ start: "asc" }, { id: "asc" }],
          select: { start: true, end: true },
        });
  const words = proposal ?? { start: place.start, end: place.end };
  const row = draft.decidedNotes.find((each) => each.number === number);
  return {
    ...{ draftId: draft.id, number, count: notes.length, kind: note.kind },
    ...{ author: note.author, text: note.text, replies: note.replies ?? [], said: saidIn(note) },
    read,
    paragraph: paragraphAt(JSON.parse(draft.paragraphs) as Paragraph[], place.start),
    sentence: draft.text.slice(place.start, place.end),
    claims,
    unlogged:
      claims.length > 0
        ? null
        : { ...words, wording: wordingFrom(draft.text.slice(words.start, words.end)) },
    ...(await sourcesFor(actor, read)),
    decided: row
      ? {
          ...{ state: row.state, reason: row.reason, by: row.decidedBy.name },
          ref: row.claim && claimRef(row.claim.number),
          at: row.decidedAt.toISOString(),
        }
      : null,
  };
}

/** A note as the reader of notes takes it. */
export const asRead = (note: TextNote) => ({
  ...{ kind: note.kind, text: saidIn(note), links: note.links ?? [] },
});

async function findDraft(actor: Actor, slug: string, number: number) {
  authorize(actor, "draft.read");
  const draft = await db().draft.findFirst({
    where: { number, story: visibleStoryCalled(actor, slug) },
    select: {
      ...{ id: true, text: true, paragraphs: true, sentences: true, notes: true, changes: true },
      decidedNotes: {
        include: { decidedBy: { select: { name: true } }, claim: { select: { number: true } } },
      },
    },
  });
  if (!draft) throw notFound("That draft");
  return draft;
}

type Stored = { notes: string; paragraphs: string; sentences: string };

function placed(draft: Stored): { notes: TextNote[]; places: NotePlace[] } {
  const notes = JSON.parse(draft.notes) as TextNote[];
  const paragraphs = JSON.parse(draft.paragraphs) as Paragraph[];
  let paragraph = 0;
  const sentences = (JSON.parse(draft.sentences) as Span[]).map(({ start, end }) => {
    while ((paragraphs[paragraph + 1]?.start ?? Infinity) <= start) paragraph += 1;
    return { start, end, paragraph };
  });
  return { notes, places: placesOfNotes(notes, paragraphs, sentences) };
}

/** Those whose words reach into the sentence; the one that ends last before the mark comes first. */
async function claimsAt(draftId: number, { start, end }: Span, at: number): Promise<ClaimAtNote[]> {
  const where = { start: { lt: end }, end: { gt: start }, claim: { withdrawnAt: null } };
  const select = {
    ...{ start: true, end: true },
    claim: { select: { id: true, number: true, wording: true } },
  } as const;
  const [own, further] = await Promise.all([
    db().placement.findMany({
      where: { draftId, state: { in: ["placed", "moved"] }, ...where },
      select,
    }),
    db().furtherPlace.findMany({
      where: { draftId, state: { in: ["placed", "moved"] }, ...where },
      select,
    }),
  ]);
  const nearness = (mark: { start: number | null; end: number | null }) =>
    Math.abs(at - (mark.end ?? 0)) + ((mark.start ?? 0) >= at ? 1e6 : 0);
  const sorted = [...own, ...further].sort((one, other) => nearness(one) - nearness(other));
  const claims = sorted.map(({ claim: { id, number, wording } }) => ({
    ...{ id, wording, ref: claimRef(number) },
  }));
  return claims.filter(({ id }, index) => claims.findIndex((each) => each.id === id) === index);
}

/** By its address, else by its name. */
async function sourcesFor(
  actor: Authorized<"draft.read">,
  { url, source }: ReadNote,
): Promise<Pick<NoteDetail, "known" | "near">> {
  if (url !== null) {
    const found = await db().source.findMany({
      where: { url, mergedIntoId: null, keptForId: null, ...visibleSourceFilter(actor) },
      orderBy: { id: "asc" },
      take: 2,
    });
    const [one] = await withCounts(actor, found);
    if (one && found.length === 1) return { known: one, near: [] };
  }
  if (source === "") return { known: null, near: [] };
  const near = await findNearSources(actor, { name: source, aliases: "" }, null);
  const candidates = await withCounts(actor, near);
  const known = likeliestSource({ name: source, aliases: [] }, candidates);
  return known ? { known, near: [] } : { known: null, near: candidates };
}

/** Says of the next draft's notes what was said of the same ones in the draft before. */
export async function carryNotes(
  tx: Transaction,
  before: { id: number; notes: string },
  next: { id: number; notes: readonly TextNote[] },
): Promise<void> {
  const decided = await tx.draftNote.findMany({
    where: { draftId: before.id },
    orderBy: { number: "asc" },
  });
  if (decided.length === 0) return;
  const was = numbersByWords(JSON.parse(before.notes) as TextNote[]);
  const is = numbersByWords(next.notes);
  const again = [...is].flatMap(([words, numbers]) =>
    numbers.flatMap((number, index) => {
      // Of several “Ibid.” the first is the first again.
      const row = decided.find((each) => each.number === was.get(words)?.[index]);
      return row ? [{ ...row, draftId: next.id, number }] : [];
    }),
  );
  await insertMany(tx, "DraftNote", again);
}

function numbersByWords(notes: readonly TextNote[]): Map<string, number[]> {
  const numbers = new Map<string, number[]>();
  notes.forEach((note, index) => {
    const words = `${note.kind} ${foldTypography(saidIn(note)).text}`;
    numbers.set(words, [...(numbers.get(words) ?? []), index + 1]);
  });
  return numbers;
}
