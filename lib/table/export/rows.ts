/**
 * Fills the rows of an export, a slice of claims at a time: a page of the table shows less than
 * an export holds. Promises that no citation given off the record is in a row, neither named
 * nor counted, and that no row is there on account of one.
 */
import type { Actor } from "@/lib/access/actor";
import { hiddenStoryIds } from "@/lib/access/visibility";
import type { TableQuery } from "@/lib/table/query";
import type { Stance, Terms } from "@/lib/ledger/claims/rules";
import { claimRef } from "@/lib/ledger/claims/rules";
import { db } from "@/lib/platform/db";
import { rows } from "@/lib/platform/rows";
import { Prisma } from "@/prisma/generated/client";
import { countOrigins, type Derivations } from "@/lib/ledger/sources/origins";
import { nameSources, readDerivations } from "@/lib/ledger/standing/standing";
import { joinEntries } from "./cells";
import { answersWithoutOffRecord, asksOfCitations, type LeavingClaim } from "./leaving";
import type { ExportRow } from "./rules";

type FoundCitation = {
  name: string;
  sourceId: number;
  stance: Stance;
  terms: Terms;
  locator: string;
  restsOn: number[];
};

type Found = {
  id: number | bigint;
  number: number | bigint;
  slug: string;
  wording: string;
  kind: string;
  assertedBy: string;
  attribution: string;
  level: string;
  reviewState: string;
  legalRisk: string;
  note: string;
  checker: string | null;
  loggedBy: string;
  loggedAt: Date | string;
  asOf: Date | string | null;
  recheckOn: Date | string | null;
  updatedAt: Date | string;
  withdrawn: string | null;
  verdictBy: string | null;
  verdictAt: Date | string | null;
  verdictNote: string | null;
  /** JSON: FoundCitation[], and string[]. */
  citations: string;
  tags: string;
  hasOffRecord: number | bigint;
};

/**
 * The claims in the order of their ids as given. Left out are those the actor may not see, and
 * those that the query finds only through a citation given off the record.
 */
export async function readExportRows(
  actor: Actor,
  claimIds: readonly number[],
  query: TableQuery,
): Promise<ExportRow[]> {
  if (claimIds.length === 0) return [];
  const found = await findClaims(actor, claimIds);
  const citations = found.map((claim) => JSON.parse(claim.citations) as FoundCitation[]);
  const involved = citations.flatMap((list) =>
    list.flatMap((citation) => [citation.sourceId, ...citation.restsOn]),
  );
  const derivesFrom = await readDerivations(involved);
  const rows = found.map((claim, index) => toRow(claim, citations[index] ?? [], derivesFrom));
  if (!asksOfCitations(query)) return rows;
  const doubtful = found.filter((claim) => Number(claim.hasOffRecord) === 1);
  const texts = await readLeavingClaims(doubtful.map((claim) => Number(claim.id)));
  return rows.filter((row, index) => {
    const claim = texts.get(Number(found[index]?.id));
    return !claim || answersWithoutOffRecord(query, { ...claim, originCount: row.origin_count });
  });
}

async function findClaims(actor: Actor, claimIds: readonly number[]): Promise<Found[]> {
  const hidden = await hiddenStoryIds(actor);
  return rows<Found>(Prisma.sql`
    SELECT c."id", c."number", s."slug", c."wording", c."kind", c."assertedBy", c."attribution",
           c."level", c."reviewState", c."legalRisk", c."note",
           c."asOf", c."recheckOn", c."updatedAt",
           CASE WHEN c."withdrawnAt" IS NOT NULL THEN c."withdrawnReason" END AS "withdrawn",
           checker."name" AS "checker", logger."name" AS "loggedBy", c."loggedAt",
           reviewer."name" AS "verdictBy", v."givenAt" AS "verdictAt", v."note" AS "verdictNote",
           (SELECT json_group_array(json_object(
                     'name', source."name", 'sourceId', source."id", 'stance', citation."stance",
                     'terms', citation."terms", 'locator', citation."locator",
                     'restsOn', json((SELECT json_group_array(rest."sourceId")
                                      FROM "CitationRest" rest
                                      WHERE rest."citationId" = citation."id")))
                   ORDER BY citation."position", citation."id")
            FROM "Citation" citation JOIN "Source" source ON source."id" = citation."sourceId"
            WHERE citation."claimId" = c."id" AND citation."removedAt" IS NULL
              AND citation."terms" <> 'off_record') AS "citations",
           (SELECT json_group_array(t."tag" ORDER BY t."tag")
            FROM "ClaimTag" t WHERE t."claimId" = c."id") AS "tags",
           EXISTS (SELECT 1 FROM "Citation" citation
                   WHERE citation."claimId" = c."id" AND citation."removedAt" IS NULL
                     AND citation."terms" = 'off_record') AS "hasOffRecord"
    FROM json_each(${JSON.stringify(claimIds)}) wanted
    CROSS JOIN "Claim" c ON c."id" = wanted."value"
    JOIN "Story" s ON s."id" = c."storyId"
    JOIN "User" logger ON logger."id" = c."loggedById"
    LEFT JOIN "User" checker ON checker."id" = c."checkerId"
    LEFT JOIN "Verdict" v
      ON v."id" = (SELECT max(given."id") FROM "Verdict" given WHERE given."claimId" = c."id")
    LEFT JOIN "User" reviewer ON reviewer."id" = v."reviewerId"
    WHERE c."storyId" NOT IN (SELECT "value" FROM json_each(${JSON.stringify(hidden)}))
    ORDER BY wanted."key"`);
}

