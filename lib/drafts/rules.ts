/**
 * The words of drafts, placements and proposals, and what follows from where claims stand: which
 * sentences carry one, and how a paragraph is cut up so that each claim can be underlined. Pure;
 * shared by server and screens. Placing claims in a new draft is anchor.ts.
 */
import type { AttributionStatus, ClaimKind } from "@/lib/ledger/claims/rules";
import type { SourceKind } from "@/lib/ledger/sources/rules";
import type { SilenceKind } from "@/lib/reading/proposal";
import { withoutEnding, type ParagraphKind, type Part, type Span } from "@/lib/text/text";

export const PLACEMENT_STATES = ["pending", "placed", "moved", "orphaned"] as const;
export type PlacementState = (typeof PLACEMENT_STATES)[number];

export const PLACEMENT_LABELS: Record<PlacementState, string> = {
  pending: "Pending",
  placed: "Placed",
  moved: "Moved",
  orphaned: "Orphaned",
};

/** What each state asks of a person, for the list of claims to look at. */
export const PLACEMENT_MEANINGS: Record<PlacementState, string> = {
  pending: "It could stand in more than one place. Say which.",
  placed: "It stands in a sentence that says the same.",
  moved: "What carries it changed. Confirm that it still says what the claim says.",
  orphaned: "Its words are gone from the text. Attach it elsewhere, or withdraw it.",
};

/** What a person has to decide; `placed` needs nobody. */
export const UNSETTLED = ["moved", "pending", "orphaned"] as const satisfies PlacementState[];

/** Of a further place where a draft says what a claim says; `contradicts` says it otherwise. */
export const FURTHER_PLACE_STATES = [
  "contradicts",
  "moved",
  "offered",
  "placed",
  "dismissed",
] as const;
export type FurtherPlaceState = (typeof FURTHER_PLACE_STATES)[number];

/**
 * What the places of a claim ask a person, the graver before the less: another place gives another
 * figure; what it stands in says something else, or the same in other words; it could stand in
 * several places, or stands in none any more; it seems to be said again; it never had a place.
 */
export const MATTERS = [
  "contradicts",
  "moved",
  "reworded",
  "pending",
  "orphaned",
  "offered",
  "unplaced",
] as const;
export type Matter = (typeof MATTERS)[number];

/** The gravest matter of a claim; null where nothing is asked. */
export function gravestMatter(
  own: { state: PlacementState | "unplaced"; saysOther: boolean } | null,
  further: readonly FurtherPlaceState[],
): Matter | null {
  if (further.includes("contradicts")) return "contradicts";
  if ((own?.state === "moved" && own.saysOther) || further.includes("moved")) return "moved";
  if (own?.state === "moved") return "reworded";
  if (own?.state === "pending" || own?.state === "orphaned") return own.state;
  if (further.includes("offered")) return "offered";
  return own?.state === "unplaced" ? "unplaced" : null;
}

/**
 * What a person may make of a further place, and from which states. One that contradicts is not
 * accepted: the text is changed, or it is of another matter.
 */
export const FURTHER_PLACE_MOVES: Readonly<
  Record<"placed" | "dismissed", readonly FurtherPlaceState[]>
> = {
  placed: ["offered", "moved"],
  dismissed: ["offered", "moved", "contradicts", "placed"],
};

/** UTF-16 units that one claim may take up in a text; a paragraph or two. */
export const SELECTION_LIMIT = 5_000;

/**
 * Versions of a story's text: all are kept for good, and each has its places and proposals. A story
 * that is rewritten every hour has as many after eight days.
 */
export const DRAFTS_LIMIT = 200;

/** Proposals of a draft that wait to be decided: those read from it, and what a model is asked for. */
export const OPEN_PROPOSALS_LIMIT = 5_000;

/**
 * Proposals listed for one draft, those first that a checker would most want to see. News makes
 * 28 to a thousand words, so that a text of 14,000 words is listed whole.
 */
export const PROPOSALS_LISTED = 400;

/**
 * Proposals listed for one sentence, the members of one list counted as one. Of 670 sentences of
 * news, court reports and interviews one makes four.
 */
export const PROPOSALS_IN_SENTENCE = 3;

export type ProposalState = "open" | "accepted" | "dismissed";

export const SILENCES = {
  no_reply: "did not reply",
  no_immediate_comment: "had no immediate comment",
  declined: "declined to comment",
  unreachable: "could not be reached",
  neither_confirmed_nor_denied: "neither confirmed nor denied",
} as const satisfies Record<SilenceKind, string>;

