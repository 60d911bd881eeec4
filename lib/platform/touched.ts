/**
 * Which records a piece of work changed, and what of it can be undone, gathered on the way: whoever
 * writes says so where it happens, and whoever answers hands the changed rows to the screen. Follows
 * asynchronous calls, so that two people's commands do not see each other's.
 */
import { AsyncLocalStorage } from "node:async_hooks";

/** What somebody did, by the id under which they can undo it, and in words. */
export type Undoable = { act: number; said: string };

type Gathered = { ids: Set<number>; undoable: Undoable | null };

const shared = globalThis as { sourcelineTouched?: AsyncLocalStorage<Gathered> };
const gathering = (shared.sourcelineTouched ??= new AsyncLocalStorage());

/** Says that the records with these ids were changed; unheard where nobody gathers. */
export function touch(ids: Iterable<number>): void {
  const gathered = gathering.getStore();
  if (!gathered) return;
  for (const id of ids) gathered.ids.add(id);
}

/** Says what can be undone of what was done; the last one stands. */
export function tellUndoable(undoable: Undoable | null): void {
  const gathered = gathering.getStore();
  if (gathered && undoable) gathered.undoable = undoable;
}

export type Touched = { touched: number[]; undoable: Undoable | null };

/** What was touched up to now, for whoever keeps it; nothing where nobody gathers. */
export function touchedSoFar(): Touched {
  const { ids = [], undoable = null } = gathering.getStore() ?? {};
  return { touched: [...ids], undoable };
}

/** Runs `work` and tells which ids were touched in it, each once, and what can be undone of it. */
export async function gatherTouched<T>(work: () => Promise<T>): Promise<{ value: T } & Touched> {
  const gathered: Gathered = { ids: new Set(), undoable: null };
  const value = await gathering.run(gathered, work);
  return { value, touched: [...gathered.ids], undoable: gathered.undoable };
}
