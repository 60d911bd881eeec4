/** What is given in two units beside each other, reckoned from one to the other. English. Pure. */
import { isNear, said, sayIn } from "@/lib/text/quantities/near";
import type { FoundWrong, Quantity, FiguredSentence } from "@/lib/text/quantities/quantity";
import { MEASURES, type Unit } from "@/lib/text/quantities/units";
import { phrase } from "@/lib/text/quantities/words";

const BY_ID = new Map(MEASURES.map((unit) => [unit.id, unit] as const));
const ABOUT = String.raw`(?:(?:about|around|roughly|approximately|some|nearly|almost|just over|just under|over|under|more than|less than|at least|or|i \. e \.) )*`;
/** "5 km (3 miles)", "5 km, or 3 miles"; with only "or" it may be a choice of two. */
const BESIDE = new RegExp(
  String.raw`^(?:(?:of )?[\p{L}-]+ )?(?:\(|, or|or|,|\( or) ${ABOUT}$`,
  "u",
);
const NOT_BESIDE = /^(?:per|a|an|to|each|every|and|for)$/;
const MOVED = /\b(?:fell|rose|dropped|climbed|warmer|cooler|hotter|colder|difference|swing|rise|fall|drop)\b/; // prettier-ignore

/** In words: "5 km is 3.11 miles, not 8". Null where nothing is wrong, or not for sure. */
export function unitRemark(at: FiguredSentence): FoundWrong | null {
  for (const [index, one] of at.quantities.entries()) {
    const other = at.quantities[index + 1];
    const [from, to] = [BY_ID.get(one.unit), BY_ID.get(other?.unit ?? "")];
    if (!from || !to || !other || from.of !== to.of || from === to || from.of === "time") continue;
    const between = `${phrase(at.words, one.to, other.from)} `;
    if (!BESIDE.test(between)) continue;
    const next = at.words[other.to]?.text ?? "";
    if (NOT_BESIDE.test(next) && !between.includes("(") && !between.startsWith(",")) continue;
    const reckoned = valuesIn(one.value, from, to);
    const differences = from.of === "heat" && MOVED.test(at.text) ? [one.value * ((from.factors[0] ?? 1) / (to.factors[0] ?? 1))] : []; // prettier-ignore
    if ([...reckoned, ...differences].some((value) => isRounding(value, one, other, from)))
      continue;
    const is = sayIn(reckoned[0] ?? 0, other.scale);
    return { said: `${said(one)} ${nameOf(at, one)} is ${is} ${nameOf(at, other)}, not ${other.written}` }; // prettier-ignore
  }
  return null;
}

function valuesIn(value: number, from: Unit, to: Unit): number[] {
  return from.factors.flatMap((factor) =>
    to.factors.map((other) => (value + (from.plus ?? 0)) * (factor / other) - (to.plus ?? 0)),
  );
}

function isRounding(value: number, a: Quantity, b: Quantity, { of }: Unit): boolean {
  if (of === "heat") return isNear(value, b.value, 1.5);
  // A round figure may be converted from another that was not.
  return isNear(value, b.value, placeOf(b) / 2 + ((placeOf(a) / 2) * value) / Math.max(a.value, 1e-9), 0.08); // prettier-ignore
}

/** Round thousands are no count of single pounds. */
function placeOf({ place, value, written }: Quantity): number {
  if (place > 0 || value < 1_000) return place;
  const zeros = /(?<!0)0{1,12}$/.exec(written.replaceAll(",", ""))?.[0].length ?? 0;
  return 10 ** Math.min(zeros, 3);
}

/** As it is written behind the figure. */
function nameOf(at: FiguredSentence, { from, to }: Quantity): string {
  const words = at.words.slice(from, to);
  const unit = words.findIndex(({ text }) => /^(?:\p{L}{1,3}|°|\p{L}{4,}s?)$/u.test(text) && BY_NAME.test(text)); // prettier-ignore
  const name = words.slice(Math.max(0, unit)).filter(({ text }) => !/^\d/.test(text));
  return at.text.slice(name[0]?.start ?? 0, name.at(-1)?.end ?? 0);
}
const BY_NAME = new RegExp(`^(?:${MEASURES.flatMap(({ names }) => names).map((name) => name.split(" ")[0]).filter((name) => name !== "/").map((name) => name?.replace("°", "\\u00b0")).join("|")})$`, "u"); // prettier-ignore
