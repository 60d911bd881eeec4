/**
 * Calls route handlers as a signed-in browser would. The test file hands Next's cookies over:
 *
 *   const jar = vi.hoisted(() => new Map<string, { value: string }>());
 *   vi.mock("next/headers", () => ({ cookies: () => Promise.resolve(jar) }));
 */
import type { Actor } from "@/lib/access/actor";
import { sessionCookieName } from "@/lib/access/session-token";
import type { ErrorAnswer } from "@/lib/platform/errors";
import { cookieOf } from "./sessions";

export type CookieJar = Map<string, { value: string }>;

/** Signs a person in with a cookie as the product seals it; null signs out. */
export async function signIn(jar: CookieJar, actor: Actor | null): Promise<void> {
  jar.clear();
  if (!actor) return;
  jar.set(sessionCookieName(), { value: await cookieOf(actor.userId) });
}

/** The refusal in an answer, with its status. */
export async function readRefusal(response: Response): Promise<ErrorAnswer & { status: number }> {
  const body = (await response.json()) as { error: ErrorAnswer };
  return { status: response.status, ...body.error };
}
