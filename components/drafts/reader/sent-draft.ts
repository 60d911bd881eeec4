/**
 * A draft on its way to the browser: the text once, and of each mark, sentence and paragraph no
 * more than tells it from the text. Pure; packed on the server, unpacked where it is drawn.
 */
import type { DraftNotes } from "@/lib/drafts/notes";
import type { DraftView } from "@/lib/drafts/queries";
import type { UnsettledPlacement } from "@/lib/drafts/place/unsettled";
import { paragraphAt, wordingFrom } from "@/lib/drafts/rules";
import { claimRef, parseClaimRef, type VerificationLevel } from "@/lib/ledger/claims/rules";
import {
  paragraphSpans,
  type Link,
  type Paragraph,
  type ParagraphKind,
  type Part,
  type Span,
} from "@/lib/text/text";
import {
  noteKey,
  proposalKey,
  type ReaderDraft,
  type TextMark,
  type UnsettledClaim,
} from "./reader-draft";

type Plain = Pick<
  DraftView,
  | "id"
  | "number"
  | "title"
  | "fileName"
  | "wordCount"
  | "addedBy"
  | "addedAt"
  | "isLatest"
  | "text"
  | "lints"
  | "unlisted"
  | "counts"
  | "can"
>;

export type SentDraft = Plain &
  DraftNotes & {
    slug: string;
    latest: number;
    /** The paragraphs that are no plain ones, by their index. */
    kinds: Array<[index: number, kind: ParagraphKind, level: number, part?: Part]>;
    links: Array<[start: number, end: number, href: string]>;
    sentences: number;
    /** Those that carry no claim, as steps. */
    bare: number[];
    /** Those with nothing to check, as steps. */
    idle: number[];
    claims: Array<
      [
        number: number,
        start: number,
        end: number,
        level: VerificationLevel,
        flags: number,
        wording: string,
      ]
    >;
    /** Further places: of a contradiction, the last member is 1. */
    further: Array<[number: number, start: number, end: number, contradicts: 0 | 1]>;
    /** Of each an id, what toSteps makes of its place, and its worth in hundredths. */
    proposals: { ids: number[]; steps: number[]; worths: number[] };
    /** Without the wording where a mark in the text has it. */
    unsettled: Array<Omit<UnsettledClaim, "wording"> & { wording?: string }>;
  };

const LAPSED = 1;
const MOVED = 2;
const DECIDED = 4;

/** @param unsettled for those who may place claims; nobody else is sent any. */
export function packDraft(
  { story, paragraphs, claims, further, proposals, links, coverage, ...view }: DraftView,
  latest: number,
  unsettled: readonly UnsettledPlacement[],
  beside: DraftNotes = { notes: [], changes: [] },
): SentDraft {
  const inText = new Set(claims.map(({ claimId }) => claimId));
  return {
    ...plainOf(view),
    ...beside,
    slug: story.slug,
    latest,
    kinds: paragraphs.flatMap(({ kind, level, part }, index): SentDraft["kinds"] => {
      const isPlain = kind === "paragraph" && level === 0;
      if (part !== undefined && part !== "body") return [[index, kind, level, part]];
      return isPlain ? [] : [[index, kind, level]];
    }),
    links: links.map(({ start, end, href }) => [start, end, href]),
    sentences: coverage.sentences,
    bare: toSteps(coverage.bare),
    idle: toSteps(coverage.idle),
    claims: claims.map((claim) => [
      parseClaimRef(claim.ref) ?? 0,
      claim.start,
      claim.end,
      claim.level,
      (claim.isLapsed ? LAPSED : 0) |
        (claim.state === "moved" ? MOVED : 0) |
        (claim.reviewState === "decided" ? DECIDED : 0),
      claim.wording,
    ]),
    further: further.map(({ ref, start, end, state }) => [
      ...([parseClaimRef(ref) ?? 0, start, end] as const),
      state === "contradicts" ? 1 : 0,
    ]),
    proposals: {
      ids: proposals.map(({ id }) => id),
      steps: toSteps(proposals),
      worths: proposals.map(({ claim }) => Math.round(claim.worth * 100)),
    },
    unsettled: unsettled.map(({ claimId, ref, state, placementId, revision, wording }) => ({
      claimId,
      ref,
      state,
      placementId,
      revision,
      ...(inText.has(claimId) ? {} : { wording }),
    })),
  };
}

