"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import type { Matter } from "@/lib/drafts/rules";
import { draftName, type DraftParagraph } from "@/lib/drafts/rules";
import type { Span } from "@/lib/text/text";
import { passageAt, searchIn } from "./find-in-text";
import { LEDGER_GROUPS, ROWS_ON_PAGE, type LedgerPage, type LedgerRow } from "./ledger";
import { LedgerRowView } from "./ledger-row";
import { SettleRail } from "./settle-rail";
import { useSettleKeys } from "./use-settle-keys";

type Props = {
  draft: {
    id: number;
    number: number;
    slug: string;
    text: string;
    paragraphs: ReadonlyArray<Pick<DraftParagraph, "start" | "end" | "part">>;
    placed: number;
    settled: number;
  };
  ledger: LedgerPage;
  /** The address with so many rows. */
  hrefOf: string;
  mayDecide: boolean;
  /** What stands above the list. */
  head: ReactNode;
  /** Shown in place of the groups when nothing is left to settle. */
  allSettled: ReactNode;
};

/** The claims that need a person, as a ledger by what is asked, with its index beside it. */
export function SettleList({ draft, ledger, hrefOf, mayDecide, head, allSettled }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const { text, paragraphs } = draft;
  const find = useSearch(text, paragraphs);
  const { rows, groups, hidden, asking } = ledger;
  const router = useRouter();
  const more = `${hrefOf}rows=${asking - hidden + ROWS_ON_PAGE}`;
  const partOf = (paragraph: number) => paragraphs[paragraph - 1]?.part;
  useSettleKeys(list, draft, mayDecide);
  const leave = useFocusAfter(list, rows);
  const [focused, setFocused] = useState<number | null>(null);
  const inHand = rows.some(({ claimId }) => claimId === focused) ? focused : rows[0]?.claimId;

  const membersOf = (wanted: Matter) => rows.filter(({ group }) => group === wanted);
  const unplaced = groups.find(({ group }) => group === "unplaced");
  const drawn = (row: LedgerRow) => (
    <LedgerRowView
      // Settled by somebody else it is another matter: nothing typed for the old state is kept.
      key={`${row.claimId}/${row.own?.state ?? row.group}`}
      row={row}
      draft={{ ...draft, partOf }}
      passages={(row.own?.candidates ?? []).map((span) => passageAt(draft, span))}
      find={find}
      mayDecide={mayDecide && (row.own?.can.decide ?? true)}
      isInHand={row.claimId === inHand}
      onSettled={() => leave(row.claimId)}
    />
  );
  return (
    <div className="flex flex-col-reverse xl:grid xl:min-h-full xl:grid-cols-[minmax(0,1fr)_16.5rem]">
      <div
        ref={list}
        tabIndex={-1}
        className="min-w-0 pb-10 outline-none"
        onFocus={({ target }) => {
          const row = target.closest<HTMLElement>("[data-placement]");
          if (!row) return;
          setFocused(Number(row.dataset.placement));
          // Whoever walks to the end of what is drawn walks on.
          const isLast = rows[asking - hidden - 1]?.claimId === Number(row.dataset.placement);
          if (isLast && hidden > 0) router.replace(more, { scroll: false });
        }}
      >
        {head}
        {asking === 0 ? <div className="px-4 sm:px-[1.375rem]">{allSettled}</div> : null}
        {groups
          .filter(({ group }) => group !== "unplaced" && membersOf(group).length > 0)
          .map(({ group, count }) => (
            <section key={group} aria-labelledby={`group-${group}`}>
              <GroupHead group={group} count={count} />
              <ul>{membersOf(group).map(drawn)}</ul>
            </section>
          ))}
        {hidden > 0 ? (
          <p className="border-t border-rule px-4 py-3 text-soft nums sm:px-[1.375rem]">
            {(asking - hidden).toLocaleString("en-GB")} of {asking.toLocaleString("en-GB")} are
            shown.{" "}
            <Link href={more} scroll={false} className="link no-print">
              Show {Math.min(hidden, ROWS_ON_PAGE)} more
            </Link>
          </p>
        ) : null}
        {unplaced ? (
          <details>
            <summary className="mx-4 mt-6 min-h-6 font-medium sm:mx-[1.375rem]">
              {LEDGER_GROUPS.unplaced.title}{" "}
              <span className="font-normal text-faint nums">{unplaced.count}</span>
            </summary>
            {/* Inside, so that going there opens it. */}
            <p id="group-unplaced" className="mx-4 mt-1 mb-3 text-soft sm:mx-[1.375rem]">
              {LEDGER_GROUPS.unplaced.says}
            </p>
            <ul>{membersOf("unplaced").map(drawn)}</ul>
          </details>
        ) : null}
      </div>
      <SettleRail
        title={
          draft.number > 1
            ? `${draftName(draft.number)}, against ${draftName(draft.number - 1).toLowerCase()}`
            : draftName(draft.number)
        }
        groups={groups.map(({ group, count, from }) => ({
          ...{ group, count },
          href:
            from < asking - hidden || group === "unplaced"
              ? `#group-${group}`
              : `${hrefOf}rows=${from + ROWS_ON_PAGE}#group-${group}`,
        }))}
        parts={ledger.parts}
        settled={draft.settled}
        open={asking}
        placed={draft.placed}
        mayDecide={mayDecide}
      />
    </div>
  );
}

function GroupHead({ group, count }: { group: Matter; count: number }) {
  const { title, says } = LEDGER_GROUPS[group];
  return (
    <div className="flex flex-wrap items-baseline gap-x-2 px-4 pt-5 pb-2 sm:px-[1.375rem]">
      <h2
        id={`group-${group}`}
        className="scroll-mt-4 font-serif text-title leading-6 font-semibold"
      >
        {title} <span className="font-normal text-faint nums">{count}</span>
      </h2>
      <p className="text-sm text-soft">{says}</p>
    </div>
  );
}

/** The text is made ready when it is searched first. */
function useSearch(text: string, paragraphs: readonly Span[]): ReturnType<typeof searchIn> {
  return useMemo(() => {
    let search: ReturnType<typeof searchIn> | undefined;
    return (query, limit) => (search ??= searchIn({ text, paragraphs }))(query, limit);
  }, [text, paragraphs]);
}

/**
 * When a settled claim leaves the list, the cursor goes to the one that follows it, or to the list
 * where none is left; without it the keyboard would be thrown back to the top of the page.
 */
function useFocusAfter(
  list: { readonly current: HTMLElement | null },
  rows: readonly LedgerRow[],
): (claimId: number) => void {
  const leaving = useRef<{ claimId: number; next: number | null } | null>(null);
  useEffect(() => {
    const left = leaving.current;
    const before = left && rows.find(({ claimId }) => claimId === left.claimId);
    if (!left || before) return;
    leaving.current = null;
    const next = list.current?.querySelector<HTMLElement>(`[data-placement="${left.next}"]`);
    (next ?? list.current)?.focus();
  }, [list, rows]);

  return (claimId) => {
    const index = rows.findIndex((row) => row.claimId === claimId);
    const next = rows[index + 1] ?? rows[index - 1];
    leaving.current = { claimId, next: next?.claimId ?? null };
  };
}
