import { expect, it } from "vitest";
import { atLeastOne, commit } from "@/lib/audit/commit";
import { logClaims } from "@/lib/ledger/claims/commands";
import { MANY_LIMIT } from "@/lib/ledger/claims/rules";
import { db } from "@/lib/platform/db";
import { decide, eventsOf, makeDesk, rowOf } from "@/tests/support/claims";
import { useDatabase } from "@/tests/support/database";
import { makeStory } from "@/tests/support/factories";
import { eventsOfPlacing } from "./lapsing";
import type { NewPlacement } from "./next-placements";

useDatabase();

// A statement takes a thousand parameters or so: more claims than that were a fault once.
it("tells every claim of a long draft that its words changed, and lapses what was decided", async () => {
  const desk = await makeDesk();
  const story = await makeStory(desk.editor);
  for (let list = 0; list < 3; list += 1) {
    const claims = Array.from({ length: MANY_LIMIT }, (_, index) => ({
      wording: `It sank ${index}`,
    }));
    await logClaims(desk.editor, { story: story.slug, claims });
  }
  const claims = await db().claim.findMany({ orderBy: { id: "asc" }, select: { id: true } });
  const [first = { id: 0 }, last = { id: 0 }] = [claims[0], claims.at(-1)];
  for (const { id } of [first, last]) await decide(desk, { claimId: id });
  const placements = claims.map(({ id }): NewPlacement => ({
    claimId: id,
    state: "moved",
    start: 0,
    end: 7,
    exact: "It sank",
    prefix: "",
    suffix: "",
    wasExact: "It may have sunk",
    candidates: [],
    change: "words",
    wasFrame: "It may have sunk.",
    meaning: ["may have → sank"],
  }));
  await commit(desk.editor, async (tx, at) => {
    const events = await eventsOfPlacing(tx, at, 2, { placements, further: [] });
    return { result: null, events: atLeastOne(events) };
  });
  expect(await db().event.count({ where: { type: "claim.moved" } })).toBe(1_500);
  for (const { id: claimId } of [first, last]) {
    expect(await rowOf({ claimId })).toMatchObject({ reviewState: "recheck", contentRevision: 1 });
    expect(await eventsOf({ claimId }, "verdict.lapsed")).toMatchObject([
      { data: { because: "its words changed in draft 2", meaning: ["may have → sank"] } },
    ]);
  }
});
