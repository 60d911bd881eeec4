/** Parts of a whole that are said in words: "a third", "two fifths", "one in five". Pure. */
import { numberIn } from "@/lib/text/meaning/numbers";
import type { Quantity } from "./quantity";
import { phrase, type FigureWord } from "./words";

const PARTS = new Map([
  ["half", 2], ["third", 3], ["quarter", 4], ["fifth", 5], ["sixth", 6], ["seventh", 7], ["eighth", 8], ["ninth", 9], ["tenth", 10],
]); // prettier-ignore
const COUNTS = new Map([["a", 1], ["one", 1], ["two", 2], ["three", 3], ["four", 4], ["five", 5], ["seven", 7], ["nine", 9]]); // prettier-ignore

/** In percent, with the words as they are written. */
export function fractionAt(words: readonly FigureWord[], at: number): Quantity | null {
  const [first = "", second = "", third = ""] = words.slice(at, at + 3).map(({ text }) => text);
  const of = (value: number, length: number): Quantity => ({
    ...{ kind: "fraction", value: value * 100, unit: "percent", scale: 1, place: 2, hedge: hedgeOf(words, at) },
    ...{ written: phrase(words, at, at + length), from: at, to: at + length, nouns: [] },
  }); // prettier-ignore
  const times = COUNTS.get(first);
  const part = PARTS.get(second.replace(/s$/, "")) ?? (second === "halves" ? 2 : undefined);
  if (times && part && times < part && times > 1 === second.endsWith("s")) {
    // "a third man", "a quarter final": a rank or a name.
    return isPart(words[at + 2]) ? of(times / part, 2) : null;
  }
  const isOfGame = /^(?:first|second|other|each|either|and|latter)$/.test(
    words[at - 1]?.text ?? "",
  );
  if (first === "half" && !isOfGame && isPart(words[at + 1])) return of(1 / 2, 1);
  const isOneIn = /^(?:one|1|two|2|three|3|four|4|nine|9)$/.test(first) && second === "in";
  const isOutOf = isOneIn || (/^(?:one|1)$/.test(first) && second === "out" && third === "of");
  const length = isOneIn ? 3 : 4;
  const whole = isOutOf ? numberIn(words[at + length - 1]?.text ?? "") : null;
  const some = numberIn(first);
  if (whole === null || some === null || some >= whole || whole > 100) return null;
  return of(some / whole, length);
}

/** What may follow a part; a noun makes a rank of it. */
function isPart(next: FigureWord | undefined): boolean {
  return !next || /^(?:of|or|,|\.|;|\)|\(|more|less|below|above|up|down|higher|lower|in|the|were|was|are|to|fewer|as|that|its|their|said|have|had|did|who|and|from)$/.test(next.text); // prettier-ignore
}

function hedgeOf(words: readonly FigureWord[], at: number): Quantity["hedge"] {
  const last = words[at - 1]?.text ?? "";
  if (/^(?:than|over)$/.test(last)) return words[at - 2]?.text === "less" ? "under" : "over";
  if (/^(?:nearly|almost|under)$/.test(last)) return "under";
  return /^(?:about|around|roughly|some)$/.test(last) ? "about" : null;
}