/** Who the text says asserts the claim. */
export type ProposedSource = {
  name: string;
  kind: SourceKind;
  /** False for "two officials": described, not named. */
  isNamed: boolean;
  /** The full name of one, fit for the directory. Absent in what was read before it was told. */
  isWhole?: boolean;
  /** "He" or "they", who is nobody for sure; who it could be. */
  open?: {
    couldBe: string[];
    /** The same with what the text says of them. Absent in what was read before it was told. */
    people?: ProposedPerson[];
  };
  /** Each by themselves where several speak: "Hale and Moreno". */
  each?: ProposedPerson[];
  title: string;
  employer: string;
  aliases: string[];
};

/** One of several who speak together, or who may be meant. */
export type ProposedPerson = Omit<ProposedSource, "each" | "open">;

export function isNamedSource({ isNamed, open }: ProposedSource): boolean {
  return isNamed && open === undefined;
}

/**
 * What nobody looked at becomes an entry of the directory only under a whole name: no group
 * without one, no pronoun, no surname alone.
 */
export function isFitToAdd(source: ProposedSource): boolean {
  return isNamedSource(source) && !source.each && (source.isWhole ?? true);
}

/**
 * A claim that the text makes, as kept with a proposal and as accepted. It never says how far
 * the claim is checked: no level comes from a text about itself.
 */
export type ProposedClaim = {
  wording: string;
  kind: ClaimKind;
  attribution: AttributionStatus;
  /** As the claim's “asserted by”; empty in the story's own voice. */
  assertedBy: string;
  source: ProposedSource | null;
  /** The words that attribute: "according to"; empty where none do. */
  cue: string;
  quotation: "direct" | "mixed" | "indirect";
  /** The quoted words, verbatim, without their marks. */
  quotes: string[];
  /** "may have", "if confirmed". */
  hedges: string[];
  isDenial: boolean;
  silence: { kind: SilenceKind; parties: string[] } | null;
  figures: string[];
  /** How much a checker would want to see it, 0 to 1. */
  worth: number;
};

export type DraftParagraph = Span & {
  /** As printed beside it, from 1. */
  number: number;
  kind: ParagraphKind;
  level: number;
  /** What it is in the story; the body's without it. */
  part?: Part;
  text: string;
};

/** A stretch of a paragraph that the same marks cover. */
export type Segment<Mark> = { text: string; start: number; end: number; marks: Mark[] };

/**
 * A paragraph cut at every border of a mark, so that each piece can be drawn under all the marks
 * that cover it. The pieces tile the paragraph; marks keep the order in which they were given.
 * Linear in what it gives, but for sorting.
 */
export function segmentsOf<Mark extends Span>(
  paragraph: Span & { text: string },
  marks: readonly Mark[],
): Segment<Mark>[] {
  const { start, end, text } = paragraph;
  const inside = (offset: number) => offset > start && offset < end;
  const borders = marks.flatMap((span) => [span.start, span.end]).filter(inside);
  const points = [...new Set([start, ...borders, end])].sort((a, b) => a - b);
  const beginning = [...marks.keys()].sort((a, b) => startOf(marks[a]) - startOf(marks[b]));
  let begun = 0;
  /** Indexes of the marks that cover the piece at hand, rising. */
  let covering: number[] = [];
  return points.slice(0, -1).map((from, index) => {
    const to = points[index + 1] ?? end;
    covering = covering.filter((at) => (marks[at]?.end ?? 0) > from);
    const before = begun;
    while (begun < beginning.length && startOf(marks[beginning[begun] ?? -1]) < to) begun += 1;
    if (begun > before) {
      const fresh = beginning.slice(before, begun).filter((at) => (marks[at]?.end ?? 0) > from);
      covering = [...covering, ...fresh].sort((a, b) => a - b);
    }
    return {
      text: text.slice(from - start, to - start),
      start: from,
      end: to,
      marks: covering.flatMap((at) => marks[at] ?? []),
    };
  });
}

function startOf(span: Span | undefined): number {
  return span?.start ?? Infinity;
}

/**
 * For each range the spans that reach into it, in their order. Linear in what it gives.
 * @param ranges in order and apart.
 * @param spans in any order.
 */
export function spansWithin<Of extends Span>(
  ranges: readonly Span[],
  spans: readonly Of[],
): Of[][] {
  const within: Of[][] = ranges.map(() => []);
  for (const span of spans) {
    for (let at = firstReaching(ranges, span.start); at < ranges.length; at += 1) {
      if ((ranges[at]?.start ?? Infinity) >= span.end) break;
      within[at]?.push(span);
    }
  }
  return within;
}

