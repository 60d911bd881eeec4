/**
 * What becomes of a draft's note: it is cited for a claim of its sentence, kept with the claim as
 * a note, or set aside. A citation comes of it and never a level; terms are said by people, and
 * what the note says of them is kept as its words.
 */
import type { Actor, Authorized } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { atLeastOne, commit, unchanged, type Transaction } from "@/lib/audit/commit";
import type { NewEvent } from "@/lib/audit/events";
import { writeCitation } from "@/lib/ledger/citations/commands";
import { assertOpen } from "@/lib/ledger/claims/commands";
import { createClaims } from "@/lib/ledger/claims/entries";
import { assertStanding, findClaim } from "@/lib/ledger/claims/find";
import { patchedClaim } from "@/lib/ledger/claims/patch";
import { takeSteps } from "@/lib/ledger/claims/revise";
import { LOCATOR_LIMIT, NOTE_LIMIT } from "@/lib/ledger/claims/rules";
import { addSource, madeIn } from "@/lib/ledger/sources/commands";
import { conflict, invalidField, notFound, ruleUnmet } from "@/lib/platform/errors";
import { findStoryBySlug } from "@/lib/stories/find";
import { saidIn, type TextNote } from "@/lib/text/import/findings";
import { readNotes, type ReadNote } from "@/lib/text/notes/read-note";
import { Prisma } from "@/prisma/generated/client";
import { checkSelection, findNewestDraft, type FoundDraft } from "./find";
import type { CiteNoteInput, KeepNoteInput, NoteAt, SetNoteAsideInput } from "./input";
import { asRead } from "./notes";
import { placeNew } from "./place/place-claims";
import { NOTE_KIND_WORDS, type NoteState } from "./rules";

export type CitedNote = { number: number; claimId: number; ref: string; citationId: number };

/**
 * @throws SourcelineError CONFLICT with SourceCandidate[] as `current` where the new source may be
 *   one of the directory's; CONFLICT where the note was decided meanwhile, or a newer draft came in.
 */
export async function citeNote(actor: Actor, input: CiteNoteInput): Promise<CitedNote> {
  authorize(actor, "claim.log");
  authorize(actor, "draft.read");
  authorize(actor, "citation.edit");
  authorize(actor, "source.create");
  return commit(actor, async (tx, at) => {
    const { draft, note, read } = await findOpenNote(tx, actor, input);
    const claim = await claimFor(tx, actor, at, draft, input);
    const source = await sourceFor(tx, actor, at, draft, input, read);
    const cited = await writeCitation(tx, actor, at, {
      ...{ claimId: claim.claimId, sourceId: source.sourceId },
      locator: (input.locator ?? read.locator).slice(0, LOCATOR_LIMIT),
      saidOn: input.saidOn === undefined ? dayIn(read) : input.saidOn,
      channel: input.channel === undefined ? read.channel : input.channel,
      note: (input.note ?? restOf(read)).slice(0, NOTE_LIMIT),
      ...(input.stance && { stance: input.stance }),
    });
    const { citationId } = cited;
    await decide(tx, actor, at, input, { state: "cited", claimId: claim.claimId, citationId });
    const event: NewEvent = {
      type: "note.cited",
      ...{ storyId: draft.storyId, claimId: claim.claimId },
      data: { ref: claim.ref, draft: draft.number, note: input.number, kind: note.kind },
    };
    return {
      result: { number: input.number, claimId: claim.claimId, ref: claim.ref, citationId },
      events: atLeastOne([...source.events, ...claim.events, ...cited.events, event]),
    };
  });
}

/** Adds the note's words to the claim's own note, where its checkers read them. */
export async function keepNote(
  actor: Actor,
  input: KeepNoteInput,
): Promise<{ number: number; ref: string }> {
  authorize(actor, "claim.log");
  authorize(actor, "draft.read");
  authorize(actor, "claim.edit");
  return commit(actor, async (tx, at) => {
    const { draft, note } = await findOpenNote(tx, actor, input);
    const claim = await findClaimOf(tx, actor, draft, input.claimId);
    const added = `${NOTE_KIND_WORDS[note.kind]} in draft ${draft.number}: ${saidIn(note)}`;
    const whole = claim.note === "" ? added : `${claim.note}\n${added}`;
    if (whole.length > NOTE_LIMIT) {
      throw ruleUnmet(`The note of ${claim.ref} has no room for this one.`, [
        "Shorten the claim’s note, or set this one aside.",
      ]);
    }
    const step = patchedClaim(claim, { note: whole }, new Map());
    const events = step ? await takeSteps(tx, actor, at, [step]) : [];
    await decide(tx, actor, at, input, { state: "kept", claimId: claim.id });
    const event: NewEvent = {
      type: "note.kept",
      ...{ storyId: draft.storyId, claimId: claim.id },
      data: { ref: claim.ref, draft: draft.number, note: input.number, kind: note.kind },
    };
    return {
      result: { number: input.number, ref: claim.ref },
      events: atLeastOne([...events, event]),
    };
  });
}

export async function setNoteAside(
  actor: Actor,
  input: SetNoteAsideInput,
): Promise<{ number: number }> {
  authorize(actor, "claim.log");
  authorize(actor, "draft.read");
  return commit(actor, async (tx, at) => {
    const { draft, note } = await findOpenNote(tx, actor, input);
    await decide(tx, actor, at, input, { state: "set_aside", reason: input.reason });
    return {
      result: { number: input.number },
      events: [
        {
          type: "note.set_aside",
          storyId: draft.storyId,
          data: {
            ...{ draft: draft.number, note: input.number, kind: note.kind },
            reason: input.reason,
          },
        },
      ],
    };
  });
}

