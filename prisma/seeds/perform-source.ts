/** Puts a demo story's sources into the directory and remembers what each became. */
import type { z } from "zod";
import { createConfidential } from "@/lib/ledger/identities/commands";
import { nameReader } from "@/lib/ledger/identities/entrust";
import { createConfidentialInput } from "@/lib/ledger/identities/input";
import { createSource } from "@/lib/ledger/sources/commands";
import { createSourceInput } from "@/lib/ledger/sources/input";
import type { Cast } from "./people";
import type { SourceSeed } from "./shape";

export type SourceIds<Key extends string> = Map<Key, number>;

/** @throws Error for a key that is not in the directory yet. */
export function idOf<Key extends string>(sourceIds: SourceIds<Key>, key: Key): number {
  const id = sourceIds.get(key);
  if (id === undefined) throw new Error(`The source “${key}” is listed too late.`);
  return id;
}

export async function addSource<Key extends string>(
  cast: Cast,
  key: Key,
  source: SourceSeed<Key>,
  sourceIds: SourceIds<Key>,
): Promise<void> {
  const { derivesFrom = [], confidential, ...fields } = source;
  const origins = derivesFrom.map((origin) => idOf(sourceIds, origin));
  const input = { ...fields, derivesFrom: origins };
  if (confidential) {
    sourceIds.set(key, await addConfidential(cast, input, confidential));
  } else {
    const { id } = await createSource(cast.editor, createSourceInput.parse(input));
    sourceIds.set(key, id);
  }
}

/** The editor makes and keeps it, says that they know who it is, and shows it to others. */
async function addConfidential(
  cast: Cast,
  { name: handle, ...fields }: z.input<typeof createSourceInput>,
  { shownTo = [], ...who }: NonNullable<SourceSeed<never>["confidential"]>,
): Promise<number> {
  const input = { handle, ...fields, ...who, attest: true };
  const { id: sourceId } = await createConfidential(
    cast.editor,
    createConfidentialInput.parse(input),
  );
  for (const key of shownTo) {
    await nameReader(cast.editor, { sourceId, userId: cast[key].userId });
  }
  return sourceId;
}
