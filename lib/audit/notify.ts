/**
 * Tells people what concerns them of what a command did: in the command's own transaction, whichever
 * command it is, so that nothing is told that was not done, and nothing done is forgotten. As many
 * statements for a thousand claims as for one, and none where an event concerns nobody. Called by
 * commit() alone; whoever acts is told nothing of it.
 */
import { whoSees } from "@/lib/access/visibility";
import { execute, rows } from "@/lib/platform/rows";
import { among } from "@/lib/platform/sets";
import type { Transaction } from "@/lib/platform/transaction";
import { Prisma } from "@/prisma/generated/client";
import type { EventOf, NewEvent } from "./events";
import { writeNotifications, type NewNotification } from "./notifications";
import { tellingsOf, type Concerned, type Telling } from "./notifies";

type Told = { event: NewEvent & { storyId: number }; seq: number; telling: Telling };

/** @param firstSeq the place in the log of the first of the events. */
export async function notifyOf(
  tx: Transaction,
  { at, userId: actorId }: { at: Date; userId: number | null },
  { events, firstSeq }: { events: readonly NewEvent[]; firstSeq: number },
): Promise<void> {
  const undone = events.filter((event) => event.type === "act.undone");
  if (undone.length > 0) await takeBack(tx, undone);
  const told = events.flatMap((event, index) => tellingsFor(event, firstSeq + index));
  if (told.length === 0) return;
  const concerned = await readConcerned(tx, told);
  const possible = told.flatMap(({ event, seq, telling }): NewNotification[] => {
    const people = new Set([
      ...(telling.people ?? []),
      ...telling.to.flatMap((who) => concerned(who, event, telling)),
    ]);
    const { storyId, claimId = null } = event;
    return [...people]
      .filter((person) => person !== actorId)
      .map((userId) => ({ userId, kind: telling.kind, storyId, claimId, requestId: null, seq }));
  });
  await writeNotifications(tx, at, await thoseWhoSee(tx, possible));
}

function tellingsFor(event: NewEvent, seq: number): Told[] {
  const { storyId } = event;
  if (storyId === undefined) return [];
  return tellingsOf(event).map((telling) => ({ event: { ...event, storyId }, seq, telling }));
}

/** Enabled people, each as far as the story exists for them. */
async function thoseWhoSee(
  tx: Transaction,
  possible: readonly NewNotification[],
): Promise<NewNotification[]> {
  if (possible.length === 0) return [];
  const sees = await whoSees(
    tx,
    possible.map(({ userId }) => userId),
    possible.map(({ storyId }) => storyId),
  );
  return possible.filter(({ userId, storyId }) => sees(userId, storyId));
}

type ClaimRow = Record<"checker" | "logger" | "author" | "judge", number | null> & { id: number };
type Finder = (who: Concerned, event: Told["event"], telling: Telling) => number[];

/** Reads, in one statement for each kind of record, who they are that the tellings are for. */
async function readConcerned(tx: Transaction, told: readonly Told[]): Promise<Finder> {
  const asks = (...who: readonly Concerned[]) =>
    told.filter(({ telling }) => telling.to.some((one) => who.includes(one)));
  const claims = await readClaims(
    tx,
    asks("checker", "logger", "author", "judge").flatMap(({ event }) => event.claimId ?? []),
  );
  const raisers = await readRaisers(
    tx,
    told.flatMap(({ telling }) => telling.questionId ?? []),
  );
  const storiesOf = (...who: readonly Concerned[]) => [
    ...new Set(asks(...who).map(({ event }) => event.storyId)),
  ];
  const desks = await readPairs(tx, storiesOf("desk"), DESK);
  const members = await readPairs(tx, storiesOf("members"), MEMBERS);
  const clearers = await readPairs(tx, storiesOf("clearer"), CLEARER);
  return (who, { storyId, claimId = 0 }, { questionId = 0 }) => {
    switch (who) {
      case "desk":
        return desks.get(storyId) ?? [];
      case "members":
        return members.get(storyId) ?? [];
      case "clearer":
        return clearers.get(storyId) ?? [];
      case "raiser":
        return raisers.get(questionId) ?? [];
      default:
        return [claims.get(claimId)?.[who] ?? []].flat();
    }
  };
}

async function readClaims(tx: Transaction, ids: readonly number[]) {
  if (ids.length === 0) return new Map<number, ClaimRow>();
  const found = await rows<ClaimRow>(
    Prisma.sql`SELECT "id", "checkerId" AS "checker", "loggedById" AS "logger",
        "contentChangedById" AS "author", "verdictById" AS "judge"
      FROM "Claim" WHERE "id" IN ${among(ids)}`,
    tx,
  );
  return new Map(found.map((claim) => [claim.id, claim]));
}

async function readRaisers(tx: Transaction, ids: readonly number[]) {
  if (ids.length === 0) return new Map<number, number[]>();
  const found = await rows<{ id: number; by: number }>(
    Prisma.sql`SELECT "id", "raisedById" AS "by" FROM "Question" WHERE "id" IN ${among(ids)}`,
    tx,
  );
  return new Map(found.map(({ id, by }) => [id, [by]]));
}

type OfStories = (stories: Prisma.Sql) => Prisma.Sql;

const MEMBERS: OfStories = (stories) => Prisma.sql`
  SELECT "storyId" AS "story", "userId" AS "person" FROM "StoryMember"
  WHERE "storyId" IN ${stories}`;

const DESK: OfStories = (stories) => Prisma.sql`${MEMBERS(stories)}
  UNION SELECT "id", "createdById" FROM "Story" WHERE "id" IN ${stories}
  UNION SELECT "storyId", "loggedById" FROM "Claim" WHERE "storyId" IN ${stories}`;

const CLEARER: OfStories = (stories) => Prisma.sql`
  SELECT c."storyId" AS "story", c."clearedById" AS "person" FROM "Clearance" c
  WHERE c."id" IN (
    SELECT max(l."id") FROM "Clearance" l WHERE l."storyId" IN ${stories} GROUP BY l."storyId")`;

async function readPairs(tx: Transaction, stories: readonly number[], statement: OfStories) {
  const people = new Map<number, number[]>();
  if (stories.length === 0) return people;
  const found = await rows<{ story: number; person: number }>(statement(among(stories)), tx);
  for (const { story, person } of found) {
    people.set(story, [...(people.get(story) ?? []), person]);
  }
  return people;
}

/** What was told of an act alone, and nobody has read yet, is told no more once it is undone. */
async function takeBack(tx: Transaction, undone: readonly EventOf<"act.undone">[]): Promise<void> {
  const acts = new Map(undone.map(({ data }) => [data.from, data]));
  for (const { from, to } of acts.values()) {
    await execute(
      tx,
      Prisma.sql`DELETE FROM "Notification"
        WHERE "firstSeq" >= ${from} AND "firstSeq" <= ${to} AND "lastSeq" <= ${to}
          AND "readAt" IS NULL`,
    );
  }
}
