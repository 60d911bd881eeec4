/**
 * Reads a file and says what would become of each of its rows in a story, writing nothing. Runs in a
 * worker thread: a table of a hundred thousand rows takes seconds.
 */
import type { Actor } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { invalid } from "@/lib/platform/errors";
import type { ImportFields } from "./input";
import { lookUpNames, readKnownStory } from "./known";
import { fateTeller, nameKey, type Fate, type Fated } from "./tables/fates";
import type { ColumnMapping } from "./tables/fields";
import { findMapping } from "./tables/find-mapping";
import { findTable, type FoundTable } from "./tables/find-table";
import { readTableFile } from "./tables/read-file";
import { importedRows, type ImportedRow } from "./tables/read-rows";
import type { FileLine, TableFile } from "./tables/sheet";

export type ToPlan = {
  actor: Actor;
  file: { name: string; bytes: Uint8Array };
  input: ImportFields;
  /** Whether rows are about to be kept, and whoever sends them was not told of names in them yet. */
  asksAboutNames?: boolean;
};

/** What was found out of a file, to be shown and, where it is wrong, put right. */
export type FoundInFile = Pick<
  TableFile,
  "form" | "encoding" | "isEncodingSure" | "readings" | "delimiter"
> &
  Omit<FoundTable, "rows" | "columns"> & {
    /** A form of table that newsrooms use. */
    known: string | null;
    isOwnExport: boolean;
    columns: Array<{
      name: string;
      isHidden: boolean;
      isRepeated: boolean;
      sample: string;
      filled: number;
    }>;
    fields: ColumnMapping;
    rows: number;
    /** The ratings in the column that holds them, each with how many rows have it. */
    ratings: Array<{ text: string; rows: number }>;
    newSources: number;
  };

export type ImportPlan = {
  storyId: number;
  slug: string;
  found: FoundInFile;
  counts: Record<Fate, number>;
};

/**
 * @param take is handed each row in the file's order, and keeps what it needs: a long table is not
 *   kept whole as what it would become.
 * @throws INVALID for a file that cannot be read; NOT_FOUND for a story that is not there.
 */
export async function planImport(
  { actor, file, input }: ToPlan,
  take: (fated: Fated) => void,
): Promise<ImportPlan> {
  authorize(actor, "claim.log");
  const story = await readKnownStory(actor, input.story);
  const read = await readTableFile({
    ...file,
    encoding: input.encoding,
    delimiter: input.delimiter,
  });
  const table = findTable(read, { sheet: input.sheet, headerLine: input.header });
  if (!table || table.rows.length === 0) throw invalid("The file holds no rows.");
  const mapping = findMapping(table);
  const fields = input.fields ?? mapping.fields;
  if (fields.length !== table.columns.length) {
    const message = `The table has ${table.columns.length} columns; say what each of them is.`;
    throw invalid(message, { fields: message });
  }
  if (!fields.includes("claim")) {
    throw invalid("No column holds what is claimed. Say which one does.", {
      fields: "Say which column holds the statements.",
    });
  }
  const { isOwnExport } = mapping;
  const readOne = importedRows(table, {
    ...{ fields, isOwnExport, file: file.name, days: input.days ?? null },
    isGuarded: isOwnExport && read.form !== "xlsx" && read.form !== "json" && read.form !== "jsonl",
    withoutDays: input.withoutDays ?? false,
  });
  const { unusable, unknown } = await lookUpNames(actor, eachName(table, readOne));
  const tell = fateTeller(story, { fields: new Set(fields), isOwnExport, unusable });
  const counts = { new: 0, update: 0, duplicate: 0, refused: 0 };
  const ratings = new Map<string, number>();
  for (const row of table.rows) {
    const fated = tell(readOne(row));
    counts[fated.fate] += 1;
    countRating(ratings, fated.row.rating.trim());
    take(fated);
  }
  const { columns, rows, ...rest } = table;
  const { sheets: _sheets, ...form } = read;
  return {
    ...{ storyId: story.id, slug: story.slug },
    found: {
      ...{ ...form, ...rest, isOwnExport, fields, rows: rows.length },
      known: mapping.form,
      columns: columns.map((column) => shownColumn(column, table)),
      ratings: mostUsual(ratings),
      newSources: unknown.size,
    },
    counts,
  };
}

/** Rows are read once for the names that they hold, and again for what they would become. */
function eachName({ rows }: FoundTable, read: (row: FileLine) => ImportedRow): string[] {
  const names = new Map<string, string>();
  for (const row of rows) {
    const { fault, citations } = read(row);
    if (fault !== null) continue;
    for (const { name } of citations) {
      const key = nameKey(name);
      if (!names.has(key)) names.set(key, name);
    }
  }
  return [...names.values()];
}

const SAMPLE_LENGTH = 120;

function shownColumn(
  { name, at, isHidden, isRepeated }: FoundTable["columns"][number],
  { rows }: FoundTable,
) {
  let filled = 0;
  let sample = "";
  for (const { cells } of rows) {
    const cell = cells[at] ?? "";
    if (cell.trim() === "") continue;
    filled += 1;
    if (sample === "") sample = cell.trim().slice(0, SAMPLE_LENGTH).toWellFormed();
  }
  return { name, isHidden, isRepeated, sample, filled };
}

const MOST_RATINGS = 12;
/** A column that holds more different words is none of ratings. */
const MOST_COUNTED = 5_000;

function countRating(counts: Map<string, number>, rating: string): void {
  if (rating === "" || (counts.size >= MOST_COUNTED && !counts.has(rating))) return;
  counts.set(rating, (counts.get(rating) ?? 0) + 1);
}

function mostUsual(counts: ReadonlyMap<string, number>): FoundInFile["ratings"] {
  return [...counts]
    .map(([text, rows]) => ({ text, rows }))
    .sort((one, other) => other.rows - one.rows)
    .slice(0, MOST_RATINGS);
}
