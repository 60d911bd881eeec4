/**
 * Where in a source: a page, a time of a recording, a section, a line of a sheet, a number of a
 * court's file. Read as written; what is a part's own name ("Budget annex 4") counts only behind
 * the name of what it is a part of. Pure.
 */
import type { Leftover } from "./found";

export type FoundLocator = { readonly words: string; readonly at: number };

const DASH = "[-\\u2010-\\u2015]";
const END = "(?![\\p{L}\\d])";
/** "12", "A12", "4.2", "12r", "ES-2", "5(1)(b)", "B12:B40", "45ff." */
const NUMBER = `(?:[A-Z]{1,3}-?)?\\d{1,7}(?:[.:]\\d{1,5}){0,4}(?::[A-Z]{1,3}\\d{1,7}|ff?\\.|[A-Za-z])?${END}(?:\\([a-z\\d]{1,4}\\)){0,3}`;
/** A figure, small Roman figures of a preface, great ones, or a letter. */
const ONE = `(?:${NUMBER}|[ivxlc]{1,8}${END}|[IVXLC]{1,8}${END}|[A-Z]${END})`;
const TO = `(?: ?${DASH} ?| to )`;
const RANGE = `${ONE}(?:${TO}${ONE})?`;
/** "pp. 3, 7 and 9": plain figures. */
const MORE = `(?:(?:, ?| and | & )\\d{1,5}(?: ?${DASH} ?\\d{1,5})?(?![\\p{L}\\d:/]|\\.\\d)){0,6}`;
const ON = `(?: ?ff?\\.?${END})?`;
const BEHIND = "(?<![\\p{L}\\d'’])";
const AT = `(?:,? at ${ONE})?`;

/** Abbreviations that their number may stand close to. */
const SIGNS =
  "§{1,2}|¶{1,2}|[Pp]{1,2}\\.|[Pp]{1,2}(?= ?\\d)|[Pp]gs?\\.|S\\.|Rn\\.|Rz\\.|Abs\\.|Art\\.|[Ff]ols?\\.|ll?\\.|[Pp]aras?\\.|" +
  "[Cc]ols?\\.|[Ss]ecs?\\.|ss?\\.|nn?\\.|[Cc]ls?\\.|[Rr]egs?\\.|[Tt]r\\.|[Mm]in\\.";

const anyCase = (words: string): string =>
  words
    .split(" ")
    .map((word) => `[${word.charAt(0).toUpperCase()}${word.charAt(0)}]${word.slice(1)}`)
    .join("|");

const PARTS = anyCase(
  "pages? pgs? seiten? folios? fols? leaf sections? secs? sects? articles? arts? chapters? chaps? ch " +
    "clauses? paragraphs? paras? pars? columns? cols? lines? verses? slides? rows? cells? sheets? tabs? " +
    "tables? figures? figs? charts? footnotes? endnotes? fn notes? questions? points? items? entry entries " +
    "frames? minutes? mins? dep depo dkt docket bates recitals? regulations? s " +
    "conditions? rules? answers? tracks? lots? posts? bullets? recommendations? findings? principles? stanzas?",
);
const OF_COURTS = "ECF|ECF [Nn]os?|Dkt|DKT|D\\.E|Docket [Ee]ntry";

/** Parts that a source may be called by. */
const NAMES = anyCase(
  "annexe?s? appendix appendices app exhibits? exh? volumes? vols? books? bk box folders? schedules? " +
    "sched attachments? att documents? docs? files? parts? pt issues? reels? discs?",
);

const numbered = (words: string): RegExp =>
  new RegExp(
    `${BEHIND}(?:${words})(?:[.:]? {1,2}|[.:])(?:[Nn]os?\\.? {0,2}|# ?)?${RANGE}${MORE}${ON}${AT}`,
    "gu",
  );

const SIGNED = new RegExp(`${BEHIND}(?:${SIGNS}) ?${RANGE}${MORE}${ON}`, "gu");
const COUNTED = numbered(`${OF_COURTS}|${PARTS}`);
const NAMED = numbered(NAMES);

