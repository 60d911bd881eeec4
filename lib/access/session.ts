/**
 * Finds out who is asking: the session cookie says which session, its row and the person's say the
 * rest. They are read on every request, so that ending a session, disabling an account or changing
 * a role acts on the very next one.
 */
import { cache } from "react";
import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { now } from "@/lib/platform/clock";
import { env, isSecure } from "@/lib/platform/env";
import { noteOfRequest } from "@/lib/platform/request";
import { rows } from "@/lib/platform/rows";
import { readInstant } from "@/lib/platform/statements";
import { Prisma } from "@/prisma/generated/client";
import { hasAccounts } from "./accounts";
import type { Actor, Authorized } from "./actor";
import { cookieIn, deviceCookieName, deviceCookieOptions } from "./arrival";
import { enrolBy } from "./factor-rule";
import { can, type Action, type Role } from "./policy";
import { noteUse } from "./session-use";
import {
  openSession,
  sealSession,
  sessionCookieName,
  sessionCookieOptions,
  WANTED_PATH_HEADER,
} from "./session-token";
import { STEP_MINUTES } from "./session-times";

/** Somebody with a session: who they are, and whether they must set up a second factor. */
export type Visitor = {
  readonly actor: Actor;
  readonly sessionId: string;
  /** Until when a second factor is to be set up; null where none is missing. */
  readonly enrolBy: Date | null;
  /** The time for that is over: they can set one up, and do nothing else. */
  readonly mustEnrol: boolean;
};

type Row = {
  id: number;
  name: string;
  email: string;
  role: Role;
  by: string;
  lastUsedAt: string;
  needsSince: string | null;
  hasFactor: 0 | 1;
};

/** Whoever is behind a cookie's value; null when it is forged, has run out or been ended. */
export async function visitorFromToken(cookie: string | undefined): Promise<Visitor | null> {
  const found = await findVisitor(cookie);
  if (!found) return null;
  void noteUse(found.visitor.sessionId, found.lastUsedAt, now());
  return found.visitor;
}

/** The same while somebody is merely connected, which is no use of the session. */
export async function stillActor(cookie: string | undefined): Promise<Actor | null> {
  const found = await findVisitor(cookie);
  return found && !found.visitor.mustEnrol ? found.visitor.actor : null;
}

async function findVisitor(
  cookie: string | undefined,
): Promise<{ visitor: Visitor; lastUsedAt: Date } | null> {
  const session = await openSession(cookie);
  if (!session) return null;
  const [row] = await rows<Row>(Prisma.sql`
    SELECT u."id", u."name", u."email", u."role", s."by", s."lastUsedAt", r."since" AS "needsSince",
      EXISTS (SELECT 1 FROM "Factor" f WHERE f."userId" = u."id" AND f."removedAt" IS NULL)
        AS "hasFactor"
    FROM "Session" s JOIN "User" u ON u."id" = s."userId"
    LEFT JOIN "FactorRule" r ON r."role" = u."role"
    WHERE s."id" = ${session.sessionId} AND u."id" = ${session.userId}
      AND s."endedAt" IS NULL AND u."disabledAt" IS NULL`);
  if (!row) return null;
  const due = factorDue(row);
  const visitor = {
    actor: { userId: row.id, name: row.name, email: row.email, role: row.role },
    sessionId: session.sessionId,
    enrolBy: due,
    mustEnrol: due !== null && due <= now(),
  };
  return { visitor, lastUsedAt: readInstant(row.lastUsedAt) };
}

/** The identity provider asks for a second factor of its own; the demo's doors stand open. */
export function factorDue({
  needsSince,
  hasFactor,
  by,
}: Pick<Row, "needsSince" | "hasFactor" | "by">): Date | null {
  const since = readInstant(needsSince);
  if (since === null || hasFactor === 1 || by === "oidc" || env().isDemo) return null;
  return enrolBy(since);
}

