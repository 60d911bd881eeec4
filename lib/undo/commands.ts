/**
 * Taking back what one did oneself: the rows that the command wrote are put back as they were, in
 * one act of its own that the log tells of. Refused where somebody has acted on it since, who and
 * what being named; of what was done to many claims at once the others are taken back all the same.
 */
import type { Actor, Authorized } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { isVisibleStory } from "@/lib/access/visibility";
import { forgetAct, readAct, UNDO_HOURS, type Act, type RowChange } from "@/lib/audit/acts";
import { atLeastOne, commit } from "@/lib/audit/commit";
import type { NewEvent } from "@/lib/audit/events";
import { inTodaysNames } from "@/lib/audit/former-types";
import { sayAct } from "@/lib/audit/said-act";
import { isAct, isSeparable } from "@/lib/audit/undoable";
import { conflict, notFound, ruleUnmet } from "@/lib/platform/errors";
import { rows } from "@/lib/platform/rows";
import { among } from "@/lib/platform/sets";
import { instantOf } from "@/lib/platform/statements";
import type { Transaction } from "@/lib/platform/transaction";
import { Prisma } from "@/prisma/generated/client";
import { undoChanges } from "./put-back";
import { neededFor } from "./rules";
import { inTheWay, readLater, readStanding, readStands, saySince } from "./since";

export type Undone = {
  /** What was undone, in words. */
  said: string;
  /** The claims that stay as they are, each with the reason. */
  left: Array<{ ref: string; why: string }>;
};

/**
 * @throws NOT_FOUND for what somebody else did, what is undone already, and what lies in a story
 *   that one does not see any more; RULE_UNMET after a day; CONFLICT where somebody acted on it.
 */
export async function undoAct(actor: Actor, input: { act: number }): Promise<Undone> {
  authorize(actor, "act.undo");
  return commit(actor, async (tx, at) => {
    const act = await findAct(tx, actor, at, input.act);
    const events = await readEvents(tx, act);
    await assertSeen(tx, actor, events);
    for (const event of events.filter(isAct)) authorize(actor, neededFor(event));
    const standing = await readStanding(tx, act, events);
    if (standing) throw notUndone(act, saySince(actor, standing));

    const claimIds = [...new Set(events.flatMap(({ claimId }) => claimId ?? []))];
    const stands = await readStands(tx, act.changes);
    const later = await readLater(tx, actor, act, claimIds);
    const units = unitsOf(act, events, claimIds);
    const judged = units.map((unit) => {
      const event = unit.claimIds.map((id) => later.get(id)).find((one) => one !== undefined);
      return { ...unit, why: inTheWay(actor, unit.changes, stands, event) };
    });
    const possible = judged.filter(({ why }) => why === null);
    const [first] = judged;
    if (possible.length === 0) throw notUndone(act, first?.why ?? "");

    const undone = possible.flatMap((unit) => unit.claimIds);
    const undoing = { tx, actor, at, said: act.said };
    await undoChanges(
      undoing,
      possible.flatMap(({ changes }) => changes),
      stands,
      undone,
    );
    await forgetAct(tx, act.id);
    const left = judged.flatMap(({ why, ref }) => (why === null ? [] : [{ ref, why }]));
    return { result: { said: act.said, left }, events: atLeastOne(told(act, events, undone)) };
  });
}

function notUndone({ said }: Act, why: string) {
  return conflict(`“${said}” is not undone. ${why}`, null);
}

async function findAct(tx: Transaction, actor: Actor, at: Date, id: number): Promise<Act> {
  const act = await readAct(tx, actor.userId, id);
  if (!act) throw notFound("What was to be undone");
  const since = at.getTime() - Date.parse(instantOf(act.at));
  if (since > UNDO_HOURS * 3_600_000) {
    throw ruleUnmet(`“${act.said}” was more than a day ago.`, ["Change it back by hand."]);
  }
  return act;
}

/** @throws NOT_FOUND where they say nothing any more, because that was erased. */
async function readEvents(tx: Transaction, { id, lastSeq }: Act): Promise<NewEvent[]> {
  type Row = { type: string; data: string; salt: string | null } & Record<
    "storyId" | "claimId",
    number | null
  >;
  const found = await rows<Row>(
    Prisma.sql`SELECT "type", "data", "salt", "storyId", "claimId" FROM "Event"
               WHERE "seq" BETWEEN ${id} AND ${lastSeq} ORDER BY "seq"`,
    tx,
  );
  if (found.some(({ salt }) => salt === null)) throw notFound("What was to be undone");
  return found.map(({ type, data, storyId, claimId }) => ({
    ...inTodaysNames({ type, data }),
    ...(storyId !== null && { storyId }),
    ...(claimId !== null && { claimId }),
  }));
}

/** @throws NOT_FOUND where one of the stories does not exist for the actor any more. */
async function assertSeen(
  tx: Transaction,
  actor: Authorized<"story.read">,
  events: readonly NewEvent[],
): Promise<void> {
  const stories = [...new Set(events.flatMap(({ storyId }) => storyId ?? []))];
  const seen = await rows(
    Prisma.sql`SELECT s."id" FROM "Story" s
               WHERE s."id" IN ${among(stories)} AND ${isVisibleStory(actor)}`,
    tx,
  );
  if (seen.length < stories.length) throw notFound("What was to be undone");
}

/** What is undone together or not at all. */
type Unit = { claimIds: readonly number[]; changes: readonly RowChange[]; ref: string };

function unitsOf(
  { said, changes }: Act,
  events: readonly NewEvent[],
  claimIds: readonly number[],
): Unit[] {
  if (!isSeparable(events) || claimIds.length < 2) return [{ claimIds, changes, ref: said }];
  const byClaim = new Map<number | null, RowChange[]>();
  for (const change of changes) {
    byClaim.set(change.claimId, [...(byClaim.get(change.claimId) ?? []), change]);
  }
  const refs = new Map<number | undefined, string>();
  for (const { claimId, data } of events) {
    if ("ref" in data && data.ref !== undefined) refs.set(claimId, data.ref);
  }
  return claimIds.flatMap((claimId): Unit[] => {
    const own = byClaim.get(claimId);
    return own ? [{ claimIds: [claimId], changes: own, ref: refs.get(claimId) ?? "" }] : [];
  });
}

/** One event for each claim, so that its history says it; of what belongs to none, one. */
function told(
  { id: from, lastSeq: to, said }: Act,
  events: readonly NewEvent[],
  undone: readonly number[],
): NewEvent[] {
  const about = [...new Set(undone)].map((claimId) => {
    const own = events.filter((event) => event.claimId === claimId);
    const named = own.map(({ data }) => ("ref" in data ? data.ref : undefined));
    const ref = named.find((one) => one !== undefined);
    const storyId = own.find((event) => event.storyId !== undefined)?.storyId;
    return {
      type: "act.undone" as const,
      claimId,
      ...(storyId !== undefined && { storyId }),
      data: { ...(ref !== undefined && { ref }), said: sayAct(own), from, to },
    };
  });
  if (about.length > 0) return about;
  const storyId = events.find((event) => event.storyId !== undefined)?.storyId;
  const data = { said, from, to };
  return [{ type: "act.undone", ...(storyId !== undefined && { storyId }), data }];
}
