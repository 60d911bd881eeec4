/**
 * Two drafts side by side: which paragraph became which, and what changed in it by word. Pure.
 *
 * Promises: every paragraph of either draft stands in exactly one row; a paragraph whose text is
 * the same is never shown as dropped and added; the fewest paragraphs count as moved.
 */
import { alignSequences, longestRising, numberer } from "@/lib/text/align";
import { newEffort, type Effort } from "@/lib/text/shortest-edit";
import type { ImportedText, Paragraph } from "@/lib/text/text";
import { tokensOf } from "@/lib/text/tokens";
import { diffWords, shiftPiece, type DiffOptions, type Piece } from "./words";

export type DiffedText = Pick<ImportedText, "text" | "paragraphs">;

export type ParagraphRow =
  | { readonly kind: "same"; readonly before: Paragraph; readonly after: Paragraph }
  | {
      /** `moved` stands in another order; its words may have changed as well. */
      readonly kind: "changed" | "moved";
      readonly before: Paragraph;
      readonly after: Paragraph;
      /** Spans are offsets into the two texts, not into the paragraphs. */
      readonly pieces: readonly Piece[];
    }
  | { readonly kind: "added"; readonly before: null; readonly after: Paragraph }
  | { readonly kind: "dropped"; readonly before: Paragraph; readonly after: null };

/**
 * The rows in the order of the later draft; a dropped paragraph comes where it used to stand, a
 * moved one where it stands now. Only texts are compared: a paragraph that became a heading with
 * the same words is "same", and its `kind` on either side says the rest.
 */
export function diffParagraphs(
  before: DiffedText,
  after: DiffedText,
  options: DiffOptions = {},
): ParagraphRow[] {
  const old = before.paragraphs.map(({ start, end }) => before.text.slice(start, end));
  const now = after.paragraphs.map(({ start, end }) => after.text.slice(start, end));
  const effort = options.effort ?? newEffort();
  const partners = pairParagraphs(old, now, effort);
  const inOrder = longestRising(partners.filter((partner) => partner >= 0));
  const paired = [...partners.keys()].filter((index) => (partners[index] ?? -1) >= 0);
  const staying = new Set(inOrder.map((index) => paired[index]));
  const taken = new Set(paired);

  const rows: ParagraphRow[] = [];
  let oldDone = 0;
  const dropUntil = (end: number) => {
    for (; oldDone < end; oldDone += 1) {
      const paragraph = before.paragraphs[oldDone];
      if (paragraph && !taken.has(oldDone)) {
        rows.push({ kind: "dropped", before: paragraph, after: null });
      }
    }
  };
  const partnerOf = new Map(paired.map((index) => [partners[index], index]));
  after.paragraphs.forEach((paragraph, index) => {
    const partner = partnerOf.get(index);
    const counterpart = partner === undefined ? undefined : before.paragraphs[partner];
    if (partner === undefined || !counterpart) {
      rows.push({ kind: "added", before: null, after: paragraph });
      return;
    }
    const stays = staying.has(partner);
    if (stays) dropUntil(partner);
    const pair = { before: counterpart, after: paragraph };
    if (stays && old[partner] === now[index]) {
      rows.push({ kind: "same", ...pair });
      return;
    }
    const pieces = diffWords(old[partner] ?? "", now[index] ?? "", { ...options, effort });
    const shifted = pieces.map((piece) => shiftPiece(piece, counterpart.start, paragraph.start));
    rows.push({ kind: stays ? "changed" : "moved", ...pair, pieces: shifted });
  });
  dropUntil(before.paragraphs.length);
  return rows;
}

