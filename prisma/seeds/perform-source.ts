/** Puts a demo story's sources into the directory and remembers what each became. */
import type { Actor } from "@/lib/access/actor";
import { createSource } from "@/lib/ledger/sources/commands";
import { createSourceInput } from "@/lib/ledger/sources/input";
import type { SourceSeed } from "./shape";

export type SourceIds<Key extends string> = Map<Key, number>;

/** @throws Error for a key that is not in the directory yet. */
export function idOf<Key extends string>(sourceIds: SourceIds<Key>, key: Key): number {
  const id = sourceIds.get(key);
  if (id === undefined) throw new Error(`The source “${key}” is listed too late.`);
  return id;
}

export async function addSource<Key extends string>(
  actor: Actor,
  key: Key,
  source: SourceSeed<Key>,
  sourceIds: SourceIds<Key>,
): Promise<void> {
  const { derivesFrom = [], ...fields } = source;
  const origins = derivesFrom.map((origin) => idOf(sourceIds, origin));
  const { id } = await createSource(
    actor,
    createSourceInput.parse({ ...fields, derivesFrom: origins }),
  );
  sourceIds.set(key, id);
}
