/**
 * One claim as it stands in the record, with its people, tags and citations, in one statement.
 * Asked for by everything that opens a claim, so it costs what SQLite takes for it.
 */
import type { Authorized } from "@/lib/access/actor";
import { isVisibleStory } from "@/lib/access/visibility";
import { rows } from "@/lib/platform/rows";
import type { Reliability, SourceKind } from "@/lib/ledger/sources/rules";
import { idOfStoryCalled } from "@/lib/stories/former-slugs";
import { Prisma } from "@/prisma/generated/client";
import type {
  AttributionStatus,
  Basis,
  Channel,
  ClaimKind,
  FoundBy,
  LegalRisk,
  ReviewState,
  Stance,
  Terms,
  VerificationLevel,
} from "@/lib/ledger/claims/rules";

type Person = { id: number; name: string };

export type ClaimRecord = {
  id: number;
  number: number;
  story: { id: number; slug: string; headline: string; note: string; restricted: boolean };
  wording: string;
  kind: ClaimKind;
  assertedBy: string;
  attribution: AttributionStatus;
  level: VerificationLevel;
  reviewState: ReviewState;
  legalRisk: LegalRisk;
  checker: Person | null;
  tags: string[];
  /** YYYY-MM-DD or empty. */
  asOf: string;
  recheckOn: string;
  note: string;
  loggedBy: Person;
  loggedAt: string;
  contentChangedBy: Person;
  contentRevision: number;
  revision: number;
  updatedAt: string;
  readyAt: string | null;
  /** Who wrote what it was split off from, or what was merged into it. */
  otherAuthorIds: number[];
  /** Of these, who changed a source on which it leans. */
  sourceAuthorIds: number[];
  withdrawn: { at: string; by: string; reason: string } | null;
  /** Numbers of claims of its story: what it was split off from, and what was split off from it. */
  splitFrom: number | null;
  parts: number[];
  /** The same: the claim that stands for it now, and those for which it stands. */
  mergedInto: number | null;
  merged: number[];
  sourceCount: number;
  originCount: number;
  /** Since when it is suspect, because a source on which it leans fell. */
  suspectSince: string | null;
  /** The removed ones too, in their order. */
  citations: CitationRecord[];
};

export type CitationRecord = {
  id: number;
  revision: number;
  source: {
    id: number;
    name: string;
    kind: SourceKind;
    reliability: Reliability;
    /** Its name is a handle. */
    confidential: boolean;
    title: string;
    employer: string;
  };
  stance: Stance;
  terms: Terms;
  agreedDescription: string;
  termsAgreed: string;
  basis: Basis | null;
  credibility: number;
  quote: string;
  locator: string;
  saidOn: string;
  channel: Channel | null;
  foundBy: FoundBy;
  note: string;
  addedBy: Person;
  addedAt: string;
  removedAt: string | null;
  restsOn: Person[];
  attachments: Array<{
    id: number;
    name: string;
    mediaType: string;
    size: number;
    addedAt: string;
  }>;
};

/** By its id, or as a story's claim of that number. */
export type WhichClaim = { id: number } | { slug: string; number: number };

/** Null where the claim or its story does not exist for the actor. */
export async function readClaimRecord(
  actor: Authorized<"claim.read">,
  which: WhichClaim,
): Promise<ClaimRecord | null> {
  const chosen =
    "id" in which
      ? Prisma.sql`c."id" = ${which.id}`
      : Prisma.sql`s."id" = ${idOfStoryCalled(which.slug)} AND c."number" = ${which.number}`;
  const [found] = await rows<{ row: string }>(Prisma.sql`
    SELECT ${CLAIM} AS "row"
    FROM "Claim" c
    JOIN "Story" s ON s."id" = c."storyId"
    JOIN "User" logger ON logger."id" = c."loggedById"
    JOIN "User" changer ON changer."id" = c."contentChangedById"
    LEFT JOIN "User" checker ON checker."id" = c."checkerId"
    LEFT JOIN "User" withdrawer ON withdrawer."id" = c."withdrawnById"
    WHERE ${chosen} AND ${isVisibleStory(actor)}`);
  return found ? (JSON.parse(found.row) as ClaimRecord) : null;
}

const person = (table: string) =>
  Prisma.raw(`json_object('id', ${table}."id", 'name', ${table}."name")`);
const instant = (column: string) => Prisma.raw(`replace(${column}, '+00:00', 'Z')`);
const day = (column: string) => Prisma.raw(`coalesce(substr(${column}, 1, 10), '')`);

