/**
 * Second factors of one's own: setting one up, naming it, taking it off, and recovery codes, which
 * come with the first. What is stored of an authenticator app is sealed, of a passkey public.
 */
import { randomBytes } from "node:crypto";
import type { Actor } from "@/lib/access/actor";
import { atLeastOne, commit, type Transaction } from "@/lib/audit/commit";
import type { NewEvent } from "@/lib/audit/events";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { invalidFields, notFound, ruleUnmet } from "@/lib/platform/errors";
import { isBlank } from "@/lib/platform/text";
import { job } from "@/lib/platform/threads";
import { keepUnlogged } from "@/lib/platform/unlogged";
import { openSecret, sealSecret } from "./factor-key";
import {
  FACTOR_NAME_MISSING,
  type AddTotpInput,
  type PresentPasswordInput,
  type RemoveFactorInput,
} from "./input";
import type { StoredPasskey } from "./passkeys";
import { assertIsOwner } from "./present-password";
import { addNotice } from "./notices";
import { codeRefused } from "./proven";
import { makeRecoveryCodes, type MadeCodes } from "./recovery-codes";
import { listFactors, oldestStep } from "./second-step";
import { base32, matchTotp, TOTP_SECRET_BYTES, totpAddress } from "./totp";

/** More than anybody carries. */
const MOST_FACTORS = 10;

type NewStep = { userId: number; purpose: "totp" | "passkey"; secret: string };

const keepEnrolment = job("writer", "people.keepEnrolment", (step: NewStep) =>
  keepUnlogged(async (tx, at) => {
    await tx.factorStep.deleteMany({ where: { createdAt: { lt: oldestStep(at) } } });
    const id = randomBytes(32).toString("base64url");
    await tx.factorStep.create({ data: { ...step, id, createdAt: at } });
    return id;
  }),
);

async function findEnrolment(actor: Actor, id: string, purpose: NewStep["purpose"]) {
  const { userId } = actor;
  const step = await db().factorStep.findFirst({
    where: { id, userId, purpose, endedAt: null, createdAt: { gt: oldestStep(now()) } },
  });
  if (!step) throw notFound("What you began (it took too long, or is done)");
  return step;
}

/** A new secret, shown this once; it counts for nothing until a code of it is given. */
export async function beginTotp(
  actor: Actor,
): Promise<{ stepId: string; secret: string; address: string }> {
  await assertRoom(actor);
  const secret = randomBytes(TOTP_SECRET_BYTES);
  const { userId, email } = actor;
  const sealed = sealSecret(secret, userId);
  const stepId = await keepEnrolment({ userId, purpose: "totp", secret: sealed });
  const address = totpAddress(secret, { newsroom: env().newsroomName, email });
  return { stepId, secret: base32(secret), address };
}

export type AddedFactor = {
  factorId: number;
  /** With the first factor; shown this once. */
  recoveryCodes: string[] | null;
};

/** @throws SourcelineError INVALID for a wrong code; NOT_FOUND where it took too long. */
export async function addTotp(
  actor: Actor,
  { stepId, code, name }: AddTotpInput,
): Promise<AddedFactor> {
  const { secret } = await findEnrolment(actor, stepId, "totp");
  const step = matchTotp(openSecret(secret, actor.userId), code, now(), null);
  if (isBlank(name)) {
    const faults = step === null ? codeRefused().fields : {};
    throw invalidFields({ ...faults, name: FACTOR_NAME_MISSING });
  }
  if (step === null) throw codeRefused();
  return add({ actor, stepId, factor: { kind: "totp", name, secret, lastStep: step } });
}

/** @returns a challenge, once; and the passkeys that there are. */
export async function beginPasskey(actor: Actor) {
  const present = await assertRoom(actor);
  const challenge = randomBytes(32).toString("base64url");
  const { userId } = actor;
  const stepId = await keepEnrolment({ userId, purpose: "passkey", secret: challenge });
  return { stepId, challenge, present };
}

/** The challenge of what was begun. @throws SourcelineError NOT_FOUND where it took too long. */
export async function passkeyChallenge(actor: Actor, stepId: string): Promise<string> {
  return (await findEnrolment(actor, stepId, "passkey")).secret;
}

export function addPasskey(
  actor: Actor,
  stepId: string,
  { name, passkey }: { name: string; passkey: StoredPasskey },
): Promise<AddedFactor> {
  return add({ actor, stepId, factor: { kind: "passkey", name, ...passkey } });
}

async function assertRoom({ userId }: Actor) {
  const factors = await listFactors(userId);
  if (factors.length >= MOST_FACTORS) throw ruleUnmet("You have ten already; take one off first.");
  return factors;
}

type NewFactor =
  | { kind: "totp"; name: string; secret: string; lastStep: number }
  | ({ kind: "passkey"; name: string } & StoredPasskey);

type Adding = { actor: Actor; stepId: string; factor: NewFactor };

