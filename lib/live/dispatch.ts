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
  /** Wishes so far, and those that a round was begun for. */
  let wished = 0;
  let begun = 0;
  let isRunning = false;
  let last = -APART;

  async function run(): Promise<void> {
    begun = wished;
    isRunning = true;
    try {
      if (isNeeded()) await round();
    } catch (error) {
      logFault(error);
    } finally {
      isRunning = false;
      last = performance.now();
      if (wished > begun) wait();
    }
  }

  function wait(): void {
    setTimeout(() => void run(), Math.max(0, last + APART - performance.now())).unref();
  }

  function wish(): void {
    if (!isNeeded()) return;
    const isFirst = wished === begun;
    wished += 1;
    if (isFirst && !isRunning) wait();
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
