/**
 * When those who are connected are told: as soon as something was written or somebody came or went,
 * but not more often than a few times a second, however much is written. One such round for all of
 * them, and never two at once.
 */
import { logFault } from "@/lib/platform/log";
import { onWritten } from "@/lib/platform/written";
import { forgetLeft, onHere } from "./here";
import { readHeadSeq } from "./queries";

/** Milliseconds between two rounds. */
const APART = 150;
/** How often it is looked whether another process (the command line) has written. */
const LOOK = 2_000;

/** @param round tells everybody who is connected. @param isNeeded whether there is anybody. */
export function tellAsItHappens(round: () => Promise<void>, isNeeded: () => boolean): void {
  const state = { isDue: false, isRunning: false, last: -APART };

  async function run(): Promise<void> {
    state.isDue = false;
    state.isRunning = true;
    try {
      if (isNeeded()) await round();
    } catch (error) {
      logFault(error);
    } finally {
      state.isRunning = false;
      state.last = performance.now();
      if (state.isDue) wait();
    }
  }

  function wait(): void {
    setTimeout(() => void run(), Math.max(0, state.last + APART - performance.now())).unref();
  }

  function wish(): void {
    if (state.isDue || !isNeeded()) return;
    state.isDue = true;
    if (!state.isRunning) wait();
  }

  onWritten(wish);
  onHere(wish);
  let seen = 0;
  setInterval(() => {
    forgetLeft();
    if (!isNeeded()) return;
    readHeadSeq().then((head) => {
      if (head !== seen) wish();
      seen = head;
    }, logFault);
  }, LOOK).unref();
}
