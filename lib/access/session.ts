/**
 * Finds out who is asking: the session cookie says which person, their row says the rest.
 * The row is read on every request, so that disabling an account, changing a role or
 * "sign out everywhere" acts on the very next one.
 */
import { cache } from "react";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { now } from "@/lib/platform/clock";
import { rows } from "@/lib/platform/rows";
import { Prisma } from "@/prisma/generated/client";
import { hasAccounts } from "./accounts";
import type { Actor } from "./actor";
import type { Role } from "./policy";
import {
  openSession,
  sealSession,
  sessionCookieName,
  sessionCookieOptions,
  WANTED_PATH_HEADER,
} from "./session-token";

type Account = {
  id: number;
  name: string;
  email: string;
  role: Role;
  sessionEpoch: number;
  disabledAt: string | null;
};

/** The actor behind a cookie's value; null when it is forged, has run out or been ended. */
export async function actorFromToken(cookie: string | undefined): Promise<Actor | null> {
  const session = await openSession(cookie);
  if (!session) return null;
  const [user] = await rows<Account>(Prisma.sql`
    SELECT "id", "name", "email", "role", "sessionEpoch", "disabledAt"
    FROM "User" WHERE "id" = ${session.userId}`);
  if (!user || user.disabledAt !== null || user.sessionEpoch !== session.epoch) return null;
  return { userId: user.id, name: user.name, email: user.email, role: user.role };
}

export const getActor = cache(async (): Promise<Actor | null> => {
  return actorFromToken((await cookies()).get(sessionCookieName())?.value);
});

/** For pages: the actor, or off to sign in (to set up, where nobody has an account yet). */
export async function requireActor(): Promise<Actor> {
  const actor = await getActor();
  if (actor) return actor;
  if (!(await hasAccounts())) redirect("/set-up");
  const wanted = (await headers()).get(WANTED_PATH_HEADER);
  redirect(
    wanted && wanted !== "/" ? `/sign-in?callbackUrl=${encodeURIComponent(wanted)}` : "/sign-in",
  );
}

/** In a route handler: signs the person in on this browser. */
export async function startSession(person: { userId: number; epoch: number }): Promise<void> {
  const at = now();
  const { value, since } = await sealSession(person, at);
  (await cookies()).set(sessionCookieName(), value, sessionCookieOptions(since, at));
}

/** In a route handler: forgets the session on this browser. */
export async function endSession(): Promise<void> {
  (await cookies()).set(sessionCookieName(), "", { ...sessionCookieOptions(0, now()), maxAge: 0 });
}
