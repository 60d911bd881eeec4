/**
 * The words by which a change of wording is known to change the meaning, and those that change
 * none. English, by lists: reporting verbs after Bergler's classes ("Evidential analysis of
 * reported speech", 1992), quantifiers, conditions and modals after Quirk et al., "A Comprehensive
 * Grammar of the English Language" (1985), §5.10–5.25, §15.30–15.36 and §4.49–4.65. Pure.
 */

const list = (words: string) => words.trim().split(/\s+/);
const setOf = (words: string): ReadonlySet<string> => new Set(list(words));

/** Verbs of saying that add nothing to what is said, in all their forms; told as one. */
export const PLAIN_CUES = setOf(
  "say says said saying state states stated stating tell tells told telling add adds added adding",
);

/** The key that all plain cues go by. */
export const PLAIN_CUE = "§say";

/** Verbs of saying, knowing and showing that each say something of their own: forms to lemma. */
const CUES = new Map<string, string>();
for (const verb of list(`
  admit deny confirm claim allege insist acknowledge concede argue warn suggest believe expect
  estimate promise vow pledge threaten accuse reject dismiss dispute refute reveal disclose prove
  conclude indicate note report announce declare testify assert maintain contend speculate doubt
  predict hope fear agree disagree refuse decline urge demand verify question contradict boast
  complain emphasise emphasize stress recall remember imply assume suspect consider deem
`)) {
  for (const form of formsOf(verb)) CUES.set(form, verb);
}
for (const [verb, forms] of [
  ["show", "show shows showed shown showing"],
  ["find", "find finds found finding"],
  ["think", "think thinks thought thinking"],
  ["know", "know knows knew known knowing"],
  ["write", "write writes wrote written writing"],
  ["swear", "swear swears swore sworn swearing"],
  ["point out", "pointed"],
] as const) {
  for (const form of forms.split(" ")) CUES.set(form, verb);
}

function formsOf(verb: string): string[] {
  const stem = verb.replace(/e$/, "");
  const past = /[^aeiou]y$/.test(verb) ? verb.replace(/y$/, "ied") : `${stem}ed`;
  const third = /[^aeiou]y$/.test(verb)
    ? verb.replace(/y$/, "ies")
    : /(?:s|ss|sh|ch)$/.test(verb)
      ? `${verb}es`
      : `${verb}s`;
  const doubled = /^(?:admit)$/.test(verb) ? [`${verb}ted`, `${verb}ting`] : [];
  return [verb, third, past, `${stem}ing`, ...doubled];
}

/** The lemma of a verb of saying that is not plain; null for any other word. */
export function cueIn(word: string): string | null {
  return CUES.get(word) ?? null;
}

export const MODALS = setOf("may might could would should must can shall ought will");

export const QUANTIFIERS = setOf(`
  some all every each most many few several any both none half majority minority only single
  dozens hundreds thousands millions billions scores much little always often sometimes rarely
  usually frequently occasionally twice double triple either neither entire whole partly mostly
  mainly largely entirely completely fully everyone everybody nobody somebody someone anyone
  everything nothing something fewer less more
`);

export const CONDITIONS = setOf("if unless provided assuming whether once until except lest");

export const MONTHS: ReadonlyMap<string, string> = new Map(
  list(
    "january february march april may june july august september october november december",
  ).flatMap((month) => [
    [month, month],
    [month.slice(0, 3), month],
    ...(month === "september" ? [["sept", month] as const] : []),
  ]),
);

export const WEEKDAYS = setOf("monday tuesday wednesday thursday friday saturday sunday");

export const DAYS = setOf(`
  ${[...WEEKDAYS].join(" ")} yesterday today tomorrow tonight
  spring summer autumn winter decade century
`);

export const CURRENCIES: ReadonlyMap<string, string> = new Map([
  ...list("€ euro euros eur").map((word) => [word, "euro"] as const),
  ...list("$ dollar dollars usd us$").map((word) => [word, "dollar"] as const),
  ...list("£ pound pounds gbp").map((word) => [word, "pound"] as const),
  ...list("¥ yen jpy").map((word) => [word, "yen"] as const),
  ...list("yuan renminbi rmb cny").map((word) => [word, "yuan"] as const),
  ...list("rouble roubles ruble rubles rub").map((word) => [word, "rouble"] as const),
  ...list("rupee rupees inr ₹").map((word) => [word, "rupee"] as const),
  ...list("franc francs chf").map((word) => [word, "franc"] as const),
  ...list("krona kronor krone kroner crown crowns").map((word) => [word, "crown"] as const),
  ...list("cent cents").map((word) => [word, "cent"] as const),
  ...list("pence penny").map((word) => [word, "penny"] as const),
]);

