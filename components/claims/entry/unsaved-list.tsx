"use client";

import { Button } from "@/components/ui/button";
import type { Entry } from "./entries";

type Props = {
  entries: readonly Entry[];
  onRetry: (entry: Entry) => void;
  onEdit: (entry: Entry) => void;
  onDiscard: (entry: Entry) => void;
};

/** Entries under way, and those that are not saved with the reason and what can be done. */
export function UnsavedList({ entries, onRetry, onEdit, onDiscard }: Props) {
  if (entries.length === 0) return null;
  return (
    <ul aria-label="Entries not saved yet" className="border-b border-rule bg-sunk">
      {entries.map((entry) => (
        <li
          key={entry.key}
          className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-rule px-4 py-1.5 sm:px-[1.375rem]"
        >
          <span className="min-w-0 flex-1 basis-60 font-serif text-wording wrap-anywhere">
            {entry.wording}
            {entry.source ? (
              <span className="font-sans text-sm text-soft"> · {entry.source.name}</span>
            ) : null}
          </span>
          {entry.fault === null ? (
            <span className="text-sm text-faint">Saving…</span>
          ) : (
            <>
              <span className="text-sm text-danger">{entry.fault}</span>
              <span className="flex gap-1.5">
                <Button size="small" variant="primary" onClick={() => onRetry(entry)}>
                  Try again
                </Button>
                <Button size="small" onClick={() => onEdit(entry)}>
                  Edit
                </Button>
                <Button size="small" variant="quiet" onClick={() => onDiscard(entry)}>
                  Discard
                </Button>
              </span>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
