/**
 * What each row of a table says in a claim's terms, and why one cannot come in. Cells are taken as
 * they stand but for what the record keeps of no text (line breaks in a wording, spaces at the ends).
 * Pure.
 */
import {
  ATTRIBUTION_STATUSES,
  ASSERTED_BY_LIMIT,
  CLAIM_KINDS,
  LEGAL_RISKS,
  LOCATOR_LIMIT,
  NOTE_LIMIT,
  TAG_LENGTH_LIMIT,
  TAG_LIMIT,
  tidyTag,
  WORDING_LIMIT,
  type AttributionStatus,
  type ClaimKind,
  type LegalRisk,
  type Stance,
  type Terms,
} from "@/lib/ledger/claims/rules";
import { readAttribution, readKind } from "@/lib/ledger/claims/paste/words";
import { SOURCE_NAME_LIMIT } from "@/lib/ledger/sources/rules";
import { faultInText, isBlank } from "@/lib/platform/text";
import { foldName } from "@/lib/text/fold-name";
import { orderOfDays, readDay, type DayOrder } from "@/lib/text/table/days";
import type { ImportField, ColumnMapping } from "./fields";
import type { FoundTable } from "./find-table";
import { ownCitations, unguarded } from "./own-export";
import { ratingNote } from "./ratings";
import { isEmptyCell, type FileLine } from "./sheet";

export type RowCitation = {
  name: string;
  stance: Stance;
  terms: Terms;
  locator: string;
  saidOn: string;
  note: string;
};

export type ImportedRow = {
  line: number;
  /** As they stand in the file, in the columns' order. */
  cells: string[];
  wording: string;
  citations: RowCitation[];
  /** As they stand in their columns. */
  wordingCell: string;
  sourceCell: string;
  rating: string;
  url: string;
  noteCell: string;
  /** YYYY-MM-DD where it is a day, else as it stands. */
  date: string;
  /** Of the claim: notes, and ratings as notes. */
  note: string;
  kind: ClaimKind | null;
  attribution: AttributionStatus | null;
  assertedBy: string;
  legalRisk: LegalRisk | null;
  tags: string[];
  asOf: string;
  ref: string;
  story: string;
  /** Why it cannot come in; null where it can. */
  fault: string | null;
};

export type HowToRead = {
  fields: ColumnMapping;
  isOwnExport: boolean;
  /** A CSV file of ours has apostrophes before what would run. */
  isGuarded: boolean;
  file: string;
  /** How days are written, where a person said so. */
  days: DayOrder | null;
  /** Days that are none do not keep a row out. */
  withoutDays: boolean;
};

/** @returns a reader of one row at a time, so that a long table is read in stretches. */
export function importedRows(table: FoundTable, how: HowToRead): (row: FileLine) => ImportedRow {
  const { columns } = table;
  const placesOf = (field: ImportField) =>
    columns.flatMap((column, index) => (how.fields[index] === field ? [{ ...column, index }] : []));
  const places = {
    ...{ claim: placesOf("claim"), source: placesOf("source"), rating: placesOf("verification") },
    ...{ by: placesOf("ratedBy"), date: placesOf("date"), url: placesOf("url") },
    ...{ locator: placesOf("locator"), note: placesOf("note"), kind: placesOf("kind") },
    ...{ attribution: placesOf("attribution"), assertedBy: placesOf("assertedBy") },
    ...{ terms: placesOf("terms"), legalRisk: placesOf("legalRisk"), tags: placesOf("tags") },
    ...{ asOf: placesOf("asOf"), ref: placesOf("ref"), story: placesOf("story") },
  };
  const order = how.days ?? daysIn(table, places.date);
  return (row) => {
    const all = columns.map(({ at }) => row.cells[at] ?? "");
    const cells = how.isGuarded ? unguarded(all) : all;
    const cell = (found: ReadonlyArray<{ index: number }>) => {
      const text = cells[found[0]?.index ?? -1] ?? "";
      return isEmptyCell(text) ? "" : text;
    };
    return readRow(row.line, cells, cell, { places, order, how });
  };
}

type Place = { index: number; name: string; heading: string };
type Places = Record<string, Place[]>;
type Reading = { places: Record<keyof Places, Place[]>; order: DayOrder | null; how: HowToRead };

function daysIn({ rows }: FoundTable, [column]: ReadonlyArray<{ at: number }>): DayOrder | null {
  return column
    ? orderOfDays(rows.slice(0, 5_000).map(({ cells }) => cells[column.at] ?? ""))
    : null;
}

