/**
 * Finds hedges in a claim's wording and says which of them a rewording dropped or
 * strengthened ("may have" → "did"), because that changes what is claimed while looking
 * like a copy edit. Pure. English only, by a list; a hedge it does not know is not named,
 * but the verdict lapses all the same.
 */
import type { Span } from "./text";
import { tokensOf } from "./tokens";
import { diffWords, type Piece } from "./diff/words";

const HEDGES: ReadonlyArray<readonly [name: string, pattern: RegExp]> = [
  ["may have", /\bmay\s+have\b/gi],
  ["might have", /\bmight\s+have\b/gi],
  ["could have", /\bcould\s+have\b/gi],
  ["may", /\bmay\b(?!\s+have\b)(?!\s+\d)/g],
  ["might", /\bmight\b(?!\s+have\b)/gi],
  ["could", /\bcould\b(?!\s+(?:have|not)\b)(?!n[’']t)/gi],
  ["would", /\bwould\b/gi],
  ["appear", /\bappear(?:s|ed|ing)?\s+(?:to|that|as)\b/gi],
  ["apparently", /\bapparent(?:ly)?\b/gi],
  ["seem", /\bseem(?:s|ed|ing(?:ly)?)?\b/gi],
  ["allegedly", /\b(?:allegedly|alleged)\b/gi],
  ["allege", /\balleg(?:e|es|ing)\b/gi],
  ["claim", /\bclaim(?:s|ed|ing)?\b/gi],
  ["purportedly", /\bpurport(?:s|ed|edly|ing)?\b/gi],
  ["reportedly", /\breported(?:ly)?\b/gi],
  ["said to", /\bsaid\s+to\b/gi],
  ["believed", /\bbeliev(?:e|es|ed)\b/gi],
  ["thought to", /\bthought\s+to\b/gi],
  ["suspected", /\bsuspect(?:s|ed)?\b/gi],
  ["likely", /\b(?:un)?likely\b/gi],
  ["probably", /\bprobabl[ey]\b/gi],
  ["possibly", /\b(?:possibl[ey]|potentially)\b/gi],
  ["perhaps", /\b(?:perhaps|maybe)\b/gi],
  ["suggest", /\bsuggest(?:s|ed|ing)?\b/gi],
  ["indicate", /\bindicat(?:e|es|ed|ing)\b/gi],
  ["according to", /\baccording\s+to\b/gi],
  ["attributed to", /\battributed\s+to\b/gi],
  [
    "if confirmed",
    /\bif\s+(?:\w+\s+)?(?:confirmed|true|genuine|real|authentic|correct|verified|proven)\b/gi,
  ],
  [
    "about",
    /\b(?:about|around|roughly|approximately|nearly|almost|some|up\s+to|at\s+least|more\s+than)\s+(?=[\d£$€]|a\s+(?:hundred|thousand|million)|hundreds|thousands|dozens)/gi,
  ],
  ["unclear", /\bunclear\b/gi],
  ["unverified", /\b(?:unverified|unconfirmed)\b/gi],
];

export type Hedge = Span & {
  /** The name all its forms go by: "appear" for "appeared to". */
  readonly name: string;
};

/** The hedges of the text in the list's order, each kind in the text's. UTF-16 spans. */
export function hedgesOf(text: string): Hedge[] {
  return HEDGES.flatMap(([name, pattern]) =>
    Array.from(text.matchAll(pattern), (match) => {
      const end = match.index + match[0].trimEnd().length;
      return { name, start: match.index, end };
    }),
  );
}

/** The hedges in the text by name, each as often as it stands there. */
export function findHedges(text: string): Map<string, number> {
  const found = new Map<string, number>();
  for (const { name } of hedgesOf(text)) found.set(name, (found.get(name) ?? 0) + 1);
  return found;
}

/** Hedges that stand in `before` more often than in `after`, in the list's order. */
export function droppedHedges(before: string, after: string): string[] {
  const kept = findHedges(after);
  return [...findHedges(before)]
    .filter(([name, count]) => (kept.get(name) ?? 0) < count)
    .map(([name]) => name);
}

export type ChangedHedge = {
  /** As it stood, with the word it qualified where that word remains: "alleged breach". */
  readonly hedge: string;
  /** What stands there now; null where nothing was put for it, or all around it was rewritten. */
  readonly to: string | null;
};

/**
 * The hedges that a rewording took away or put something else for, in the order of `before`. A
 * hedge that only moved is not among them; one that turned into another hedge is, because which
 * of the two says more is for a person to judge. "likely" and "unlikely" are two hedges here.
 */
export function changedHedges(before: string, after: string): ChangedHedge[] {
  const pieces = diffWords(before, after);
  const left = new Map<string, number>();
  for (const hedge of hedgesOf(after)) {
    const kind = kindOf(hedge, after);
    left.set(kind, (left.get(kind) ?? 0) + 1);
  }
  // Of several of one kind, those that the difference touches are the ones gone.
  const stood = hedgesOf(before).map((hedge) => ({ hedge, around: piecesAround(hedge, pieces) }));
  const isTouched = ({ around }: (typeof stood)[number]) =>
    around.some(({ kind }) => kind === "dropped");
  const untouchedFirst = [
    ...stood.filter((each) => !isTouched(each)),
    ...stood.filter((each) => isTouched(each)),
  ];
  const gone = untouchedFirst.filter(({ hedge }) => {
    const kind = kindOf(hedge, before);
    const count = left.get(kind) ?? 0;
    left.set(kind, count - 1);
    return count <= 0;
  });
  const wordsAfter = new Set(wordsIn(after));
  return gone
    .sort((a, b) => a.hedge.start - b.hedge.start)
    .map(({ hedge, around }) => describeChange(hedge, before, wordsAfter, around));
}

function kindOf({ name, start, end }: Hedge, text: string): string {
  return /^un/i.test(text.slice(start, end)) ? `un ${name}` : name;
}

/** The pieces that the hedge stood in, and the one after, which may be what was put for it. */
function piecesAround(hedge: Hedge, pieces: readonly Piece[]): Piece[] {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pieces[middle]?.before.end ?? 0) > hedge.start) high = middle;
    else low = middle + 1;
  }
  let end = low;
  while ((pieces[end]?.before.start ?? Infinity) < hedge.end) end += 1;
  return pieces
    .slice(low, end + 1)
    .filter((piece, index) => index < end - low || piece.kind === "added");
}

