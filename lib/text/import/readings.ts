/**
 * The readings of bytes that are text in an encoding nobody names, likeliest first, and whether
 * the first is sure. A detector (chardet) proposes; what decides between its proposals is how the
 * text looks in each: capitals in the middle of words, signs between letters and the like are what
 * a wrong reading is known by. Pure, and linear in the bytes.
 *
 * Only Windows-1252 is ever sure, and only where nothing speaks against it; Mac Roman, the
 * encodings of East Asia and of other alphabets are asked about. A wrong guess would be kept as the
 * story's text.
 */
import { analyse } from "chardet";

export type EncodingReading = {
  /** A label of the Encoding Standard. */
  readonly encoding: string;
  readonly name: string;
  /** A line in which readings differ. */
  readonly line: string;
};

/** What a person can choose, and what the forms and the API call it. */
export const ENCODINGS: Readonly<Record<string, string>> = {
  "utf-8": "Unicode (UTF-8)",
  "utf-16le": "Unicode (UTF-16)",
  "utf-16be": "Unicode (UTF-16, big-endian)",
  "windows-1252": "Western Europe (Windows)",
  "iso-8859-15": "Western Europe (ISO, with €)",
  macintosh: "Western Europe (Mac Roman)",
  "windows-1250": "Central Europe (Windows)",
  "iso-8859-2": "Central Europe (ISO)",
  "windows-1251": "Cyrillic (Windows)",
  "koi8-r": "Cyrillic (KOI8-R)",
  "iso-8859-5": "Cyrillic (ISO)",
  ibm866: "Cyrillic (DOS)",
  "x-mac-cyrillic": "Cyrillic (Mac)",
  "windows-1253": "Greek (Windows)",
  "iso-8859-7": "Greek (ISO)",
  "windows-1254": "Turkish (Windows)",
  "windows-1255": "Hebrew (Windows)",
  "iso-8859-8": "Hebrew (ISO)",
  "windows-1256": "Arabic (Windows)",
  "iso-8859-6": "Arabic (ISO)",
  "windows-1257": "Baltic (Windows)",
  "windows-1258": "Vietnamese (Windows)",
  "windows-874": "Thai (Windows)",
  gb18030: "Chinese, simplified (GBK)",
  big5: "Chinese, traditional (Big5)",
  shift_jis: "Japanese (Shift_JIS)",
  "euc-jp": "Japanese (EUC-JP)",
  "iso-2022-jp": "Japanese (ISO-2022-JP)",
  "euc-kr": "Korean (EUC-KR)",
};

/** The detector's names that the standard does not have, or means more by. */
const STANDARD_NAMES: Readonly<Record<string, string>> = {
  "iso-8859-1": "windows-1252",
  "iso-8859-9": "windows-1254",
};

/** Looked at in any case: what the detector does not know, or finds only in long texts. */
const ALWAYS = [
  "windows-1252",
  "iso-8859-15",
  "macintosh",
  "windows-1250",
  "windows-1251",
  "ibm866",
  "windows-874",
  "gb18030",
  "shift_jis",
  "big5",
  "euc-jp",
  "euc-kr",
];

/** Of East Asia without a space or a figure, which has no zero bytes to be known by. */
const WIDE = ["utf-16le", "utf-16be"];

/** A detector needs no more; the bytes that tell encodings apart are picked for it. */
const MAX_SAMPLE = 16_000;

const MAX_READINGS = 8;

/** Of the detector's hundred: how sure it is, and how much surer than of the next. */
const LEAST_CONFIDENCE = 40;
const LEAST_LEAD = 20;

type Candidate = {
  readonly encoding: string;
  readonly text: string;
  readonly confidence: number;
  readonly faults: number;
  readonly rarities: number;
};

/** @param decode gives null where the bytes are no text in that encoding. */
export function readingsOf(
  bytes: Uint8Array,
  decode: (encoding: string) => string | null,
): { readings: EncodingReading[]; isSure: boolean; text: string } {
  const confidences = confidencesIn(bytes);
  const candidates: Candidate[] = [];
  for (const encoding of new Set([...confidences.keys(), ...ALWAYS, ...WIDE])) {
    const text = Object.hasOwn(ENCODINGS, encoding) ? decode(encoding) : null;
    if (text !== null && WIDE.includes(encoding) && !isEastAsian(text)) continue;
    if (text === null || /[\p{Co}\p{Cn}\ufffd\u0080-\u009f]/u.test(text)) continue;
    if (candidates.some((other) => other.text === text)) continue;
    const confidence = confidences.get(encoding) ?? 0;
    candidates.push({ encoding, text, confidence, ...oddities(text) });
  }
  candidates.sort((one, other) => weight(other) - weight(one));
  const [first, ...others] = candidates;
  const readings = candidates
    .slice(0, MAX_READINGS)
    .map((each) => readingIn(each.encoding, each.text));
  return { readings, isSure: isSure(first, others), text: first?.text ?? "" };
}

export function readingIn(encoding: string, text: string): EncodingReading {
  return { encoding, name: ENCODINGS[encoding] ?? encoding, line: tellingLine(text) };
}

