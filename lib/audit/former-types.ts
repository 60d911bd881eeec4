/**
 * What events were called before. The log is hashed and never rewritten, so a type that got a
 * better name stands in it under both; readers know the new one only. Pure.
 */
import type { EventType, NewEvent } from "./events";

/** A type as it was stored once, the type it is today, and members that were renamed with it. */
const FORMER = new Map<string, { today: EventType; members: ReadonlyMap<string, string> }>(
  (["raised", "answered", "closed", "dismissed"] as const).map((done) => [
    `query.${done}`,
    { today: `question.${done}`, members: new Map([["queryId", "questionId"]]) },
  ]),
);

/** A stored event under today's names. */
export function inTodaysNames(stored: { type: string; data: string }): NewEvent {
  // The log only ever held what commit() was given, so the type is as good as its first writer's.
  const data = JSON.parse(stored.data) as Record<string, unknown>;
  const former = FORMER.get(stored.type);
  if (!former) return { type: stored.type, data } as NewEvent;
  const renamed = Object.entries(data).map(([member, value]) => [
    former.members.get(member) ?? member,
    value,
  ]);
  return { type: former.today, data: Object.fromEntries(renamed) as unknown } as NewEvent;
}

/** The types and all that they were ever stored as, for asking the log. */
export function storedAs(types: readonly EventType[]): string[] {
  const former = [...FORMER].filter(([, { today }]) => types.includes(today));
  return [...types, ...former.map(([type]) => type)];
}
