/** Whether somebody who is signed in knows the password, before a step that not everybody may take. */
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { invalidField, throttled } from "@/lib/platform/errors";
import { admitAttempt, QUARTER_OF_AN_HOUR, uncountAttempt } from "./attempts";
import { isPassword } from "./password";
import { waitInWords } from "./throttle";

/**
 * Whoever stands at a computer that somebody left unlocked does not know the password; whoever
 * signs in elsewhere has none here to ask for.
 * @throws SourcelineError INVALID naming the field; THROTTLED after five wrong ones.
 */
export async function assertIsOwner({ userId }: Actor, current: string): Promise<void> {
  const { passwordHash } = await db().user.findUniqueOrThrow({ where: { id: userId } });
  if (passwordHash === null || (await isPresentPassword(userId, passwordHash, current))) return;
  throw invalidField("current", NOT_PRESENT);
}

export const NOT_PRESENT = "This is not your present password.";

/** Counts a wrong one. @throws SourcelineError THROTTLED after five. */
export async function isPresentPassword(
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