/** Opens a note that was decided again; a citation that came of it stays, and is taken off by itself. */
export async function reopenNote(actor: Actor, input: NoteAt): Promise<{ number: number }> {
  authorize(actor, "claim.log");
  authorize(actor, "draft.read");
  return commit(actor, async (tx) => {
    const { draft, note } = await findNote(tx, actor, input);
    const { count } = await tx.draftNote.deleteMany({ where: keyOf(input) });
    if (count === 0) return unchanged({ number: input.number });
    return {
      result: { number: input.number },
      events: [
        {
          type: "note.reopened",
          storyId: draft.storyId,
          data: { draft: draft.number, note: input.number, kind: note.kind },
        },
      ],
    };
  });
}

const keyOf = ({ draftId, number }: NoteAt): NoteAt => ({ draftId, number });

async function findNote(tx: Transaction, actor: Authorized<"draft.read">, input: NoteAt) {
  const draft = await findNewestDraft(tx, actor, input.draftId);
  const notes = JSON.parse(draft.notes) as TextNote[];
  const note = notes[input.number - 1];
  const read = readNotes(notes.slice(0, input.number).map(asRead)).at(-1);
  if (!note || !read) throw notFound("That note");
  return { draft, note, read };
}

/** @throws CONFLICT where somebody decided it meanwhile. */
async function findOpenNote(tx: Transaction, actor: Authorized<"draft.read">, input: NoteAt) {
  const found = await findNote(tx, actor, input);
  const decided = await tx.draftNote.findUnique({
    where: { draftId_number: keyOf(input) },
    include: { decidedBy: { select: { name: true } } },
  });
  if (decided) {
    throw conflict(`${decided.decidedBy.name} decided about this note while you were at it.`, {
      state: decided.state,
    });
  }
  return found;
}

type Decision = {
  state: NoteState;
  claimId?: number;
  citationId?: number;
  reason?: string;
};

async function decide(
  tx: Transaction,
  actor: Actor,
  at: Date,
  input: NoteAt,
  decision: Decision,
): Promise<void> {
  try {
    await tx.draftNote.create({
      data: { ...keyOf(input), ...decision, decidedById: actor.userId, decidedAt: at },
    });
  } catch (error) {
    const isThere = error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
    if (isThere) throw conflict("This note was decided while you were at it.", null);
    throw error;
  }
}

async function findClaimOf(
  tx: Transaction,
  actor: Authorized<"claim.read">,
  draft: FoundDraft,
  claimId: number,
) {
  const claim = await findClaim(tx, actor, claimId);
  if (claim.storyId !== draft.storyId) {
    throw invalidField("claimId", `${claim.ref} belongs to another story.`);
  }
  assertStanding(claim);
  return claim;
}

/** The claim that was chosen, or one that is logged from the sentence's words. */
async function claimFor(
  tx: Transaction,
  actor: Authorized<"draft.read">,
  at: Date,
  draft: FoundDraft,
  { claimId, log }: CiteNoteInput,
): Promise<{ claimId: number; ref: string; events: NewEvent[] }> {
  if (claimId !== undefined) {
    const { id, ref } = await findClaimOf(tx, actor, draft, claimId);
    return { claimId: id, ref, events: [] };
  }
  if (!log) throw invalidField("claimId", "Say which claim the note is cited for.");
  const story = await findStoryBySlug(tx, actor, draft.story.slug);
  assertOpen(story);
  const span = checkSelection(draft, log);
  const entry = { wording: log.wording };
  const { logged, events } = await createClaims(tx, actor, at, story, [entry], (name) => name);
  const [claim] = logged;
  if (!claim) throw new Error("A claim was to be logged and is not there.");
  const placed = await placeNew(tx, actor, at, draft, [{ claim, span }]);
  return { claimId: claim.claimId, ref: claim.ref, events: [...events, ...placed] };
}

async function sourceFor(
  tx: Transaction,
  actor: Authorized<"source.read">,
  at: Date,
  draft: FoundDraft,
  { sourceId, source }: CiteNoteInput,
  read: ReadNote,
): Promise<{ sourceId: number; events: NewEvent[] }> {
  if (sourceId !== undefined) return { sourceId, events: [] };
  if (!source) throw invalidField("sourceId", "Say which source the note names.");
  const story = { id: draft.storyId, restricted: draft.story.restricted };
  const url = read.url !== null && /^https?:/i.test(read.url) ? read.url : "";
  const made = await addSource(tx, actor, at, { ...source, url }, madeIn(story));
  return { sourceId: made.source.id, events: [made.event] };
}

const dayIn = ({ date }: ReadNote): Date | null => (date?.day ? new Date(date.day) : null);

/** What has no field of its own, in the note's words. */
function restOf({ date, accessed, terms, rest, url }: ReadNote): string {
  return [
    ...rest,
    ...(date && date.day === null ? [`Dated “${date.words}”`] : []),
    ...(accessed ? [`Looked up on ${accessed.day ?? accessed.words}`] : []),
    ...terms.map((words) => `The note says “${words}”`),
    ...(url === null ? [] : [url]),
  ].join("\n");
}
