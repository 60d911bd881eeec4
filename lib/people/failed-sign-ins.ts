/**
 * Sign-ins that were refused, in the log. Neither the password nor an unknown name is kept: people
 * type the one into the field of the other, and a stranger's address is nobody's business here.
 *
 * Guessing must not fill the log. As many are written in a stretch as a person can read, the last of
 * them says so, and the rest are left out. Whoever guesses learns nothing from it: what counts is
 * how many there were in the newsroom, not whether an account exists.
 */
import { SYSTEM } from "@/lib/access/actor";
import { commit, unchanged } from "@/lib/audit/commit";
import type { EventOf } from "@/lib/audit/events";
import { countedAt, type LogLimit } from "@/lib/audit/limit";
import { job } from "@/lib/platform/threads";

export const FAILURE_LIMIT = { type: "person.sign_in_failed", most: 100, minutes: 10 } as const;
const LOCK_LIMIT: LogLimit = { type: "person.sign_in_throttled", most: 100, minutes: 10 };

type Failure = Omit<EventOf<"person.sign_in_failed">["data"], "more">;

/** @param userId of the account that was named, where there is one. */
export const recordFailure = job(
  "writer",
  "people.recordFailure",
  ({ userId, ...failure }: Failure & { userId: number | undefined }) =>
    commit<null>(SYSTEM, async (tx, at) => {
      const before = (await countedAt(FAILURE_LIMIT, null, at, tx)).length;
      if (before >= FAILURE_LIMIT.most) return unchanged(null);
      const isLast = before === FAILURE_LIMIT.most - 1;
      const data = isLast ? { ...failure, more: true } : failure;
      return {
        result: null,
        events: [{ type: "person.sign_in_failed", ...(userId && { userId }), data }],
      };
    }),
);

/** An account or an address was locked for a while. */
export const recordLock = job(
  "writer",
  "people.recordLock",
  ({ userId, address }: { userId: number | undefined; address: string }) =>
    commit<null>(SYSTEM, async (tx, at) => {
      const before = (await countedAt(LOCK_LIMIT, null, at, tx)).length;
      if (before >= LOCK_LIMIT.most) return unchanged(null);
      return {
        result: null,
        events: [
          { type: "person.sign_in_throttled", ...(userId && { userId }), data: { address } },
        ],
      };
    }),
);
