"use client";

import { useCallback, useEffect, useRef, useState, type ReactNode } from "react";
import type { Person } from "@/components/claims/fields/field";
import { NoClaimOpen } from "@/components/claims/panel/claim-keys";
import { useKeepsItself } from "@/components/changes";
import { RefusalText } from "@/components/ui/refusal-text";
import { Button } from "@/components/ui/button";
import { part, usePart } from "@/components/ui/part";
import { PanelCloses } from "@/components/ui/side-panel";
import { Split } from "@/components/ui/split";
import { useFormerPaste, useHasKept } from "@/components/claims/paste/kept-paste";
import { ENTRY_FIELD_ID } from "@/components/stories/log-claim-button";
import type { Pasted } from "@/lib/ledger/claims/paste/read-pasted";
import { toast } from "@/components/ui/toast";
import { useEscape } from "@/components/ui/use-escape";
import { Warning } from "@/components/ui/warning";
import { writeTableQuery, type Fault } from "@/lib/table/query";
import type { ClaimRow } from "@/lib/table/row";
import type { ViewSummary } from "@/lib/table/views/commands";
import { AwaitedPanel } from "./awaited-panel";
import { ClaimTable } from "./claim-table";
import { ColumnsButton } from "./columns-button";
import type { TableAbilities } from "./editable";
import { EntryBar, type StoryChoice } from "./entry-bar";
import { useEntryQueue } from "./entry-queue";
import { EntryRows } from "./entry-rows";
import { FilterBar } from "./filter-bar";
import type { Names } from "./filter-words";
import { LeftEntriesNotice } from "./left-entries-notice";
import { useNames } from "./names";
import { NoClaims, type StoryDraftState } from "./no-claims";
import { Pager } from "./pager";
import { useTablePage } from "./row-store";
import { useSelection } from "./selection";
import { askedOf, shownColumns, type HandedOver, type TableScope } from "./table-data";
import { TablePlace, useTablePlace } from "./table-place";
import { useOpenPanel } from "./use-open-panel";
import { useSame } from "./use-same";
import { ViewsMenu } from "./views-menu";

export type ClaimDeskProps = {
  scope: TableScope;
  /** The table's address without its query. */
  path: string;
  /** The rows that the address asks for, where they came with the document. */
  handed: HandedOver | null;
  names: Names;
  views: readonly ViewSummary[];
  checkers: readonly Person[];
  stories: readonly StoryChoice[];
  can: TableAbilities;
  startsLogging: boolean;
  /** Of the story whose table it is. */
  draft: StoryDraftState;
  /** Whose unsaved entries this browser may hold. */
  userId: number;
  panel: ReactNode;
  /** The claim whose panel that is, as the address names it. */
  panelOf: string | null;
};

/** The claim table with all that belongs to it: search, filters, entry bar, rows, panel. */
export function ClaimDesk(props: ClaimDeskProps) {
  return (
    <TablePlace scope={props.scope} path={props.path}>
      <Desk {...props} />
    </TablePlace>
  );
}

const bulkBar = part(() => import("./bulk-bar"));
const pastePanel = part(() => import("@/components/claims/paste/paste-panel"));