/** Whether nine in ten characters are such as these scripts are written with. */
function isEastAsian(text: string): boolean {
  const theirs = text.match(/[\u3000-\u30ff\uff00-\uff9f\s\p{Script=Han}\p{Script=Hangul}]/gu);
  return (theirs?.length ?? 0) * 10 >= text.length * 9;
}

function weight({ confidence, faults, rarities }: Candidate): number {
  return confidence - 100 * faults - 20 * rarities;
}

function isSure(first: Candidate | undefined, others: readonly Candidate[]): boolean {
  if (first?.encoding !== "windows-1252" || first.faults > 0) return false;
  // Nobody writes this sign; it is what other encodings of Western Europe have the euro for.
  if (first.text.includes("¤")) return false;
  const mac = others.find(({ encoding }) => encoding === "macintosh");
  const isMacLikelier = mac?.faults === 0 && mac.rarities < first.rarities;
  const lead = first.confidence - Math.max(0, ...others.map(({ confidence }) => confidence));
  return !isMacLikelier && first.confidence >= LEAST_CONFIDENCE && lead >= LEAST_LEAD;
}

function confidencesIn(bytes: Uint8Array): Map<string, number> {
  const found = new Map<string, number>();
  for (const { name, confidence } of analyse(sampleOf(bytes))) {
    const lower = name.toLowerCase();
    const encoding = STANDARD_NAMES[lower] ?? lower;
    found.set(encoding, Math.max(confidence, found.get(encoding) ?? 0));
  }
  return found;
}

/** The beginning, and the surroundings of what is not ASCII. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= MAX_SAMPLE) return bytes;
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (let at = 0; at < bytes.length && length < MAX_SAMPLE; at += 1) {
    if ((bytes[at] ?? 0) < 0x80) continue;
    const start = bytes.lastIndexOf(0x20, at);
    const piece = bytes.subarray(Math.max(0, start, at - 200), at + 100);
    pieces.push(piece);
    length += piece.length;
    at += 100;
  }
  return Buffer.concat(pieces);
}

/** What texts of Western Europe hold beside ASCII. */
const COMMON = new Set(
  "àâäåæáãçéèêëíìîïñóòôöõøœúùûüßÀÂÄÅÆÁÇÉÈÊËÍÎÑÓÔÖØÚÜ‘’“”„«»–—…€£§°·•©®™½¼¾²³±×÷¿¡ \u00a0\u00ad",
);

const isLatin = (character: string) => /^\p{Script=Latin}$/u.test(character);
const isUpper = (character: string) => /^\p{Lu}$/u.test(character);
const isLower = (character: string) => /^\p{Ll}$/u.test(character);
const isLetter = (character: string) => /^\p{L}$/u.test(character);
const isPlain = (character: string) => character < "\u0080";

/** How many of the characters beside ASCII stand where none would, or are seldom seen: 0 to 1. */
function oddities(text: string): { faults: number; rarities: number } {
  let marks = 0;
  let faults = 0;
  let rarities = 0;
  for (const { index } of text.matchAll(/[^\p{ASCII}]/gu)) {
    const character = text.charAt(index);
    marks += 1;
    if (
      isMisplaced(
        character,
        text.slice(Math.max(0, index - 2), index),
        text.slice(index + 1, index + 3),
      )
    )
      faults += 1;
    else if (isLatin(character) || !isLetter(character)) {
      if (!COMMON.has(character)) rarities += 1;
    }
  }
  return marks === 0
    ? { faults: 0, rarities: 0 }
    : { faults: faults / marks, rarities: rarities / marks };
}

function isMisplaced(character: string, before: string, after: string): boolean {
  const [last, next, second] = [before.slice(-1), after.charAt(0), after.charAt(1)];
  if (!isLetter(character)) {
    const isInWord = isLetter(last) && isLetter(next);
    if (isInWord) return !/[’‘'\-‐‑–—·\u00ad…/]/.test(character);
    return (
      (/[“„‚«]/.test(character) && isLetter(last)) || (/[”»]/.test(character) && isLetter(next))
    );
  }
  // Half-width signs are what other encodings look like in Shift_JIS.
  if (/[\uff61-\uff9f]/.test(character)) return true;
  if (!isLatin(character)) return [last, next].some((each) => isPlain(each) && isLetter(each));
  if (/[.,;:!?]/.test(last)) return true;
  if (isUpper(character)) {
    return (
      isLower(last) || (isUpper(next) && isLower(second)) || (!isPlain(last) && isLetter(last))
    );
  }
  // Alone at a word's beginning before a capital: an opening quotation mark, misread.
  return (
    (!isLetter(last) && isUpper(next)) ||
    [last, next].every((each) => isLetter(each) && !isPlain(each))
  );
}

const LONGEST_LINE = 120;

/** The line with the first character beside ASCII, around it. */
function tellingLine(text: string): string {
  const at = Math.max(0, text.search(/[^\p{ASCII}]/u));
  const start = Math.max(text.lastIndexOf("\n", at) + 1, at - LONGEST_LINE / 2);
  const end = text.indexOf("\n", at);
  const line = text.slice(start, Math.min(end === -1 ? text.length : end, start + LONGEST_LINE));
  return line
    .toWellFormed()
    .replace(/\p{Cc}/gu, " ")
    .trim();
}
