/** The claims that lean on a source as its page lists them, as far as the asker may see. */
import type { Actor, Authorized } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { hiddenStoryIds } from "@/lib/access/visibility";
import { rows } from "@/lib/platform/rows";
import { among } from "@/lib/platform/sets";
import { Prisma } from "@/prisma/generated/client";
import type { ReviewState, Stance, VerificationLevel } from "@/prisma/generated/client";
import { TERMS, type Terms } from "@/lib/ledger/claims/rules";
import { withDerived } from "./leaning";

/** How a claim leans: by citing the source, by resting on it, or through one that derives from it. */
export const LEANINGS = ["cites", "rests", "derives"] as const;
export type Leaning = (typeof LEANINGS)[number];

export type LeaningClaim = {
  id: number;
  number: number;
  wording: string;
  level: VerificationLevel;
  reviewState: ReviewState;
  slug: string;
  headline: string;
  leaning: Leaning;
  stance: Stance;
  /** On which terms the claim cites this source itself, other than on the record. */
  terms: Terms[];
  /** The cited source that rests on it, or the source in between. */
  via: string;
};

export type LeaningClaims = {
  claims: LeaningClaim[];
  counts: Record<Leaning, number>;
  /** All terms, other than on the record, on which claims that the asker sees cite it. */
  terms: Terms[];
  next: string | null;
};

type Row = Omit<LeaningClaim, "leaning" | "terms"> & {
  terms: string | null;
  storyId: number;
  how: number;
};

const PAGE = 100;

/**
 * The claims that lean on a source, by story, each once with its strongest tie. Withdrawn
 * claims and removed citations do not count. Keyset-paged.
 */
export async function listLeaningClaims(
  actor: Actor,
  sourceId: number,
  cursor = "",
): Promise<LeaningClaims> {
  authorize(actor, "claim.read");
  const leaning = await leaningOf(actor, sourceId);
  const { story, number } = readPlace(cursor);
  // The texts are read for the page alone.
  const page = Prisma.sql`
    SELECT k."id", k."number", k."wording", k."level", k."reviewState", k."storyId",
           t."slug", t."headline", l."how", l."stance", l."terms", v."name" AS "via"
    FROM (
      SELECT * FROM (${leaning})
      WHERE (-"storyId", "number") > (${-story}, ${number})
      ORDER BY -"storyId", "number"
      LIMIT ${PAGE + 1}
    ) l
    CROSS JOIN "Claim" k ON k."id" = l."claimId"
    CROSS JOIN "Story" t ON t."id" = k."storyId"
    CROSS JOIN "Source" v ON v."id" = l."viaId"
    ORDER BY -k."storyId", k."number"`;
  const count = Prisma.sql`
    SELECT l."how", count(*) AS "n", group_concat(l."terms") AS "terms"
    FROM (${leaning}) l GROUP BY l."how"`;
  const found = await rows<Row>(page);
  const counted = await rows<{ how: number; n: number; terms: string | null }>(count);
  const counts = { cites: 0, rests: 0, derives: 0 };
  for (const row of counted) counts[leaningAt(row.how)] = row.n;
  const shown = found.slice(0, PAGE);
  const last = shown.at(-1);
  return {
    claims: shown.map(toLeaningClaim),
    counts,
    terms: termsIn(counted.map(({ terms }) => terms).join(",")),
    next: found.length > PAGE && last ? `${last.storyId}.${last.number}` : null,
  };
}

/** One row per claim: its strongest tie, and the source that the tie goes through. */
async function leaningOf(actor: Authorized<"source.read">, sourceId: number): Promise<Prisma.Sql> {
  const hidden = await hiddenStoryIds(actor);
  const reached = await withDerived([sourceId], undefined, actor);
  // Beside min(), SQLite takes the other columns from the row that holds the minimum.
  return Prisma.sql`
    SELECT tie."claimId", min(tie."how") AS "how", tie."stance", tie."viaId", s."storyId", s."number",
           group_concat(DISTINCT tie."terms") AS "terms"
    FROM (
      SELECT c."claimId", CASE c."sourceId" WHEN ${sourceId} THEN 0 ELSE 2 END AS "how", c."stance",
             c."sourceId" AS "viaId",
             CASE WHEN c."sourceId" = ${sourceId} AND c."terms" <> 'on_record' THEN c."terms" END AS "terms"
      FROM "Citation" c
      WHERE c."sourceId" IN ${among(reached)} AND c."removedAt" IS NULL
      UNION ALL
      SELECT c."claimId", CASE r."sourceId" WHEN ${sourceId} THEN 1 ELSE 2 END, c."stance",
             CASE r."sourceId" WHEN ${sourceId} THEN c."sourceId" ELSE r."sourceId" END, NULL
      FROM "CitationRest" r JOIN "Citation" c ON c."id" = r."citationId"
      WHERE r."sourceId" IN ${among(reached)} AND c."removedAt" IS NULL
    ) tie
    CROSS JOIN "Claim" s ON s."id" = tie."claimId"
    WHERE +s."withdrawnAt" IS NULL
      AND +s."storyId" NOT IN ${among(hidden)}
    GROUP BY tie."claimId"`;
}

function leaningAt(how: number): Leaning {
  return LEANINGS[how] ?? "derives";
}

/** "12.7": after claim 7 of story 12. The newest story stands first; any other text is the top. */
function readPlace(cursor: string): { story: number; number: number } {
  const match = /^(\d{1,15})\.(\d{1,15})$/.exec(cursor);
  if (!match) return { story: Number.MAX_SAFE_INTEGER, number: 0 };
  return { story: Number(match[1]), number: Number(match[2]) };
}

/** Each once, in the order of the table of terms. */
function termsIn(text: string | null): Terms[] {
  const found = new Set((text ?? "").split(","));
  return TERMS.filter((terms) => found.has(terms));
}

function toLeaningClaim({ id, number, how, terms, ...row }: Row): LeaningClaim {
  const { wording, level, reviewState, slug, headline, stance, via } = row;
  return {
    ...{ id, number, wording, level, reviewState },
    ...{ slug, headline, stance, via },
    terms: termsIn(terms),
    leaning: leaningAt(how),
  };
}