function Desk(props: ClaimDeskProps) {
  const { handed } = props;
  const { scope, query, faults, open } = useTablePlace();
  // Rows are drawn anew where something in them changed, not with every answer of the server.
  const can = useSame(props.can);
  const checkers = useSame(props.checkers);
  const columns = useSame(shownColumns(scope, query));
  const names = useNames(props.names);
  const queue = useEntryQueue(props.path);

  const [asked, setAsked] = useState(() => askedOf(scope, query));
  const next = askedOf(scope, query);
  if (next.address !== asked.address) setAsked(next);
  const { page, isWaiting, failure, retry, awaiting } = useTablePage(asked, handed);
  // An open claim shows more than its row.
  useKeepsItself(query.open === null);

  const isPanelAwaited = useOpenPanel(props.panelOf);
  const closes = useCallback(() => {
    const row = document.querySelector("tr[data-selected] [data-row-link]");
    const isWithin = document.activeElement?.closest("[data-side-panel]") != null;
    open(null);
    // The focus goes with what it was in, unless it is given back.
    if (isWithin && row instanceof HTMLElement) row.focus();
  }, [open]);

  // What was logged just now stays on top until the table shows something else.
  const logged = queue.entries.map((entry) => entry.claimId);
  const found = page?.rows ?? [];
  const rows = [
    ...found.filter((row) => logged.includes(row.id)).reverse(),
    ...found.filter((row) => !logged.includes(row.id)),
  ];
  const elsewhere = queue.entries.filter((entry) => !found.some((row) => row.id === entry.claimId));
  const selection = useSelection(rows);

  const shown = writeTableQuery({ ...query, columns: null, open: null });
  const [before, setBefore] = useState(shown);
  if (shown !== before) {
    setBefore(shown);
    queue.forgetSaved();
    // Another page of the same table adds to the selection; another table starts a new one.
    if (tableOf(shown) !== tableOf(before)) selection.clear();
  }
  const list = useBeginning(query.page ? shown : "");

  useEscape(selection.clear, selection.chosen.size > 0);
  const bulk = usePart(bulkBar, selection.chosen.size > 0, { holdsKeys: false });
  const paste = usePaste(`pasted ${props.path}`);
  useFormerPaste(`pasted ${props.path}`, `pasted:${props.userId}:${props.path}`);
  const pasting = usePart(pastePanel, can.log && paste.isOpen);
  const isEmpty = page !== null && rows.length === 0 && elsewhere.length === 0;
  return (
    <>
      <FilterBar
        names={names}
        actions={
          <>
            <ViewsMenu views={props.views} mayShare={can.shareView} />
            <ColumnsButton shown={columns} />
          </>
        }
      />
      {can.log ? (
        <>
          <EntryBar
            path={props.path}
            queue={queue}
            stories={props.stories}
            checkers={checkers}
            mayCreateSource={can.createSource}
            startsFocused={props.startsLogging}
            onPaste={paste.open}
          />
          <LeftEntriesNotice
            path={props.path}
            queue={queue}
            former={`unsaved:${props.userId}:${props.path}`}
          />
        </>
      ) : null}
      {faults.length > 0 ? <Faults faults={faults} /> : null}
      {failure === null ? null : <Unread because={failure} onRetry={retry} />}
      {query.open === null ? <NoClaimOpen /> : null}
      <Split
        panel={
          pasting && can.log && paste.isOpen ? (
            <pasting.PastePanel
              key={paste.turn}
              start={paste.start}
              place={paste.place}
              stories={scope.kind === "newsroom" ? props.stories : []}
              mayCreateSource={can.createSource}
              onClose={paste.close}
            />
          ) : query.open === null ? null : (
            <PanelCloses value={closes}>
              {isPanelAwaited ? (
                <AwaitedPanel
                  key={query.open}
                  claim={query.open}
                  row={rows.find((row) => isNamed(row, query.open))}
                />
              ) : (
                props.panel
              )}
            </PanelCloses>
          )
        }
      >
        <div ref={list} className="scroll-mt-9">
          {isEmpty ? (
            <NoClaims
              mayLog={can.log}
              isUnsearchable={page.isUnsearchable}
              draft={props.draft}
              hasStories={props.stories.length > 0}
            />
          ) : (
            <>
              {awaiting > 0 ? <Awaiting count={awaiting} onShow={retry} /> : null}
              <ClaimTable
                rows={rows}
                awaited={page === null && failure === null ? (handed?.rowCount ?? null) : 0}
                isWaiting={isWaiting}
                columns={columns}
                sort={typeof page?.ordering === "object" ? page.ordering : null}
                selection={selection}
                can={can}
                checkers={checkers}
              >
                <EntryRows entries={elsewhere} columns={columns} queue={queue} />
              </ClaimTable>
              {page ? <Pager page={page} /> : null}
            </>
          )}
        </div>
      </Split>
      {bulk && page && selection.chosen.size > 0 ? (
        <bulk.BulkBar
          selection={selection}
          total={page.total}
          isExact={page.isExact}
          can={can}
          checkers={checkers}
        />
      ) : null}
    </>
  );
}

/** What was pasted just now, or earlier and kept: it is looked over in the panel's place. */
function usePaste(place: string) {
  const hasKept = useHasKept(place);
  const [started, setStarted] = useState<{
    start: { pasted: Pasted; story: string } | null;
    turn: number;
  }>({ start: null, turn: 0 });
  return {
    place,
    ...started,
    isOpen: started.start !== null || hasKept,
    open: (pasted: Pasted, story: string) => {
      if (started.start === null && !hasKept) {
        setStarted(({ turn }) => ({ start: { pasted, story }, turn: turn + 1 }));
      } else toast("Log or discard what was pasted before, then paste this.", { tone: "error" });
    },
    close: () => {
      setStarted(({ turn }) => ({ start: null, turn: turn + 1 }));
      requestAnimationFrame(() => document.getElementById(ENTRY_FIELD_ID)?.focus());
    },
  };
}

/** The list, brought to its beginning when the reader turns to another page of it. */
function useBeginning(turnedTo: string) {
  const list = useRef<HTMLDivElement>(null);
  const before = useRef(turnedTo);
  useEffect(() => {
    if (before.current !== turnedTo) list.current?.scrollIntoView({ block: "start" });
    before.current = turnedTo;
  }, [turnedTo]);
  return list;
}

/** Whether the address names this claim, by story and reference or, in a story, the latter alone. */
function isNamed({ story, ref }: ClaimRow, open: string | null): boolean {
  const name = open?.toLowerCase();
  return name === ref.toLowerCase() || name === `${story.slug}.${ref}`.toLowerCase();
}

/** The same table on whatever page. */
function tableOf(address: string): string {
  const params = new URLSearchParams(address);
  params.delete("after");
  params.delete("before");
  params.delete("sort");
  return params.toString();
}

/** Claims that others logged, or that newly fit: shown when the reader says so, since rows would move. */
function Awaiting({ count, onShow }: { count: number; onShow: () => void }) {
  return (
    <div role="status" className="no-print sticky top-0 z-2 flex h-0 justify-center">
      <Button size="small" className="shadow-sm mt-0.5" onClick={onShow}>
        {count === 1 ? "1 new claim" : `${count} new claims`}: show
      </Button>
    </div>
  );
}

/** What of the address was left aside; never in silence. */
function Faults({ faults }: { faults: readonly Fault[] }) {
  return (
    <div className="px-4 sm:px-[1.375rem]">
      <Warning tone="warn">
        Part of this address was not understood and is left aside:{" "}
        {faults.map(({ parameter, message }) => `“${parameter}” ${message}`).join("; ")}.
      </Warning>
    </div>
  );
}

function Unread({ because, onRetry }: { because: string; onRetry: () => void }) {
  return (
    <div className="no-print px-4 py-2 sm:px-[1.375rem]">
      <Warning tone="danger">
        The claims could not be read. <RefusalText>{because}</RefusalText>{" "}
        <Button size="small" onClick={onRetry}>
          Try again
        </Button>
      </Warning>
    </div>
  );
}
