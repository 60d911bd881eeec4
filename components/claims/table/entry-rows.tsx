"use client";

import { refusalText } from "@/components/command";
import Link from "next/link";
import { useTyped } from "@/components/typed/use-typed";
import { RefusalText } from "@/components/ui/refusal-text";
import { Button } from "@/components/ui/button";
import { TextInput } from "@/components/ui/text-input";
import { Td, Tr } from "@/components/ui/table";
import { columnLabel, type ColumnId } from "@/lib/table/columns";
import { LABELS } from "@/lib/ledger/claims/rules";
import { claimFields } from "@/components/claims/fields/claim-fields";
import { wordsOf } from "@/components/claims/fields/field";
import { LevelMark } from "@/components/claims/level-mark";
import type { EntryQueue, QueuedEntry } from "./entry-queue";
import { useTablePlace } from "./table-place";

type Props = {
  entries: readonly QueuedEntry[];
  columns: readonly ColumnId[];
  queue: EntryQueue;
};

const STATES = {
  saved: "Logged just now",
  saving: "Saving…",
  waiting: "Waiting to be saved…",
} as const;

/** What was logged just now, above the table's own order, from the moment Enter was pressed. */
export function EntryRows({ entries, columns, queue }: Props) {
  const { scope, hrefTo } = useTablePlace();
  return entries.map((entry) => (
    <Tr key={entry.key} data-entry={entry.state} className="bg-sunk/60">
      {columns.map((column) => (
        <Td
          key={column}
          kind={column === "claim" ? "wording" : column === "ref" ? "ref" : "soft"}
          {...(column === "ref" || column === "claim" ? {} : { label: columnLabel(column) })}
        >
          {column === "ref" ? (
            entry.ref ? (
              <Link
                href={hrefTo({
                  open: scope.kind === "newsroom" ? `${entry.story}.${entry.ref}` : entry.ref,
                })}
                scroll={false}
                prefetch={false}
                className="hover:underline"
              >
                {entry.ref}
              </Link>
            ) : (
              <span aria-hidden="true">…</span>
            )
          ) : column === "claim" ? (
            <>
              {entry.state === "failed" ? (
                <FailedEntry entry={entry} queue={queue} />
              ) : (
                <>
                  <span dir="auto" className="wrap-anywhere">
                    {entry.wording}
                  </span>
                  <span className="block font-sans text-xs text-faint">{STATES[entry.state]}</span>
                </>
              )}
            </>
          ) : column === "verification_level" ? (
            <LevelMark level="unverified" />
          ) : (
            textOf(entry, column)
          )}
        </Td>
      ))}
    </Tr>
  ));
}

function textOf(entry: QueuedEntry, column: ColumnId): string {
  switch (column) {
    case "story":
      return entry.story;
    case "sources":
      return entry.source?.name ?? "";
    case "attribution_status":
      return wordsOf(claimFields.attribution, entry.attribution);
    case "review_state":
      return LABELS.reviewState.open;
    case "kind":
      return wordsOf(claimFields.kind, claimFields.kind.start);
    default:
      return "";
  }
}

/** What was typed stays, with the reason and the ways on. */
function FailedEntry({ entry, queue }: { entry: QueuedEntry; queue: EntryQueue }) {
  const typed = useTyped(`mended entry ${entry.key}`, entry.wording);
  const wording = typed.value;
  const isSourceWrong = entry.error?.fields?.sourceId !== undefined;

  function tryAgain(change?: Partial<Pick<QueuedEntry, "wording" | "source">>) {
    typed.clear();
    queue.retry(entry.key, change);
  }

  return (
    <form
      className="flex flex-col gap-1.5 py-1 font-sans"
      onSubmit={(event) => {
        event.preventDefault();
        tryAgain(wording.trim() === entry.wording ? undefined : { wording });
      }}
    >
      <TextInput
        aria-label={claimFields.wording.label}
        aria-describedby={`fault-${entry.key}`}
        aria-invalid
        value={wording}
        onChange={(event) => typed.set(event.target.value)}
      />
      <p
        id={`fault-${entry.key}`}
        role="alert"
        className="text-xs font-medium whitespace-normal text-danger"
      >
        <RefusalText>{entry.error ? refusalText(entry.error) : null}</RefusalText>
      </p>
      <span className="flex flex-wrap gap-2">
        <Button type="submit" size="small" variant="primary">
          Try again
        </Button>
        {isSourceWrong ? (
          <Button size="small" onClick={() => tryAgain({ wording, source: null })}>
            Log without the source
          </Button>
        ) : null}
        <Button size="small" onClick={() => queue.drop(entry.key)}>
          Discard
        </Button>
      </span>
    </form>
  );
}