const CITATION = Prisma.sql`json_object(
  'id', ci."id", 'revision', ci."revision",
  'source', json_object('id', so."id", 'name', so."name", 'kind', so."kind",
    'reliability', so."reliability",
    'confidential', json(iif(so."confidential", 'true', 'false')), 'title', so."title", 'employer', so."employer"),
  'stance', ci."stance", 'terms', ci."terms", 'termsAgreed', ci."termsAgreed",
  'agreedDescription', ci."agreedDescription",
  'basis', ci."basis", 'credibility', ci."credibility", 'quote', ci."quote",
  'locator', ci."locator", 'saidOn', ${day('ci."saidOn"')},
  'channel', ci."channel", 'foundBy', ci."foundBy", 'note', ci."note",
  'addedBy', ${person("adder")}, 'addedAt', ${instant('ci."addedAt"')},
  'removedAt', ${instant('ci."removedAt"')},
  'restsOn', (SELECT json_group_array(${person("below")} ORDER BY below."id")
    FROM "CitationRest" r JOIN "Source" below ON below."id" = r."sourceId"
    WHERE r."citationId" = ci."id"),
  'attachments', (SELECT json_group_array(json_object('id', a."id", 'name', a."name",
      'mediaType', a."mediaType", 'size', a."size", 'addedAt', ${instant('a."addedAt"')})
      ORDER BY a."id")
    FROM "Attachment" a WHERE a."citationId" = ci."id" AND a."removedAt" IS NULL))`;

const CLAIM = Prisma.sql`json_object(
  'id', c."id", 'number', c."number",
  'story', json_object('id', s."id", 'slug', s."slug", 'headline', s."headline",
    'note', s."note",
    'restricted', json(iif(s."restricted", 'true', 'false'))),
  'wording', c."wording", 'kind', c."kind", 'assertedBy', c."assertedBy",
  'attribution', c."attribution", 'level', c."level", 'reviewState', c."reviewState",
  'legalRisk', c."legalRisk",
  'checker', iif(checker."id" IS NULL, NULL, ${person("checker")}),
  'tags', (SELECT json_group_array(t."tag" ORDER BY t."tag") FROM "ClaimTag" t
    WHERE t."claimId" = c."id"),
  'asOf', ${day('c."asOf"')}, 'recheckOn', ${day('c."recheckOn"')}, 'note', c."note",
  'loggedBy', ${person("logger")}, 'loggedAt', ${instant('c."loggedAt"')},
  'contentChangedBy', ${person("changer")}, 'contentRevision', c."contentRevision",
  'revision', c."revision", 'updatedAt', ${instant('c."updatedAt"')},
  'readyAt', ${instant('c."readyAt"')},
  'withdrawn', iif(c."withdrawnAt" IS NULL, NULL, json_object(
    'at', ${instant('c."withdrawnAt"')}, 'by', coalesce(withdrawer."name", ''),
    'reason', c."withdrawnReason")),
  'otherAuthorIds', (SELECT json_group_array(au."userId" ORDER BY au."userId")
    FROM "ClaimAuthor" au WHERE au."claimId" = c."id"),
  'sourceAuthorIds', (SELECT json_group_array(au."userId" ORDER BY au."userId")
    FROM "ClaimAuthor" au WHERE au."claimId" = c."id" AND au."bySource"),
  'splitFrom', (SELECT o."number" FROM "Claim" o WHERE o."id" = c."splitFromId"),
  'parts', (SELECT json_group_array(o."number" ORDER BY o."number") FROM "Claim" o
    INDEXED BY "Claim_splitFromId_idx" WHERE o."splitFromId" = c."id"),
  'mergedInto', (SELECT o."number" FROM "Claim" o WHERE o."id" = c."mergedIntoId"),
  'merged', (SELECT json_group_array(o."number" ORDER BY o."number") FROM "Claim" o
    INDEXED BY "Claim_mergedIntoId_idx" WHERE o."mergedIntoId" = c."id"),
  'sourceCount', c."sourceCount", 'originCount', c."originCount",
  'suspectSince', ${instant('c."suspectSince"')},
  'citations', (SELECT json_group_array(${CITATION} ORDER BY ci."position", ci."id")
    FROM "Citation" ci
    JOIN "Source" so ON so."id" = ci."sourceId"
    JOIN "User" adder ON adder."id" = ci."addedById"
    WHERE ci."claimId" = c."id"))`;
