/**
 * Whether what a citation says of where it was found fits the kind of its source: by it a checker
 * finds the same place again. Pure, and the one place that says so: the panel lists what is missing
 * before the hand-over, and the hand-over asks for the same, or for the reason why it goes without.
 * Modelled on what checking desks ask for beside a draft: the minute of a recording, the page of a
 * document, the capture of a page that may change, the day and channel of a talk, the workings of a
 * sum (OCCRP, SAPIENS and KSJ fact-checking handbooks).
 */
import type { Basis, Channel, Stance } from "@/lib/ledger/claims/rules";
import type { SourceKind } from "@/lib/ledger/sources/rules";

export type FittedCitation = {
  readonly stance: Stance;
  readonly basis: Basis | null;
  readonly locator: string;
  /** YYYY-MM-DD or empty. */
  readonly saidOn: string;
  readonly channel: Channel | null;
  readonly note: string;
  readonly attachmentCount: number;
  readonly source: { readonly kind: SourceKind };
};

type Need = { readonly asks: string; readonly isMet: (citation: FittedCitation) => boolean };

/** STORED in the fingerprints of waivers: add needs, never rename one. */
const NEEDS = {
  time: {
    asks: "the time in the recording as its locator (“00:14:32”)",
    isMet: ({ locator }) => namesTime(locator),
  },
  page: {
    asks: "the page or section as its locator (“p. 17”)",
    isMet: ({ locator }) => namesPlace(locator),
  },
  row: {
    asks: "the row, table or query as its locator",
    isMet: ({ locator }) => locator !== "",
  },
  capture: {
    asks: "a capture, or the day it was read",
    isMet: ({ saidOn, attachmentCount }) => saidOn !== "" || attachmentCount > 0,
  },
  date: { asks: "the day", isMet: ({ saidOn }) => saidOn !== "" },
  channel: { asks: "the channel", isMet: ({ channel }) => channel !== null },
  noted: {
    asks: "the day, or where it is noted",
    isMet: ({ saidOn, locator }) => saidOn !== "" || locator !== "",
  },
  workings: {
    asks: "the workings: in its note, attached, or where they are",
    isMet: ({ note, locator, attachmentCount }) =>
      note !== "" || locator !== "" || attachmentCount > 0,
  },
} as const satisfies Record<string, Need>;
export type FitNeed = keyof typeof NEEDS;

const NEEDED: Readonly<Record<SourceKind, readonly FitNeed[]>> = {
  person: ["date", "channel"],
  organisation: ["date", "channel"],
  document: ["page"],
  dataset: ["row"],
  recording: ["time"],
  publication: ["capture"],
  account: ["capture"],
  own_observation: ["noted"],
};

/** What the desk reckoned itself. */
const RECKONED: readonly FitNeed[] = ["workings"];

/** What is missing, in the order of the list; nothing of a citation that is only context. */
export function missingOf(citation: FittedCitation): FitNeed[] {
  if (citation.stance === "context") return [];
  const { source, basis } = citation;
  const isReckoned = source.kind === "own_observation" && basis === "inferred";
  const needed = isReckoned ? RECKONED : NEEDED[source.kind];
  return needed.filter((need) => !NEEDS[need].isMet(citation));
}

/** "the day and the channel". */
export function askedFor(missing: readonly FitNeed[]): string {
  return missing.map((need) => NEEDS[need].asks).join(" and ");
}

const CLOCK = /(?<!\d)\d{1,3}:[0-5]\d(?!\d)/;
const SPAN =
  /(?<![\d.,])\d{1,4} ?(?:h|hrs?|hours?|m|mins?|minutes?|s|secs?|seconds?|′|″)(?!\p{L})/iu;
const ORDINAL = /(?:minute|min|hour|second|sec)s? \d/i;

function namesTime(locator: string): boolean {
  return [CLOCK, SPAN, ORDINAL].some((pattern) => pattern.test(locator));
}

/** What a page or part of a document is called before its number, letter or name. */
const PARTS = new Set(
  (
    "p pp pg page pages f ff fol folio folios sheet sheets slide slides para paras paragraph " +
    "paragraphs sec sect section sections ch chap chapter chapters art article articles annex " +
    "annexe appendix exhibit table tables tab fig figure figures line lines row rows col column " +
    "columns cell cells clause clauses item items note notes footnote footnotes schedule part " +
    "parts box map plate recital entry entries message messages folder folders letter letters " +
    "letterhead letterheads passage passages sentence sentences question answer field name exchange " +
    "exchanges"
  ).split(" "),
);
/** What needs no number. */
const WHOLE = new Set(["cover", "abstract", "summary", "index", "preamble", "title", "map"]);
/** What may stand before a part instead of a number behind it: "second folder", "all sheets". */
const WHICH = new Set(
  (
    "first second third fourth fifth sixth seventh eighth ninth tenth last next same all each both " +
    "one two three single only"
  ).split(" "),
);

/** A page, section or other part; a number alone is a page's. */
function namesPlace(locator: string): boolean {
  if (/^\d+(?: ?[-–,] ?\d+)*$/.test(locator)) return true;
  if (locator.includes("§") || locator.includes("¶")) return true;
  const words = locator.toLowerCase().match(/\p{L}+|\d+/gu) ?? [];
  return words.some(
    (word, at) =>
      WHOLE.has(word) ||
      (PARTS.has(word) && (words[at + 1] !== undefined || WHICH.has(words[at - 1] ?? ""))),
  );
}