/** "the third paragraph", "the 12-minute mark". */
const ORDINAL =
  /(?<![\p{L}\d])(?:(?:first|second|third|fourth|fifth|sixth|last|final|penultimate|\d{1,3}(?:st|nd|rd|th)) (?:page|paragraph|para|slide|sheet|row|line|sentence|section|column|table|item|bullet(?: point)?|footnote|minute|entry)|(?:front|back) page|\d{1,3}[- ]minute mark|\d{1,3} (?:minutes?|mins?) in(?:to)?)(?![\p{L}\d])/giu;

/** "12(3), 45–67", "(Harwick: Tidal Press, 2019), 45", "Holm 2021: 45": of a journal or a book. */
const OF_WORK =
  /(?<=\)[:,] ?)\d{1,5}(?:[-\u2010-\u2015]\d{1,5}|(?= {0,3}[.;)]| {0,3}$))(?![\p{L}\d])|(?<=(?:19|20)\d{2}[a-z]?[:,] ?)\d{1,4}(?:[-\u2010-\u2015]\d{1,4})?(?= {0,3}[.;)]| {0,3}$)/gu;

/** "Rehn, Quiet Quay, 45." and "ibid, 102": a page at the end that nothing names. */
const LAST =
  /(?<=, ?)(?!(?:19|20)\d{2}(?:\.? {0,3})$)\d{1,4}(?:[-\u2010-\u2015]\d{1,4})?(?=\.? {0,3}$)/gu;

/** Page and line of a transcript: "45:12–20", "23:4–24:1". */
const PAGE_AND_LINES =
  /(?<![\d:])\d{1,4}:\d{1,3} ?[-\u2010-\u2015] ?\d{1,4}(?::\d{1,3})?(?![\d:])/gu;
const PAGE_AND_LINE = /(?<![\d:])\d{1,4}:\d{1,3}(?![\d:])/gu;
const TESTIMONY = /(?<!\p{L})(?:dep|depo|deposition|tr|transcript|testimony|hearing)(?!\p{L})/iu;

/** Paragraphs of a judgment; in four figures it is its year. */
const IN_BRACKETS = /(?:(?<![\p{L}\d])at )?\[\d{1,3}\](?: ?[-\u2010-\u2015] ?\[\d{1,3}\])?/gu;
const AT_NUMBERED =
  /(?<=[,.] )at \d{1,4}(?: ?[-\u2010-\u2015] ?\d{1,4})?(?![\p{L}\d]|[.:/]\d| ?%| \p{L})/gu;
const AT_PAGE =
  /(?<![\p{L}\d])at (?:p\. ?)?\d{1,4}(?: ?[-\u2010-\u2015] ?\d{1,4})?(?![\p{L}\d]|[.:/]\d| ?%| \p{L})/gu;
const OF_BATES =
  /(?<![\p{L}\d])[A-Z]{2,10}[-_]?0\d{4,9}(?:[-\u2010-\u2015][A-Z]{0,10}[-_]?\d{4,10})?(?![\p{L}\d])/gu;
/** Of a newspaper, behind its day: "May 3, 2026, A12". */
const OF_NEWSPAPER = /(?<= {2},? ?)[A-F]\d{1,2}(?=[.,;]? {0,3}(?:$|[,.;\n]))/gu;

