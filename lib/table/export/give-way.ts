/**
 * Lets other work go first. One turn of the event loop is not enough: a request takes several,
 * and would wait for a slice of the export at each of them. Hides how idleness is told.
 */
import { performance } from "node:perf_hooks";
import { setImmediate as nextTurn } from "node:timers/promises";

/** A turn in which nobody else did anything is over sooner than this, in milliseconds. */
const IDLE_TURN = 0.2;
const IDLE_TURNS = 2;
/** However busy the others are, the export goes on after so many. */
const MOST_TURNS = 30;

export async function giveWay(): Promise<void> {
  let idle = 0;
  for (let turn = 0; turn < MOST_TURNS && idle < IDLE_TURNS; turn += 1) {
    const begun = performance.now();
    await nextTurn();
    idle = performance.now() - begun < IDLE_TURN ? idle + 1 : 0;
  }
}
