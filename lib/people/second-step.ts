/**
 * The second step of a sign-in: who has a second factor is asked for it after the password, or
 * after a link to a new one. Until it is given there is no session, only a step that runs out.
 */
import { randomBytes } from "node:crypto";
import type { Arrival } from "@/lib/access/arrival";
import type { Admitted, StartedSession } from "@/lib/access/session";
import { STEP_MINUTES } from "@/lib/access/session-times";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { invalidField, SourcelineError, throttled } from "@/lib/platform/errors";
import { job } from "@/lib/platform/threads";
import { keepUnlogged } from "@/lib/platform/unlogged";
import { admitAttempt, QUARTER_OF_AN_HOUR, uncountAttempt } from "./attempts";
import { openSecret } from "./factor-key";
import type { SecondStepInput } from "./input";
import { hashToken } from "./links";
import { codeRefused, PASSKEY_REFUSED, type Proven } from "./proven";
import { findRecoveryCode } from "./recovery-codes";
import { beginSession, isKnownDevice, type Beginning, type SignInWay } from "./sessions";
import { waitInWords } from "./throttle";
import { matchTotp } from "./totp";
import type { StoredPasskey } from "./passkeys";

/** These prove one thing that somebody knows or was given; the others prove more, or nothing. */
const ONE_FACTOR: readonly SignInWay[] = ["password", "link"];

/** After the first step: a session, or the second step where the person has a second factor. */
export async function admitPerson(beginning: Omit<Beginning, "step">): Promise<Admitted> {
  const { userId, by, proof } = beginning;
  const isAsked = ONE_FACTOR.includes(by) && (await listFactors(userId)).length > 0;
  if (!isAsked) return { signedIn: await beginSession(beginning) };
  return { stepId: await keepStep({ userId, by, proof: proof ?? null }) };
}

type NewStep = { userId: number; by: SignInWay; proof: string | null };

const keepStep = job("writer", "people.keepStep", (step: NewStep) =>
  keepUnlogged(async (tx, at) => {
    await tx.factorStep.deleteMany({ where: { createdAt: { lt: oldestStep(at) } } });
    const id = randomBytes(32).toString("base64url");
    const secret = randomBytes(32).toString("base64url");
    await tx.factorStep.create({
      data: { ...step, id, purpose: "sign_in", secret, createdAt: at },
    });
    return id;
  }),
);

export function oldestStep(at: Date): Date {
  return new Date(at.getTime() - STEP_MINUTES * 60_000);
}

/** What somebody has beside a password, and may be asked for. */
export function listFactors(userId: number) {
  return db().factor.findMany({
    where: { userId, removedAt: null },
    orderBy: { id: "asc" },
  });
}

type Factor = Awaited<ReturnType<typeof listFactors>>[number];

export function passkeysAmong(factors: readonly Factor[]): Array<StoredPasskey & { id: number }> {
  return factors.flatMap(({ id, credentialId, publicKey, counter, transports }) =>
    credentialId !== null && publicKey !== null
      ? [{ id, credentialId, publicKey, counter, transports }]
      : [],
  );
}

export type OpenStep = {
  id: string;
  userId: number;
  by: SignInWay;
  proof: string | null;
  /** For a passkey. */
  challenge: string;
  hasApp: boolean;
  passkeys: ReturnType<typeof passkeysAmong>;
};

/** The sign-in that waits under this id; null alike where it is done, over or unknown. */
export async function findStep(id: string | undefined): Promise<OpenStep | null> {
  if (!id) return null;
  const step = await db().factorStep.findFirst({
    where: { id, purpose: "sign_in", endedAt: null, createdAt: { gt: oldestStep(now()) } },
  });
  if (!step) return null;
  const { userId, by, proof, secret } = step;
  const factors = await listFactors(userId);
  return {
    ...{ id, userId, by: by as SignInWay, proof, challenge: secret },
    hasApp: factors.some(({ kind }) => kind === "totp"),
    passkeys: passkeysAmong(factors),
  };
}

/** How a passkey's answer is held against what is stored; handed in, so that no thread carries it. */
export type PasskeyCheck = (
  response: object,
  challenge: string,
  passkey: StoredPasskey,
) => Promise<number | null>;

/**
 * @throws SourcelineError UNAUTHENTICATED where no sign-in waits; INVALID for what proves nothing;
 * THROTTLED after five of them.
 */
export async function takeSecondStep(
  stepId: string | undefined,
  given: SecondStepInput,
  arrival: Arrival,
  checkPasskey: PasskeyCheck,
): Promise<StartedSession> {
  const step = await findStep(stepId);
  if (!step) throw stepIsOver();
  const { userId, by, proof, id } = step;
  const isKnown = await isKnownDevice(userId, arrival.deviceToken);
  const from = isKnown ? ` on ${hashToken(arrival.deviceToken ?? "")}` : "";
  const admission = await admitAttempt([
    { key: `second step of ${userId}${from}`, most: 5, withinSeconds: QUARTER_OF_AN_HOUR },
  ]);
  if (!admission.admitted) {
    throw throttled(`Too many wrong codes. ${waitInWords(admission.waitSeconds)}`);
  }
  const proven = await prove(step, given, checkPasskey);
  const session = await beginSession({
    ...{ userId, by, arrival, step: { id, proven } },
    ...(proof !== null && { proof }),
  });
  await uncountAttempt(admission.ids);
  return session;
}

export function stepIsOver(): SourcelineError {
  return new SourcelineError({
    code: "UNAUTHENTICATED",
    message: "This sign-in took too long, or is done. Begin again with your password.",
  });
}

async function prove(
  step: OpenStep,
  given: SecondStepInput,
  checkPasskey: PasskeyCheck,
): Promise<Proven> {
  if (given.passkey) return provePasskey(step, given.passkey, checkPasskey);
  if (given.recoveryCode !== undefined) {
    const codeId = await findRecoveryCode(step.userId, given.recoveryCode);
    if (codeId === null) {
      throw invalidField("recoveryCode", "This is none of your unused recovery codes.");
    }
    return { way: "recovery", codeId };
  }
  return proveTotp(step, given.code ?? "");
}

async function proveTotp({ userId }: OpenStep, code: string): Promise<Proven> {
  for (const { id: factorId, secret, lastStep } of await listFactors(userId)) {
    if (secret === null) continue;
    const step = matchTotp(openSecret(secret, userId), code, now(), lastStep);
    if (step !== null) return { way: "totp", factorId, step };
  }
  throw codeRefused();
}

async function provePasskey(
  { challenge, passkeys }: OpenStep,
  response: { id: string },
  checkPasskey: PasskeyCheck,
): Promise<Proven> {
  const passkey = passkeys.find(({ credentialId }) => credentialId === response.id);
  const counter = passkey && (await checkPasskey(response, challenge, passkey));
  if (!passkey || counter === null || counter === undefined) {
    throw invalidField("passkey", PASSKEY_REFUSED);
  }
  return { way: "passkey", factorId: passkey.id, counter };
}
