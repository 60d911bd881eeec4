/**
 * What one database says in words of its own, as pieces for the statements of everybody else.
 * With `sets.ts` and the folders named sqlite it is what a second database would say anew.
 */
import { Prisma } from "@/prisma/generated/client";

/** For FROM: the values as rows `wanted`, each with its `value` and, to sort by, its `key`. */
export function wanted(values: readonly (number | string)[]): Prisma.Sql {
  return Prisma.sql`json_each(${JSON.stringify(values)}) wanted`;
}

/** Where a text begins inside another, from 1; 0 where it does not stand in it. */
export function positionOf(part: Prisma.Sql | string | undefined, text: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`instr(${text}, ${part})`;
}

export const LINE_BREAK = Prisma.raw("char(10)");

/**
 * After a table and what it is called: it is read along this index, whatever statistics of the file
 * suggest. A database without such a hint has nothing here.
 */
export function alongIndex(name: string): Prisma.Sql {
  return Prisma.raw(`INDEXED BY "${name}"`);
}
