/** What everybody may do to their own account, and to nobody else's. */
import type { Actor } from "@/lib/access/actor";
import { commit } from "@/lib/audit/commit";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { invalidField, ruleUnmet, throttled } from "@/lib/platform/errors";
import { job } from "@/lib/platform/threads";
import type { ChangePasswordInput } from "./input";
import { hashPassword, isPassword } from "./password";
import { faultInPassword } from "./rules";
import { attempts, type SignedIn } from "./sign-in";
import { waitInWords, type Limit } from "./throttle";

/**
 * Ends every session; the answer is what a new one on this browser must be made from.
 * @throws SourcelineError INVALID naming the field; THROTTLED after five wrong passwords;
 * RULE_UNMET for people who have no password here.
 */
export async function changePassword(
  actor: Actor,
  { current, password }: ChangePasswordInput,
): Promise<SignedIn> {
  const { passwordHash } = await db().user.findUniqueOrThrow({
    where: { id: actor.userId },
    select: { passwordHash: true },
  });
  if (!passwordHash) {
    throw ruleUnmet("You sign in through the identity provider; your password is changed there.");
  }
  const at = now();
  const limits: Limit[] = [{ key: `password of ${actor.userId}`, most: 5, withinSeconds: 15 * 60 }];
  const admission = attempts().throttle.admit(limits, at);
  if (!admission.admitted) {
    throw throttled(`Too many wrong passwords. ${waitInWords(admission.waitSeconds)}`);
  }
  if (!(await isPassword(passwordHash, current))) {
    throw invalidField("current", "This is not your present password.");
  }
  attempts().throttle.takeBack(limits, at);
  const fault = faultInPassword(password, actor.email);
  if (fault) throw invalidField("password", fault);
  if (password === current) throw invalidField("password", "Use another one than before.");
  const newHash = await hashPassword(password);
  return replacePassword({ actor, passwordHash, newHash });
}

type NewPassword = { actor: Actor; passwordHash: string; newHash: string };

const replacePassword = job(
  "writer",
  "account.replacePassword",
  ({ actor, passwordHash, newHash }: NewPassword): Promise<SignedIn> =>
    commit(actor, async (tx) => {
      // Held against the hash that was checked: of two changes at once, the second is refused.
      const { count } = await tx.user.updateMany({
        where: { id: actor.userId, passwordHash },
        data: { passwordHash: newHash, sessionEpoch: { increment: 1 }, revision: { increment: 1 } },
      });
      if (count === 0) throw invalidField("current", "Your password has just been changed.");
      const { sessionEpoch } = await tx.user.findUniqueOrThrow({ where: { id: actor.userId } });
      return {
        result: { userId: actor.userId, epoch: sessionEpoch },
        events: [{ type: "person.password_changed", userId: actor.userId, data: {} }],
      };
    }),
);

/** Every browser of this person, this one too, must sign in again. */
export const signOutEverywhere = job("writer", "account.signOutEverywhere", (actor: Actor) =>
  commit(actor, async (tx) => {
    await tx.user.update({
      where: { id: actor.userId },
      data: { sessionEpoch: { increment: 1 } },
    });
    return {
      result: null,
      events: [{ type: "person.signed_out_everywhere", userId: actor.userId, data: {} }],
    };
  }),
);