/** What may leave of these claims, as far as search and filters look at it. */
async function readLeavingClaims(
  claimIds: number[],
): Promise<Map<number, Omit<LeavingClaim, "originCount">>> {
  if (claimIds.length === 0) return new Map();
  const claims = await db().claim.findMany({
    where: { id: { in: claimIds } },
    select: {
      id: true,
      wording: true,
      note: true,
      assertedBy: true,
      citations: {
        where: { removedAt: null, terms: { not: "off_record" } },
        orderBy: [{ position: "asc" }, { id: "asc" }],
        select: {
          sourceId: true,
          stance: true,
          terms: true,
          quote: true,
          note: true,
          source: { select: { name: true, aliases: true } },
          _count: { select: { attachments: { where: { removedAt: null } } } },
        },
      },
    },
  });
  return new Map(
    claims.map(({ id, wording, note, assertedBy, citations }) => {
      const quotes = citations.map((citation) => citation.quote);
      const notes = [note, ...citations.map((citation) => citation.note)];
      const sources = [
        assertedBy,
        ...citations.flatMap(({ source }) => [source.name, source.aliases]),
      ];
      return [
        id,
        {
          note,
          citations: citations.map(({ _count, ...citation }) => ({
            ...citation,
            attachmentCount: _count.attachments,
          })),
          texts: [wording, quotes.join("\n"), notes.join("\n"), sources.join("\n")],
        },
      ];
    }),
  );
}

function toRow(claim: Found, citations: FoundCitation[], derivesFrom: Derivations): ExportRow {
  const supporting = citations.filter((citation) => citation.stance === "supports");
  return {
    ref: claimRef(Number(claim.number)),
    story: claim.slug,
    claim: claim.wording,
    kind: claim.kind,
    asserted_by: claim.assertedBy,
    attribution_status: claim.attribution,
    verification_level: claim.level,
    review_state: claim.reviewState,
    // One entry per citation, unlike in the table: terms and locators belong to citations.
    sources: joinEntries(
      citations.map(({ name, stance }) => nameSources([{ stance, source: { name } }])),
    ),
    source_count: new Set(citations.map((citation) => citation.sourceId)).size,
    origin_count: countOrigins(supporting, derivesFrom),
    terms: joinEntries(citations.map((citation) => citation.terms)),
    locators: joinEntries(citations.map((citation) => citation.locator)),
    legal_risk: claim.legalRisk,
    checker: claim.checker ?? "",
    logged_by: claim.loggedBy,
    logged_at: new Date(claim.loggedAt),
    verdict_by: claim.verdictBy ?? "",
    verdict_at: claim.verdictAt === null ? null : new Date(claim.verdictAt),
    verdict_note: claim.verdictNote ?? "",
    tags: joinEntries(JSON.parse(claim.tags) as string[]),
    note: claim.note,
    as_of: dayOf(claim.asOf),
    recheck_on: dayOf(claim.recheckOn),
    updated_at: new Date(claim.updatedAt),
    withdrawn: claim.withdrawn ?? "",
  };
}

/** Days are kept as midnight UTC. */
function dayOf(at: Date | string | null): string {
  return at === null ? "" : new Date(at).toISOString().slice(0, 10);
}