/** For each old paragraph the index of the new one that it became, or -1. */
function pairParagraphs(old: readonly string[], now: readonly string[], effort: Effort): number[] {
  const partners = old.map(() => -1);
  const taken = new Set<number>();
  const pair = (from: number, to: number) => {
    if (partners[from] !== -1 || taken.has(to)) return;
    partners[from] = to;
    taken.add(to);
  };
  const number = numberer();
  const numbers = [Int32Array.from(old, number), Int32Array.from(now, number)] as const;
  for (const run of alignSequences(...numbers, { effort })) {
    for (let step = 0; step < run.length; step += 1) pair(run.before + step, run.after + step);
  }
  const freeOld = () => [...old.keys()].filter((index) => partners[index] === -1);
  const freeNow = () => [...now.keys()].filter((index) => !taken.has(index));
  for (const [from, to] of equalPairs(old, now, freeOld(), freeNow())) pair(from, to);
  for (const [from, to] of similarPairs(old, now, freeOld(), freeNow())) pair(from, to);
  return partners;
}

type Pair = readonly [from: number, to: number];

function equalPairs(
  old: readonly string[],
  now: readonly string[],
  freeOld: readonly number[],
  freeNow: readonly number[],
): Pair[] {
  const waiting = new Map<string, number[]>();
  for (const index of [...freeNow].reverse()) gather(waiting, now[index] ?? "", index);
  return freeOld.flatMap((from): Pair[] => {
    const to = waiting.get(old[from] ?? "")?.pop();
    return to === undefined ? [] : [[from, to]];
  });
}

/**
 * How alike two paragraphs must be to be one paragraph reworded: half of their letters stand in
 * words that both have, the share from which git takes one file for another renamed.
 */
const SIMILAR = 0.5;
/** A word that so many paragraphs have says nothing about which of them is meant. */
const TELLING_PARAGRAPHS = 64;
/** How many paragraphs are compared in full with a new one. */
const CANDIDATES = 4;

/** Pairs of similar paragraphs, the most alike first and of equals the ones least far apart. */
function similarPairs(
  old: readonly string[],
  now: readonly string[],
  freeOld: readonly number[],
  freeNow: readonly number[],
): Pair[] {
  if (freeOld.length === 0 || freeNow.length === 0) return [];
  const oldWords = new Map(freeOld.map((index) => [index, wordsOf(old[index] ?? "")]));
  const having = new Map<string, number[]>();
  for (const [index, { counts }] of oldWords) {
    for (const word of counts.keys()) gather(having, word, index);
  }
  const scored = freeNow.flatMap((to) => {
    const words = wordsOf(now[to] ?? "");
    const shared = new Map<number, number>();
    for (const word of words.counts.keys()) {
      const holders = having.get(word) ?? [];
      if (holders.length > TELLING_PARAGRAPHS) continue;
      for (const from of holders) shared.set(from, (shared.get(from) ?? 0) + word.length);
    }
    const candidates = [...shared].sort(([, a], [, b]) => b - a).slice(0, CANDIDATES);
    return candidates.map(([from]) => ({
      from,
      to,
      likeness: likeness(oldWords.get(from) ?? words, words),
    }));
  });
  return scored
    .filter((pair) => pair.likeness >= SIMILAR)
    .sort((a, b) => b.likeness - a.likeness || Math.abs(a.to - a.from) - Math.abs(b.to - b.from))
    .map(({ from, to }): Pair => [from, to]);
}

function gather(groups: Map<string, number[]>, key: string, member: number) {
  const group = groups.get(key);
  if (group) group.push(member);
  else groups.set(key, [member]);
}

type Words = { readonly counts: ReadonlyMap<string, number>; readonly letters: number };

function wordsOf(text: string): Words {
  const counts = new Map<string, number>();
  let letters = 0;
  for (const { kind, start, end } of tokensOf(text)) {
    if (kind !== "word") continue;
    const word = text.slice(start, end).toLowerCase();
    counts.set(word, (counts.get(word) ?? 0) + 1);
    letters += word.length;
  }
  return { counts, letters };
}

/** Dice's coefficient over words, each counting as much as it has letters; 0 to 1. */
function likeness(one: Words, other: Words): number {
  let shared = 0;
  for (const [word, count] of one.counts) {
    shared += Math.min(count, other.counts.get(word) ?? 0) * word.length;
  }
  const letters = one.letters + other.letters;
  return letters === 0 ? 0 : (2 * shared) / letters;
}