function readRow(
  line: number,
  cells: string[],
  cell: (found: readonly Place[]) => string,
  { places, order, how }: Reading,
): ImportedRow {
  const of = (name: string) => places[name] ?? [];
  const one = (name: string) => cell(of(name));
  const filled = (name: string) =>
    of(name).flatMap((place) => {
      const text = cells[place.index] ?? "";
      return isEmptyCell(text) ? [] : [{ ...place, text }];
    });
  const textsOf = (name: string) => filled(name).map(({ text }) => text);
  const day = dayIn(one("date"), order, how);
  const urls = textsOf("url").map((text) => text.trim());
  const cited = how.isOwnExport
    ? ownSources(one("source"), one("terms"), one("locator"))
    : sourcesOf(filled("source"), urls, one("locator"), day);
  const notes = [
    ...notesIn(filled("note")),
    ...ratingIn({ rating: one("rating"), by: one("by") }, of, how),
    ...(day.note === "" || cited.citations.length > 0 ? [] : [day.note]),
    ...unknownValue(of("kind"), one("kind"), readKind),
    ...unknownValue(of("attribution"), one("attribution"), readAttribution),
    ...cited.notes,
  ];
  const row: Omit<ImportedRow, "fault"> = {
    ...{ line, cells, wordingCell: one("claim"), wording: oneLine(one("claim")) },
    ...{ sourceCell: textsOf("source").join("; "), citations: cited.citations },
    ...{ rating: one("rating"), url: urls.join("\n"), noteCell: textsOf("note").join("\n") },
    date: day.day === "" ? one("date") : day.day,
    note: notes.join("\n").replace(/\r\n?/g, "\n").trim(),
    kind: knownValue(CLAIM_KINDS, readKind(one("kind"))),
    attribution: knownValue(ATTRIBUTION_STATUSES, readAttribution(one("attribution"))),
    assertedBy: oneLine(one("assertedBy")),
    legalRisk: knownValue(LEGAL_RISKS, one("legalRisk").trim().toLowerCase()),
    tags: tagsIn(one("tags")),
    asOf: dayIn(one("asOf"), order, how).day,
    ...{ ref: one("ref").trim(), story: one("story").trim() },
  };
  return { ...row, fault: faultOf(row, day, how) };
}

function notesIn(filled: ReadonlyArray<{ text: string; heading: string }>): string[] {
  return filled.map(({ text, heading }, index) =>
    isPlainNote(heading, index) || heading === "" ? text : `${heading}: ${text}`,
  );
}

/** What the table says of somebody's rating, as words for a note. */
function ratingIn(
  { rating, by }: { rating: string; by: string },
  of: (name: string) => readonly Place[],
  { isOwnExport, file }: HowToRead,
): string[] {
  // Of our own, that nobody has checked it is what an imported claim is anyway.
  if (rating !== "" && !(isOwnExport && rating === "unverified")) {
    return [ratingNote({ rating, by, heading: of("rating")[0]?.heading ?? "", file })];
  }
  return by === "" || isOwnExport ? [] : [`${of("by")[0]?.heading ?? "Checked by"}: ${by}`];
}

/** A word that is none of ours is kept as what it was called. */
function unknownValue(
  [place]: readonly Place[],
  text: string,
  read: (text: string) => string | null,
): string[] {
  return place && text !== "" && read(text) === null ? [`${place.heading}: ${text}`] : [];
}

function knownValue<Value extends string>(values: readonly Value[], text: string | null) {
  return values.find((value) => value === text) ?? null;
}

/** The first column that is called a note is the note; another says what it is. */
function isPlainNote(heading: string, index: number): boolean {
  return index === 0 && /^(?:notes?|comments?|remarks?|review ?body)$/i.test(heading);
}

/** As the record keeps a wording and a name: on one line, without spaces at its ends. */
const oneLine = (text: string) => text.replace(/\r\n?|[\n\u0085\u2028\u2029]/g, " ").trim();

type ReadDate = { day: string; note: string; fault: string | null };

const NO_DAY = /^[\s–—-]*$|^(?:n\.?\s?[ad]\.?|n\/a|none|unknown|tbd|tbc|\?+)$/i;

function dayIn(text: string, order: DayOrder | null, { withoutDays }: HowToRead): ReadDate {
  const written = text.trim();
  if (NO_DAY.test(written)) return { day: "", note: "", fault: null };
  const read = readDay(written, order);
  if (read.kind === "day") return { day: read.day, note: "", fault: null };
  const note = `Date as given: ${oneLine(written)}`;
  // "last spring", "2019", "May 2026": words for a time, and no day gone wrong.
  const isWords = !/\d{1,4}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{1,4}/.test(written);
  if (withoutDays || isWords) return { day: "", note, fault: null };
  const fault =
    read.kind === "either"
      ? `The date “${written}” can be read in two ways: say whether the day or the month comes first.`
      : `The date “${written}” is no day.`;
  return { day: "", note, fault };
}

