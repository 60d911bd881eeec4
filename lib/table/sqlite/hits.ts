/**
 * What a search finds, in SQLite's FTS5. A word that is found by its beginning is looked up in
 * the index's own list of words where that list is short: exact words are read hit by hit from
 * the newest on, the hits of a long beginning only all at once.
 */
import type { Leaving } from "@/lib/ledger/citations/rules";
import { rows } from "@/lib/platform/rows";
import { numberWord, storyWord } from "@/lib/platform/search-index";
import { matchExpression } from "@/lib/table/search";
import { foldName, searchWords } from "@/lib/text/fold-name";
import { parseSearch, type SearchTerm } from "@/lib/text/search-terms";
import { Prisma } from "@/prisma/generated/client";
import { COLUMN_WORTH, fitOf, type MeantStories, type WordColumn } from "./fit";
import { list, TRUE } from "./pieces";

const OPEN_COLUMNS: readonly WordColumn[] = ["wording", "quotes", "note", "sources"];

/** The words that leave: those of citations that leave with names, or not at all, stand apart. */
export const LEAVING_COLUMNS: Readonly<Record<Leaving, readonly WordColumn[]>> = {
  under_terms: OPEN_COLUMNS,
  with_names: [...OPEN_COLUMNS, "withheldQuotes", "withheldNotes", "withheldSources"],
};
const ALL_COLUMNS = Object.keys(COLUMN_WORTH) as readonly WordColumn[];

const FOUND_INSIDE = 200;
const CONTINUED = 20;

export type Search = {
  /** The FTS5 expression; "" for a text without a single word or number: it finds nothing. */
  match: string;
  /** Its hits can be read one by one, however many there are. */
  isLazy: boolean;
  terms: readonly SearchTerm[];
  /** How well the row f of the index fits; see fit.ts. */
  fit: Prisma.Sql;
};

/**
 * What a search means must not depend on what the reader may not see: neither the words of such
 * claims nor the names of such stories are looked up.
 * @param hidden the stories that do not exist for the reader.
 * @param columns where to look; everywhere, if not said.
 */
export async function readSearch(
  text: string,
  hidden: readonly number[],
  columns: readonly WordColumn[] = ALL_COLUMNS,
): Promise<Search> {
  const terms = parseSearch(text);
  const words = new Map<SearchTerm, readonly SearchTerm[]>();
  let isLazy = true;
  for (const term of terms) {
    if (term.unspaced) {
      words.set(term, [term, ...wholeWords(await wordsHolding(term.text, hidden))]);
      isLazy = false;
    } else if (term.prefix) {
      const continued = await wordsBeginning(term.text);
      if (continued) words.set(term, wholeWords(continued));
      else isLazy &&= isIndexedBeginning(term.text);
    }
  }
  const stories = await storiesMeant(terms, hidden);
  const refs = refsMeant(terms, stories);
  const match = matchExpression(terms, { words: columns, ref: "ref" }, { words, refs });
  return { match, isLazy, terms, fit: fitOf(terms, columns, stories) };
}

function wholeWords(words: readonly string[]): SearchTerm[] {
  return words.map((text) => ({ text, prefix: false, unspaced: false, number: null }));
}

const STORIES_MEANT = 200;

/** Beside a ref, what else is typed may mean its story. */
async function storiesMeant(
  terms: readonly SearchTerm[],
  hidden: readonly number[],
): Promise<MeantStories> {
  const meant = new Map<SearchTerm, readonly number[]>();
  if (!terms.some(({ number }) => number !== null)) return meant;
  const stories = await rows<{ id: number; slug: string; headline: string }>(Prisma.sql`
    SELECT "id", "slug", "headline" FROM "Story" WHERE "id" NOT IN ${list(hidden)}
    ORDER BY "id" DESC`);
  const named = stories.map(({ id, slug, headline }) => ({
    id,
    words: ` ${foldName(`${slug} ${headline}`)}`,
  }));
  for (const term of terms.filter(({ number }) => number === null)) {
    const begun = searchWords(term.text);
    const holding = named.filter(({ words }) => begun.every((word) => words.includes(word)));
    meant.set(
      term,
      holding.slice(0, STORIES_MEANT).map(({ id }) => id),
    );
  }
  return meant;
}

