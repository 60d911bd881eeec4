/**
 * How often one token may ask: a bucket that is filled anew with every moment and emptied by requests,
 * so that a burst is served and a loop without an end is slowed. Counted in memory: one server holds a
 * data folder, and what was counted is worth nothing a second later. Said in the headers that the
 * IETF's draft has for it (draft-ietf-httpapi-ratelimit-headers).
 */
import { throttled, type SourcelineError } from "@/lib/platform/errors";

/** Requests a second, and how many may come at once. */
export const TOKEN_REQUESTS_A_SECOND = 100;

type Bucket = { left: number; at: number };

// Kept on globalThis: Next loads a module once per bundle, but a token has one bucket.
const shared = globalThis as { sourcelineTokenBuckets?: Map<number, Bucket> };
const buckets = (shared.sourcelineTokenBuckets ??= new Map<number, Bucket>());

export type Taken = { admitted: boolean; headers: Record<string, string> };

/** Takes one request of the token's. @param at in milliseconds, of a clock that is never set back. */
export function takeRequest(tokenId: number, at = performance.now()): Taken {
  const before = buckets.get(tokenId) ?? { left: TOKEN_REQUESTS_A_SECOND, at };
  const filled = ((at - before.at) * TOKEN_REQUESTS_A_SECOND) / 1_000;
  const held = Math.min(TOKEN_REQUESTS_A_SECOND, before.left + filled);
  const admitted = held >= 1;
  const left = admitted ? held - 1 : held;
  buckets.set(tokenId, { left, at });
  return {
    admitted,
    headers: {
      "RateLimit-Policy": `"token";q=${TOKEN_REQUESTS_A_SECOND};w=1`,
      RateLimit: `"token";r=${Math.floor(left)};t=1`,
      ...(!admitted && { "Retry-After": "1" }),
    },
  };
}

export function tooOften(): SourcelineError {
  return throttled(
    `More than ${TOKEN_REQUESTS_A_SECOND} requests a second with one API token. Ask again in a second.`,
  );
}
