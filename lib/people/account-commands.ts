/** What everybody may do to their own account, and to nobody else's. */
import type { Actor } from "@/lib/access/actor";
import { atLeastOne, commit } from "@/lib/audit/commit";
import { db } from "@/lib/platform/db";
import { invalidField, invalidFields, ruleUnmet, throttled } from "@/lib/platform/errors";
import { job } from "@/lib/platform/threads";
import { admitAttempt, QUARTER_OF_AN_HOUR, uncountAttempt } from "./attempts";
import { PASSWORD_NOT_ENTERED, type ChangePasswordInput } from "./input";
import { revokeOpen } from "./links";
import { hashPassword, isPassword } from "./password";
import { faultInPassword } from "./rules";
import { endSessionsOf } from "./sessions";
import { waitInWords } from "./throttle";

/**
 * Ends every session but the one that asked.
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

/**
 * Whoever stands at a computer that somebody left unlocked does not know it.
 * @throws SourcelineError INVALID naming the field; THROTTLED after five wrong ones.
 */
export async function assertPresentPassword(
  userId: number,
  passwordHash: string,
  current: string,
): Promise<void> {
  if (!(await isPresentPassword(userId, passwordHash, current))) {
    throw invalidField("current", NOT_PRESENT);
  }
}

const NOT_PRESENT = "This is not your present password.";

/** Counts a wrong one. @throws SourcelineError THROTTLED after five. */
async function isPresentPassword(
  userId: number,
  passwordHash: string,
  current: string,
): Promise<boolean> {
  const admission = await admitAttempt([
    { key: `password of ${userId}`, most: 5, withinSeconds: QUARTER_OF_AN_HOUR },
  ]);
  if (!admission.admitted) {
    throw throttled(`Too many wrong passwords. ${waitInWords(admission.waitSeconds)}`);
  }
  if (!(await isPassword(passwordHash, current))) return false;
  await uncountAttempt(admission.ids);
  return true;
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
      // A link that an administrator made for this account ends with the old password.
      const revoked = await revokeOpen(tx, actor.email, at);
      const changed = { type: "person.password_changed", userId: actor.userId, data: {} } as const;
      return { result: null, events: atLeastOne([changed, ...revoked]) };
    }),
);

/** Every browser of this person, this one too, must sign in again. */
export const signOutEverywhere = job("writer", "account.signOutEverywhere", (actor: Actor) =>
  commit(actor, async (tx, at) => {
    await endSessionsOf(tx, actor.userId, at);
    return {
      result: null,
      events: [{ type: "person.signed_out_everywhere", userId: actor.userId, data: {} }],
    };
  }),
);
