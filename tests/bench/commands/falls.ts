/** Commands on fallen sources. */
import type { Newsroom } from "../newsroom";
import { newSource, sourceCited } from "./desk";
import type { Makers } from "./given";

const REASON = "Its publisher says that it was forged.";

/** A claim that is suspect, and that the reviewer did not write. */
async function suspectClaim(newsroom: Newsroom) {
  const sourceId = await newSource(newsroom);
  const claim = { story: newsroom.bigStory, wording: "The harbour office knew of it", sourceId };
  const { claimId } = await newsroom.give("editor", "claims.log", claim);
  await newsroom.give("admin", "sources.retract", { sourceId, revision: 0, reason: REASON });
  return newsroom.row<{ claimId: number; contentRevision: number; suspicionId: number }>(
    `SELECT c."id" AS "claimId", c."contentRevision", x."id" AS "suspicionId"
     FROM "Claim" c JOIN "Suspicion" x ON x."claimId" = c."id" WHERE c."id" = ?`,
    claimId,
  );
}

export const fallCommands = {
  "sources.retract": (newsroom) => {
    const { id: sourceId, revision } = sourceCited(newsroom, 1_000);
    return { by: "editor", input: { sourceId, revision, reason: REASON } };
  },
  "sources.reinstate": async (newsroom) => {
    const { id: sourceId, revision } = sourceCited(newsroom, 1_000);
    await newsroom.give("editor", "sources.retract", { sourceId, revision, reason: REASON });
    const input = { sourceId, revision: revision + 1, reason: "It is genuine after all." };
    return { by: "editor", input };
  },
  "claims.reconfirm": async (newsroom) => {
    const { suspicionId, ...at } = await suspectClaim(newsroom);
    const note = "The contract says the same.";
    return { by: "reviewer", input: { ...at, suspicionIds: [suspicionId], note } };
  },
} satisfies Partial<Makers>;
