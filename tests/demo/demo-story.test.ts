/** The story that set-up offers: loaded by one person, who cannot pass four eyes alone. */
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { verifyChain } from "@/lib/audit/chain";
import { listDrafts } from "@/lib/drafts/queries";
import { listUnsettled } from "@/lib/drafts/place/unsettled";
import { db } from "@/lib/platform/db";
import { contractorLeak } from "@/prisma/seeds/contractor-leak/story";
import { loadDemoStory } from "@/prisma/seeds/demo-story";
import { useDatabase } from "@/tests/support/database";
import { makePerson } from "@/tests/support/factories";

useDatabase();

let admin: Actor;
let startedAt: Date;

beforeAll(async () => {
  admin = await makePerson("admin");
  startedAt = new Date();
  await loadDemoStory(admin);
}, 120_000);

describe("the demo story on its own", () => {
  it("has every claim and source, all by its first administrator", async () => {
    expect(await db().user.count()).toBe(1);
    expect(await db().story.findMany({ select: { slug: true } })).toEqual([
      { slug: "contractor-leak" },
    ]);
    expect(await db().claim.count()).toBe(contractorLeak.claims.length);
    expect(await db().source.count()).toBe(Object.keys(contractorLeak.sources).length);
  });

  it("leaves every claim open or ready, with no verdict", async () => {
    const states = await db().claim.groupBy({ by: ["reviewState", "level"] });
    expect(new Set(states.map((row) => row.reviewState))).toEqual(new Set(["open", "ready"]));
    expect(states.every((row) => row.level === "unverified")).toBe(true);
    expect(await db().verdict.count()).toBe(0);
  });

  it("has both drafts, with the same claims to look at as in the demo newsroom", async () => {
    expect(await listDrafts(admin, "contractor-leak")).toMatchObject([
      { number: 2, addedBy: admin.name },
      { number: 1, addedBy: admin.name },
    ]);
    const unsettled = await listUnsettled(admin, "contractor-leak", 2);
    expect(unsettled.map(({ ref, state }) => `${ref} ${state}`)).toEqual([
      "C28 moved",
      "C32 moved",
      "C33 moved",
      "C36 moved",
      "C39 pending",
      "C34 orphaned",
    ]);
  });

  it("is dated when it was loaded, in a whole log", async () => {
    const first = await db().event.findFirstOrThrow({ where: { type: "story.created" } });
    expect(first.at.getTime()).toBeGreaterThanOrEqual(startedAt.getTime());
    expect(await verifyChain()).toMatchObject({ ok: true });
  });

  it("is left alone when loaded again", async () => {
    const events = await db().event.count();
    await loadDemoStory(admin);
    expect(await db().event.count()).toBe(events);
  });
});
