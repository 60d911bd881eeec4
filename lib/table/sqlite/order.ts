/**
 * The orders of the claim table. An order is a list of runs, one after another: the claims that
 * have a value, sorted by it, then those that have none; or one run per level, person or story.
 * Within a run claims go by key and id, so that every page is found by an index from the
 * cursor on. The same order can also be put on a small set of claims at once. Names of indexes
 * are those of the migrations.
 */
import type { SortKey } from "@/lib/table/cursor";
import { Prisma } from "@/prisma/generated/client";
import type { LinkOrder, OrderSpec } from "./order-spec";

export type Run = {
  /** FROM clause, with the index that gives the order. */
  from: Prisma.Sql;
  /** What is known from the index, and what is seen in the claim's row c alone. */
  where: Prisma.Sql;
  test: Prisma.Sql | null;
  /** Sorted by this, then by id; null: by id alone. */
  key: Prisma.Sql | null;
  id: Prisma.Sql;
  /** The cursor key of rows in a run without key. */
  fixedKey: SortKey;
};

export type Order = {
  runs: readonly Run[];
  descending: boolean;
  /** For a small set: where a claim's run stands in the list, and its key. */
  ofClaim: { with: Prisma.Sql; join: Prisma.Sql; run: Prisma.Sql; key: Prisma.Sql };
};

const CLAIM_ID = Prisma.raw(`c."id"`);
const TRUE = Prisma.raw("1");
const NO_KEY = Prisma.raw("NULL");

/** The claim's own table, read along the index of a sort; within one story along its own. */
function claimsAlong(column: string, inStory: boolean): Prisma.Sql {
  const prefix = inStory && column !== "storyId" ? "storyId_" : "";
  return Prisma.raw(`"Claim" c INDEXED BY "Claim_${prefix}${column}_idx"`);
}

/** To be sorted: off an index that has what it is sorted by, or the story's claims alone. */
function wholeTable(off: string | undefined, storyId: number | null): Prisma.Sql {
  if (off === undefined) return Prisma.raw(`"Claim" c NOT INDEXED`);
  const index = storyId === null ? off : "storyId";
  return Prisma.raw(`"Claim" c INDEXED BY "Claim_${index}_idx"`);
}

/**
 * @param storyId the one story, or null for the newsroom.
 * @param named for a sort by names: the ids in the order of the names.
 */
export function orderOf(
  spec: Exclude<OrderSpec, { by: "logging" }>,
  descending: boolean,
  storyId: number | null,
  named: readonly number[],
): Order {
  switch (spec.by) {
    case "value":
      return valueOrder(spec, claimsAlong(spec.index, storyId !== null), descending, storyId);
    case "computed":
      return valueOrder(spec, wholeTable(spec.off, storyId), descending, storyId);
    case "scale":
      return groupOrder(spec.column, spec.values, false, descending, storyId);
    case "name":
      return groupOrder(spec.column, named, spec.mayBeNone, descending, storyId);
    case "link":
      return linkOrder(spec.link, descending);
  }
}

function inStory(storyId: number | null): Prisma.Sql {
  return storyId === null ? TRUE : Prisma.sql`c."storyId" = ${storyId}`;
}

function valueOrder(
  { key, blank }: Extract<OrderSpec, { by: "value" | "computed" }>,
  from: Prisma.Sql,
  descending: boolean,
  storyId: number | null,
): Order {
  const [present, absent] =
    blank === "empty"
      ? [Prisma.sql`${key} > ''`, Prisma.sql`${key} = ''`]
      : blank === "null"
        ? [Prisma.sql`${key} IS NOT NULL`, Prisma.sql`${key} IS NULL`]
        : [TRUE, TRUE];
  const place = inStory(storyId);
  const run = (where: Prisma.Sql, by: Prisma.Sql | null): Run => ({
    from,
    where: Prisma.sql`${place} AND ${where}`,
    test: null,
    key: by,
    id: CLAIM_ID,
    fixedKey: null,
  });
  return {
    runs: blank === null ? [run(present, key)] : [run(present, key), run(absent, null)],
    descending,
    ofClaim: {
      with: Prisma.empty,
      join: Prisma.empty,
      run: blank === null ? Prisma.raw("0") : Prisma.sql`NOT (${present})`,
      key,
    },
  };
}

function groupOrder(
  name: string,
  values: readonly (string | number)[],
  mayBeNone: boolean,
  descending: boolean,
  storyId: number | null,
): Order {
  const column = Prisma.raw(`c."${name}"`);
  const from = claimsAlong(name, storyId !== null);
  const place = inStory(storyId);
  const ordered = descending ? [...values].reverse() : values;
  const run = (where: Prisma.Sql, fixedKey: SortKey): Run => ({
    from,
    where: Prisma.sql`${place} AND ${where}`,
    test: null,
    key: null,
    id: CLAIM_ID,
    fixedKey,
  });
  const runs = ordered.map((value) => run(Prisma.sql`${column} = ${value}`, value));
  if (mayBeNone) runs.push(run(Prisma.sql`${column} IS NULL`, null));
  return {
    runs,
    descending,
    ofClaim: {
      with: Prisma.sql`WITH g("value", "position") AS (
        SELECT "value", "key" FROM json_each(${JSON.stringify(ordered)}))`,
      join: Prisma.sql`LEFT JOIN g ON g."value" = ${column}`,
      run: Prisma.sql`coalesce(g."position", ${ordered.length})`,
      key: NO_KEY,
    },
  };
}

function linkOrder(link: LinkOrder, descending: boolean): Order {
  const values: Run = {
    from: link.from,
    where: link.where,
    test: null,
    key: link.key,
    id: Prisma.raw(`k."claimId"`),
    fixedKey: null,
  };
  const blanks: Run = {
    from: Prisma.raw(`"Claim" c NOT INDEXED`),
    where: TRUE,
    test: link.missing,
    key: null,
    id: CLAIM_ID,
    fixedKey: null,
  };
  return {
    runs: [values, blanks],
    descending,
    ofClaim: {
      with: Prisma.empty,
      join: Prisma.empty,
      run: Prisma.sql`${link.ofClaim} IS NULL`,
      key: link.ofClaim,
    },
  };
}

/** One run by id, along whatever gives claims in that order. */
export function idOrder(
  { from, where, id }: Pick<Run, "from" | "where" | "id">,
  descending: boolean,
): Order {
  return {
    runs: [{ from, where, id, test: null, key: null, fixedKey: null }],
    descending,
    ofClaim: { with: Prisma.empty, join: Prisma.empty, run: Prisma.raw("0"), key: NO_KEY },
  };
}
