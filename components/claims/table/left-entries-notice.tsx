"use client";

import { useEffect } from "react";
import { takeFormer } from "@/components/typed/former";
import { useNotSent } from "@/components/typed/not-sent";
import { useKeeper } from "@/components/typed/typed-keeper";
import { Button } from "@/components/ui/button";
import { Warning } from "@/components/ui/warning";
import { isEntry, type Entry } from "./entry";
import { entriesOf, type EntryQueue } from "./entry-queue";

type Props = {
  path: string;
  queue: EntryQueue;
  /** Where former versions kept them. */
  former: string;
};

/** Says that claims of an earlier visit were not saved, shows them, and saves them on demand. */
export function LeftEntriesNotice({ path, queue, former }: Props) {
  const keeper = useKeeper();
  const kept = useNotSent(entriesOf(path));
  const queued = new Set(queue.entries.map(({ key }) => key));
  const entries = kept.flatMap((one) =>
    isEntry(one.value) && !queued.has(one.value.key) ? [{ one, entry: one.value }] : [],
  );

  useEffect(() => {
    const found = takeFormer(former);
    if (!Array.isArray(found)) return;
    for (const entry of found.filter(isEntry)) keeper.write(entriesOf(path) + entry.key, entry);
  }, [keeper, path, former]);

  if (entries.length === 0) return null;

  function takeOver(save?: (entry: Entry) => void) {
    // The newest stands first here as in the queue, so it is queued last.
    for (const { one, entry } of entries.toReversed()) {
      save?.(entry);
      // Queued, it is kept anew, as this tab's.
      if (!save || one.id !== keeper.read(one.place)?.id) keeper.drop(one);
    }
  }

  return (
    <div className="no-print border-b border-rule bg-sunk px-4 py-2 sm:px-[1.375rem]">
      <Warning>
        <p className="font-medium">
          {entries.length === 1 ? "One claim was" : `${entries.length} claims were`} not saved when
          this page was left.
        </p>
        <ul className="mt-1 list-disc pl-5">
          {entries.map(({ entry }) => (
            <li dir="auto" key={entry.key} className="font-serif text-wording wrap-anywhere">
              {entry.wording}
            </li>
          ))}
        </ul>
        <div className="mt-2 flex gap-2">
          <Button size="small" variant="primary" onClick={() => takeOver(queue.resume)}>
            Try again
          </Button>
          <Button size="small" onClick={() => takeOver()}>
            Discard
          </Button>
        </div>
      </Warning>
    </div>
  );
}
