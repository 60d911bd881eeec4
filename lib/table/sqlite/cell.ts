/** How a cell of the table or of a file is read: parts of the claim c, and what stands beside it. */
import type { Stance, Terms } from "@/lib/ledger/claims/rules";
import type { Prisma } from "@/prisma/generated/client";

/** A citation in force, in the order in which the claim has them. */
export type CitationCell = { source: string; stance: Stance; terms: Terms; locator: string };

/** What is read for many claims at once, and handed to each cell that needs it. */
export type Beside = {
  citations: readonly CitationCell[];
  tags: readonly string[];
  /** The names of all people, and the slugs of all stories, by id. */
  people: ReadonlyMap<number, string>;
  stories: ReadonlyMap<number, string>;
};

export type Need = keyof Beside;

export type Cell = {
  parts: readonly Prisma.Sql[];
  needs?: Need;
  /** Gets the values of the parts, then what it needs; null: the only part's value as it is. */
  read: ((...given: never[]) => unknown) | null;
};

/** A cell that is handed on as it is stored. */
export function plain(part: Prisma.Sql): Cell {
  return { parts: [part], read: null };
}

/** A cell drawn from what stands beside the claim alone. */
export function drawnFrom<Name extends Need>(
  needs: Name,
  read: (beside: Beside[Name]) => unknown,
): Cell {
  return { parts: [], needs, read };
}
