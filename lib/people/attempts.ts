/**
 * Counts attempts against guessing, in a sliding window, kept over restarts. An attempt is counted
 * before it is tried and taken back if it succeeds, so that many at once get no further than one
 * after another; whatever is refused is counted against nothing and lengthens no lock.
 */
import { createHash } from "node:crypto";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { job } from "@/lib/platform/threads";
import { keepUnlogged, type Unlogged } from "@/lib/platform/unlogged";
import { secondsToWait, type Limit } from "./throttle";

export const QUARTER_OF_AN_HOUR = 15 * 60;

/** No window is longer, so that what is older counts for nothing. */
const KEPT_SECONDS = 60 * 60;

export type AttemptAdmission =
  /** `ids`: what uncountAttempt takes back. */
  | { admitted: true; ids: number[] }
  /** `first`: nobody was told of this lock before; time for one event. */
  | { admitted: false; waitSeconds: number; first: boolean };

/** Counts an attempt against every limit, or refuses it and counts it against none. */
export async function admitAttempt(limits: readonly Limit[]): Promise<AttemptAdmission> {
  // A flood of refused attempts is to cost the writer nothing.
  const { waitSeconds, isTold } = await lockOf(db(), limits, now());
  if (waitSeconds > 0 && isTold) return { admitted: false, waitSeconds, first: false };
  return countAttempt(limits);
}

const countAttempt = job("writer", "people.countAttempt", (limits: readonly Limit[]) =>
  keepUnlogged(async (tx, at): Promise<AttemptAdmission> => {
    const { waitSeconds, isTold, locking } = await lockOf(tx, limits, at);
    if (waitSeconds > 0) {
      const told = locking.map(({ key }) => ({ keyHash: hashKey(toldOf(key)), at }));
      if (!isTold) await tx.attempt.createMany({ data: told });
      return { admitted: false, waitSeconds, first: !isTold };
    }
    await tx.attempt.deleteMany({
      where: { at: { lt: new Date(at.getTime() - KEPT_SECONDS * 1_000) } },
    });
    const ids: number[] = [];
    for (const { key } of limits) {
      await tx.attempt.deleteMany({ where: { keyHash: hashKey(toldOf(key)) } });
      const { id } = await tx.attempt.create({ data: { keyHash: hashKey(key), at } });
      ids.push(id);
    }
    return { admitted: true, ids };
  }),
);

/** The attempt succeeded: it does not count. */
export const uncountAttempt = job("writer", "people.takeAttemptBack", (ids: readonly number[]) =>
  keepUnlogged(async (tx) => {
    await tx.attempt.deleteMany({ where: { id: { in: [...ids] } } });
    return null;
  }),
);

/** As uncountAttempt; and the failures before it, which are counted under this key, do not count either. */
export const forgive = job(
  "writer",
  "people.forgiveAttempts",
  ({ ids, key }: { ids: readonly number[]; key: string }) =>
    keepUnlogged(async (tx) => {
      await tx.attempt.deleteMany({
        where: { OR: [{ id: { in: [...ids] } }, { keyHash: hashKey(key) }] },
      });
      return null;
    }),
);

type Lock = { waitSeconds: number; isTold: boolean; locking: Limit[] };

async function lockOf(
  read: { attempt: Pick<Unlogged["attempt"], "findMany"> },
  limits: readonly Limit[],
  at: Date,
): Promise<Lock> {
  const hashes = limits.flatMap(({ key }) => [hashKey(key), hashKey(toldOf(key))]);
  const since = new Date(at.getTime() - KEPT_SECONDS * 1_000);
  const counted = await read.attempt.findMany({
    where: { keyHash: { in: hashes }, at: { gt: since } },
    select: { keyHash: true, at: true },
  });
  const timesOf = (key: string) =>
    counted.filter(({ keyHash }) => keyHash === hashKey(key)).map((each) => each.at.getTime());
  const waits = limits.map((limit) => ({
    limit,
    wait: secondsToWait(timesOf(limit.key), limit, at),
  }));
  const locking = waits.filter(({ wait }) => wait > 0).map(({ limit }) => limit);
  return {
    waitSeconds: Math.max(0, ...waits.map(({ wait }) => wait)),
    isTold: locking.every(({ key }) => timesOf(toldOf(key)).length > 0),
    locking,
  };
}

/** That a lock is in the log already is kept in the same way, until an attempt is let in again. */
function toldOf(key: string): string {
  return `told ${key}`;
}

/** Addresses and what was typed as an account are not kept in readable form. */
function hashKey(key: string): string {
  return createHash("sha256").update(key).digest("hex");
}
