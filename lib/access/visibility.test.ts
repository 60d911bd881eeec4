import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { authorize, can, ROLES } from "@/lib/access/policy";
import { db } from "@/lib/platform/db";
import { useDatabase } from "@/tests/support/database";
import { makePerson, makeStory, type Reader } from "@/tests/support/factories";
import { hiddenStoryIds, visibleStoryFilter } from "./visibility";

useDatabase();
let member: Reader;
let restricted: { id: number; slug: string };
let open: { id: number; slug: string };
beforeAll(async () => {
  member = await makePerson("editor");
  open = await makeStory(member);
  restricted = await makeStory(member, { restricted: true });
});

async function visibleIds(actor: Reader): Promise<number[]> {
  const rows = await db().story.findMany({
    where: visibleStoryFilter(actor),
    orderBy: { id: "asc" },
  });
  return rows.map((row) => row.id);
}

describe("a restricted story", () => {
  it("exists for its members", async () => {
    expect(await hiddenStoryIds(member)).toEqual([]);
    expect(await visibleIds(member)).toEqual([open.id, restricted.id]);
  });

  it.each(ROLES)("does not exist for another %s", async (role) => {
    const stranger = await makePerson(role);
    expect(await hiddenStoryIds(stranger)).toEqual([restricted.id]);
    expect(await visibleIds(stranger)).toEqual([open.id]);
  });
});

it("is asked of nobody whom the policy was not asked about", () => {
  const actor: Actor = { userId: 1, name: "One", email: "1@newsroom.example", role: "viewer" };
  // @ts-expect-error: an actor is not enough.
  visibleStoryFilter(actor);
  if (can(actor, "story.read")) visibleStoryFilter(actor);
  // @ts-expect-error: afterwards it is an actor again.
  visibleStoryFilter(actor);
  authorize(actor, "source.read");
  visibleStoryFilter(actor);
  const { userId, name, email } = actor;
  // @ts-expect-error: with another role it is asked anew.
  visibleStoryFilter({ userId, name, email, role: "admin" });
});
