/**
 * The orders of the claim table. An order is a list of runs, one after another: the claims that
 * have a value, sorted by it, then those that have none; or one run per level, person or story.
 * Within a run claims go by key and id, so that every page is found by an index from the
 * cursor on. The same order can also be put on a small set of claims at once. Names of indexes
 * are those of the migrations.
 */
import { Prisma } from "@/prisma/generated/client";
import type { ColumnId } from "@/lib/table/columns";
import type { SortKey } from "@/lib/table/cursor";
import {
  ATTRIBUTION_STATUSES,
  CLAIM_KINDS,
  LEGAL_RISKS,
  REVIEW_STATES,
  VERIFICATION_LEVELS,
} from "@/lib/ledger/claims/rules";
import type { Sort } from "@/lib/table/query";

export type Run = {
  /** FROM clause, with the index that gives the order; claims are c. */
  from: Prisma.Sql;
  where: Prisma.Sql;
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

type GroupValues = readonly (string | number)[];

/** For a sort by person or story: the ids in the order of their names, read beforehand. */
export type GroupColumn = "checkerId" | "loggedById" | "verdictById" | "storyId";

type Spec =
  | { by: "value"; key: string; blank: "empty" | "null" | null; index: string }
  | { by: "scale"; column: string; values: readonly string[] }
  | { by: "name"; column: GroupColumn; mayBeNone: boolean }
  | { by: "link"; link: LinkSpec };

/** A sort by what stands in another table: the claim's first tag, locator, terms, verdict note. */
type LinkSpec = {
  from: string;
  key: string;
  /** Of the linked row k: it counts, and it is the one that its claim is sorted by. */
  where: string;
  missing: string;
  ofClaim: string;
};

const text = (column: string) => `substr(c."${column}", 1, 120) COLLATE NOCASE`;

const LOCATOR = (alias: string) => `substr(${alias}."locator", 1, 120) COLLATE NOCASE`;

const tagLink: LinkSpec = {
  from: `"ClaimTag" k INDEXED BY "ClaimTag_tag_claimId_idx"`,
  key: `k."tag"`,
  where: `NOT EXISTS (SELECT 1 FROM "ClaimTag" e
          WHERE e."claimId" = k."claimId" AND e."tag" < k."tag")`,
  missing: `NOT EXISTS (SELECT 1 FROM "ClaimTag" e WHERE e."claimId" = c."id")`,
  ofClaim: `(SELECT min(e."tag") FROM "ClaimTag" e WHERE e."claimId" = c."id")`,
};

const termsLink: LinkSpec = {
  from: `"Citation" k INDEXED BY "Citation_terms_claimId_removedAt_idx"`,
  key: `k."terms"`,
  where: `k."removedAt" IS NULL AND NOT EXISTS (SELECT 1 FROM "Citation" e
          WHERE e."claimId" = k."claimId" AND e."removedAt" IS NULL
            AND (e."terms" < k."terms" OR (e."terms" = k."terms" AND e."id" < k."id")))`,
  missing: `NOT EXISTS (SELECT 1 FROM "Citation" e
            WHERE e."claimId" = c."id" AND e."removedAt" IS NULL)`,
  ofClaim: `(SELECT min(e."terms") FROM "Citation" e
             WHERE e."claimId" = c."id" AND e."removedAt" IS NULL)`,
};

const locatorLink: LinkSpec = {
  from: `"Citation" k INDEXED BY "Citation_locator_claimId_idx"`,
  key: LOCATOR("k"),
  where: `k."removedAt" IS NULL AND ${LOCATOR("k")} > '' AND NOT EXISTS (SELECT 1 FROM "Citation" e
          WHERE e."claimId" = k."claimId" AND e."removedAt" IS NULL AND e."locator" <> ''
            AND (${LOCATOR("e")} < ${LOCATOR("k")}
                 OR (${LOCATOR("e")} = ${LOCATOR("k")} AND e."id" < k."id")))`,
  missing: `NOT EXISTS (SELECT 1 FROM "Citation" e
            WHERE e."claimId" = c."id" AND e."removedAt" IS NULL AND e."locator" <> '')`,
  ofClaim: `(SELECT min(${LOCATOR("e")}) FROM "Citation" e
             WHERE e."claimId" = c."id" AND e."removedAt" IS NULL AND e."locator" <> '') COLLATE NOCASE`,
};

const verdictLink: LinkSpec = {
  from: `"Verdict" k INDEXED BY "Verdict_note_claimId_idx"`,
  key: `substr(k."note", 1, 120) COLLATE NOCASE`,
  where: `NOT EXISTS (SELECT 1 FROM "Verdict" e
          WHERE e."claimId" = k."claimId" AND e."id" > k."id")`,
  missing: `NOT EXISTS (SELECT 1 FROM "Verdict" e WHERE e."claimId" = c."id")`,
  ofClaim: `(SELECT substr(e."note", 1, 120) FROM "Verdict" e
             WHERE e."claimId" = c."id" ORDER BY e."id" DESC LIMIT 1) COLLATE NOCASE`,
};

const SPECS: Record<ColumnId, Spec> = {
  ref: { by: "value", key: `c."number"`, blank: null, index: "number" },
  story: { by: "name", column: "storyId", mayBeNone: false },
  claim: { by: "value", key: text("wording"), blank: null, index: "wording" },
  kind: { by: "scale", column: "kind", values: CLAIM_KINDS },
  asserted_by: { by: "value", key: text("assertedBy"), blank: "empty", index: "assertedBy" },
  attribution_status: { by: "scale", column: "attribution", values: ATTRIBUTION_STATUSES },
  verification_level: { by: "scale", column: "level", values: VERIFICATION_LEVELS },
  review_state: { by: "scale", column: "reviewState", values: REVIEW_STATES },
  sources: { by: "value", key: text("sourceNames"), blank: "empty", index: "sourceNames" },
  source_count: { by: "value", key: `c."sourceCount"`, blank: null, index: "sourceCount" },
  origin_count: { by: "value", key: `c."originCount"`, blank: null, index: "originCount" },
  terms: { by: "link", link: termsLink },
  locators: { by: "link", link: locatorLink },
  legal_risk: { by: "scale", column: "legalRisk", values: LEGAL_RISKS },
  checker: { by: "name", column: "checkerId", mayBeNone: true },
  logged_by: { by: "name", column: "loggedById", mayBeNone: false },
  logged_at: { by: "value", key: `c."loggedAt"`, blank: null, index: "loggedAt" },
  verdict_by: { by: "name", column: "verdictById", mayBeNone: true },
  verdict_at: { by: "value", key: `c."verdictAt"`, blank: "null", index: "verdictAt" },
  verdict_note: { by: "link", link: verdictLink },
  tags: { by: "link", link: tagLink },
  note: { by: "value", key: text("note"), blank: "empty", index: "note" },
  as_of: { by: "value", key: `c."asOf"`, blank: "null", index: "asOf" },
  recheck_on: { by: "value", key: `c."recheckOn"`, blank: "null", index: "recheckOn" },
  updated_at: { by: "value", key: `c."updatedAt"`, blank: null, index: "updatedAt" },
  withdrawn: { by: "value", key: `c."withdrawnAt"`, blank: "null", index: "withdrawnAt" },
};

/** The claim's own table, read along the index of a sort; within one story along its own. */
function claimsAlong(column: string, inStory: boolean): Prisma.Sql {
  if (inStory && column === "number") {
    return Prisma.raw(`"Claim" c INDEXED BY "Claim_storyId_number_key"`);
  }
  const prefix = inStory && column !== "storyId" ? "storyId_" : "";
  return Prisma.raw(`"Claim" c INDEXED BY "Claim_${prefix}${column}_idx"`);
}

const CLAIM_ID = Prisma.raw(`c."id"`);

/** The column by whose names the sort goes, where the caller must bring their order. */
export function groupColumn(column: ColumnId): GroupColumn | null {
  const spec = SPECS[column];
  return spec.by === "name" ? spec.column : null;
}

/** @param named the ids of `groupColumn`, in the order of their names. */
export function orderOf(sort: Sort, inStory: boolean, named: readonly number[]): Order {
  const spec = SPECS[sort.column];
  switch (spec.by) {
    case "value":
      return valueOrder(spec, sort.descending, inStory);
    case "scale":
      return groupOrder(spec.column, spec.values, false, sort.descending, inStory);
    case "name":
      return groupOrder(spec.column, named, spec.mayBeNone, sort.descending, inStory);
    case "link":
      return linkOrder(spec.link, sort.descending);
  }
}

function valueOrder(
  { key, blank, index }: Extract<Spec, { by: "value" }>,
  descending: boolean,
  inStory: boolean,
): Order {
  const from = claimsAlong(index, inStory);
  const present = blank === "empty" ? `${key} > ''` : blank === "null" ? `${key} IS NOT NULL` : "1";
  const absent = blank === "empty" ? `${key} = ''` : `${key} IS NULL`;
  const run = { from, id: CLAIM_ID, fixedKey: null };
  const values: Run = { ...run, where: Prisma.raw(present), key: Prisma.raw(key) };
  const blanks: Run = { ...run, where: Prisma.raw(absent), key: null };
  return {
    runs: blank === null ? [values] : [values, blanks],
    descending,
    ofClaim: {
      with: Prisma.empty,
      join: Prisma.empty,
      run: blank === null ? Prisma.raw("0") : Prisma.raw(`NOT (${present})`),
      key: Prisma.raw(key),
    },
  };
}

function groupOrder(
  name: string,
  values: GroupValues,
  mayBeNone: boolean,
  descending: boolean,
  inStory: boolean,
): Order {
  const column = Prisma.raw(`c."${name}"`);
  const from = claimsAlong(name, inStory);
  const ordered = descending ? [...values].reverse() : values;
  const run = (where: Prisma.Sql, fixedKey: SortKey): Run => ({
    from,
    where,
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
      key: Prisma.raw("NULL"),
    },
  };
}

function linkOrder(link: LinkSpec, descending: boolean): Order {
  const values: Run = {
    from: Prisma.raw(`${link.from} CROSS JOIN "Claim" c ON c."id" = k."claimId"`),
    where: Prisma.raw(link.where),
    key: Prisma.raw(link.key),
    id: Prisma.raw(`k."claimId"`),
    fixedKey: null,
  };
  const blanks: Run = {
    from: Prisma.raw(`"Claim" c NOT INDEXED`),
    where: Prisma.raw(link.missing),
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
      run: Prisma.raw(`${link.ofClaim} IS NULL`),
      key: Prisma.raw(link.ofClaim),
    },
  };
}

/** Hits of a search from the newest on: for searches with too many hits to be ranked. */
export function newestHits(match: string): Order {
  const run: Run = {
    from: Prisma.raw(`"claim_fts" f CROSS JOIN "Claim" c ON c."id" = f."rowid"`),
    where: Prisma.sql`f."claim_fts" MATCH ${match}`,
    key: null,
    id: Prisma.raw(`f."rowid"`),
    fixedKey: null,
  };
  const ofClaim = {
    with: Prisma.empty,
    join: Prisma.empty,
    run: Prisma.raw("0"),
    key: Prisma.raw("NULL"),
  };
  return { runs: [run], descending: true, ofClaim };
}
