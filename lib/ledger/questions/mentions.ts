/**
 * Whom a text of a question's thread names. Only those may be named who see the story, and what
 * names them waits for them until they spoke, it was said otherwise, or the question is closed.
 */
import { whoSees } from "@/lib/access/visibility";
import type { Transaction } from "@/lib/audit/commit";
import { invalidField } from "@/lib/platform/errors";
import { positionOf } from "@/lib/platform/dialect";
import { rows } from "@/lib/platform/rows";
import { among, insertMany } from "@/lib/platform/sets";
import { keepMentions, mentionsIn } from "@/lib/text/mentions";
import { Prisma } from "@/prisma/generated/client";

/** A text as it is kept, and the ids of whom it names. */
export type KeptText = { text: string; mentions: number[] };

/** For the event: left out where nobody is named. */
export function mentioned({ mentions }: KeptText): { mentions?: number[] } {
  return mentions.length > 0 ? { mentions } : {};
}

type Written = {
  storyId: number;
  text: string;
  /** The field that is named where somebody may not be. */
  field: string;
  /** Who is named there already, and stays so whatever became of them. */
  already?: readonly number[];
};

/** More would be a list, and nobody is asked by one. */
const MOST = 20;

/** @throws SourcelineError INVALID naming the field, for somebody who does not see the story. */
export async function readMentions(tx: Transaction, written: Written): Promise<KeptText> {
  const { storyId, text, field, already = [] } = written;
  if (!text.includes("@")) return { text, mentions: [] };
  const people = await peopleIn(tx, text);
  const kept = keepMentions(text, people);
  const mentions = mentionsIn(kept);
  if (mentions.length > MOST) {
    throw invalidField(field, `Name at most ${MOST} people with @; this names ${mentions.length}.`);
  }
  const byId = new Map(people.map((person) => [person.id, person]));
  const newlyNamed = mentions.filter((id) => !already.includes(id));
  const sees = newlyNamed.length > 0 ? await whoSees(tx, newlyNamed, [storyId]) : () => true;
  for (const id of newlyNamed) {
    const fault = faultOf(id, byId.get(id), sees(id, storyId));
    if (fault !== null) throw invalidField(field, fault);
  }
  return { text: kept, mentions };
}

type Person = { id: number; name: string; isDisabled: number };

function faultOf(id: number, person: Person | undefined, seesStory: boolean): string | null {
  if (!person) return `@[${id}] is nobody in this newsroom; choose from the list after @.`;
  const { name } = person;
  if (person.isDisabled) return `${name}’s account is disabled; leave out the @ before the name.`;
  if (seesStory) return null;
  return `${name} is not a member of this restricted story, and would not see it; leave out the @ before the name.`;
}

const NAMED = Prisma.raw(`'@' || u."name"`);

/** Everybody whose name stands after an @, or whose id does. */
function peopleIn(tx: Transaction, text: string): Promise<Person[]> {
  return rows<Person>(
    Prisma.sql`SELECT u."id", u."name", u."disabledAt" IS NOT NULL AS "isDisabled" FROM "User" u
      WHERE ${positionOf(NAMED, Prisma.sql`${text}`)} > 0 OR u."id" IN ${among(mentionsIn(text))}`,
    tx,
  );
}

/** Where in a thread somebody is named: in the question unless said otherwise. */
type Place = { questionId: number; inAnswer?: boolean; replyId?: number };

/** Those whom a text names from now on; whoever names themselves waits for nothing. */
export async function addMentions(
  tx: Transaction,
  actor: { userId: number },
  at: Date,
  { questionId, inAnswer = false, replyId }: Place,
  userIds: readonly number[],
): Promise<void> {
  await insertMany(
    tx,
    "Mention",
    userIds.map((userId) => ({
      ...{ questionId, inAnswer, replyId: replyId ?? null, userId, at },
      settledAt: userId === actor.userId ? at : null,
    })),
  );
}

/** What names somebody there waits for them no more; for nobody, where nobody is said. */
export async function settleMentions(
  tx: Transaction,
  at: Date,
  where: { questionId: number; userId?: number | { in: number[] }; inAnswer?: boolean },
): Promise<void> {
  await tx.mention.updateMany({ where: { ...where, settledAt: null }, data: { settledAt: at } });
}

/** Whom the present answer names. */
export async function namedInAnswer(
  tx: Transaction,
  { id: questionId, answer }: { id: number; answer: string },
): Promise<number[]> {
  const found = await tx.mention.findMany({
    where: { questionId, inAnswer: true, userId: { in: mentionsIn(answer) } },
    select: { userId: true },
  });
  return [...new Set(found.map(({ userId }) => userId))];
}
