/** Claims that share words with a text, by the search index: which words, and which claims. */
import { rows } from "@/lib/platform/rows";
import { Prisma } from "@/prisma/generated/client";
import { isOfNone } from "./hits";

/** In how many claims each word stands; a word that stands in none is left out. */
export async function countClaimsHolding(words: readonly string[]): Promise<Map<string, number>> {
  const found = await rows<{ term: string; doc: number }>(Prisma.sql`
    SELECT v."term", v."doc" FROM (SELECT "value" FROM json_each(${JSON.stringify(words)})) w
    CROSS JOIN "claim_vocabulary" v ON v."term" = w."value"`);
  return new Map(found.map(({ term, doc }) => [term, doc]));
}

type Sharing = {
  words: { any: readonly string[] } | { all: readonly string[] };
  /** Stories that do not exist for whoever asks. */
  hidden: readonly number[];
  /** Ids below this one alone. */
  before?: number;
  limit: number;
};

/** Ids of the claims whose wording shares most of the words: those of rare words first. */
export function claimsSharing({ words, hidden, before, limit }: Sharing): Prisma.Sql {
  const isAny = "any" in words;
  const joined = (isAny ? words.any : words.all).map((word) => `"${word}"`);
  const match = `wording : (${joined.join(isAny ? " OR " : " AND ")})`;
  const earlier = before === undefined ? Prisma.empty : Prisma.sql`AND f."rowid" < ${before}`;
  // Where every word is common, ranking would read all of them; the latest come as they stand.
  const order = isAny ? Prisma.sql`f."rank"` : Prisma.sql`f."rowid" DESC`;
  return Prisma.sql`SELECT f."rowid" AS "id" FROM "claim_fts" f
    WHERE f."claim_fts" MATCH ${match} ${earlier} AND ${isOfNone(hidden, Prisma.raw(`f."rowid"`))}
    ORDER BY ${order} LIMIT ${limit}`;
}
