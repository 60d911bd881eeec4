/**
 * Words and marks as the treebank counts them, with their places in the text: endings such as n't
 * and 's are tokens of their own, hyphenated words are parted except after a prefix, a full stop
 * belongs to its abbreviation. Linear in the text. Pure.
 */
import type { Span } from "@/lib/text/text";

export type GrammarToken = Span & { readonly text: string };

const words = (list: string): string => list.trim().split(/\s+/).join("|");

/** Written with a full stop also where no sentence ends. */
const ABBREVIATIONS = words(`
  mr mrs ms messrs dr prof gen col lt sgt capt cmdr adm maj rev hon sen rep gov pres st ste mt ft
  jr sr inc ltd co corp bros assn dept univ est ave blvd rd vs etc al cf ca approx fig figs vol ed
  eds pp jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thurs fri sat sun`);

/** After these a hyphen joins, as in "co-workers" and "mid-July". */
const PREFIXES = words(`
  anti co de e ex inter intra mid mini multi neo non para post pre pro pseudo re self semi sub
  super trans ultra un vice x`).replace("self|", "");

const UNITS = words(
  "am pm km m kg mg mm cm ft lb lbs mph kph gb mb kb hz khz mhz ghz bn mn hrs hr",
);

/** How the names of sites and files end. */
const SITE_ENDS = words(
  "com org net edu gov co\\.uk uk eu ru cn info doc pdf html? xls txt jpg png zip",
);

const APOSTROPHE = "['’‘ʼ′]";
const LETTER = "[\\p{L}\\p{M}\\p{N}_\\u00AD\\u200B-\\u200D]";

/** In this order; a token is the longest that the first fitting line takes. */
const PATTERN = new RegExp(
  [
    // Addresses.
    '(?:https?:\\/\\/|www\\.)[^\\s<>"“”]{1,2000}',
    "[\\p{L}\\p{N}_.+\\-]{1,64}@[\\p{L}\\p{N}\\-]{1,64}(?:\\.[\\p{L}\\p{N}\\-]{1,64}){1,8}",
    `${LETTER}{1,64}(?:[.\\-]${LETTER}{1,64}){0,5}\\.(?:${SITE_ENDS})(?!${LETTER}|\\.${LETTER})`,
    "[@#](?=[\\p{L}_])[\\p{L}\\p{N}_]+",
    // Faces.
    "[:;=]-?[)(DPp](?![\\p{L}\\p{N}])",
    // Telephone numbers, dates, times, amounts, years; the apostrophe of '90s.
    "\\d{3}-\\d{3}-\\d{4}(?!\\d)",
    `${APOSTROPHE}\\d{2}s?(?![\\p{L}\\p{N}])`,
    `\\d+(?:[.,:/]\\d+)*(?=(?:${UNITS})(?!${LETTER}))`,
    `\\d+(?:[.,:/]\\d+)*(?:${APOSTROPHE}?s(?!${LETTER})|${LETTER}*)`,
    // U.S., a.m., J., Mr.
    "(?:\\p{L}\\.){2,}(?!\\p{L}{2})",
    `\\p{Lu}\\.(?=\\s?\\p{Lu})`,
    `(?:${ABBREVIATIONS})\\.(?!${LETTER})`,
    "nos?\\.(?=\\s?\\d)",
    // AT&T.
    "\\p{Lu}{1,4}&\\p{Lu}{1,4}(?!\\p{L})",
    "w\\/o?(?=[\\s\\p{L}])",
    // 'em, 'til, 'cause.
    `${APOSTROPHE}(?:em|til|cause|tis|twas|n)(?!${LETTER})`,
    // Words: with a prefix's hyphen, with apostrophes inside.
    `(?:(?:${PREFIXES})[\\-‐‑](?=\\p{L}))?${LETTER}+(?:${APOSTROPHE}${LETTER}+)*`,
    // Marks; runs of one kind are one mark.
    "\\.{2,}|[!?]+|``|''|’’|‘‘|<<|>>|-{2,}|={2,}|_{2,}|\\*{2,}|~{2,}|—{2,}|–{2,}|\\+{2,}|#{2,}|\\|{2,}",
    "[^\\s]",
  ].join("|"),
  "giuy",
);

/** "don't" is do + n't, "Lund's" Lund + 's; "cannot" and "gonna" are two words each. */
const ENDING = new RegExp(`^(.+?)(n${APOSTROPHE}t|${APOSTROPHE}(?:s|m|d|ll|ve|re))$`, "iu");
const JOINED = /^(can(?=not)|(?:gon|wan)(?=na)|got(?=ta)|(?:lem|gim)(?=me))(not|na|ta|me)$/iu;

/** Marks at an address's end are the sentence's. */
const ADDRESS_ENDS = ".,;:!?)]'’\"”>";

function withoutEndMarks(address: string): string {
  let { length } = address;
  while (length > 0 && ADDRESS_ENDS.includes(address.charAt(length - 1))) length -= 1;
  return address.slice(0, length);
}

export function tokenize(text: string, from = 0, to = text.length): GrammarToken[] {
  const tokens: GrammarToken[] = [];
  const seen = to === text.length ? text : text.slice(0, to);
  let at = from;
  while (at < to) {
    if (/\s/u.test(seen.charAt(at))) {
      at += 1;
      continue;
    }
    PATTERN.lastIndex = at;
    // The last line takes whatever is no space.
    const [found = seen.charAt(at)] = PATTERN.exec(seen) ?? [];
    // The pattern knows no case: a small letter before a full stop is no initial, nor is "I".
    const isWord = /^(?:\p{Ll}|I)\.$/u.test(found);
    at += push(tokens, isWord ? found.slice(0, 1) : found, at);
  }
  return tokens;
}

/** @returns how much of the text was taken. */
function push(tokens: GrammarToken[], found: string, start: number): number {
  const isAddress = /^(?:https?:|www\.)/iu.test(found);
  const whole = isAddress ? withoutEndMarks(found) || found : found;
  const ending = ENDING.exec(whole) ?? JOINED.exec(whole);
  if (ending && !isAddress) {
    let at = start;
    for (const part of ending.slice(1)) {
      tokens.push({ text: part, start: at, end: at + part.length });
      at += part.length;
    }
  } else tokens.push({ text: whole, start, end: start + whole.length });
  return whole.length;
}
