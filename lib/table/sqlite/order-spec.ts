/**
 * How a field puts claims in order, as SQL on "Claim" c and the name of the index that gives the
 * order. Texts are compared without regard to case and by their first 120 characters, so that an
 * index, and a page's address, stays short.
 */
import { Prisma } from "@/prisma/generated/client";

/** Columns of Claim that hold a person or a story. */
export type GroupColumn = "checkerId" | "loggedById" | "verdictById" | "storyId";

export type OrderSpec =
  /** As they were logged: ids, and numbers within a story, are given in that order. */
  | { by: "logging" }
  /** By a value of the claim's own; `blank` tells those that have none, which come last. */
  | { by: "value"; key: Prisma.Sql; blank: "empty" | "null" | null; index: string }
  /** By a value that no index holds: the whole set is sorted, read off the index where one has all of it. */
  | { by: "computed"; key: Prisma.Sql; blank: "empty" | "null" | null; off?: string }
  /** By the place of a value in its scale. */
  | { by: "scale"; column: string; values: readonly string[] }
  /** By the name of a person or story. */
  | { by: "name"; column: GroupColumn; mayBeNone: boolean }
  /** By what stands in a table beside the claim: its first tag, its last verdict's note. */
  | { by: "link"; link: LinkOrder };

export type LinkOrder = {
  /** Rows k in the order of the key. */
  from: Prisma.Sql;
  key: Prisma.Sql;
  /** Of the row k: it counts, and it is the one that its claim is sorted by. */
  where: Prisma.Sql;
  /** The claim c has none. */
  missing: Prisma.Sql;
  /** The key of the claim c. */
  ofClaim: Prisma.Sql;
};

/** How long texts are compared in sorts and kept in cursors; the indexes hold as much. */
export const TEXT_KEY_LENGTH = 120;

/** A text as it is compared. @param text a column such as `c."note"`, or how it is made. */
export function textKey(text: string | Prisma.Sql): Prisma.Sql {
  const made = typeof text === "string" ? Prisma.raw(text) : text;
  return Prisma.sql`substr(${made}, 1, 120) COLLATE NOCASE`;
}
