/**
 * The door for what is kept beside the log, and nothing else: when a session or token was last used,
 * attempts that are counted, steps that are under way, notices that were read. None of it is a
 * record of what somebody decided, and there would be a line for every glance. What it hands out
 * knows these tables alone; everything else is written through commit() (audit/commit.ts).
 */
import { now } from "./clock";
import { inTransaction, type Transaction } from "./transaction";

export type Unlogged = Pick<Transaction, "attempt" | "factorStep"> & {
  apiToken: Pick<Transaction["apiToken"], "updateMany">;
  session: Pick<Transaction["session"], "updateMany" | "deleteMany">;
  notice: Pick<Transaction["notice"], "updateMany">;
};

export function keepUnlogged<T>(work: (tx: Unlogged, at: Date) => Promise<T>): Promise<T> {
  return inTransaction((tx) => work(tx, now()));
}
