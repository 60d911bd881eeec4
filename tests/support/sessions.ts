/** Sessions without a sign-in: a row and the cookie that belongs to it. */
import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import type { Arrival } from "@/lib/access/arrival";
import type { Admitted, StartedSession } from "@/lib/access/session";
import { sealSession } from "@/lib/access/session-token";
import { db } from "@/lib/platform/db";
import type { ErrorCode, SourcelineError } from "@/lib/platform/errors";
import { inTransaction } from "@/lib/platform/transaction";
import { refusal } from "./refusal";

/** A browser at an address, as nobody knows it. */
export function from(address: string, deviceToken: string | null = null): Arrival {
  return { address, device: "Firefox on Linux", deviceToken };
}

/** @returns the id of a session that has just begun. */
export async function makeSession(
  userId: number,
  { by = "password", at = new Date() }: { by?: string; at?: Date } = {},
): Promise<string> {
  const id = randomUUID();
  await inTransaction((tx) =>
    tx.session.create({
      data: {
        ...{ id, userId, by, device: "Firefox on Linux", network: "192.0.2.x" },
        ...{ createdAt: at, lastUsedAt: at },
      },
    }),
  );
  return id;
}

/** The cookie's value as the product seals it. */
export async function cookieOf(userId: number, sessionId?: string): Promise<string> {
  const session = { userId, sessionId: sessionId ?? (await makeSession(userId)) };
  return (await sealSession(session, new Date())).value;
}

/** The session of somebody who was asked for no second factor. */
export async function sessionOf(admitted: Promise<Admitted>): Promise<StartedSession> {
  const outcome = await admitted;
  if ("stepId" in outcome) throw new Error("A second step was asked for.");
  return outcome.signedIn;
}

/**
 * That it is refused, and nothing is written but that somebody tried: there is no event, without
 * which no record changes.
 */
export async function expectCounted(
  code: ErrorCode,
  attempt: () => Promise<unknown>,
): Promise<SourcelineError> {
  const before = await db().event.count();
  const error = await refusal(attempt);
  expect(`${error.code}: ${error.message}`).toBe(`${code}: ${error.message}`);
  expect(await db().event.count()).toBe(before);
  return error;
}

/** As if every attempt had been long ago. */
export async function forgetAttempts(): Promise<void> {
  await inTransaction((tx) => tx.attempt.deleteMany());
}