function plainOf(view: Plain): Plain {
  const { id, number, title, fileName, wordCount, addedBy, addedAt } = view;
  const { isLatest, text, unlisted, lints, counts, can } = view;
  return {
    ...{ id, number, title, fileName, wordCount, addedBy, addedAt },
    ...{ isLatest, text, unlisted, lints, counts, can },
  };
}

export function unpackDraft(sent: SentDraft): ReaderDraft {
  const { slug, latest, sentences } = sent;
  const paragraphs = paragraphsOf(sent);
  const bare = fromSteps(sent.bare);
  const idle = fromSteps(sent.idle);
  const marks = marksOf(sent, paragraphs);
  const wordings = new Map(marks.map(({ key, wording }) => [key, wording]));
  return {
    ...plainOf(sent),
    slug,
    latest,
    paragraphs,
    links: sent.links.map(([start, end, href]): Link => ({ start, end, href })),
    coverage: { sentences, carrying: sentences - bare.length - idle.length, bare, idle },
    marks,
    notes: sent.notes.map((note) => ({ ...note, key: noteKey(note.number) })),
    changes: sent.changes,
    further: sent.further.map(([number, start, end, contradicts]) => ({
      ...{ start, end, ref: claimRef(number) },
      kind: contradicts === 1 ? ("contradicts" as const) : ("further" as const),
    })),
    unsettled: sent.unsettled.map((claim) => ({
      ...claim,
      wording: claim.wording ?? wordings.get(claim.ref) ?? "",
    })),
  };
}

function paragraphsOf({ text, kinds }: SentDraft): Paragraph[] {
  const paragraphs: Paragraph[] = paragraphSpans(text).map((span) => ({
    ...span,
    kind: "paragraph",
    level: 0,
  }));
  for (const [index, kind, level, part] of kinds) {
    const paragraph = paragraphs[index];
    if (paragraph) paragraphs[index] = { ...paragraph, kind, level, ...(part && { part }) };
  }
  return paragraphs;
}

function marksOf(sent: SentDraft, paragraphs: readonly Paragraph[]): TextMark[] {
  const at = (start: number) => paragraphAt(paragraphs, start);
  const places = fromSteps(sent.proposals.steps);
  const marks: TextMark[] = [
    ...sent.claims.map(([number, start, end, level, flags, wording]) => ({
      kind: "claim" as const,
      key: claimRef(number),
      start,
      end,
      paragraph: at(start),
      wording,
      level,
      isLapsed: (flags & LAPSED) > 0,
      isMoved: (flags & MOVED) > 0,
      isDecided: (flags & DECIDED) > 0,
    })),
    ...places.map(({ start, end }, index) => ({
      kind: "proposal" as const,
      key: proposalKey(sent.proposals.ids[index] ?? 0),
      id: sent.proposals.ids[index] ?? 0,
      start,
      end,
      paragraph: at(start),
      wording: wordingFrom(sent.text.slice(start, end).replace(/^that\s+/, "")),
      worth: (sent.proposals.worths[index] ?? 0) / 100,
    })),
  ];
  return marks.sort((one, other) => one.start - other.start || other.end - one.end);
}

/** Ranges as numbers of few digits: by turns how far on from the one before, and how long. */
export function toSteps(spans: readonly Span[]): number[] {
  let last = 0;
  return spans.flatMap(({ start, end }) => {
    const step = start - last;
    last = start;
    return [step, end - start];
  });
}

export function fromSteps(steps: readonly number[]): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (let at = 0; at + 1 < steps.length; at += 2) {
    start += steps[at] ?? 0;
    spans.push({ start, end: start + (steps[at + 1] ?? 0) });
  }
  return spans;
}
