/**
 * What is given in two units beside each other, reckoned from one to the other; and sums of money in
 * two currencies that cannot be one amount. English. Pure, linear in the sentence.
 */
import { ABOUT, CURRENCY, figure, figureIn, isNear, sayNumber, type ReadFigure } from "./figure";

type Unit = { of: string; words: string; factors: readonly number[]; plus?: number };

/** In the first unit of each dimension; a gallon is one of two. */
const UNITS: readonly Unit[] = [
  { of: "length", words: "km|kilomet(?:re|er)s?", factors: [1_000] },
  { of: "length", words: "miles?", factors: [1_609.344] },
  { of: "length", words: "met(?:re|er)s?|m", factors: [1] },
  { of: "length", words: "feet|foot|ft", factors: [0.3048] },
  { of: "length", words: "yards?", factors: [0.9144] },
  { of: "length", words: "inch(?:es)?", factors: [0.0254] },
  { of: "length", words: "cm|centimet(?:re|er)s?", factors: [0.01] },
  { of: "length", words: "mm|millimet(?:re|er)s?", factors: [0.001] },
  { of: "speed", words: "km/h|kph|kilomet(?:re|er)s?\\s(?:per|an)\\shour", factors: [1] },
  { of: "speed", words: "mph|miles?\\s(?:per|an)\\shour", factors: [1.609344] },
  { of: "area", words: "hectares?|ha", factors: [10_000] },
  { of: "area", words: "acres?", factors: [4_046.856] },
  { of: "area", words: "(?:square|sq\\.?)\\s(?:km|kilomet(?:re|er)s?)", factors: [1e6] },
  { of: "area", words: "(?:square|sq\\.?)\\smiles?", factors: [2_589_988] },
  { of: "area", words: "(?:square|sq\\.?)\\s(?:m|met(?:re|er)s?)", factors: [1] },
  { of: "area", words: "(?:square|sq\\.?)\\s(?:ft|feet)", factors: [0.092903] },
  { of: "mass", words: "kg|kilos?|kilograms?", factors: [1] },
  { of: "mass", words: "lbs?|pounds?", factors: [0.453592] },
  { of: "mass", words: "grams?|g", factors: [0.001] },
  { of: "mass", words: "ounces?|oz", factors: [0.0283495] },
  { of: "mass", words: "tonnes?|metric\\stons?", factors: [1_000] },
  { of: "mass", words: "(?:short\\s|long\\s)?tons?", factors: [907.185, 1_016.05, 1_000] },
  { of: "mass", words: "stone", factors: [6.35029] },
  { of: "volume", words: "lit(?:re|er)s?", factors: [1] },
  { of: "volume", words: "(?:US\\s|imperial\\s)?gallons?", factors: [3.78541, 4.54609] },
  { of: "volume", words: "barrels?", factors: [158.987] },
  { of: "heat", words: "°\\s?C|degrees?\\s(?:Celsius|C)|C", factors: [1] },
  { of: "heat", words: "°\\s?F|degrees?\\s(?:Fahrenheit|F)|F", factors: [5 / 9], plus: -32 },
];

/** The longest first: "square miles" before "miles". */
const NAMES = UNITS.map(({ words }) => words).sort((one, other) => other.length - one.length);
const unit = (name: string) => String.raw`[\s-]?(?<${name}>${NAMES.join("|")})(?![\p{L}/])`;
const PAIR = new RegExp(
  String.raw`${figure("a")}${unit("of")}(?:\s\p{L}+)?(?:\s?\(|,?\sor\s|,\s)${ABOUT}(?:or\s|i\.e\.\s)?${figure("b")}${unit("in")}`,
  "giu",
);
const EACH = UNITS.map((each) => ({ ...each, is: new RegExp(`^(?:${each.words})$`, "iu") }));
const unitOf = (words: string | undefined) => EACH.find(({ is }) => is.test(words ?? ""));

/** In words: "5 km is 3.11 miles, not 8". Null where nothing is wrong, or not for sure. */
export function unitRemark(sentence: string): string | null {
  for (const { groups = {} } of sentence.matchAll(PAIR)) {
    const [from, to] = [unitOf(groups.of), unitOf(groups.in)];
    const [a, b] = [figureIn(groups, "a"), figureIn(groups, "b")];
    if (!from || !to || !a || !b || from.of !== to.of || from === to) continue;
    const reckoned = from.factors.flatMap((factor) =>
      to.factors.map((other) => (a.value + (from.plus ?? 0)) * (factor / other) - (to.plus ?? 0)),
    );
    if (reckoned.some((value) => isRounding(value, a, b, from.of === "heat"))) continue;
    const [first = 0] = reckoned;
    return `${a.written}${scaleWord(a)} ${groups.of} is ${sayNumber(first / b.scale)}${scaleWord(b)} ${groups.in}, not ${b.written}`;
  }
  return null;
}

function isRounding(value: number, a: ReadFigure, b: ReadFigure, isHeat: boolean): boolean {
  if (isHeat) return isNear(value, b.value, 1.5);
  return isNear(value, b.value, b.slack + (a.slack * value) / Math.max(a.value, 1e-9), 0.08);
}

function scaleWord({ scale }: ReadFigure): string {
  const words = new Map([[100, " hundred"], [1e3, " thousand"], [1e6, " million"], [1e9, " billion"]]); // prettier-ignore
  return words.get(scale) ?? "";
}

const MONEY = String.raw`\s(?<nameCoin>dollars?|euros?|pounds?|francs?)`;
const coin = (name: string) =>
  String.raw`(?<${name}Sign>${CURRENCY})?${figure(name)}(?:${MONEY.replace("nameCoin", `${name}Coin`)})?`;
const TWO_COINS = new RegExp(String.raw`${coin("a")}\s?\(${ABOUT}${coin("b")}\)`, "giu");
/** No two of these have been further apart than this. */
const COINS_APART = 3;

/** Sums that are one in two currencies, and differ by more than currencies do. */
export function coinRemark(sentence: string): string | null {
  for (const { groups = {} } of sentence.matchAll(TWO_COINS)) {
    const [a, b] = [figureIn(groups, "a"), figureIn(groups, "b")];
    if (!a || !b || a.value === 0 || b.value === 0) continue;
    if (!(groups.aSign ?? groups.aCoin) || !(groups.bSign ?? groups.bCoin)) continue;
    const times = Math.max(a.value / b.value, b.value / a.value);
    if (times <= COINS_APART) continue;
    return `${a.written}${scaleWord(a)} and ${b.written}${scaleWord(b)} are ${sayNumber(times)} times apart, whatever the rate`;
  }
  return null;
}
