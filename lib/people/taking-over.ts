/**
 * Who may be named for what somebody else can no longer do: to take restricted stories over, or to
 * confirm that one is opened. Never whoever asks, and nobody in whose account they had a hand
 * lately: an account that one person can open is no second person.
 */
import type { Actor } from "@/lib/access/actor";
import type { Role } from "@/lib/access/policy";
import type { Transaction } from "@/lib/audit/commit";
import { now } from "@/lib/platform/clock";
import { invalidField } from "@/lib/platform/errors";
import { rows } from "@/lib/platform/rows";
import { among } from "@/lib/platform/sets";
import { storedInstant } from "@/lib/platform/statements";
import { Prisma } from "@/prisma/generated/client";
import { KEEPERS } from "./memberships";
import { OWN_HAND_DAYS } from "./rules";

const DAY = 24 * 60 * 60 * 1_000;

/** For statements of our own: whether this actor changed, opened or made the account `u` lately. */
export function hadAHandIn(actorId: number, at: Date): Prisma.Sql {
  const since = storedInstant(new Date(at.getTime() - OWN_HAND_DAYS * DAY));
  return Prisma.sql`(EXISTS (
      SELECT 1 FROM "Event" e WHERE e."userId" = u."id" AND e."actorId" = ${actorId}
        AND +e."type" IN ('person.role_changed', 'person.renamed', 'person.enabled',
          'person.factors_removed', 'person.password_link_made', 'person.joined')
        AND +e."at" > ${since})
    OR EXISTS (
      SELECT 1 FROM "Invitation" i WHERE i."acceptedById" = u."id"
        AND i."invitedById" = ${actorId} AND i."acceptedAt" > ${since}))`;
}

export type Successor = { id: number; name: string; role: Role };

/** Who may be named when this person's account no longer lets them work in stories; by name. */
export async function listSuccessors(
  actor: Pick<Actor, "userId">,
  personId: number | null,
  tx?: Transaction,
  at = now(),
): Promise<Successor[]> {
  return rows<Successor>(
    Prisma.sql`
      SELECT u."id", u."name", u."role" FROM "User" u
      WHERE u."disabledAt" IS NULL AND u."role" IN ${among(KEEPERS)}
        AND u."id" <> ${actor.userId} AND u."id" IS NOT ${personId}
        AND NOT ${hadAHandIn(actor.userId, at)}
      ORDER BY u."name", u."id"`,
    tx,
  );
}

/**
 * @returns who takes over; null where there is nobody who could.
 * @throws SourcelineError INVALID where nobody is named, or somebody who may not be. It is asked of
 *   everybody's account alike, whether there is anything to take over or not.
 */
export async function assertSuccessor(
  tx: Transaction,
  at: Date,
  actor: Actor,
  { personId, takesOverId }: { personId: number; takesOverId: number | null },
): Promise<Successor | null> {
  const choices = await listSuccessors(actor, personId, tx, at);
  if (choices.length === 0 && takesOverId === null) return null;
  const named = choices.find(({ id }) => id === takesOverId);
  if (named) return named;
  throw invalidField(
    "takesOverId",
    takesOverId === null
      ? "Name who takes over restricted stories that nobody else can work in, if there are any."
      : `Name an editor or administrator other than yourself whose account you did not make or change in the last ${OWN_HAND_DAYS} days.`,
  );
}
