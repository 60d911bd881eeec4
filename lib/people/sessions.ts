/**
 * Sessions as rows: one begins when somebody signs in and is refused everywhere once it has ended.
 * With it the browser becomes one that the person is known on.
 */
import { randomBytes } from "node:crypto";
import type { Actor } from "@/lib/access/actor";
import { coarse } from "@/lib/access/address";
import { DEVICE_DAYS, type Arrival } from "@/lib/access/arrival";
import type { StartedSession } from "@/lib/access/session";
import { IDLE_SECONDS, LONGEST_SECONDS } from "@/lib/access/session-times";
import { USE_KEPT_TO_WITHIN } from "@/lib/access/session-use";
import { atLeastOne, commit, unchanged, type Transaction } from "@/lib/audit/commit";
import type { NewEvent } from "@/lib/audit/events";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { notFound, SourcelineError } from "@/lib/platform/errors";
import { job } from "@/lib/platform/threads";
import { hashToken } from "./links";
import { addNotice } from "./notices";
import { spend, type Proven } from "./proven";

export type SignInWay = "password" | "link" | "invitation" | "set-up" | "demo" | "oidc";

export type Beginning = {
  userId: number;
  by: SignInWay;
  arrival: Arrival;
  /** Of the password that was given (`proofOf`): one changed meanwhile opens nothing. */
  proof?: string;
  /** The second step, which ends here. */
  step?: { id: string; proven: Proven };
};

/** What tells the password that was held against this hash from any later one. */
export function proofOf(passwordHash: string): string {
  return hashToken(passwordHash);
}

/** The same whatever is wrong: no address tells whether it has an account. */
export function signInRefused(): SourcelineError {
  return new SourcelineError({
    code: "UNAUTHENTICATED",
    message: "Email or password is wrong.",
  });
}

/** @throws SourcelineError UNAUTHENTICATED where the account was disabled or changed meanwhile. */
export const beginSession = job("writer", "people.beginSession", async (beginning: Beginning) => {
  const user = await db().user.findUniqueOrThrow({ where: { id: beginning.userId } });
  const { id: userId, name, email, role } = user;
  return commit<StartedSession>({ userId, name, email, role }, (tx, at) =>
    writeSession(tx, at, beginning),
  );
});

async function writeSession(tx: Transaction, at: Date, beginning: Beginning) {
  const { userId, by, arrival, proof, step } = beginning;
  const person = await tx.user.findUniqueOrThrow({ where: { id: userId } });
  const isOvertaken = proof !== undefined && proofOf(person.passwordHash ?? "") !== proof;
  if (person.disabledAt || isOvertaken) throw signInRefused();
  const spent = step ? await takeStep(tx, at, userId, step) : [];
  const { device } = arrival;
  const known = await recognise(tx, at, beginning);
  const sessionId = randomBytes(24).toString("base64url");
  const network = coarse(arrival.address);
  await tx.session.deleteMany({ where: { userId, lastUsedAt: { lt: daysBefore(at, 90) } } });
  await tx.session.create({
    data: {
      ...{ id: sessionId, userId, by, device, network },
      ...{ createdAt: at, lastUsedAt: at, deviceId: known.id },
    },
  });
  if (known.isFurther && by !== "demo") {
    const detail = `${device}, ${network}`;
    await addNotice(tx, at, { userId, kind: "new_device", detail, deviceId: known.id });
  }
  const data = { by, device, ...(step && { second: step.proven.way }) };
  return {
    result: { userId, sessionId, deviceToken: known.token },
    events: atLeastOne([...spent, { type: "person.signed_in", userId, data }]),
  };
}

/** Once: of two that are sent at the same moment the second finds it over. */
async function takeStep(
  tx: Transaction,
  at: Date,
  userId: number,
  { id, proven }: NonNullable<Beginning["step"]>,
): Promise<NewEvent[]> {
  const { count } = await tx.factorStep.updateMany({
    where: { id, userId, endedAt: null },
    data: { endedAt: at },
  });
  if (count === 0) throw signInRefused();
  return spend(tx, at, userId, proven);
}

/** More browsers than anybody uses; a program that keeps no cookies is a new one every time. */
const MOST_DEVICES = 50;

