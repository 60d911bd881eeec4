/**
 * Claims for the palette, as one types: by ref ("C7", "contractor-leak.C7") or by the beginnings
 * of words in the wording, the latest first. Only claims the asker may see; a handful at most.
 */
import type { Actor } from "@/lib/access/actor";
import { hiddenStoryIds } from "@/lib/access/visibility";
import { rows } from "@/lib/platform/rows";
import { among } from "@/lib/platform/sets";
import { Prisma } from "@/prisma/generated/client";
import { readSearch } from "./hits";

export type FoundClaimLine = { number: number; wording: string; slug: string };

const SHOWN = 6;

export async function findClaimLines(actor: Actor, query: string): Promise<FoundClaimLine[]> {
  const text = query.trim();
  const named = /^(?:([a-z0-9-]+)[.\s]+)?c?([1-9]\d{0,8})$/i.exec(text);
  // A bare number is as likely a word of the wording; "C7" and "leak C7" mean the ref.
  if (named && (named[1] !== undefined || /^c/i.test(text))) {
    return findByRef(actor, named[1]?.toLowerCase() ?? "", Number(named[2]));
  }
  return findByWording(actor, text);
}

async function findByRef(actor: Actor, slug: string, number: number): Promise<FoundClaimLine[]> {
  const hidden = await hiddenStoryIds(actor);
  return rows(Prisma.sql`
    SELECT c."number", c."wording", s."slug"
    FROM "Claim" c INDEXED BY "Claim_number_idx" JOIN "Story" s ON s."id" = c."storyId"
    WHERE c."number" = ${number} AND c."withdrawnAt" IS NULL
      AND instr(s."slug", ${slug}) > 0 AND s."id" NOT IN ${among(hidden)}
    ORDER BY s."id" DESC LIMIT ${SHOWN}`);
}

async function findByWording(actor: Actor, text: string): Promise<FoundClaimLine[]> {
  const { match } = await readSearch(text, ["wording"]);
  if (match === "") return [];
  const hidden = await hiddenStoryIds(actor);
  return rows(Prisma.sql`
    SELECT c."number", c."wording", s."slug"
    FROM "claim_fts" f CROSS JOIN "Claim" c ON c."id" = f."rowid"
    JOIN "Story" s ON s."id" = c."storyId"
    WHERE f."claim_fts" MATCH ${match} AND c."withdrawnAt" IS NULL
      AND c."storyId" NOT IN ${among(hidden)}
    ORDER BY f."rowid" DESC LIMIT ${SHOWN}`);
}
