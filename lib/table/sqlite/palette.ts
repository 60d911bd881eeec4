/**
 * Claims for the palette, as one types: by ref ("C7", "contractor-leak.C7") or by the beginnings
 * of words in the wording, the latest first. Only claims the asker may see; a handful at most.
 */
import type { Actor } from "@/lib/access/actor";
import { hiddenStoryIds, visibleStoryFilter } from "@/lib/access/visibility";
import { db } from "@/lib/platform/db";
import { rows } from "@/lib/platform/rows";
import { Prisma } from "@/prisma/generated/client";
import { matchExpression, parseSearch } from "@/lib/table/search";

export type FoundClaimLine = { number: number; wording: string; slug: string };

const SHOWN = 6;

const LINE = { number: true, wording: true, story: { select: { slug: true } } } as const;

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
  const claims = await db().claim.findMany({
    where: {
      number,
      withdrawnAt: null,
      story: { AND: [visibleStoryFilter(actor), slug ? { slug: { contains: slug } } : {}] },
    },
    orderBy: { storyId: "desc" },
    take: SHOWN,
    select: LINE,
  });
  return claims.map(toLine);
}

async function findByWording(actor: Actor, text: string): Promise<FoundClaimLine[]> {
  const terms = parseSearch(text);
  if (terms.length === 0) return [];
  const match = `{wording} : (${matchExpression(terms)})`;
  const hidden = JSON.stringify(await hiddenStoryIds(actor));
  const found = await rows<{ id: number }>(Prisma.sql`
    SELECT c."id" FROM "claim_fts" f JOIN "Claim" c ON c."id" = f."rowid"
    WHERE f."claim_fts" MATCH ${match} AND c."withdrawnAt" IS NULL
      AND c."storyId" NOT IN (SELECT value FROM json_each(${hidden}))
    ORDER BY f."rowid" DESC LIMIT ${SHOWN}`);
  const claims = await db().claim.findMany({
    where: { id: { in: found.map((row) => row.id) } },
    orderBy: { id: "desc" },
    select: LINE,
  });
  return claims.map(toLine);
}

function toLine(claim: {
  number: number;
  wording: string;
  story: { slug: string };
}): FoundClaimLine {
  return { number: claim.number, wording: claim.wording, slug: claim.story.slug };
}