/** The browser's row, made anew where it has none. `isFurther`: and the person had others. */
async function recognise(tx: Transaction, at: Date, { userId, arrival }: Beginning) {
  const given = arrival.deviceToken && hashToken(arrival.deviceToken);
  const rows = given ? await tx.device.findMany({ where: { tokenHash: given } }) : [];
  const mine = rows.find((row) => row.userId === userId);
  const token = rows.length > 0 && arrival.deviceToken ? arrival.deviceToken : randomToken();
  if (mine) {
    await tx.device.update({ where: { id: mine.id }, data: { lastUsedAt: at } });
    return { id: mine.id, token, isFurther: false };
  }
  const others = await tx.device.findMany({
    where: { userId },
    orderBy: { lastUsedAt: "desc" },
    select: { id: true, lastUsedAt: true },
  });
  const stale = others.filter(
    (row, place) => place >= MOST_DEVICES - 1 || row.lastUsedAt < daysBefore(at, DEVICE_DAYS),
  );
  await tx.device.deleteMany({ where: { id: { in: stale.map(({ id }) => id) } } });
  const { id } = await tx.device.create({
    data: { userId, tokenHash: hashToken(token), createdAt: at, lastUsedAt: at },
  });
  return { id, token, isFurther: others.length > 0 };
}

function randomToken(): string {
  return randomBytes(32).toString("base64url");
}

function daysBefore(at: Date, days: number): Date {
  return new Date(at.getTime() - days * 24 * 60 * 60 * 1_000);
}

/** Whether the person has signed in on this browser before. */
export async function isKnownDevice(userId: number, deviceToken: string | null): Promise<boolean> {
  if (deviceToken === null) return false;
  const tokenHash = hashToken(deviceToken);
  return (await db().device.findFirst({ where: { userId, tokenHash } })) !== null;
}

/**
 * Ends sessions, and sign-ins that wait for their second step.
 * @returns how many sessions were open.
 */
export async function endSessionsOf(
  tx: Transaction,
  userId: number,
  at: Date,
  exceptId?: string,
): Promise<number> {
  await tx.factorStep.updateMany({
    where: { userId, purpose: "sign_in", endedAt: null },
    data: { endedAt: at },
  });
  const { count } = await tx.session.updateMany({
    where: { userId, endedAt: null, ...(exceptId !== undefined && { id: { not: exceptId } }) },
    data: { endedAt: at },
  });
  return count;
}

/** Of one's own. Ending what has ended changes nothing. */
type Ending = { actor: Actor; sessionId: string; how: "signed_out" | "ended" };

export const endOneSession = job(
  "writer",
  "people.endSession",
  ({ actor, sessionId, how }: Ending) =>
    commit<null>(actor, async (tx, at) => {
      const { userId } = actor;
      const session = await tx.session.findFirst({ where: { id: sessionId, userId } });
      if (!session) throw notFound("That session");
      if (session.endedAt) return unchanged(null);
      await tx.session.update({ where: { id: sessionId }, data: { endedAt: at } });
      const type = how === "ended" ? "person.session_ended" : "person.signed_out";
      return { result: null, events: [{ type, userId, data: { device: session.device } }] };
    }),
);

/** The session that is left is whoever's it was. */
export async function signOutOf(sessionId: string): Promise<void> {
  const session = await db().session.findUnique({
    where: { id: sessionId },
    select: { user: { select: { id: true, name: true, email: true, role: true } } },
  });
  if (!session) return;
  const { id: userId, name, email, role } = session.user;
  await endOneSession({ actor: { userId, name, email, role }, sessionId, how: "signed_out" });
}

/** Every session of one's own but this one. */
export const endOtherSessions = job(
  "writer",
  "people.endOtherSessions",
  ({ actor, sessionId }: { actor: Actor; sessionId: string }) =>
    commit<{ ended: number }>(actor, async (tx, at) => {
      const { userId } = actor;
      const ended = await endSessionsOf(tx, userId, at, sessionId);
      if (ended === 0) return unchanged({ ended });
      const data = { sessions: ended };
      return { result: { ended }, events: [{ type: "person.other_sessions_ended", userId, data }] };
    }),
);

export type SessionView = {
  id: string;
  device: string;
  network: string;
  since: string;
  lastUsedAt: string;
  isThis: boolean;
};

/** One's own sessions that can still be used, the one in use first. */
export async function listSessions(actor: Actor, thisId: string): Promise<SessionView[]> {
  const at = now();
  const idle = new Date(at.getTime() - IDLE_SECONDS * 1_000 - USE_KEPT_TO_WITHIN);
  const oldest = new Date(at.getTime() - LONGEST_SECONDS * 1_000);
  const sessions = await db().session.findMany({
    where: {
      userId: actor.userId,
      endedAt: null,
      lastUsedAt: { gt: idle },
      createdAt: { gt: oldest },
    },
    orderBy: [{ lastUsedAt: "desc" }, { createdAt: "desc" }],
  });
  const views = sessions.map(({ id, device, network, createdAt, lastUsedAt }) => ({
    ...{ id, device, network, isThis: id === thisId },
    since: createdAt.toISOString(),
    lastUsedAt: lastUsedAt.toISOString(),
  }));
  return [...views.filter(({ isThis }) => isThis), ...views.filter(({ isThis }) => !isThis)];
}
