/**
 * What several claims a wording makes, as a person may split it: each member of its longest list by
 * itself, or else each clause with a verb of its own, a clause without a subject taking that of the
 * first. An offer, in lines that a person mends. Pure.
 */
import { withoutEnding } from "@/lib/text/text";
import { isComma, isFiniteVerb } from "./patterns";
import { listedItems } from "./listed-items";
import { readText, type Reading } from "./reading";
import { hasFiniteVerbWithin } from "./worth";

/** At most so many are offered. */
const MOST = 20;

/** At least two wordings, in the text's order; empty where the wording makes one claim. */
export function claimParts(wording: string): string[] {
  const whole = { start: 0, end: wording.length };
  const reading = readText(wording, [{ ...whole, kind: "paragraph", level: 0 }]);
  const items = listedItems(reading, whole);
  const [first, last] = [items[0], items.at(-1)];
  const parts =
    first && last
      ? items.map(({ start, end }) =>
          tidy(wording.slice(0, first.start) + wording.slice(start, end) + wording.slice(last.end)),
        )
      : clauses(reading);
  return parts.length >= 2 && parts.length <= MOST ? parts : [];
}

function tidy(words: string): string {
  const line = withoutEnding(words.replace(/\s+/g, " ").trim(), " ,;:");
  return line.charAt(0).toUpperCase() + line.slice(1);
}

/** Where one clause ends and the next begins, as indices of words. */
type Joint = { end: number; next: number };

const JOINING = /^(?:and|but|while|whereas)$/;

function clauses(reading: Reading): string[] {
  const { words, text } = reading;
  const joints: Joint[] = [];
  for (let at = 1; at < words.length - 1; at += 1) {
    const isSemicolon = words[at]?.text === ";";
    if (!isSemicolon && !JOINING.test(words[at]?.lower ?? "")) continue;
    if (reading.quotationOf[at]) continue;
    const hasComma = isComma(words[at - 1]);
    joints.push({ end: hasComma ? at - 1 : at, next: at + 1 });
  }
  // A joint holds where a verb stands on both sides of it, up to the next that holds.
  const held: Joint[] = [];
  let from = 0;
  for (const [index, joint] of joints.entries()) {
    const until = joints[index + 1]?.end ?? words.length;
    if (!hasVerb(reading, from, joint.end) || !hasVerb(reading, joint.next, until)) continue;
    held.push(joint);
    from = joint.next;
  }
  if (held.length === 0) return [];
  const starts = [0, ...held.map(({ next }) => next)];
  const ends = [...held.map(({ end }) => end), words.length];
  const subject = subjectOf(reading);
  return starts.map((start, index) => {
    const clause = text.slice(
      index === 0 ? 0 : (words[start]?.start ?? 0),
      words[(ends[index] ?? 1) - 1]?.end,
    );
    const isBare = index > 0 && isFiniteVerb(words, start, true);
    return tidy(isBare ? `${subject}${clause}` : clause);
  });
}

function hasVerb(reading: Reading, from: number, to: number): boolean {
  const [first, last] = [reading.words[from], reading.words[to - 1]];
  return (
    first !== undefined &&
    last !== undefined &&
    from < to &&
    hasFiniteVerbWithin(reading, { start: first.start, end: last.end })
  );
}

/** What stands before the first verb, with the space after it. */
function subjectOf({ words, text }: Reading): string {
  const verb = words.findIndex((_, at) => at > 0 && isFiniteVerb(words, at, true));
  return text.slice(0, words[verb]?.start ?? 0);
}
