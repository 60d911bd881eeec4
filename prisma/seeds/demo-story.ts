/**
 * The leak story alone, for a newsroom that is being set up and wants something to look at.
 * Its first administrator does everything, so nothing gets a verdict (four eyes): what others
 * would have judged is left waiting in the review queue.
 */
import type { Actor } from "@/lib/access/actor";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { job } from "@/lib/platform/threads";
import { contractorLeak } from "./contractor-leak/story";
import { inOrder } from "./moves";
import type { Cast } from "./people";
import { planStory } from "./plan-story";
import type { ClaimSeed, Step, StorySeed } from "./shape";

/** Does nothing when the story is there. May run inside the server: times are those of loading. */
export const loadDemoStory = job("writer", "demo.loadStory", async (actor: Actor) => {
  const existing = await db().story.findUnique({
    where: { slug: contractorLeak.slug },
    select: { id: true },
  });
  if (existing) return;
  const alone: Cast = { admin: actor, editor: actor, reviewer: actor, viewer: actor };
  const moves = planStory(withoutReview(contractorLeak), alone, now());
  for (const move of inOrder(moves)) await move.make();
});

function withoutReview<Key extends string>(story: StorySeed<Key>): StorySeed<Key> {
  return { ...story, members: [], claims: story.claims.map(unreviewed) };
}

function unreviewed<Key extends string>(claim: ClaimSeed<Key>): ClaimSeed<Key> {
  const { checker: _checker, ...rest } = claim;
  return { ...rest, then: (claim.then ?? []).filter((step) => isOwnWork(step)) };
}

/** What one person may do alone: a sent-back claim waits in the queue like the others. */
function isOwnWork<Key extends string>(step: Step<Key>): boolean {
  return step.do === "handOver" || step.do === "cite" || step.do === "withdraw";
}
