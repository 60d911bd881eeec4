/**
 * The rows of the claim table: what its columns show of the claims with the given ids, in that
 * order, with the hits of a search marked. One statement for the rows, one for the hits.
 */
import { Prisma } from "@/prisma/generated/client";
import { claimRef } from "@/lib/ledger/claims/rules";
import type { Person } from "@/lib/table/field";
import type { ClaimRow, Hits } from "@/lib/table/row";
import { hasHit, HIT_END, HIT_START } from "@/lib/table/search";
import { rows } from "@/lib/platform/rows";

export type { ClaimRow } from "@/lib/table/row";

type FoundRow = { number: number } & Omit<
  ClaimRow,
  "ref" | "hits" | "checker" | "verdictBy" | "withdrawn"
> & {
    checkerId: number | null;
    checkerName: string | null;
    verdictById: number | null;
    verdictByName: string | null;
    withdrawnAt: string | null;
    withdrawnReason: string;
  };

/** Claims that no longer exist for anybody are left out; whether the reader may see them is not asked here. */
export async function readRows(ids: readonly number[], match: string | null): Promise<ClaimRow[]> {
  if (ids.length === 0) return [];
  // As JSON, because one text per row crosses the driver several times faster than 30 columns.
  const found = await rows<{ row: string }>(Prisma.sql`
    SELECT json_object(
      'id', c."id", 'number', c."number", 'revision', c."revision",
      'story', json_object('slug', s."slug", 'headline', s."headline"),
      'wording', c."wording", 'kind', c."kind", 'assertedBy', c."assertedBy",
      'attribution', c."attribution", 'level', c."level", 'reviewState', c."reviewState",
      'legalRisk', c."legalRisk", 'sourceNames', c."sourceNames",
      'sourceCount', c."sourceCount", 'originCount', c."originCount", 'note', c."note",
      'checkerId', c."checkerId", 'checkerName', checker."name",
      'verdictById', c."verdictById", 'verdictByName', reviewer."name",
      'verdictAt', c."verdictAt", 'loggedAt', c."loggedAt", 'updatedAt', c."updatedAt",
      'loggedBy', json_object('id', logger."id", 'name', logger."name"),
      'asOf', coalesce(substr(c."asOf", 1, 10), ''),
      'recheckOn', coalesce(substr(c."recheckOn", 1, 10), ''),
      'withdrawnAt', c."withdrawnAt", 'withdrawnReason', c."withdrawnReason",
      'verdictNote', coalesce((SELECT v."note" FROM "Verdict" v WHERE v."claimId" = c."id"
                               ORDER BY v."id" DESC LIMIT 1), ''),
      'openQuestions', (SELECT count(*) FROM "Question" q
                      WHERE q."claimId" = c."id" AND q."closedAt" IS NULL),
      'tags', (SELECT json_group_array(t."tag" ORDER BY t."tag") FROM "ClaimTag" t
               WHERE t."claimId" = c."id"),
      'terms', (SELECT json_group_array(DISTINCT ci."terms" ORDER BY ci."terms") FROM "Citation" ci
                WHERE ci."claimId" = c."id" AND ci."removedAt" IS NULL),
      'locators', (SELECT json_group_array(ci."locator" ORDER BY ci."position", ci."id")
                   FROM "Citation" ci WHERE ci."claimId" = c."id"
                     AND ci."removedAt" IS NULL AND ci."locator" <> '')
    ) AS "row"
    FROM json_each(${JSON.stringify(ids)}) wanted
    CROSS JOIN "Claim" c ON c."id" = wanted."value"
    JOIN "Story" s ON s."id" = c."storyId"
    JOIN "User" logger ON logger."id" = c."loggedById"
    LEFT JOIN "User" checker ON checker."id" = c."checkerId"
    LEFT JOIN "User" reviewer ON reviewer."id" = c."verdictById"
    ORDER BY wanted."key"`);
  const hits = match ? await readHits(ids, match) : null;
  return found.map(({ row }) => {
    const claim = JSON.parse(row) as FoundRow;
    return toRow(claim, hits?.get(claim.id) ?? null);
  });
}

function toRow(found: FoundRow, hits: Hits | null): ClaimRow {
  const {
    checkerId,
    checkerName,
    verdictById,
    verdictByName,
    withdrawnAt,
    withdrawnReason,
    number,
    ...claim
  } = found;
  return {
    ...claim,
    ref: claimRef(number),
    checker: person(checkerId, checkerName),
    verdictBy: person(verdictById, verdictByName),
    loggedAt: instant(claim.loggedAt),
    updatedAt: instant(claim.updatedAt),
    verdictAt: claim.verdictAt === null ? null : instant(claim.verdictAt),
    withdrawn: withdrawnAt === null ? null : { at: instant(withdrawnAt), reason: withdrawnReason },
    hits,
  };
}

function person(id: number | null, name: string | null): Person | null {
  return id === null || name === null ? null : { id, name };
}

function instant(stored: string): string {
  return stored.replace("+00:00", "Z");
}

type FoundHit = {
  id: number | bigint;
  wording: string;
  quotes: string;
  note: string;
  sources: string;
};

async function readHits(ids: readonly number[], match: string): Promise<Map<number, Hits>> {
  const found = await rows<FoundHit>(Prisma.sql`
    SELECT "rowid" AS "id",
      highlight("claim_fts", 0, ${HIT_START}, ${HIT_END}) AS "wording",
      snippet("claim_fts", 1, ${HIT_START}, ${HIT_END}, '…', 12) AS "quotes",
      snippet("claim_fts", 2, ${HIT_START}, ${HIT_END}, '…', 12) AS "note",
      snippet("claim_fts", 3, ${HIT_START}, ${HIT_END}, '…', 12) AS "sources"
    FROM "claim_fts"
    WHERE "claim_fts" MATCH ${match}
      AND +"rowid" IN (SELECT "value" FROM json_each(${JSON.stringify(ids)}))`);
  return new Map(
    found.map(({ id, wording, quotes, note, sources }) => [
      Number(id),
      {
        wording: hasHit(wording) ? wording : null,
        elsewhere: [
          { where: "Quote" as const, text: quotes },
          { where: "Note" as const, text: note },
          { where: "Source" as const, text: sources },
        ].filter((hit) => hasHit(hit.text)),
      },
    ]),
  );
}