type Cited = { citations: RowCitation[]; notes: string[] };

function ownSources(sources: string, terms: string, locators: string): Cited {
  const { citations, nameless } = ownCitations({ sources, terms, locators });
  return {
    citations: citations.map((citation) => ({ ...citation, saidOn: "", note: "" })),
    notes:
      nameless === 0
        ? []
        : [
            `${nameless} ${nameless === 1 ? "source" : "sources"} left without a name, and ${nameless === 1 ? "is" : "are"} to be cited anew.`,
          ],
  };
}

/** The row's sources; an address alone is the source that it leads to. */
function sourcesOf(
  named: ReadonlyArray<{ text: string; heading: string }>,
  urls: readonly string[],
  locator: string,
  { day, note }: ReadDate,
): Cited {
  const [url = "", ...others] = urls;
  const isAddress = (text: string) => /^https?:\/\/\S+$/i.test(text.trim());
  const names = named.map(({ text }) => text.trim());
  if (names.length === 0 && url !== "") names.push(url);
  const citations = names.map((name, index): RowCitation => {
    const address = isAddress(name) ? name : index === 0 ? url : "";
    const place = [index === 0 ? oneLine(locator) : "", address].filter((text) => text !== "");
    const where = place.join(" · ");
    const isLong = where.length > LOCATOR_LIMIT;
    const notes = [index === 0 ? note : "", isLong ? where : "", ...(index === 0 ? others : [])];
    return {
      name: isAddress(name) ? hostOf(name) : oneLine(name),
      ...({ stance: "supports", terms: "not_said" } as const),
      locator: isLong ? "" : where,
      saidOn: index === 0 ? day : "",
      note: notes.filter((text) => text !== "").join("\n"),
    };
  });
  const rest = citations.length === 0 ? [locator === "" ? "" : `Locator: ${oneLine(locator)}`] : [];
  return { citations, notes: rest.filter((text) => text !== "") };
}

function hostOf(address: string): string {
  try {
    return new URL(address).hostname.replace(/^www\./, "") || address;
  } catch {
    return address;
  }
}

function tagsIn(cell: string): string[] {
  const tags = cell.split(/[,;\n]/).map(tidyTag);
  return [...new Set(tags.filter((tag) => !isBlank(tag)))];
}

/** A cell that says where to look instead of what is claimed, its name folded. */
const POINTER =
  /^(?:see|cf|siehe|vgl|voir|ver|same as|as|ditto) (?:row|line|cell|claim|no|above|below|zeile|ligne|fila)(?: \d{1,7})?$/;
const REPEAT = /^(?:["”″〃]|ditto|do\.)$/i;

function isPointer(wording: string): boolean {
  return wording.length <= 40 && (POINTER.test(foldName(wording)) || REPEAT.test(wording));
}

function faultOf(
  row: Omit<ImportedRow, "fault">,
  day: ReadDate,
  { isOwnExport }: HowToRead,
): string | null {
  const { wording } = row;
  if (isBlank(wording)) return "There is no statement.";
  if (!isOwnExport && isPointer(wording)) {
    return "There is no statement: the cell points to another row.";
  }
  const texts: Array<[what: string, text: string, limit: number]> = [
    ["statement", wording, WORDING_LIMIT],
    ["note", row.note, NOTE_LIMIT],
    ["name of who asserts it", row.assertedBy, ASSERTED_BY_LIMIT],
    ...row.citations.flatMap(({ name, note, locator }): typeof texts => [
      ["source’s name", name, SOURCE_NAME_LIMIT],
      ["source’s note", note, NOTE_LIMIT],
      ["locator", locator, LOCATOR_LIMIT],
    ]),
    ...row.tags.map((tag): (typeof texts)[number] => ["tag", tag, TAG_LENGTH_LIMIT]),
  ];
  for (const [what, text, limit] of texts) {
    if (text.length > limit) {
      const [has, most] = [text.length, limit].map((count) => count.toLocaleString("en-GB"));
      return `The ${what} has ${has} characters; at most ${most} are kept.`;
    }
    const fault = faultInText(text);
    if (fault) return `The ${what} ${fault}.`;
  }
  if (row.tags.length > TAG_LIMIT) return `There are more than ${TAG_LIMIT} tags.`;
  return day.fault;
}
