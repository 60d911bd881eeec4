/**
 * Pairs of one short text, with an error and without, all of them invented: a kind, a tab, and the text
 * with "{wrong|right}" in it; "¶" is where a paragraph ends. `outside` was written by somebody who
 * did not know the rules, and tuned on since; `tuned` by the hand that wrote the rules; `kept-out`
 * too, but before the rules, and not looked at while they were made. `clean` are lines without an
 * error, made to be taken for one.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import type { RemarkCode } from "@/lib/text/lint/remark";
import { remarksOn } from "./score";

export const PAIR_SETS = ["outside", "tuned", "kept-out"] as const;

/** By which lints an error of a kind may be found. */
const CODES: Record<string, readonly RemarkCode[]> = {
  percent: ["sum"],
  total: ["sum"],
  age: ["age"],
  date: ["date"],
  points: ["points"],
  unit: ["unit", "magnitude", "sum"],
  magnitude: ["magnitude", "sum", "two_figures"],
  spelling: ["spelling"],
  two_figures: ["two_figures"],
};

export type TextPair = { kind: string; wrong: string; right: string };

function linesOf(name: string): string[] {
  const file = path.join(import.meta.dirname, "pairs", name);
  return readFileSync(file, "utf8").split("\n").filter(Boolean).map(laidOut);
}
const laidOut = (line: string) => line.replaceAll(" ¶ ", "\n\n");

export function pairsOf(set: (typeof PAIR_SETS)[number]): TextPair[] {
  return linesOf(`${set}.tsv`).map((line) => {
    const [kind = "", text = ""] = line.split("\t");
    const choose = (at: number) =>
      text.replace(/\{([^|}]*)\|([^}]*)\}/, (_, ...both) => String(both[at])).replaceAll(" ,", ",");
    return { kind, wrong: choose(0), right: choose(1) };
  });
}

export const cleanLines = () => linesOf("clean.txt");

/** The year in which all of them were written. */
const YEAR = 2026;
export const saidOf = (text: string) => remarksOn(text, YEAR).map(({ code, said }) => `${code}: ${said}`); // prettier-ignore

export function pairScore(pairs: readonly TextPair[]) {
  const isFound = ({ kind, wrong }: TextPair) =>
    remarksOn(wrong, YEAR).some(({ code }) => CODES[kind]?.includes(code));
  return {
    missed: pairs.filter((pair) => !isFound(pair)),
    alarms: pairs.flatMap(({ right }) => saidOf(right)),
  };
}
