/**
 * Where the words of a quote stand in a text, unit by unit and so but for typography, and where
 * the parts of a quote with omissions stand one after another. Pure; linear in the text.
 */
import { numberer } from "@/lib/text/align";
import { runPlaces } from "@/lib/text/occurrences";
import { isWord, unitsOf, type QuoteParts, type Units } from "./parts";

/** A text made ready to be searched any number of times. */
export type SearchedText = {
  readonly text: string;
  readonly units: Units;
  readonly ids: Int32Array;
  readonly number: (key: string) => number;
};

export function searchable(text: string): SearchedText {
  const units = unitsOf(text);
  const number = numberer();
  return { text, units, ids: Int32Array.from(units.keys, number), number };
}

/** Half-open range of the text's units. */
export type Occurrence = {
  readonly from: number;
  readonly to: number;
  /** Whether the text reads there as the quote does, character by character. */
  readonly exact: boolean;
};

/**
 * All places where these words stand, in order; none where a word would be cut in two. A comma or
 * stop at the end, and the case of the first letter, may differ.
 */
export function findPart(part: string, searched: SearchedText): Occurrence[] {
  const { units, text } = searched;
  const own = unitsOf(part);
  const { start, end } = own.spanOf(0, own.keys.length);
  const asGiven = unindented(part.slice(start, end));
  const coreLength = own.keys.length - closingLength(own.keys);
  const core = own.keys.slice(0, coreLength);
  const closing = own.keys.slice(coreLength);
  if (!core.some(isWord)) return [];
  return placesOf(core, searched).flatMap((from): Occurrence[] => {
    const coreEnd = from + core.length;
    if (units.joinsPrevious(from) || units.joinsPrevious(coreEnd)) return [];
    const to = closing.length === 0 ? coreEnd : endOf(closing, units.keys, coreEnd);
    if (to === null) return [];
    const span = units.spanOf(from, to);
    return [{ from, to, exact: unindented(text.slice(span.start, span.end)) === asGiven }];
  });
}

/** Without the spaces that stand for marks at the head of paragraphs (reopened.ts). */
const unindented = (text: string): string => text.replace(/\n[^\S\n]+/g, "\n");

const CLOSING = new Set([",", ".", '"']);

/** Commas, stops and marks at the end; none where there are only marks, which stay as they are. */
function closingLength(keys: readonly string[]): number {
  let length = 0;
  while (CLOSING.has(keys.at(-1 - length) ?? "")) length += 1;
  const closing = keys.slice(keys.length - length);
  return closing.includes(",") || closing.includes(".") ? length : 0;
}

/**
 * Where an occurrence ends that should close like this: after the same marks, or after as many
 * quotation marks in another order with the stop (American and British printers differ); null
 * where the text has fewer, or asks or exclaims.
 */
function endOf(closing: readonly string[], keys: readonly string[], from: number): number | null {
  if (closing.every((key, index) => keys[from + index] === key)) return from + closing.length;
  let open = closing.filter((key) => key === '"').length;
  let end = from;
  while (open > 0) {
    const key = keys[end] ?? "";
    if (!CLOSING.has(key)) return null;
    if (key === '"') open -= 1;
    end += 1;
  }
  return keys[end] === "?" || keys[end] === "!" ? null : end;
}

/** All places where these keys stand in a row, but for the case of the first letter. */
function placesOf(keys: readonly string[], { ids, number }: SearchedText): number[] {
  const [first = "", ...rest] = keys;
  const firsts = [number(first), number(otherCase(first))];
  const isFirst = (place: number) => firsts.includes(ids[place] ?? -1);
  if (rest.length === 0) return [...ids.keys()].filter(isFirst);
  return runPlaces(Int32Array.from(rest, number), ids)
    .map((place) => place - 1)
    .filter(isFirst);
}

function otherCase(word: string): string {
  const letter = word.slice(0, word.codePointAt(0) === word.charCodeAt(0) ? 1 : 2);
  const upper = letter.toUpperCase();
  return (letter === upper ? letter.toLowerCase() : upper) + word.slice(letter.length);
}

/** Units that "…" may leave out; over more than about a paragraph it is no longer one passage. */
const OMITTED_UNITS = 120;
/** Units that words in brackets may stand for: a name with its title, a short clause. */
const REPLACED_UNITS = 12;

/** How many units of the text may stand before a part without being in the quote. */
export function gapBefore({ before }: QuoteParts["parts"][number]): number {
  return (before.omission ? OMITTED_UNITS : 0) + (before.inserted === "" ? 0 : REPLACED_UNITS);
}

/** A quote with more parts is no quote any more; it is not looked for part by part. */
const PART_LIMIT = 50;
/** Chains looked at before it is given up to find one without fault. */
const CHAIN_LIMIT = 100;

/**
 * The ways in which the parts of a quote stand one after another in the text, each no further
 * from the one before than its marker allows: one way, the closest, from each of the first
 * CHAIN_LIMIT places of the first part.
 */
export function findChains({ parts }: QuoteParts, searched: SearchedText): Occurrence[][] {
  type Link = { readonly occurrence: Occurrence; readonly next: Link | null };
  if (parts.length > PART_LIMIT) return [];
  const known = new Map<string, readonly Occurrence[]>();
  const placesOfPart = (text: string) => {
    const places = known.get(text) ?? findPart(text, searched);
    known.set(text, places);
    return places;
  };
  let following: Link[] | null = null;
  let gap = 0;
  for (const part of [...parts].reverse()) {
    const occurrences = placesOfPart(part.text);
    if (following === null) {
      following = occurrences.map((occurrence) => ({ occurrence, next: null }));
    } else {
      const links: Link[] = [];
      const candidates: readonly Link[] = following;
      let at = 0;
      for (const occurrence of occurrences) {
        while ((candidates[at]?.occurrence.from ?? Infinity) < occurrence.to) at += 1;
        const next = candidates[at];
        if (next && next.occurrence.from - occurrence.to <= gap) links.push({ occurrence, next });
      }
      following = links;
    }
    gap = gapBefore(part);
  }
  return (following ?? []).slice(0, CHAIN_LIMIT).map((first) => {
    const chain: Occurrence[] = [];
    for (let link: Link | null = first; link; link = link.next) chain.push(link.occurrence);
    return chain;
  });
}
