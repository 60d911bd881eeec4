/**
 * Counts failed attempts in a sliding window, in this process's memory, with bounds on how
 * much it remembers. An attempt is counted before it is tried and taken back if it succeeds,
 * so that many at once get no further than one after another. Pure but for its own memory.
 */
export type Limit = {
  /** What is counted, e.g. "account" and its address. */
  key: string;
  most: number;
  withinSeconds: number;
};

type Count = { times: number[]; told: boolean };

export type AttemptAdmission =
  | { admitted: true }
  /** `first`: nobody was told of this lock before; time for one event. */
  | { admitted: false; waitSeconds: number; first: boolean };

export class Throttle {
  readonly #counts = new Map<string, Count>();
  readonly #capacity: number;

  constructor(capacity = 20_000) {
    this.#capacity = capacity;
  }

  /** Counts an attempt against every limit, or refuses it and counts it against none. */
  admit(limits: readonly Limit[], at: Date): AttemptAdmission {
    let waitSeconds = 0;
    let first = false;
    for (const limit of limits) {
      const count = this.#current(limit, at);
      const wait = secondsToWait(count.times, limit, at);
      if (wait === 0) continue;
      waitSeconds = Math.max(waitSeconds, wait);
      first ||= !count.told;
      count.told = true;
    }
    if (waitSeconds > 0) return { admitted: false, waitSeconds, first };
    for (const limit of limits) {
      const count = this.#current(limit, at);
      count.times.push(at.getTime());
      count.told = false;
      this.#remember(limit.key, count);
    }
    return { admitted: true };
  }

  /** The attempt made at `at` succeeded: it does not count. */
  takeBack(limits: readonly Limit[], at: Date): void {
    for (const { key } of limits) {
      const times = this.#counts.get(key)?.times;
      const index = times?.lastIndexOf(at.getTime()) ?? -1;
      if (index >= 0) times?.splice(index, 1);
    }
  }

  forget(key: string): void {
    this.#counts.delete(key);
  }

  get size(): number {
    return this.#counts.size;
  }

  #current(limit: Limit, at: Date): Count {
    const count = this.#counts.get(limit.key);
    if (!count) return { times: [], told: false };
    const since = at.getTime() - limit.withinSeconds * 1000;
    count.times = count.times.filter((time) => time > since);
    return count;
  }

  /** The longest untouched is forgotten first. */
  #remember(key: string, count: Count): void {
    this.#counts.delete(key);
    this.#counts.set(key, count);
    if (this.#counts.size <= this.#capacity) return;
    const [oldest] = this.#counts.keys();
    if (oldest !== undefined) this.#counts.delete(oldest);
  }
}

/** 0 when another attempt is allowed now. */
export function secondsToWait(times: readonly number[], limit: Limit, at: Date): number {
  const since = at.getTime() - limit.withinSeconds * 1000;
  const counted = times.filter((time) => time > since).sort((a, b) => a - b);
  const freeing = counted[counted.length - limit.most];
  return freeing === undefined ? 0 : Math.max(1, Math.ceil((freeing - since) / 1000));
}

/** "Try again in 12 minutes." */
export function waitInWords(seconds: number): string {
  if (seconds === 1) return "Try again in 1 second.";
  if (seconds <= 90) return `Try again in ${seconds} seconds.`;
  return `Try again in ${Math.ceil(seconds / 60)} minutes.`;
}