function refsMeant(
  terms: readonly SearchTerm[],
  stories: MeantStories,
): ReadonlyMap<SearchTerm, readonly string[]> {
  return new Map(
    terms.map((term) => [
      term,
      term.number === null
        ? (stories.get(term) ?? []).map((id) => storyWord(id))
        : [numberWord(term.number)],
    ]),
  );
}

/** Words of unspaced scripts begin at U+0E00 (Thai) and later; the rest is not searched. */
async function wordsHolding(text: string, hidden: readonly number[]): Promise<string[]> {
  const found = await rows<{ term: string }>(Prisma.sql`
    SELECT DISTINCT "term" FROM "claim_occurrence"
    WHERE "term" >= ${"\u0E00"} AND instr("term", ${text}) > 0 AND ${isOfNone(hidden, Prisma.raw(`"doc"`))}
    ORDER BY "term" LIMIT ${FOUND_INSIDE}`);
  return found.map((row) => row.term);
}

/** One plain word, which the tokenizer leaves as it is. */
const PLAIN_WORD = /^[a-z0-9]+$/;

/** The index holds the beginnings of two and three letters (see the migrations). */
function isIndexedBeginning(text: string): boolean {
  return PLAIN_WORD.test(text) && (text.length === 2 || text.length === 3);
}

/** The words that begin so, itself first; null where the beginning is looked up as such. */
async function wordsBeginning(text: string): Promise<string[] | null> {
  if (!PLAIN_WORD.test(text) || text.length < 4) return null;
  // From the first word that goes on: itself would be counted hit by hit.
  const found = await rows<{ term: string }>(Prisma.sql`
    SELECT "term" FROM "claim_vocabulary"
    WHERE "term" >= ${`${text}0`} AND "term" <= ${`${text}\u{10FFFF}`}
    LIMIT ${CONTINUED + 1}`);
  return found.length > CONTINUED ? null : [text, ...found.map((row) => row.term)];
}

/** Of a claim's id: the claim is in none of these stories. */
export function isOfNone(storyIds: readonly number[], claimId: Prisma.Sql): Prisma.Sql {
  if (storyIds.length === 0) return TRUE;
  return Prisma.sql`+${claimId} NOT IN (
    SELECT "id" FROM "Claim" INDEXED BY "Claim_storyId_idx" WHERE "storyId" IN ${list(storyIds)})`;
}

/** How many claims it finds outside of the hidden stories, counted up to a limit. */
export async function countHits(
  match: string,
  hidden: readonly number[],
  limit: number,
): Promise<number> {
  const [row] = await rows<{ n: number }>(Prisma.sql`
    SELECT count(*) AS "n" FROM (
      SELECT 1 FROM "claim_fts" f
      WHERE f."claim_fts" MATCH ${match} AND ${isOfNone(hidden, Prisma.raw(`f."rowid"`))}
      LIMIT ${limit})`);
  return row?.n ?? 0;
}

/** The hits in the order of their ids. */
export function alongHits(match: string): { from: Prisma.Sql; where: Prisma.Sql; id: Prisma.Sql } {
  return {
    from: Prisma.raw(`"claim_fts" f`),
    where: Prisma.sql`f."claim_fts" MATCH ${match}`,
    id: Prisma.raw(`f."rowid"`),
  };
}

export function idsOfHits(match: string): Prisma.Sql {
  return Prisma.sql`SELECT f."rowid" AS "id" FROM "claim_fts" f
    WHERE f."claim_fts" MATCH ${match}`;
}

/** Whether the claim of this id is among the hits, all of which are read once for it. */
export function amongHits(match: string, id: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`+${id} IN (${idsOfHits(match)})`;
}

/** The same, asked for this claim alone: quicker among very many hits, if they are read lazily. */
export function isHit(match: string, id: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 FROM "claim_fts" f
    WHERE f."claim_fts" MATCH ${match} AND f."rowid" = ${id})`;
}