export const UNITS: ReadonlyMap<string, string> = new Map(
  [
    "percent %",
    "percentage",
    "point points",
    "kilometer kilometers kilometre kilometres km",
    "meter meters metre metres",
    "mile miles",
    "foot feet ft",
    "inch inches",
    "yard yards",
    "kilogram kilograms kg kilo kilos",
    "gram grams",
    "tonne tonnes",
    "ton tons",
    "liter liters litre litres",
    "gallon gallons",
    "barrel barrels",
    "acre acres",
    "hectare hectares",
    "second seconds",
    "minute minutes",
    "hour hours",
    "day days",
    "week weeks",
    "month months",
    "year years",
    "degree degrees",
    "celsius",
    "fahrenheit",
    "watt watts",
    "kilowatt kilowatts kw",
    "megawatt megawatts mw",
    "gigawatt gigawatts gw",
    "byte bytes",
    "megabyte megabytes mb",
    "gigabyte gigabytes gb",
    "terabyte terabytes tb",
  ].flatMap((forms) => {
    const [first = "", ...others] = forms.split(" ");
    return [first, ...others].map((form) => [form, first] as const);
  }),
);

/** Words that can come or go without a change of what is said. */
export const IDLE = setOf(`
  the a an that also too meanwhile however moreover furthermore additionally then mr mrs ms miss
`);

/** Words that join a sentence to the one before, idle at its beginning. */
export const IDLE_AT_START = setOf("and but so yet still indeed");

/** Who is told: "told reporters" says no more than "said". */
export const RECIPIENTS = setOf(
  "reporters journalists reporter journalist newspaper paper press agency broadcaster us by phone email",
);

/** Words that begin an adverbial of time or place, which may stand at either end of its clause. */
export const ADVERBIAL_OPENERS = setOf(
  "on in at during after before since throughout last next this earlier later yesterday today tomorrow near inside outside under",
);

/** Pairs that say the opposite of each other and that no negating word or prefix tells. */
const OPPOSITES = new Map<string, string[]>();
for (const pair of list(`
    admit/deny confirm/deny agree/refuse accept/reject prove/refute support/oppose supported/opposed
    rose/fell rise/fall rises/falls risen/fallen increase/decrease increased/decreased
    increased/fell rose/dropped grew/shrank gained/lost won/lost win/lose more/less more/fewer
    before/after above/below over/under guilty/innocent legal/illegal open/closed opened/closed
    alive/dead hired/fired bought/sold buy/sell entered/left arrived/left began/ended started/stopped
    approved/rejected approved/blocked passed/failed true/false present/absent public/secret
    allowed/banned allow/ban permitted/forbidden safe/dangerous better/worse best/worst first/last
    highest/lowest higher/lower largest/smallest longer/shorter early/late with/without
    up/down inside/outside convicted/acquitted granted/denied granted/refused
  `)) {
  const [one = "", other = ""] = pair.split("/");
  OPPOSITES.set(one, [...(OPPOSITES.get(one) ?? []), other]);
  OPPOSITES.set(other, [...(OPPOSITES.get(other) ?? []), one]);
}

/** What says the opposite of a word in lower case, or of the lemma of a cue. */
export function oppositesOf(word: string): readonly string[] {
  return OPPOSITES.get(word) ?? [];
}

type Approximator = readonly [phrase: readonly string[], key: string];

const PHRASES: readonly Approximator[] = (
  [
    ["about", "about around roughly approximately circa some"],
    ["over", "more_than over above"],
    ["under", "less_than fewer_than under below"],
    ["nearly", "nearly almost close_to just_under"],
    ["at least", "at_least no_fewer_than no_less_than"],
    ["up to", "up_to as_many_as as_much_as at_most no_more_than"],
    ["exactly", "exactly precisely"],
  ] as const
)
  .flatMap(([key, phrases]) =>
    list(phrases).map((phrase): Approximator => [phrase.split("_"), `≈${key}`]),
  )
  .sort(([one], [other]) => other.length - one.length);

/** Phrases before a number by their first word, each with the key that all of its kind go by. */
export const APPROXIMATORS: ReadonlyMap<string, readonly Approximator[]> = new Map(
  PHRASES.map(([[first = ""]]) => [first, PHRASES.filter(([[word]]) => word === first)]),
);
