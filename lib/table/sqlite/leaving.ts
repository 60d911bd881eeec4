/** What a source is called where it leaves, as SQL: ledger/citations/rules.ts for many rows at once. */
import {
  isDescribed,
  termsThatLet,
  unnamedWords,
  type Leaving,
} from "@/lib/ledger/citations/rules";
import { TERMS } from "@/lib/ledger/claims/rules";
import { Prisma } from "@/prisma/generated/client";
import { list } from "./pieces";

/**
 * The same as `attributedAs`, of a citation and its source.
 * @param citation and source aliases of their rows.
 */
export function attributed(citation: string, source: string, leaving: Leaving): Prisma.Sql {
  const terms = Prisma.raw(`${citation}."terms"`);
  const description = Prisma.raw(`${citation}."agreedDescription"`);
  const words = TERMS.map((one) => Prisma.sql`WHEN ${one} THEN ${unnamedWords(one)}`);
  return Prisma.sql`CASE
    WHEN ${terms} IN ${list(termsThatLet("name", leaving))} THEN ${Prisma.raw(`${source}."name"`)}
    WHEN ${terms} IN ${list(TERMS.filter(isDescribed))} AND ${description} <> '' THEN ${description}
    ELSE CASE ${terms} ${Prisma.join(words, " ")} END END`;
}
