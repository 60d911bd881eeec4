/**
 * How well a claim fits a search, told from the claim's own words alone: which of the words stand
 * where in it, whether as whole words, and whether side by side. FTS5's bm25 weighs a word by how
 * rare it is in the whole index, so that its order would tell of claims that the reader may not
 * see.
 */
import { numberWord } from "@/lib/platform/search-index";
import type { SearchTerm } from "@/lib/text/search-terms";
import { Prisma } from "@/prisma/generated/client";
import { list } from "./pieces";

/** The columns of words in the index, with what a word found in each is worth. */
export const COLUMN_WORTH = {
  wording: 8,
  quotes: 4,
  note: 2,
  sources: 4,
  withheldQuotes: 4,
  withheldNotes: 2,
  withheldSources: 4,
  offRecordQuotes: 4,
  offRecordNotes: 2,
  offRecordSources: 4,
} as const;
export type WordColumn = keyof typeof COLUMN_WORTH;

/** A claim called by its ref is what was asked for: worth more than whatever its words say. */
const NUMBER_WORTH = 2_000;
const STORY_WORTH = 1_000;

/** The ids of stories that a term may mean, beside a ref. */
export type MeantStories = ReadonlyMap<SearchTerm, readonly number[]>;

/** Of the row f of the index, the better, the greater; a whole number. */
export function fitOf(
  terms: readonly SearchTerm[],
  columns: readonly WordColumn[],
  stories: MeantStories,
): Prisma.Sql {
  const worth = terms.flatMap((term) => [
    ...columns.map((column) => worthIn(column, term.text)),
    ...worthAsRef(term, stories.get(term) ?? []),
  ]);
  const phrase = terms.map(({ text }) => text).join(" ");
  if (terms.length > 1) worth.push(...columns.map((column) => worthIn(column, phrase)));
  return worth.length === 0 ? Prisma.raw("0") : Prisma.join(worth, " + ");
}

/**
 * Once for standing in it, twice for beginning a word there, three times for being one. Most
 * columns hold most words not at all, which one look at the text as it is tells.
 */
function worthIn(column: WordColumn, text: string): Prisma.Sql {
  const words = Prisma.raw(`' ' || replace(f."${column}", char(10), ' ') || ' '`);
  const worth = Prisma.raw(String(COLUMN_WORTH[column]));
  return Prisma.sql`CASE instr(${Prisma.raw(`f."${column}"`)}, ${text}) WHEN 0 THEN 0
    ELSE ${worth} * (1 + (instr(${words}, ${` ${text}`}) > 0) + (instr(${words}, ${` ${text} `}) > 0)) END`;
}

/** The column `ref` holds "c32 s7"; see `refWords`. */
function worthAsRef({ number }: SearchTerm, storyIds: readonly number[]): Prisma.Sql[] {
  if (number !== null) {
    const worth = Prisma.raw(String(NUMBER_WORTH));
    return [Prisma.sql`${worth} * (instr(f."ref", ${`${numberWord(number)} `}) = 1)`];
  }
  if (storyIds.length === 0) return [];
  const worth = Prisma.raw(String(STORY_WORTH));
  const story = Prisma.raw(`CAST(substr(f."ref", instr(f."ref", ' s') + 2) AS INTEGER)`);
  return [Prisma.sql`${worth} * (${story} IN ${list(storyIds)})`];
}
