/** What the palette finds: its own entries by their words, records by asking the server. */
import { foldLetters } from "@/lib/text/fold-letters";

export type FoundRecord = {
  kind: "story" | "claim" | "source";
  label: string;
  detail: string;
  href: string;
};

/** @throws when the server cannot be reached or refuses. */
export async function findRecords(query: string, signal: AbortSignal): Promise<FoundRecord[]> {
  const response = await fetch(`/api/v1/find?q=${encodeURIComponent(query)}`, { signal });
  if (!response.ok) throw new Error(`find answered ${response.status}`);
  const { items } = (await response.json()) as { items: FoundRecord[] };
  return items;
}

/** Entries that hold every word typed, those that begin with the first word before the rest. */
export function matching<Entry extends { label: string }>(
  query: string,
  entries: readonly Entry[],
): Entry[] {
  const words = foldLetters(query).split(/\s+/).filter(Boolean);
  const [first] = words;
  if (first === undefined) return [...entries];
  const text = (entry: Entry) => foldLetters(entry.label);
  const rank = (entry: Entry) => (text(entry).startsWith(first) ? 0 : 1);
  return entries
    .filter((entry) => words.every((word) => text(entry).includes(word)))
    .sort((one, other) => rank(one) - rank(other));
}

const headings = [
  ["story", "Stories"],
  ["claim", "Claims"],
  ["source", "Sources"],
] as const;

export function recordGroups<Entry>(
  records: readonly FoundRecord[],
  entryOf: (record: FoundRecord) => Entry,
): { value: string; items: Entry[] }[] {
  return headings.map(([kind, value]) => ({
    value,
    items: records.filter((record) => record.kind === kind).map(entryOf),
  }));
}
