/**
 * The words of a source: kinds, reliability, what its aliases are, and which derivations
 * would close a circle. Pure; shared by server and screens. Comparing names is names.ts.
 */
import type { Derivations } from "./origins";

export const SOURCE_NAME_LIMIT = 300;

export const SOURCE_KINDS = [
  "person",
  "organisation",
  "document",
  "dataset",
  "recording",
  "publication",
  "account",
  "own_observation",
] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

export const SOURCE_KIND_LABELS: Record<SourceKind, string> = {
  person: "Person",
  organisation: "Organisation",
  document: "Document",
  dataset: "Dataset",
  recording: "Recording",
  publication: "Publication",
  account: "Account",
  own_observation: "Own observation",
};

/** Who can be spoken with: a document answers nothing. */
export function isCallable(kind: SourceKind): boolean {
  return kind === "person" || kind === "organisation" || kind === "publication";
}

/** The Admiralty scale. F means unknown, not middling: never averaged, never sorted as worst. */
export const RELIABILITIES = ["A", "B", "C", "D", "E", "F"] as const;
export type Reliability = (typeof RELIABILITIES)[number];

export const RELIABILITY_LABELS: Record<Reliability, string> = {
  A: "Completely reliable",
  B: "Usually reliable",
  C: "Fairly reliable",
  D: "Not usually reliable",
  E: "Unreliable",
  F: "Cannot be judged",
};

/** Aliases are kept one a line. */
export function aliasesOf(text: string): string[] {
  return text
    .split("\n")
    .map((alias) => alias.trim())
    .filter((alias) => alias.length > 0);
}

/** Title and employer, or what there is of them: "chief analyst, Mandiant". */
export function sourceDetail(source: { title: string; employer: string }): string {
  return [source.title, source.employer].filter((part) => part.length > 0).join(", ");
}

/**
 * The path from `from` up to `goal` along derivations, both ends included, or null.
 * A source that reaches itself closes a circle, and its origins could not be counted.
 */
export function derivationPath(
  derivations: Derivations,
  from: number,
  goal: number,
): number[] | null {
  const cameFrom = new Map<number, number | null>([[from, null]]);
  const queue = [from];
  for (let current = queue.shift(); current !== undefined; current = queue.shift()) {
    for (const origin of derivations.get(current) ?? []) {
      if (origin === goal) return [...trail(cameFrom, current), goal];
      if (cameFrom.has(origin)) continue;
      cameFrom.set(origin, current);
      queue.push(origin);
    }
  }
  return null;
}

function trail(cameFrom: ReadonlyMap<number, number | null>, end: number): number[] {
  const path: number[] = [];
  for (let at: number | null | undefined = end; at != null; at = cameFrom.get(at)) path.unshift(at);
  return path;
}

/** Words that give a kind away, in the order in which they are tried. */
const KIND_HINTS: ReadonlyArray<readonly [RegExp, SourceKind]> = [
  [/^@|\b(account|channel|handle|profile|t\.me)\b/i, "account"],
  [
    /\b(our|newsroom('s|’s)?|own) (review|analysis|count|observation|reporting|visit)\b|^own\b/i,
    "own_observation",
  ],
  [/\b(data ?set|data ?base|statistics|spreadsheet|figures|index of)\b/i, "dataset"],
  [/\b(recording|audio|video|footage|tape|call|photograph|photo|interview tape)\b/i, "recording"],
  [
    /\b(files?|documents?|report|letter|e-?mails?|memo|minutes|contract|invoice|filing|transcript|register|extract|judgment|list|leak|statement|slides|manual|screenshots?)\b/i,
    "document",
  ],
  [
    /\b(times|post|guardian|news|journal|tribune|gazette|herald|magazine|agence|newspaper|weekly|daily|broadcaster|tv|radio|blog)\b/i,
    "publication",
  ],
  [
    /\b(ministry|office|department|agency|authority|army|police|court|company|corp|inc|ltd|llc|plc|gmbh|co|bank|university|institute|council|committee|union|party|group|labs?|foundation|association|bureau|embassy|commission|parliament|government|nato|un|eu)\b/i,
    "organisation",
  ],
];

/** A first guess at what a name stands for; offered first, never taken without a person. */
export function guessKind(name: string): SourceKind {
  const hint = KIND_HINTS.find(([pattern]) => pattern.test(name));
  if (hint) return hint[1];
  return /^\S+$/.test(name.trim()) ? "organisation" : "person";
}
