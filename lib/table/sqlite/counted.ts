/** Where the values of a facet stand, and what they are counted by; claims are c. */
import type { Prisma } from "@/prisma/generated/client";
import type { FilterContext, TableColumn } from "./condition";

export type Counted =
  /** In the claim itself. NULL is for those that have none. */
  | {
      by: "claim";
      value: Prisma.Sql;
      /** The column of "Claim_table_idx" that all of it is read from. */
      column: TableColumn | null;
      /** All values that there can be, where they are few. */
      values: readonly string[] | null;
    }
  /** In rows k beside it or of an index of its own, several for a claim. */
  | {
      by: "link";
      from: Prisma.Sql;
      where: Prisma.Sql;
      claimId: Prisma.Sql;
      value: Prisma.Sql;
      /** The claim c has none; null where that is no value. */
      none: Prisma.Sql | null;
      wide?: Wide;
      /** Values that differ, and are one where their keys are the same. */
      spellings?: Spellings;
    }
  /** Each by a set of its own. */
  | { by: "sets"; sets: ReadonlyMap<string, CountedSet> };

export type CountedSet = {
  /** A SELECT of each passing claim's "id" once; made anew where it goes by the day. */
  ids: Prisma.Sql | ((context: FilterContext) => Prisma.Sql);
};

/** Counted together under the key, and named as most of them are spelled. */
export type Spellings = {
  /** Of the row; the candidates of a wide field are keys. */
  key: Prisma.Sql;
  keyOf: (value: string) => string;
};

/** A field of thousands of values, of which only some are counted. */
export type Wide = {
  /** A SELECT of the values that the reader sees used most, or of those found by a few letters. */
  candidates: (find: string, context: FilterContext) => Prisma.Sql;
};

/** As many values as are counted of a field that has thousands. */
export const VALUE_LIMIT = 50;
