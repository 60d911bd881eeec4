/**
 * Reads a note as those write it who source a draft: what it rests on and where in it, when and
 * how it was said. All of it is an offer (DESIGN: what the machine read); what is not understood
 * is handed on as it stands, and no terms are taken from it. Pure, linear.
 */
import { takeAddresses } from "./addresses";
import { takeChannel, takeTerms, type NoteChannel } from "./channels";
import { takeDates, type NoteDate } from "./dates";
import { Leftover, type FoundSpan } from "./found";
import { takeLocators } from "./locators";
import { isSentence, REMARK } from "./said";
import { takeSource } from "./source-words";

export type ReadNote = {
  /** The first address; of an address behind words, where the note has no other. */
  readonly url: string | null;
  /** Who or what it names; empty where it names nobody. */
  readonly source: string;
  /** It says so of somebody who was spoken to. */
  readonly isSpoken: boolean;
  /** "Ibid.": the source is that of the note before. */
  readonly isSame: boolean;
  /** As written; empty where there is none. */
  readonly locator: string;
  readonly date: NoteDate | null;
  readonly accessed: NoteDate | null;
  readonly channel: NoteChannel | null;
  /** What it says of terms, in its own words. */
  readonly terms: readonly string[];
  /** What was not understood. */
  readonly rest: readonly string[];
  /** What was, in the order of the note. */
  readonly spans: readonly FoundSpan[];
  /** Whether it names evidence, rather than speaking to a colleague. */
  readonly offers: "citation" | "note";
};

const SAME =
  /(?<![\p{L}\d])(?:ibid(?:em)?|idem|id|op\. ?cit|loc\. ?cit|ebd|ebenda|a\. ?a\. ?o)(?:\.|(?![\p{L}\d]))/giu;

/** Longer ones are essays, and nobody's footnote. */
const LONGEST_READ = 4_000;

/** @param links addresses behind words of the note. */
export function readNote(text: string, links: readonly string[] = []): ReadNote {
  const read = text.slice(0, LONGEST_READ);
  const leftover = new Leftover(
    read.replace(/[\t\n\u00a0\u2000-\u200a\u202f]/g, (each) => (each === "\n" ? "\n" : " ")),
  );
  const written = takeAddresses(leftover);
  const addresses = [...written, ...links];
  const { date, accessed } = takeDates(leftover);
  const isSame = leftover.takeAll("same", SAME).length > 0;
  const terms = takeTerms(leftover);
  const withChannel = new Leftover(leftover.text);
  const channel = takeChannel(withChannel);
  const locators = takeLocators(leftover, {
    isByChannel: channel !== null,
    hasDate: date !== null,
    isSame,
    addresses,
  });
  const taken = channel === null ? null : withChannel.spans[0];
  if (taken) leftover.take("channel", taken.start, taken.end);
  const { name, isSpoken, rest } = takeSource(leftover, read);
  const locator = locatorOf(locators, read);
  const hasEvidence = addresses.length > 0 || locator !== "" || channel !== null || isSame;
  const isEvidence = hasEvidence || isSpoken || (date !== null && name !== "") || isTitle(read);
  return {
    url: addresses[0] ?? null,
    source: isEvidence ? name : "",
    isSpoken,
    isSame,
    locator,
    date,
    accessed,
    channel,
    terms,
    rest: isEvidence || name === "" ? rest : [name, ...rest],
    spans: leftover.spans
      .filter(({ is }) => isEvidence || is !== "source")
      .toSorted((one, other) => one.start - other.start),
    offers: isEvidence ? "citation" : "note",
  };
}

/** Of several sources in one note the first one's: those of the first part that has any. */
function locatorOf(locators: ReadonlyArray<{ words: string; at: number }>, text: string): string {
  const [first] = locators;
  if (!first) return "";
  const end = text.indexOf(";", first.at);
  return locators
    .filter(({ at }) => end === -1 || at < end)
    .map(({ words }) => words.trim())
    .join(", ");
}

/** What may be a title: short, and nothing that one says to a colleague. */
function isTitle(text: string): boolean {
  const words = text.trim();
  return (
    words.length <= 200 &&
    /^["“«\p{Lu}\d]/u.test(words) &&
    !REMARK.test(words) &&
    !isSentence(words) &&
    !/[?!]/.test(words)
  );
}

/** The notes of one text in order: what “ibid.” stands for is what the one before it names. */
export function readNotes(
  notes: ReadonlyArray<{ text: string; links?: readonly string[] | undefined; kind: string }>,
): ReadNote[] {
  const last = new Map<string, ReadNote>();
  return notes.map(({ text, links = [], kind }) => {
    const read = readNote(text, links);
    const before = last.get(kind);
    const resolved =
      read.isSame && read.url === null && before
        ? {
            ...read,
            url: before.url,
            source: before.source,
            ...(read.source !== "" &&
              read.source !== before.source && { rest: [read.source, ...read.rest] }),
          }
        : read;
    if (resolved.offers === "citation") last.set(kind, resolved);
    return resolved;
  });
}