export type Coverage = {
  sentences: number;
  /** How many of them carry at least one claim. */
  carrying: number;
  /** Those that carry none, and of which nobody said that there is nothing to check in them. */
  bare: Span[];
  /** Those that carry none, and of which somebody did; all in reading order. */
  idle: Span[];
};

/**
 * Which sentences carry a claim. A claim that reaches over a sentence's border by less than a
 * word's length does not count for the other sentence.
 * @param sentences apart from each other, in any order.
 * @param nothingToCheck sentences that a person said this of.
 */
export function coverageOf(
  sentences: readonly Span[],
  claims: readonly Span[],
  nothingToCheck: readonly Span[] = [],
): Coverage {
  const said = new Set(nothingToCheck.map(({ start }) => start));
  const idle: Span[] = [];
  const sorted = [...claims].sort((a, b) => a.start - b.start);
  const bare: Span[] = [];
  let first = 0;
  let reach = 0;
  for (const sentence of [...sentences].sort((a, b) => a.start - b.start)) {
    const touch = touchOf(sentence);
    while (first < sorted.length && (sorted[first]?.start ?? 0) < sentence.end - touch) {
      reach = Math.max(reach, sorted[first]?.end ?? 0);
      first += 1;
    }
    // Claims are sorted by start, so whatever reaches into this sentence was seen by now.
    if (reach > sentence.start + touch) continue;
    (said.has(sentence.start) ? idle : bare).push(sentence);
  }
  const carrying = sentences.length - bare.length - idle.length;
  return { sentences: sentences.length, carrying, bare, idle };
}

/** UTF-16 units by which a claim must reach into a sentence to count for it; fewer in a short one. */
function touchOf({ start, end }: Span): number {
  return Math.min(3, Math.floor((end - start) / 2));
}

/**
 * The proposals that are not logged yet: claims stand on less than half of their words. What is
 * withdrawn makes its proposal stand open again. Linear, but for the sorting.
 * @param claims in any order.
 */
export function withoutLogged<Proposal extends Span>(
  proposals: readonly Proposal[],
  claims: readonly Span[],
): Proposal[] {
  const taken = joined(claims);
  return proposals.filter((proposal) => {
    let covered = 0;
    for (let at = firstReaching(taken, proposal.start); at < taken.length; at += 1) {
      const span = taken[at];
      if (!span || span.start >= proposal.end) break;
      covered += Math.min(span.end, proposal.end) - Math.max(span.start, proposal.start);
    }
    return covered * 2 < proposal.end - proposal.start;
  });
}

/** The same stretches without overlaps, in order. */
function joined(spans: readonly Span[]): Span[] {
  const result: Array<{ start: number; end: number }> = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else result.push({ start, end });
  }
  return result;
}

/** The index of the first span that ends after the offset; the spans are in order and apart. */
function firstReaching(spans: readonly Span[], offset: number): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** A claim's first wording, from words selected in the text: one line, without outer marks. */
export function wordingFrom(selected: string): string {
  const line = selected.replace(/\s+/gu, " ").trim();
  const bare = withoutEnding(line.replace(/^[,;:–—-]+\s*/u, ""), " ,;:–—-");
  return bare.charAt(0).toLocaleUpperCase("en") + bare.slice(1);
}

export const NOTE_STATES = ["cited", "kept", "set_aside"] as const;
export type NoteState = (typeof NOTE_STATES)[number];

/** Why a note is set aside; a code, so that nothing is typed that would have to be erased. */
export const NOTE_REASONS = ["remark", "no_evidence", "settled", "other_matter"] as const;
export type NoteReason = (typeof NOTE_REASONS)[number];

export const NOTE_REASON_LABELS: Record<NoteReason, string> = {
  remark: "A remark to a colleague",
  no_evidence: "No evidence for a claim",
  settled: "Dealt with already",
  other_matter: "About something else",
};

export const NOTE_KIND_WORDS = {
  footnote: "Footnote",
  endnote: "Endnote",
  comment: "Comment",
} as const;

/** What a draft is called: "Draft 3". */
export function draftName(number: number): string {
  return `Draft ${number}`;
}

/** The number in an address's "3"; null for anything else. */
export function parseDraftNumber(text: string): number | null {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}

/** The number of the paragraph in which the offset lies, from 1; 0 outside of all. */
export function paragraphAt(paragraphs: readonly Span[], offset: number): number {
  const index = firstReaching(paragraphs, offset - 1);
  const paragraph = paragraphs[index];
  return paragraph && offset >= paragraph.start ? index + 1 : 0;
}
