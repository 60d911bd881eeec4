/**
 * Calls route handlers as a signed-in browser would. The test file hands Next's cookies over:
 *
 *   const jar = vi.hoisted(() => new Map<string, { value: string }>());
 *   vi.mock("next/headers", () => ({ cookies: () => Promise.resolve(jar) }));
 */
import type { Actor } from "@/lib/access/actor";
import { sealSession, sessionCookieName } from "@/lib/access/session-token";
import type { ErrorAnswer } from "@/lib/platform/errors";

export type CookieJar = Map<string, { value: string }>;

/** Signs a person in with a cookie as the product seals it; null signs out. */
export async function signIn(jar: CookieJar, actor: Actor | null): Promise<void> {
  jar.clear();
  if (!actor) return;
  const { value } = await sealSession({ userId: actor.userId, epoch: 0 }, new Date());
  jar.set(sessionCookieName(), { value });
}

/** The refusal in an answer, with its status. */
export async function readRefusal(response: Response): Promise<ErrorAnswer & { status: number }> {
  const body = (await response.json()) as { error: ErrorAnswer };
  return { status: response.status, ...body.error };
}