async function add(adding: Omit<Adding, "codes">): Promise<AddedFactor> {
  return keepFactor({ ...adding, codes: await makeRecoveryCodes() });
}

const keepFactor = job(
  "writer",
  "people.addFactor",
  ({ actor, stepId, factor, codes }: Adding & { codes: MadeCodes }) =>
    commit<AddedFactor>(actor, async (tx, at) => {
      const { userId } = actor;
      const { count } = await tx.factorStep.updateMany({
        where: { id: stepId, userId, endedAt: null },
        data: { endedAt: at },
      });
      if (count === 0) throw notFound("What you began (it is done)");
      const { id } = await tx.factor.create({ data: { ...factor, userId, createdAt: at } });
      const { kind, name } = factor;
      const added = { type: "person.factor_added", userId, data: { kind, name } } as const;
      const hasCodes = (await tx.recoveryCode.count({ where: { userId, usedAt: null } })) > 0;
      const made = hasCodes ? [] : [await keepCodes(tx, at, userId, codes)];
      return {
        result: { factorId: id, recoveryCodes: hasCodes ? null : codes.codes },
        events: atLeastOne([added, ...made]),
      };
    }),
);

/** Those that were there before open nothing any more. */
async function keepCodes(
  tx: Transaction,
  at: Date,
  userId: number,
  { salt, hashes }: MadeCodes,
): Promise<NewEvent> {
  await tx.recoveryCode.updateMany({ where: { userId, usedAt: null }, data: { usedAt: at } });
  await tx.recoveryCode.createMany({
    data: hashes.map((hash) => ({ userId, salt, hash, createdAt: at })),
  });
  return { type: "person.recovery_codes_made", userId, data: { codes: hashes.length } };
}

/** Ten new ones, shown this once, in place of all before. */
export async function renewRecoveryCodes(
  actor: Actor,
  { current }: PresentPasswordInput,
): Promise<{ recoveryCodes: string[] }> {
  await assertIsOwner(actor, current);
  if ((await listFactors(actor.userId)).length === 0) {
    throw ruleUnmet("Set up a second factor first: the codes stand in for it.");
  }
  return replaceCodes({ actor, codes: await makeRecoveryCodes() });
}

const replaceCodes = job(
  "writer",
  "people.renewRecoveryCodes",
  ({ actor, codes }: { actor: Actor; codes: MadeCodes }) =>
    commit<{ recoveryCodes: string[] }>(actor, async (tx, at) => ({
      result: { recoveryCodes: codes.codes },
      events: [await keepCodes(tx, at, actor.userId, codes)],
    })),
);

/**
 * Told on every other browser: whoever got hold of the password and of a session does this first.
 * @throws SourcelineError RULE_UNMET for the last one, where the role needs one.
 */
export async function removeFactor(
  actor: Actor,
  { factorId, current }: RemoveFactorInput,
  sessionId: string,
): Promise<null> {
  await assertIsOwner(actor, current);
  return takeOff({ actor, factorId, sessionId });
}

const takeOff = job(
  "writer",
  "people.removeFactor",
  ({ actor, factorId: id, sessionId }: { actor: Actor; factorId: number; sessionId: string }) =>
    commit<null>(actor, async (tx, at) => {
      const { userId, role } = actor;
      const factor = await tx.factor.findFirst({ where: { id, userId, removedAt: null } });
      if (!factor) throw notFound("That second factor");
      const others = await tx.factor.count({
        where: { userId, removedAt: null, id: { not: id } },
      });
      const isNeeded = !env().isDemo && (await tx.factorRule.findUnique({ where: { role } }));
      if (others === 0 && isNeeded) {
        throw ruleUnmet("Your role needs a second factor. Set up another one first.");
      }
      await tx.factor.update({ where: { id }, data: { removedAt: at } });
      if (others === 0) {
        await tx.recoveryCode.updateMany({ where: { userId, usedAt: null }, data: { usedAt: at } });
      }
      const { name } = factor;
      const here = await tx.session.findUnique({ where: { id: sessionId } });
      await addNotice(tx, at, {
        ...{ userId, kind: "factor_removed", detail: name },
        ...(here?.deviceId != null && { deviceId: here.deviceId }),
      });
      const data = { kind: factor.kind as "totp" | "passkey", name };
      return { result: null, events: [{ type: "person.factor_removed", userId, data }] };
    }),
);

export type FactorView = { id: number; kind: string; name: string; lastUsedAt: string | null };

/** One's own. */
export async function getFactors({
  userId,
}: Actor): Promise<{ factors: FactorView[]; recoveryCodes: number }> {
  const factors = await listFactors(userId);
  const recoveryCodes = await db().recoveryCode.count({ where: { userId, usedAt: null } });
  return {
    factors: factors.map(({ id, kind, name, lastUsedAt }) => ({
      ...{ id, kind, name },
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
    })),
    recoveryCodes,
  };
}
