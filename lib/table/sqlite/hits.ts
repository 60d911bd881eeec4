/**
 * What a search finds, in SQLite's FTS5. A word that is found by its beginning is looked up in
 * the index's own list of words where that list is short: exact words are read hit by hit from
 * the newest on, the hits of a long beginning only all at once.
 */
import { rows } from "@/lib/platform/rows";
import { numberWord, storyWord, type IndexedWords } from "@/lib/platform/search-index";
import { matchExpression, parseSearch, type SearchTerm } from "@/lib/table/search";
import { foldName, searchWords } from "@/lib/text/fold-name";
import { Prisma } from "@/prisma/generated/client";

/** The columns of words in the index; those of citations given off the record stand apart. */
type WordColumn = Exclude<keyof IndexedWords, "id" | "ref">;
export const LEAVING_COLUMNS: readonly WordColumn[] = ["wording", "quotes", "note", "sources"];
const ALL_COLUMNS: readonly WordColumn[] = [
  ...LEAVING_COLUMNS,
  "offRecordQuotes",
  "offRecordNotes",
  "offRecordSources",
];

const FOUND_INSIDE = 200;
const CONTINUED = 20;

export type Search = {
  /** The FTS5 expression; "" for a text without a single word or number: it finds nothing. */
  match: string;
  /** Its hits can be read one by one, however many there are. */
  isLazy: boolean;
  terms: readonly SearchTerm[];
};

/** @param columns where to look; everywhere, if not said. */
export async function readSearch(
  text: string,
  columns: readonly WordColumn[] = ALL_COLUMNS,
): Promise<Search> {
  const terms = parseSearch(text);
  const words = new Map<SearchTerm, readonly SearchTerm[]>();
  let isLazy = true;
  for (const term of terms) {
    if (term.unspaced) {
      words.set(term, [term, ...wholeWords(await wordsHolding(term.text))]);
      isLazy = false;
    } else if (term.prefix) {
      const continued = await wordsBeginning(term.text);
      if (continued) words.set(term, wholeWords(continued));
      else isLazy &&= isIndexedBeginning(term.text);
    }
  }
  const refs = await refsMeant(terms);
  const match = matchExpression(terms, { words: columns, ref: "ref" }, { words, refs });
  return { match, isLazy, terms };
}

function wholeWords(words: readonly string[]): SearchTerm[] {
  return words.map((text) => ({ text, prefix: false, unspaced: false, number: null }));
}

const STORIES_MEANT = 200;

/** The refs that terms may mean; beside one, what else is typed may mean its story. */
async function refsMeant(
  terms: readonly SearchTerm[],
): Promise<ReadonlyMap<SearchTerm, readonly string[]>> {
  const meant = new Map<SearchTerm, readonly string[]>();
  if (!terms.some(({ number }) => number !== null)) return meant;
  const stories = await rows<{ id: number; slug: string; headline: string }>(
    Prisma.sql`SELECT "id", "slug", "headline" FROM "Story" ORDER BY "id" DESC`,
  );
  const named = stories.map(({ id, slug, headline }) => ({
    id,
    words: ` ${foldName(`${slug} ${headline}`)}`,
  }));
  for (const term of terms) {
    if (term.number !== null) {
      meant.set(term, [numberWord(term.number)]);
      continue;
    }
    const begun = searchWords(term.text);
    const holding = named.filter(({ words }) => begun.every((word) => words.includes(word)));
    meant.set(
      term,
      holding.slice(0, STORIES_MEANT).map(({ id }) => storyWord(id)),
    );
  }
  return meant;
}

/** Words of unspaced scripts begin at U+0E00 (Thai) and later; the rest is not searched. */
async function wordsHolding(text: string): Promise<string[]> {
  const found = await rows<{ term: string }>(Prisma.sql`
    SELECT "term" FROM "claim_vocabulary"
    WHERE "term" >= ${"\u0E00"} AND instr("term", ${text}) > 0
    LIMIT ${FOUND_INSIDE}`);
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

/** How many claims it finds anywhere, counted up to a limit. */
export async function countHits(match: string, limit: number): Promise<number> {
  const [row] = await rows<{ n: number }>(Prisma.sql`
    SELECT count(*) AS "n"
    FROM (SELECT 1 FROM "claim_fts" WHERE "claim_fts" MATCH ${match} LIMIT ${limit})`);
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

/** What the search finds in a claim: the better, the smaller. */
export const FIT = Prisma.raw(`bm25("claim_fts", 4.0, 2.0, 1.0, 2.0, 2.0, 1.0, 2.0, 8.0)`);
