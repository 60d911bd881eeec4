/**
 * Which records a piece of work changed, gathered on the way: whoever writes says so where it
 * happens, and whoever answers hands the changed rows to the screen. Follows asynchronous calls,
 * so that two people's commands do not see each other's.
 */
import { AsyncLocalStorage } from "node:async_hooks";

const shared = globalThis as { sourcelineTouched?: AsyncLocalStorage<Set<number>> };
const gathering = (shared.sourcelineTouched ??= new AsyncLocalStorage());

/** Says that the records with these ids were changed; unheard where nobody gathers. */
export function touch(ids: Iterable<number>): void {
  const touched = gathering.getStore();
  if (!touched) return;
  for (const id of ids) touched.add(id);
}

/** What was touched up to now, for whoever keeps it; nothing where nobody gathers. */
export function touchedSoFar(): number[] {
  return [...(gathering.getStore() ?? [])];
}

/** Runs `work` and tells which ids were touched in it; each once. */
export async function gatherTouched<T>(
  work: () => Promise<T>,
): Promise<{ value: T; touched: number[] }> {
  const touched = new Set<number>();
  const value = await gathering.run(touched, work);
  return { value, touched: [...touched] };
}
