/** How a cell of the table or of a file is read: parts of the claim c, and what stands beside it. */
import { attributedAs, leaves, type Leaving } from "@/lib/ledger/citations/rules";
import type { Stance, Terms } from "@/lib/ledger/claims/rules";
import type { Prisma } from "@/prisma/generated/client";

/** A citation in force, in the order in which the claim has them; in a file, as it leaves. */
export type CitationCell = {
  source: string;
  stance: Stance;
  terms: Terms;
  agreedDescription: string;
  locator: string;
};

/** A citation as it leaves, whatever becomes of it: nothing more than this is handed on. */
export function asItLeaves(citation: CitationCell, leaving: Leaving): CitationCell {
  const { source: name, stance, terms, agreedDescription, locator } = citation;
  return {
    ...{ stance, terms, agreedDescription: "" },
    source: attributedAs({ name, terms, agreedDescription }, leaving),
    locator: leaves(terms, "locator", leaving) ? locator : "",
  };
}

/** The names of all people, as they are called and as they were when something was done. */
export type PeopleNames = {
  today: (id: number) => string;
  /** @param at the instant as it is stored. */
  at: (id: number, at: string) => string;
};

/** What is read for many claims at once, and handed to each cell that needs it. */
export type Beside = {
  citations: readonly CitationCell[];
  tags: readonly string[];
  people: PeopleNames;
  /** The slugs of all stories, by id. */
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
