"use client";

import { useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import type { FurtherPlace } from "@/lib/drafts/place/further";
import type { UnsettledPlacement } from "@/lib/drafts/place/unsettled";
import { draftName, type DraftParagraph } from "@/lib/drafts/rules";
import { passageAt, searchIn } from "./find-in-text";
import { LEDGER_GROUPS, ledgerOf, mattersByPart, type LedgerGroup, type LedgerRow } from "./ledger";
import { LedgerRowView } from "./ledger-row";
import { SettleRail } from "./settle-rail";
import { useSettleKeys } from "./use-settle-keys";

type Props = {
  draft: {
    id: number;
    number: number;
    slug: string;
    text: string;
    paragraphs: readonly DraftParagraph[];
    placed: number;
    settled: number;
  };
  claims: readonly UnsettledPlacement[];
  further: readonly FurtherPlace[];
  mayDecide: boolean;
  /** What stands above the list. */
  head: ReactNode;
  /** Shown in place of the groups when nothing is left to settle. */
  allSettled: ReactNode;
};

/** The claims that need a person, as a ledger by what is asked, with its index beside it. */
export function SettleList({ draft, claims, further, mayDecide, head, allSettled }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState("");
  const { text, paragraphs } = draft;
  const find = useSearch(text, paragraphs);
  const rows = useMemo(() => ledgerOf(claims, further), [claims, further]);
  const partOf = (paragraph: number) => paragraphs[paragraph - 1]?.part;
  useSettleKeys(list, draft, mayDecide);
  const leave = useFocusAfter(list, rows);
  const [focused, setFocused] = useState<number | null>(null);
  const inHand = rows.some(({ claimId }) => claimId === focused) ? focused : rows[0]?.claimId;

  const groups = groupsOf(rows);
  const asking = groups.filter(({ group }) => group !== "unplaced");
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
      onSettled={(what) => {
        setSaid(what);
        leave(row.claimId);
      }}
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
          if (row) setFocused(Number(row.dataset.placement));
        }}
      >
        {head}
        {asking.length === 0 ? <div className="px-4 sm:px-[1.375rem]">{allSettled}</div> : null}
        {asking.map(({ group, members }) => (
          <section key={group} aria-labelledby={`group-${group}`}>
            <GroupHead group={group} count={members.length} />
            <ul>{members.map(drawn)}</ul>
          </section>
        ))}
        {unplaced ? (
          <details>
            <summary className="mx-4 mt-6 min-h-6 font-medium sm:mx-[1.375rem]">
              {LEDGER_GROUPS.unplaced.title}{" "}
              <span className="font-normal text-faint nums">{unplaced.members.length}</span>
            </summary>
            {/* Inside, so that going there opens it. */}
            <p id="group-unplaced" className="mx-4 mt-1 mb-3 text-soft sm:mx-[1.375rem]">
              {LEDGER_GROUPS.unplaced.says}
            </p>
            <ul>{unplaced.members.map(drawn)}</ul>
          </details>
        ) : null}
      </div>
      <SettleRail
        title={
          draft.number > 1
            ? `${draftName(draft.number)}, against ${draftName(draft.number - 1).toLowerCase()}`
            : draftName(draft.number)
        }
        groups={groups.map(({ group, members }) => ({ group, count: members.length }))}
        parts={mattersByPart(rows, partOf)}
        settled={draft.settled}
        open={asking.reduce((sum, { members }) => sum + members.length, 0)}
        placed={draft.placed}
        mayDecide={mayDecide}
        said={said}
      />
    </div>
  );
}

function GroupHead({ group, count }: { group: LedgerGroup; count: number }) {
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

function groupsOf(rows: readonly LedgerRow[]): Array<{ group: LedgerGroup; members: LedgerRow[] }> {
  return (Object.keys(LEDGER_GROUPS) as LedgerGroup[])
    .map((group) => ({ group, members: rows.filter((row) => row.group === group) }))
    .filter(({ members }) => members.length > 0);
}

/** The text is made ready when it is searched first. */
function useSearch(
  text: string,
  paragraphs: readonly DraftParagraph[],
): ReturnType<typeof searchIn> {
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
