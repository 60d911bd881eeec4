/**
 * Claims for the palette, as one types: by ref ("C7", "contractor-leak.C7") or by the beginnings
 * of words in the wording, the latest first. Only claims the asker may see; a handful at most.
 */
import type { Authorized } from "@/lib/access/actor";
import { hiddenStoryIds } from "@/lib/access/visibility";
import { rows } from "@/lib/platform/rows";
import { among } from "@/lib/platform/sets";
import { Prisma } from "@/prisma/generated/client";
import { readSearch } from "./hits";

export type FoundClaimLine = { number: number; wording: string; slug: string };

const SHOWN = 6;

export async function findClaimLines(
  actor: Authorized<"claim.read">,
  query: string,
): Promise<FoundClaimLine[]> {
  const hidden = await hiddenStoryIds(actor);
  const { match, terms } = await readSearch(query.trim(), hidden, ["wording"]);
  if (match === "") return [];
  const number = terms.find((term) => term.number !== null)?.number;
  // "C4" may stand in a wording as well; the claim of that ref is what is mostly meant.
  const byRef = number ? Prisma.sql`c."number" = ${number} DESC,` : Prisma.empty;
  return rows(Prisma.sql`
    SELECT c."number", c."wording", s."slug"
    FROM "claim_fts" f CROSS JOIN "Claim" c ON c."id" = f."rowid"
    JOIN "Story" s ON s."id" = c."storyId"
    WHERE f."claim_fts" MATCH ${match} AND c."withdrawnAt" IS NULL
      AND c."storyId" NOT IN ${among(hidden)}
    ORDER BY ${byRef} f."rowid" DESC LIMIT ${SHOWN}`);
}
