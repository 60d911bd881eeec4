/** Reads where a story's claims stood last and has them placed in the next draft's text. */
import { runDraftJob } from "@/lib/drafts/run-job";
import { db } from "@/lib/platform/db";
import type { Span } from "@/lib/text/text";
import type { SentencedText } from "./frame";
import type { LastFurtherPlace } from "./next-further";
import type { LastPlacement } from "./next-placements";
import type { NextPlaces } from "./next-places";

/**
 * @param draftId the story's newest draft so far.
 * @param draft the one that comes in.
 */
export async function placeClaims(draftId: number, draft: SentencedText): Promise<NextPlaces> {
  const claims = await readLastPlacements(draftId);
  if (claims.length === 0) return { placements: [], further: [] };
  const [bases, further] = await Promise.all([
    readTexts(claims.map(({ base }) => base.draftId)),
    readFurther(draftId),
  ]);
  return runDraftJob("placeClaims", { claims, bases, lastDraftId: draftId, further, ...draft });
}

async function readFurther(draftId: number): Promise<LastFurtherPlace[]> {
  const rows = await db().furtherPlace.findMany({ where: { draftId } });
  return rows.map(({ claimId, state, meaning, exact, prefix, suffix, start, end }) => ({
    ...{ claimId, state, meaning: JSON.parse(meaning) as string[] },
    selector: { exact, prefix, suffix, start, end },
  }));
}

async function readLastPlacements(draftId: number): Promise<LastPlacement[]> {
  const rows = await db().placement.findMany({ where: { draftId } });
  const lost = rows.filter(({ start }) => start === null).map(({ claimId }) => claimId);
  const earlier = await readWhereTheyStood(draftId, lost);
  return rows.flatMap((row) => {
    const base = row.start === null ? earlier.get(row.claimId) : row;
    if (base?.start == null || base.end === null) return [];
    const { exact, prefix, suffix, start, end } = base;
    return [
      {
        claimId: row.claimId,
        state: row.state,
        wasExact: row.wasExact,
        wasFrame: row.wasFrame,
        base: { draftId: base.draftId, selector: { exact, prefix, suffix, start, end } },
      },
    ];
  });
}

/** Of claims that have no place now, the last one they had. */
async function readWhereTheyStood(draftId: number, claimIds: readonly number[]) {
  if (claimIds.length === 0) return new Map<number, never>();
  const story = await db().draft.findUniqueOrThrow({
    where: { id: draftId },
    select: { storyId: true, number: true },
  });
  const rows = await db().placement.findMany({
    where: {
      start: { not: null },
      draft: { storyId: story.storyId, number: { lt: story.number } },
    },
    orderBy: { draft: { number: "asc" } },
  });
  const wanted = new Set(claimIds);
  // The later ones overwrite the earlier.
  return new Map(rows.filter((row) => wanted.has(row.claimId)).map((row) => [row.claimId, row]));
}

async function readTexts(draftIds: readonly number[]) {
  const drafts = await db().draft.findMany({
    where: { id: { in: [...new Set(draftIds)] } },
    select: { id: true, text: true, sentences: true },
  });
  return drafts.map(({ id, text, sentences }) => ({
    draftId: id,
    text,
    sentences: JSON.parse(sentences) as Span[],
  }));
}
