/**
 * Which request backs a sentence of the draft: by who is named, folded. The same words are it; where
 * one name lies within the other ("the Foreign Office", "UK Foreign Office") it is that one, if no
 * other request could be meant as well. Pure.
 */
import { foldName } from "@/lib/text/fold-name";
import type { SilenceKind } from "@/lib/reading/proposal";
import type { Span } from "@/lib/text/text";
import type { RecordedOutcome } from "./rules";

export type Saying = SilenceKind | "denied";

/** The outcome that a sentence speaks of: proposed, never set. */
export const SPEAKS_OF: Readonly<Record<Saying, RecordedOutcome>> = {
  no_reply: "no_response",
  no_immediate_comment: "no_comment",
  declined: "declined",
  unreachable: "unreachable",
  neither_confirmed_nor_denied: "no_comment",
  denied: "denied",
};

export type SaidLine = {
  /** Whom it is said of, in the text's words; empty where it names nobody. */
  party: string;
  says: Saying;
  /** The sentence, and within it the words that say it. */
  quote: string;
  cue: Span;
  /** The paragraph, from 1. */
  paragraph: number;
  /** UTF-16 offset of the sentence. */
  start: number;
};

/** A request by the names it can be spoken of, its own first. */
export type NamedRequest = { id: number; names: readonly string[] };

export type Matched = {
  /** The lines that speak of a request, by its id. */
  lines: ReadonlyMap<number, readonly SaidLine[]>;
  /** Those that no request backs. */
  unbacked: readonly SaidLine[];
};

/** Carry nothing of a name: articles, small words, and how people are addressed. */
const SMALL = new Set(
  "the a an of and for in on at by to s mr mrs ms miss mx dr prof professor sir dame lord lady".split(
    " ",
  ),
);

/** Pronouns and the like, which name nobody whom a request could be found by. */
const NOBODY = new Set("he she it they him her them his their its who which we".split(" "));

function wordsOf(name: string): string[] {
  return foldName(name.replace(/['’ʼ]s\b/g, ""))
    .split(" ")
    .filter((word) => word !== "" && !SMALL.has(word));
}

/** By the words of its names; asked once for all lines. */
export function matchLines(lines: readonly SaidLine[], requests: readonly NamedRequest[]): Matched {
  const known = requests.map(({ id, names }) => ({
    id,
    names: names.map(wordsOf).filter((words) => words.length > 0),
  }));
  const found = new Map<number, SaidLine[]>();
  const unbacked: SaidLine[] = [];
  const meant = new Map<string, number | null>();
  for (const line of lines) {
    const words = wordsOf(line.party);
    const key = words.join(" ");
    if (!meant.has(key)) meant.set(key, requestMeant(words, known));
    const id = meant.get(key) ?? null;
    if (id === null) unbacked.push(line);
    else found.set(id, [...(found.get(id) ?? []), line]);
  }
  return { lines: found, unbacked };
}

type Known = { id: number; names: string[][] };

function requestMeant(words: readonly string[], known: readonly Known[]): number | null {
  if (words.length === 0 || words.every((word) => NOBODY.has(word))) return null;
  const exact = known.filter(({ names }) => names.some((name) => isSame(name, words)));
  if (exact.length > 0) return latest(exact);
  const near = known.filter(({ names }) =>
    names.some((name) => isWithin(words, name) || isWithin(name, words)),
  );
  const subjects = new Set(near.map(({ names: [own = []] }) => own.toSorted().join(" ")));
  return subjects.size === 1 ? latest(near) : null;
}

/** Of two to the same the later one: it is the one that is being waited for. */
function latest(requests: readonly Known[]): number {
  return Math.max(...requests.map(({ id }) => id));
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((word) => other.includes(word));
}

function isWithin(shorter: readonly string[], longer: readonly string[]): boolean {
  return shorter.length < longer.length && shorter.every((word) => longer.includes(word));
}