const CLOCK = "\\d{1,3}:\\d{2}";
/** "00:14:32", "1:14:32–1:15:02"; with tenths where a program wrote it. */
const LONG_TIME = new RegExp(
  `(?<![\\d:])${CLOCK}:\\d{2}(?:[.,]\\d{1,3})?(?:${TO}${CLOCK}:\\d{2})?(?![\\d:])`,
  "gu",
);
const SHORT_TIME = new RegExp(
  `(?<![\\d:])${CLOCK}(?: ?${DASH} ?${CLOCK})?(?![\\d:])(?! ?(?:[ap]\\.? ?m\\b|hrs?\\b|h\\b|uhr\\b|\\(?(?:gmt|utc|bst|ces?t|e[ds]?t|p[ds]?t)\\b))`,
  "giu",
);
/** "14m32s", "14 min 32 s", "12'40"". */
const SPELLED_TIME =
  /(?<![\p{L}\d])(?:\d{1,2} ?h(?:rs?|ours?)? ?)?\d{1,3} ?(?:m(?:ins?|inutes?)?\.?|['’′]) ?\d{1,2} ?(?:s(?:ecs?|econds?)?\.?(?![\p{L}\d])|["”″])/giu;
/** "~33 min" of what can be wound. */
const ROUGH_TIME = /(?<![\p{L}\d])~?\d{1,3} ?(?:mins?|minutes?)(?![\p{L}\d])/giu;
const OF_ADDRESS = /[?&#]t=\d{1,6}s?/u;

/** What can be wound to a place in it. */
const RECORDING =
  /\b(?:tapes?|recordings?|recorded|audio|video|clip|footage|film|pod|podcast|ep|episode|youtube|voice ?(?:memo|note)|otter|timestamp|timecode|stream|livestream|bodycam|cctv|mp[34]|wav)\b/iu;

export type LocatorContext = {
  /** What was said came by a channel: a time of two figures is the clock's. */
  readonly isByChannel: boolean;
  readonly hasDate: boolean;
  /** The note points to the source of another one. */
  readonly isSame: boolean;
  readonly addresses: readonly string[];
};

/** In the order of the text. */
export function takeLocators(leftover: Leftover, context: LocatorContext): FoundLocator[] {
  const isRecording = RECORDING.test(leftover.text);
  const isWound = isRecording || !context.isByChannel;
  const patterns = [
    ...[SIGNED, COUNTED, OF_BATES, OF_WORK, ORDINAL, LONG_TIME, SPELLED_TIME, PAGE_AND_LINES],
    ...(TESTIMONY.test(leftover.text) ? [PAGE_AND_LINE] : []),
    ...(isWound ? [SHORT_TIME] : []),
    ...(context.hasDate ? [OF_NEWSPAPER] : []),
  ];
  const found: FoundLocator[] = patterns.flatMap((each) => leftover.takeAll("locator", each));
  found.push(...takeNamed(leftover));
  const isOfCase = /(?:^|[^\p{L}])v\.? |\]/u.test(leftover.text);
  if (isOfCase) found.push(...leftover.takeAll("locator", IN_BRACKETS));
  found.push(...leftover.takeAll("locator", AT_NUMBERED));
  if (context.isSame || isOfCase || found.length > 0) {
    found.push(...leftover.takeAll("locator", AT_PAGE));
  }
  if (found.length === 0 && isRecording) found.push(...leftover.takeAll("locator", ROUGH_TIME));
  if (found.length === 0) found.push(...leftover.takeAll("locator", LAST));
  // The clock's, and said with the day.
  if (!isWound) leftover.takeAll("date", SHORT_TIME);
  if (found.length === 0) {
    const time = context.addresses.map((address) => OF_ADDRESS.exec(address)?.[0]).find(Boolean);
    if (time !== undefined) found.push({ words: time.slice(1), at: 0 });
  }
  return found.sort((one, other) => one.at - other.at);
}

/** "Budget, annex 4"; of "Annex 4, p. 17" it is the source's own name. */
function takeNamed(leftover: Leftover): FoundLocator[] {
  return [...leftover.text.matchAll(NAMED)].flatMap(({ 0: words, index }) => {
    const before = leftover.text.slice(0, index);
    // A name, then a mark between it and its part.
    if (!/\p{L}{2}/u.test(before) || !/[,;:.(] {0,3}$/u.test(before.slice(-4))) return [];
    leftover.take("locator", index, index + words.length);
    return [{ words, at: index }];
  });
}
