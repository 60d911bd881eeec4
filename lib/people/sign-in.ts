/**
 * Signing in with a password. A wrong address, a wrong password and a disabled account get
 * the same answer after the same work. Attempts are counted against the browser alone where the
 * person has signed in on it before; all others three ways: by address and account together, by
 * address alone, and more loosely by account alone. So whoever guesses shuts strangers out, and
 * nobody who has a browser that is known.
 */
import type { Arrival } from "@/lib/access/arrival";
import type { Admitted } from "@/lib/access/session";
import { db } from "@/lib/platform/db";
import { notFound, throttled } from "@/lib/platform/errors";
import { admitAttempt, forgive, QUARTER_OF_AN_HOUR } from "./attempts";
import type { SignInInput } from "./input";
import { recordFailure, recordLock } from "./failed-sign-ins";
import { hashToken } from "./links";
import { isPassword } from "./password";
import { DEMO_ACCOUNTS } from "./rules";
import { admitPerson } from "./second-step";
import { isKnownDevice, proofOf, signInRefused } from "./sessions";
import { waitInWords, type Limit } from "./throttle";

type Counted = { limits: Limit[]; /** Forgiven by a success. */ forgiven: string };

function limitsForKnown(email: string, deviceToken: string): Counted {
  const key = `device ${hashToken(deviceToken)} ${email}`;
  return { limits: [{ key, most: 10, withinSeconds: QUARTER_OF_AN_HOUR }], forgiven: key };
}

function limitsForStranger(email: string, address: string): Counted {
  const pair = `pair ${address} ${email}`;
  const limits: Limit[] = [
    { key: `address ${address}`, most: 20, withinSeconds: QUARTER_OF_AN_HOUR },
    { key: pair, most: 5, withinSeconds: QUARTER_OF_AN_HOUR },
    // Against guessing from many addresses; frees itself within 5 minutes.
    { key: `account ${email}`, most: 20, withinSeconds: 5 * 60 },
  ];
  return { limits, forgiven: pair };
}

/**
 * @throws SourcelineError UNAUTHENTICATED, the same for every reason; THROTTLED with the wait.
 */
export async function signInWithPassword(
  { email, password }: SignInInput,
  arrival: Arrival,
): Promise<Admitted> {
  const { address, deviceToken } = arrival;
  const user = await db().user.findUnique({
    where: { email },
    select: { id: true, passwordHash: true, disabledAt: true },
  });
  const isKnown = user !== null && (await isKnownDevice(user.id, deviceToken));
  const { limits, forgiven } =
    isKnown && deviceToken !== null
      ? limitsForKnown(email, deviceToken)
      : limitsForStranger(email, address);
  const admission = await admitAttempt(limits);
  if (!admission.admitted) {
    if (admission.first) await recordLock({ userId: user?.id, address });
    throw throttled(`Too many failed attempts. ${waitInWords(admission.waitSeconds)}`);
  }
  const matches = await isPassword(user?.passwordHash, password);
  if (!matches || !user?.passwordHash || user.disabledAt) {
    const because = !user ? "unknown" : !matches ? "password" : "disabled";
    await recordFailure({ userId: user?.id, by: "password", because, address });
    throw signInRefused();
  }
  await forgive({ ids: admission.ids, key: forgiven });
  const { id: userId, passwordHash } = user;
  return admitPerson({ userId, by: "password", arrival, proof: proofOf(passwordHash) });
}

/** One click, no password: reached only where the demo's provider is switched on. */
export async function signInToDemo(email: string, arrival: Arrival): Promise<Admitted> {
  const isDemoAccount = DEMO_ACCOUNTS.some((account) => account.email === email);
  const user = isDemoAccount ? await db().user.findUnique({ where: { email } }) : null;
  if (!user || user.disabledAt) throw notFound("That demo account");
  return admitPerson({ userId: user.id, by: "demo", arrival });
}
