/**
 * The words of a sentence as reckoning wants them: figures apart from the letters that stand tight
 * behind them ("25km"), and what is hyphenated to a number apart from it ("345-year-old", "3-1").
 * Pure, linear.
 */
import { numberIn } from "@/lib/text/meaning/numbers";
import type { Span } from "@/lib/text/text";

export type FigureWord = Span & {
  /** In lower case. */
  readonly text: string;
  /** What stands between it and the word before: a space, a hyphen or dash, or nothing at all. */
  readonly gap: "space" | "hyphen" | "none";
  readonly isCapital: boolean;
};

const TOKEN = /[€$£¥%°]|\d+(?:[.,]\d+)*|\p{L}[\p{L}\p{M}]*(?:[-'’][\p{L}\p{M}]+)*|[^\s\p{L}\d]/gu;
const DASH = /^[-‐‑–]$/;

export function figureWordsIn(sentence: string): FigureWord[] {
  const words: FigureWord[] = [];
  let end = 0;
  let dashed = false;
  for (const { 0: found, index } of sentence.matchAll(TOKEN)) {
    const isTight = index === end && index > 0;
    const next = sentence[index + found.length] ?? " ";
    if (DASH.test(found) && isTight && /[\p{L}\d€$£]/u.test(next)) {
      dashed = true;
      end = index + found.length;
      continue;
    }
    let start = index;
    const isBehindNumber = dashed && /^\d/.test(words.at(-1)?.text ?? "");
    for (const [at, piece] of pieces(found, isBehindNumber).entries()) {
      const gap = at > 0 || dashed ? "hyphen" : isTight ? "none" : "space";
      words.push({ start, end: start + piece.length, text: piece.toLowerCase(), gap, isCapital: /^\p{Lu}/u.test(piece) }); // prettier-ignore
      start += piece.length + 1;
    }
    dashed = false;
    end = index + found.length;
  }
  return words;
}

/** "nine-year" falls in two, "thirty-eight" is one number, "follow-up" one word. */
function pieces(found: string, isBehindNumber: boolean): string[] {
  const parts = found.split("-");
  if (parts.length < 2) return [found];
  const [first = "", second = ""] = parts;
  const two = `${first}-${second}`;
  if (numberIn(two.toLowerCase()) !== null) return [two, ...parts.slice(2)];
  const isNumber =
    numberIn(first.toLowerCase()) !== null || /^(?:half|two|three|one)$/i.test(first);
  return isNumber || isBehindNumber ? parts : [found];
}

/** As a pattern reads them: joined by single spaces, in lower case. */
export function phrase(words: readonly FigureWord[], from: number, to: number): string {
  return words.slice(Math.max(0, from), Math.max(0, to)).map(({ text }) => text).join(" "); // prettier-ignore
}
