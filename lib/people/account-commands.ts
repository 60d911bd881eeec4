/** What everybody may do to their own account, and to nobody else's. */
import type { Actor } from "@/lib/access/actor";
import { atLeastOne, commit } from "@/lib/audit/commit";
import { db } from "@/lib/platform/db";
import { invalidField, invalidFields, ruleUnmet } from "@/lib/platform/errors";
import { job } from "@/lib/platform/threads";
import { PASSWORD_NOT_ENTERED, type ChangePasswordInput } from "./input";
import { revokeOpen } from "./links";
import { hashPassword } from "./password";
import { isPresentPassword, NOT_PRESENT } from "./present-password";
import { faultInPassword } from "./rules";
import { endSessionsOf } from "./sessions";
import { revokeTokensOf } from "./tokens";

/**
 * Ends every session but the one that asked, and revokes all API tokens.
 * @throws SourcelineError INVALID naming the field; THROTTLED after five wrong passwords;
 * RULE_UNMET for people who have no password here.
 */
export async function changePassword(
  actor: Actor,
  { current, password }: ChangePasswordInput,
  sessionId: string,
): Promise<null> {
  const { passwordHash } = await db().user.findUniqueOrThrow({
    where: { id: actor.userId },
    select: { passwordHash: true },
  });
  if (!passwordHash) {
    throw ruleUnmet("You sign in through the identity provider; your password is changed there.");
  }
  const fault =
    faultInPassword(password, actor.email) ??
    (password === current ? "Use another one than before." : null);
  const isPresent =
    current !== "" && (await isPresentPassword(actor.userId, passwordHash, current));
  const faults = {
    ...(isPresent ? {} : { current: current === "" ? PASSWORD_NOT_ENTERED : NOT_PRESENT }),
    ...(fault === null ? {} : { password: fault }),
  };
  if (Object.keys(faults).length > 0) throw invalidFields(faults);
  const newHash = await hashPassword(password);
  return replacePassword({ actor, passwordHash, newHash, sessionId });
}

type NewPassword = { actor: Actor; passwordHash: string; newHash: string; sessionId: string };

const replacePassword = job(
  "writer",
  "account.replacePassword",
  ({ actor, passwordHash, newHash, sessionId }: NewPassword) =>
    commit<null>(actor, async (tx, at) => {
      // Held against the hash that was checked: of two changes at once, the second is refused.
      const { count } = await tx.user.updateMany({
        where: { id: actor.userId, passwordHash },
        data: { passwordHash: newHash, revision: { increment: 1 } },
      });
      if (count === 0) throw invalidField("current", "Your password has just been changed.");
      await endSessionsOf(tx, actor.userId, at, sessionId);
      const tokens = await revokeTokensOf(tx, actor.userId, at, actor);
      // A link that an administrator made for this account ends with the old password.
      const revoked = await revokeOpen(tx, actor.email, at);
      const changed = { type: "person.password_changed", userId: actor.userId, data: {} } as const;
      return { result: null, events: atLeastOne([changed, ...revoked, ...tokens]) };
    }),
);

/** Every browser of this person, this one too, must sign in again; their tokens are revoked. */
export const signOutEverywhere = job("writer", "account.signOutEverywhere", (actor: Actor) =>
  commit(actor, async (tx, at) => {
    await endSessionsOf(tx, actor.userId, at);
    const tokens = await revokeTokensOf(tx, actor.userId, at, actor);
    const { userId } = actor;
    const left = { type: "person.signed_out_everywhere", userId, data: {} } as const;
    return { result: null, events: atLeastOne([left, ...tokens]) };
  }),
);
