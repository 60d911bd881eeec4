/**
 * What a session cookie holds and how long it lives: the person's id, the session's and when they
 * signed in; never a name, role or right, which are read fresh.
 * A session ends after a day without use, and 30 days after signing in whatever happens.
 */
import { decode, encode } from "next-auth/jwt";
import { isSecure } from "@/lib/platform/env";
import { sessionSecret } from "./session-secret";
import { IDLE_SECONDS, LONGEST_SECONDS } from "./session-times";

/** A cookie is made anew at most this often, so that most answers carry none. */
const RENEW_AFTER_SECONDS = 60 * 60;

/** Set by proxy.ts on every page request: where a signed-out visitor wanted to go. */
export const WANTED_PATH_HEADER = "x-sourceline-path";

export type SessionToken = {
  userId: number;
  /** Of the row without which the cookie opens nothing. */
  sessionId: string;
  /** When the person signed in, in seconds since 1970. */
  since: number;
};

/** The name that next-auth gives the cookie, too. */
export function sessionCookieName(): string {
  return `${isSecure() ? "__Secure-" : ""}next-auth.session-token`;
}

export function sessionCookieOptions(since: number, at: Date) {
  return {
    httpOnly: true,
    sameSite: "lax",
    secure: isSecure(),
    path: "/",
    maxAge: lifetime(since, at),
  } as const;
}

function lifetime(since: number, at: Date): number {
  return Math.max(0, Math.min(IDLE_SECONDS, since + LONGEST_SECONDS - seconds(at)));
}

function seconds(at: Date): number {
  return Math.floor(at.getTime() / 1000);
}

export async function sealSession(
  session: { userId: number; sessionId: string; since?: number },
  at: Date,
): Promise<{ value: string; since: number }> {
  const since = session.since ?? seconds(at);
  const value = await encode({
    token: { sub: String(session.userId), sid: session.sessionId, since },
    secret: sessionSecret(),
    maxAge: lifetime(since, at),
  });
  return { value, since };
}

export type OpenedSession = SessionToken & {
  /** Both in seconds since 1970. */
  madeAt: number;
  endsAt: number;
};

/**
 * Opening a cookie takes longer than answering most requests. What was inside stays true until
 * it runs out, under the secret it was opened with; whether the session was ended meanwhile is
 * its row to say.
 */
const opened = new Map<string, OpenedSession>();
const OPENED_AT_MOST = 2_000;
let openedWith = "";

/** The token inside a cookie that is genuine and has not run out; otherwise null. */
export async function openSession(cookie: string | undefined): Promise<OpenedSession | null> {
  if (!cookie) return null;
  const secret = sessionSecret();
  if (secret !== openedWith) opened.clear();
  openedWith = secret;
  const known = opened.get(cookie);
  if (known) {
    if (known.endsAt > Date.now() / 1000) return known;
    opened.delete(cookie);
  }
  const session = await decodeSession(cookie, secret);
  if (!session) return null;
  opened.set(cookie, session);
  const [oldest] = opened.keys();
  if (opened.size > OPENED_AT_MOST && oldest !== undefined) opened.delete(oldest);
  return session;
}

async function decodeSession(cookie: string, secret: string): Promise<OpenedSession | null> {
  const token = await decode({ token: cookie, secret }).catch(() => null);
  if (!token) return null;
  const { sub, sid, since, iat, exp } = token as Record<string, unknown>;
  const userId = Number(sub);
  if (!Number.isSafeInteger(userId) || typeof sid !== "string" || typeof since !== "number") {
    return null;
  }
  return {
    userId,
    sessionId: sid,
    since,
    madeAt: typeof iat === "number" ? iat : since,
    endsAt: typeof exp === "number" ? exp : 0,
  };
}

/** A fresh cookie for a session in use, or null when the present one is recent enough. */
export async function renewSession(
  cookie: string | undefined,
  at: Date,
): Promise<{ value: string; since: number } | null> {
  const session = await openSession(cookie);
  if (!session || seconds(at) - session.madeAt < RENEW_AFTER_SECONDS) return null;
  if (lifetime(session.since, at) === 0) return null;
  return sealSession(session, at);
}
