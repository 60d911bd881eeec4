"use client";

import { Button } from "@/components/ui/button";
import { Warning } from "@/components/ui/warning";
import type { Entry, EntryQueue } from "./entry-queue";
import { useLeftEntries } from "./left-entries";

/** Says that claims of an earlier visit were not saved, shows them, and saves them on demand. */
export function LeftEntriesNotice({ place, queue }: { place: string; queue: EntryQueue }) {
  const { entries, forget } = useLeftEntries(place, queue.entries);
  if (entries.length === 0) return null;

  function takeOver(save: (entry: Entry) => void) {
    // The newest stands first here as in the queue, so it is queued last.
    [...entries].reverse().forEach(save);
    forget();
  }

  return (
    <div className="no-print border-b border-rule bg-sunk px-4 py-2 sm:px-[1.375rem]">
      <Warning>
        <p className="font-medium">
          {entries.length === 1 ? "One claim was" : `${entries.length} claims were`} not saved when
          this page was left.
        </p>
        <ul className="mt-1 list-disc pl-5">
          {entries.map((entry) => (
            <li dir="auto" key={entry.key} className="font-serif text-wording wrap-anywhere">
              {entry.wording}
            </li>
          ))}
        </ul>
        <div className="mt-2 flex gap-2">
          <Button size="small" variant="primary" onClick={() => takeOver(queue.resume)}>
            Try again
          </Button>
          <Button size="small" onClick={() => takeOver(() => undefined)}>
            Discard
          </Button>
        </div>
      </Warning>
    </div>
  );
}
