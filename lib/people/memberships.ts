/**
 * What an administrator's act on an account does in the restricted stories that its person is a
 * member of. Their members are told, each on screen and in the story's history; whoever acts is
 * answered the same whether there are any, and the one event names none. So each of these is called
 * before the events of the turn, whose first one is what the stories are told.
 */
import type { Actor, SystemActor } from "@/lib/access/actor";
import { ROLES, type Role } from "@/lib/access/policy";
import { nextSeq } from "@/lib/audit/next-seq";
import type { Transaction } from "@/lib/audit/commit";
import { execute, rows } from "@/lib/platform/rows";
import { among, insertMany } from "@/lib/platform/sets";
import { Prisma } from "@/prisma/generated/client";
import { addNotice } from "./notices";
import { canWorkInStories } from "./rules";

/** Roles that can work in a story. */
export const KEEPERS: readonly Role[] = ROLES.filter(canWorkInStories);

/** Whether somebody can work in the restricted story `s`; of the member `except` as if not there. */
export function isKept(except: number | null = null, alias = "s"): Prisma.Sql {
  const s = Prisma.raw(alias);
  return Prisma.sql`EXISTS (
    SELECT 1 FROM "StoryMember" m JOIN "User" u ON u."id" = m."userId"
    WHERE m."storyId" = ${s}."id" AND u."disabledAt" IS NULL AND u."role" IN ${among(KEEPERS)}
      AND m."userId" IS NOT ${except})`;
}

type Person = { id: number; name: string };

async function restrictedStoriesOf(tx: Transaction, { id }: Person): Promise<number[]> {
  const found = await rows<{ id: number }>(
    Prisma.sql`
      SELECT s."id" FROM "Story" s JOIN "StoryMember" m ON m."storyId" = s."id"
      WHERE m."userId" = ${id} AND s."restricted" = 1 ORDER BY s."id"`,
    tx,
  );
  return found.map((story) => story.id);
}

/** Has these stories' histories tell the first event of the turn. */
export async function tellInHistory(tx: Transaction, storyIds: readonly number[]): Promise<void> {
  if (storyIds.length === 0) return;
  const seq = await nextSeq(tx);
  await insertMany(
    tx,
    "StoryAside",
    storyIds.map((storyId) => ({ seq, storyId })),
  );
}

/** People with an account in use who are members of one of the stories. */
export async function activeMembersOf(
  tx: Transaction,
  storyIds: readonly number[],
): Promise<Array<{ id: number }>> {
  return rows<{ id: number }>(
    Prisma.sql`
      SELECT DISTINCT u."id" FROM "StoryMember" m JOIN "User" u ON u."id" = m."userId"
      WHERE m."storyId" IN ${among(storyIds)} AND u."disabledAt" IS NULL ORDER BY u."id"`,
    tx,
  );
}

/**
 * Tells the person's fellow members of restricted stories what was done to the account.
 * @param did as it stands after the name of whoever did it.
 */
export async function tellMembers(
  tx: Transaction,
  at: Date,
  actor: Actor | SystemActor,
  { person, did }: { person: Person; did: string },
): Promise<void> {
  const storyIds = await restrictedStoriesOf(tx, person);
  if (storyIds.length === 0) return;
  await tellInHistory(tx, storyIds);
  for (const { id } of await activeMembersOf(tx, storyIds)) {
    if (id === person.id || id === actor.userId) continue;
    await addNotice(tx, at, { userId: id, kind: "colleague", detail: `${actor.name} ${did}` });
  }
}

/**
 * Makes the successor a member of every restricted story that nobody can work in without the person.
 * The successor is told, and reads in each story's history how that came.
 */
export async function handOver(
  tx: Transaction,
  at: Date,
  { person, to, because }: { person: Person; to: Person; because: string },
): Promise<void> {
  const storyIds = (
    await rows<{ id: number }>(
      Prisma.sql`
        SELECT s."id" FROM "Story" s JOIN "StoryMember" p ON p."storyId" = s."id"
        WHERE p."userId" = ${person.id} AND s."restricted" = 1 AND NOT ${isKept(person.id)}
        ORDER BY s."id"`,
      tx,
    )
  ).map(({ id }) => id);
  if (storyIds.length === 0) return;
  await insertMany(
    tx,
    "StoryMember",
    storyIds.map((storyId) => ({ storyId, userId: to.id, addedAt: at })),
  );
  await addNotice(tx, at, { userId: to.id, kind: "took_over", detail: because });
}

/**
 * An account that was disabled leads back into no restricted story: who opens it again could be
 * anybody whom an administrator gives a password. A member lets the person in again.
 */
export async function leaveRestricted(
  tx: Transaction,
  at: Date,
  actor: Actor,
  person: Person,
): Promise<void> {
  const did = `enabled ${person.name}’s account again, who is a member no longer: let them in again if you know that it is them`;
  await tellMembers(tx, at, actor, { person, did });
  await execute(
    tx,
    Prisma.sql`DELETE FROM "StoryMember" WHERE "userId" = ${person.id} AND "storyId" IN (
      SELECT "id" FROM "Story" WHERE "restricted" = 1)`,
  );
}