function overlaps(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}

function describeChange(
  hedge: Hedge,
  before: string,
  wordsAfter: ReadonlySet<string>,
  pieces: readonly Piece[],
): ChangedHedge {
  const words = before.slice(hedge.start, hedge.end);
  const to = replacement(hedge, before, pieces);
  if (to !== null || !(hedge.name === "about" || QUALIFIER.test(words)))
    return { hedge: words, to };
  const qualified = qualifiedWords(before.slice(hedge.end, hedge.end + QUALIFIED_LENGTH));
  const remains = wordsAfter.has(wordsIn(qualified).at(-1) ?? "");
  return remains ? { hedge: `${words} ${qualified}`, to: qualified } : { hedge: words, to: null };
}

/** Forms that may stand before a noun and say that it is not certain to be one. */
const QUALIFIER =
  /^(?:alleged|purported|reported|suspected|apparent|(?:un)?likely|probable|possible|unverified)$/i;

/** How far behind a hedge the word it qualifies is looked for, in UTF-16 units. */
const QUALIFIED_LENGTH = 80;

const ARTICLES = new Set(["a", "an", "the"]);
/** More words than these put in one place are a sentence rewritten, not a hedge replaced. */
const REPLACEMENT_WORDS = 4;
/** Likewise a longer stretch, in UTF-16 units; it is not read word by word for every hedge in it. */
const REWRITTEN_LENGTH = 400;

/** What was put where the hedge stood, together with what remains of the hedge itself; or null. */
function replacement(hedge: Hedge, before: string, pieces: readonly Piece[]): string | null {
  const words: string[] = [];
  let isReplaced = false;
  for (const [index, piece] of pieces.entries()) {
    if (!overlaps(piece.before, hedge)) continue;
    const start = Math.max(piece.before.start, hedge.start);
    const end = Math.min(piece.before.end, hedge.end);
    if (piece.kind === "same") {
      words.push(before.slice(start, end).trim());
      continue;
    }
    const put = pieces[index + 1];
    if (put?.kind !== "added") continue;
    if (Math.max(piece.text.length, put.text.length) > REWRITTEN_LENGTH) continue;
    // What was dropped around the hedge and stands in what was added has only changed its case.
    const around = wordsIn(before.slice(piece.before.start, start));
    around.push(...wordsIn(before.slice(end, piece.before.end)));
    const fresh = wordTexts(put.text).filter((word) => {
      const lower = word.toLowerCase();
      return !around.includes(lower) && !ARTICLES.has(lower);
    });
    if (fresh.length === 0 || fresh.length > REPLACEMENT_WORDS) continue;
    isReplaced = true;
    words.push(...fresh);
  }
  return isReplaced ? words.filter(Boolean).join(" ") : null;
}

/** From the beginning of a text its first word that is no article, with what stands before it. */
function qualifiedWords(text: string): string {
  const noun = tokensOf(text).find(
    ({ kind, start, end }) =>
      kind === "word" && !ARTICLES.has(text.slice(start, end).toLowerCase()),
  );
  return text.slice(0, noun?.end ?? 0).trim();
}

function wordTexts(text: string): string[] {
  return tokensOf(text)
    .filter((token) => token.kind === "word")
    .map(({ start, end }) => text.slice(start, end));
}

function wordsIn(text: string): string[] {
  return wordTexts(text).map((word) => word.toLowerCase());
}