/** The actor behind a cookie's value; null also for who must set up a second factor first. */
export async function actorFromToken(cookie: string | undefined): Promise<Actor | null> {
  const visitor = await visitorFromToken(cookie);
  return visitor && !visitor.mustEnrol ? visitor.actor : null;
}

export const getVisitor = cache(async (): Promise<Visitor | null> =>
  noted(await visitorFromToken((await cookies()).get(sessionCookieName())?.value)),
);

/** The same by the request itself, where Next has no part in answering it. */
export async function visitorOf({ headers }: Request): Promise<Visitor | null> {
  return noted(await visitorFromToken(cookieIn(headers, sessionCookieName())));
}

function noted(visitor: Visitor | null): Visitor | null {
  if (visitor) noteOfRequest({ person: visitor.actor.userId });
  return visitor;
}

export async function getActor(): Promise<Actor | null> {
  const visitor = await getVisitor();
  return visitor && !visitor.mustEnrol ? visitor.actor : null;
}

/** Where somebody sets up a second factor who can do nothing else before. */
export const ENROL_PATH = "/second-factor";

/** For pages: the actor, or off to sign in (to set up, where nobody has an account yet). */
export async function requireActor(): Promise<Actor> {
  const { actor, mustEnrol } = await requireVisitor();
  if (mustEnrol) redirect(ENROL_PATH);
  return actor;
}

/** For pages: the actor as somebody who may read this; there is no such page for others. */
export async function requireReader<A extends Action>(action: A): Promise<Authorized<A>> {
  const actor = await requireActor();
  if (!can(actor, action)) notFound();
  return actor;
}

/** For the pages that also serve who must set up a second factor first. */
export async function requireVisitor(): Promise<Visitor> {
  const visitor = await getVisitor();
  if (visitor) return visitor;
  if (!(await hasAccounts())) redirect("/set-up");
  const wanted = (await headers()).get(WANTED_PATH_HEADER);
  redirect(
    wanted && wanted !== "/" ? `/sign-in?callbackUrl=${encodeURIComponent(wanted)}` : "/sign-in",
  );
}

/** A session that has begun, and what the browser is known by from here on. */
export type StartedSession = { userId: number; sessionId: string; deviceToken: string };

/** After the first step of a sign-in: a session, or a step that is still to come. */
export type Admitted = { signedIn: StartedSession } | { stepId: string };

/** Where the second step of a sign-in is taken. */
export const SECOND_STEP_PATH = "/sign-in/second-step";

export function stepCookieName(): string {
  return `${isSecure() ? "__Secure-" : ""}sourceline-step`;
}

/** In a route handler: signs the person in, or asks for the second step. @returns where to go. */
export async function letIn(admitted: Admitted): Promise<string> {
  if ("signedIn" in admitted) {
    await startSession(admitted.signedIn);
    return "/";
  }
  await keepStep(admitted.stepId);
  return SECOND_STEP_PATH;
}

/** In a route handler: this browser is asked for the second step; null: no more. */
export async function keepStep(stepId: string | null): Promise<void> {
  (await cookies()).set(stepCookieName(), stepId ?? "", {
    httpOnly: true,
    sameSite: "lax",
    secure: isSecure(),
    path: "/",
    maxAge: stepId === null ? 0 : STEP_MINUTES * 60,
  });
}

/** In a route handler: signs the person in on this browser. */
export async function startSession(session: StartedSession): Promise<void> {
  const at = now();
  const { value, since } = await sealSession(session, at);
  (await cookies()).set(sessionCookieName(), value, sessionCookieOptions(since, at));
  await keepDevice(session);
}

/** In a route handler: this browser is known when the person signs in the next time. */
export async function keepDevice({ deviceToken }: StartedSession): Promise<void> {
  (await cookies()).set(deviceCookieName(), deviceToken, deviceCookieOptions());
}

/** In a route handler: forgets the session on this browser. */
export async function endSession(): Promise<void> {
  (await cookies()).set(sessionCookieName(), "", { ...sessionCookieOptions(0, now()), maxAge: 0 });
}
