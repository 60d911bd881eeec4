/** Whom the texts of events name by their ids, said by the names that they have today. */
import { rows } from "@/lib/platform/rows";
import { among } from "@/lib/platform/sets";
import { sayMentions } from "@/lib/text/mentions";
import { Prisma } from "@/prisma/generated/client";
import type { NewEvent } from "./events";

/** The events as they read; what is stored and hashed stays as it was written. */
export async function sayNamesIn<Event extends NewEvent>(
  events: readonly Event[],
): Promise<Event[]> {
  const ids = [...new Set(events.flatMap(mentionsOf))];
  if (ids.length === 0) return [...events];
  const people = await rows<{ id: number; name: string }>(
    Prisma.sql`SELECT "id", "name" FROM "User" WHERE "id" IN ${among(ids)}`,
  );
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return events.map((event) => {
    const own = new Map(mentionsOf(event).map((id) => [id, names.get(id) ?? ""]));
    return own.size === 0 ? event : { ...event, ...inNames(event, own) };
  });
}

function mentionsOf({ data }: NewEvent): readonly number[] {
  return ("mentions" in data && data.mentions) || [];
}

function inNames(event: NewEvent, names: ReadonlyMap<number, string>): Partial<NewEvent> {
  const { type, data } = event;
  switch (type) {
    case "question.raised":
      return { data: { ...data, question: sayMentions(data.question, names) } };
    case "question.answered":
      return { data: { ...data, answer: sayMentions(data.answer, names) } };
    case "question.replied":
      return { data: { ...data, text: sayMentions(data.text, names) } };
    default:
      return {};
  }
}
