/** What is measured, and in what: one table for all that reads units or reckons between them. */

export type Unit = {
  readonly id: string;
  readonly of: "length" | "speed" | "area" | "mass" | "volume" | "heat" | "time";
  /** As they stand behind a figure, words joined by single spaces. */
  readonly names: readonly string[];
  /** In the first unit of its kind; a gallon is one of two. */
  readonly factors: readonly number[];
  readonly plus?: number;
};

const METRE = "metre metres meter meters m";
const KILOMETRE = "km kms kilometre kilometres kilometer kilometers";

function unit(
  id: string,
  of: Unit["of"],
  names: string | readonly string[],
  factor: number | readonly number[],
  plus?: number,
): Unit {
  const factors = typeof factor === "number" ? [factor] : factor;
  const own = typeof names === "string" ? names.split(" ") : names;
  return { id, of, names: own, factors, ...(plus === undefined ? {} : { plus }) };
}

const square = (names: string) =>
  names.split(" ").flatMap((name) => [`square ${name}`, `sq ${name}`, `sq . ${name}`]);
const hourly = (names: string) =>
  names.split(" ").flatMap((name) => [`${name} per hour`, `${name} an hour`, `${name} / h`]);

export const MEASURES: readonly Unit[] = [
  unit("km", "length", KILOMETRE, 1_000),
  unit("mile", "length", "mile miles", 1_609.344),
  unit("metre", "length", METRE, 1),
  unit("foot", "length", "feet foot ft", 0.3048),
  unit("yard", "length", "yard yards", 0.9144),
  unit("inch", "length", "inch inches in", 0.0254),
  unit("cm", "length", "cm centimetre centimetres centimeter centimeters", 0.01),
  unit("mm", "length", "mm millimetre millimetres millimeter millimeters", 0.001),
  unit("km/h", "speed", [...hourly(KILOMETRE), "kph", "kmh"], 1),
  unit("mph", "speed", [...hourly("mile miles"), "mph"], 1.609344),
  unit("hectare", "area", "hectare hectares ha", 10_000),
  unit("acre", "area", "acre acres", 4_046.856),
  unit("km2", "area", square(KILOMETRE), 1e6),
  unit("mile2", "area", square("mile miles"), 2_589_988),
  unit("m2", "area", square(METRE), 1),
  unit("foot2", "area", square("feet foot ft"), 0.092903),
  unit("kg", "mass", "kg kgs kilo kilos kilogram kilograms", 1),
  unit("lb", "mass", "lb lbs pound pounds", 0.453592),
  unit("gram", "mass", "gram grams g", 0.001),
  unit("ounce", "mass", "ounce ounces oz", 0.0283495),
  unit("tonne", "mass", ["tonne", "tonnes", "metric ton", "metric tons"], 1_000),
  unit("ton", "mass", ["ton", "tons", "short tons", "long tons"], [907.185, 1_016.05, 1_000]),
  unit("stone", "mass", "stone st", 6.35029),
  unit("litre", "volume", "litre litres liter liters", 1),
  unit("gallon", "volume", ["gallon", "gallons", "us gallons", "imperial gallons"], [3.78541, 4.54609]), // prettier-ignore
  unit("pint", "volume", "pint pints", [0.473176, 0.568261]),
  unit("barrel", "volume", "barrel barrels", 158.987),
  unit("celsius", "heat", ["c", "° c", "degrees celsius", "degrees c", "degree celsius"], 1),
  unit("fahrenheit", "heat", ["f", "° f", "degrees fahrenheit", "degrees f"], 5 / 9, -32),
  unit("year", "time", "year years yr yrs", 12),
  unit("month", "time", "month months", 1),
  unit("week", "time", "week weeks", 12 / 52),
  unit("day", "time", "day days", 12 / 365),
];

const BY_NAME = new Map(MEASURES.flatMap((one) => one.names.map((name) => [name, one] as const)));
const LONGEST_NAME = 3;

/** The unit whose name these words begin with, the longest first, and how many words it takes. */
export function unitAt(words: readonly string[]): { unit: Unit; length: number } | null {
  for (let length = Math.min(LONGEST_NAME, words.length); length > 0; length -= 1) {
    const named = BY_NAME.get(words.slice(0, length).join(" "));
    if (named) return { unit: named, length };
  }
  return null;
}

/** A small unit behind a greater one of the same measure: "17lb 8oz", "5ft 10in". */
export const SMALLER = new Map([["lb", "ounce"], ["foot", "inch"], ["stone", "lb"], ["mile", "yard"], ["year", "month"]]); // prettier-ignore
