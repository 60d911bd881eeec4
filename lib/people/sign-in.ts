/**
 * Signing in with a password. A wrong address, a wrong password and a disabled account get
 * the same answer after the same work, and attempts are throttled three ways:
 * by address and account together, by address alone, and more loosely by account alone.
 */
import type { Actor } from "@/lib/access/actor";
import { writeDown } from "@/lib/audit/write-down";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { notFound, SourcelineError, throttled } from "@/lib/platform/errors";
import type { SignInInput } from "./input";
import { recordFailure, recordLock } from "./failed-sign-ins";
import { isPassword } from "./password";
import { DEMO_ACCOUNTS } from "./rules";
import { Throttle, waitInWords, type Limit } from "./throttle";

export type SignedIn = { userId: number; epoch: number };

const QUARTER_OF_AN_HOUR = 15 * 60;

/** Kept on globalThis: Next loads a module once per bundle, but there must be one count. */
const shared = globalThis as {
  sourcelineAttempts?: { throttle: Throttle; familiar: Set<string> };
};

export function attempts() {
  shared.sourcelineAttempts ??= { throttle: new Throttle(), familiar: new Set() };
  return shared.sourcelineAttempts;
}

const FAMILIAR_AT_MOST = 20_000;

/** This account has signed in from this address: strangers' failures do not count against it. */
function rememberFamiliar(pair: string): void {
  const { familiar } = attempts();
  familiar.delete(pair);
  familiar.add(pair);
  const [oldest] = familiar;
  if (familiar.size > FAMILIAR_AT_MOST && oldest !== undefined) familiar.delete(oldest);
}

function limitsFor(email: string, address: string): { pair: string; limits: Limit[] } {
  const pair = `pair ${address} ${email}`;
  const limits: Limit[] = [
    { key: `address ${address}`, most: 20, withinSeconds: QUARTER_OF_AN_HOUR },
    { key: pair, most: 5, withinSeconds: QUARTER_OF_AN_HOUR },
  ];
  // Against guessing from many addresses; frees itself within 5 minutes.
  if (!attempts().familiar.has(pair)) {
    limits.push({ key: `account ${email}`, most: 20, withinSeconds: 5 * 60 });
  }
  return { pair, limits };
}

function wrong(): SourcelineError {
  return new SourcelineError({
    code: "UNAUTHENTICATED",
    message: "Email or password is wrong.",
  });
}

/**
 * @param address where the attempt comes from (access/address.ts).
 * @throws SourcelineError UNAUTHENTICATED, the same for every reason; THROTTLED with the wait.
 */
export async function signInWithPassword(
  { email, password }: SignInInput,
  address: string,
): Promise<SignedIn> {
  const at = now();
  const { throttle } = attempts();
  const { pair, limits } = limitsFor(email, address);
  const user = await db().user.findUnique({
    where: { email },
    select: {
      id: true,
      name: true,
      email: true,
      role: true,
      passwordHash: true,
      sessionEpoch: true,
      disabledAt: true,
    },
  });
  const admission = throttle.admit(limits, at);
  if (!admission.admitted) {
    if (admission.first) await recordLock({ userId: user?.id, address });
    throw throttled(`Too many failed attempts. ${waitInWords(admission.waitSeconds)}`);
  }
  const matches = await isPassword(user?.passwordHash, password);
  if (!matches || !user || user.disabledAt) {
    const because = !user ? "unknown" : !matches ? "password" : "disabled";
    await recordFailure({ userId: user?.id, by: "password", because, address });
    throw wrong();
  }
  throttle.takeBack(limits, at);
  throttle.forget(pair);
  rememberFamiliar(pair);
  await recordSignIn({ userId: user.id, ...user }, "password");
  return { userId: user.id, epoch: user.sessionEpoch };
}

export async function recordSignIn(
  { userId, name, email, role }: Actor,
  by: "password" | "oidc" | "demo",
): Promise<void> {
  const actor = { userId, name, email, role };
  await writeDown({ actor, event: { type: "person.signed_in", userId, data: { by } } });
}

/** One click, no password: reached only where the demo's provider is switched on. */
export async function signInToDemo(email: string): Promise<SignedIn> {
  const isDemoAccount = DEMO_ACCOUNTS.some((account) => account.email === email);
  const user = isDemoAccount ? await db().user.findUnique({ where: { email } }) : null;
  if (!user || user.disabledAt) throw notFound("That demo account");
  await recordSignIn({ userId: user.id, ...user }, "demo");
  return { userId: user.id, epoch: user.sessionEpoch };
}

/** For tests: as after a restart. */
export function forgetAttempts(): void {
  delete shared.sourcelineAttempts;
}
