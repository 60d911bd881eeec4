"use client";

import { useState, type ReactNode } from "react";
import { Split } from "@/components/ui/split";
import { Warning } from "@/components/ui/warning";
import { defaultColumns, type ColumnId } from "@/lib/table/columns";
import { writeTableQuery, type Fault, type TableQuery } from "@/lib/table/query";
import type { ClaimPage } from "@/lib/table/page";
import type { ViewSummary } from "@/lib/table/views/commands";
import { BulkBar } from "./bulk-bar";
import type { CheckerChoice } from "./cell-editor";
import { ClaimTable } from "./claim-table";
import { ColumnsDialog } from "./columns-dialog";
import type { TableAbilities } from "./editable";
import { NoClaims } from "./no-claims";
import { EntryBar, type StoryChoice } from "./entry-bar";
import { useEntryQueue } from "./entry-queue";
import { EntryRows } from "./entry-rows";
import { FilterBar } from "./filter-bar";
import type { Names } from "./filter-words";
import { LeftEntriesNotice } from "./left-entries-notice";
import { Pager } from "./pager";
import { useSelection } from "./selection";
import { TablePlace, type TableScope } from "./table-place";
import { ViewsMenu } from "./views-menu";

export type ClaimDeskProps = {
  scope: TableScope;
  /** The table's address without its query. */
  path: string;
  query: TableQuery;
  /** What of the address was not understood. */
  faults: readonly Fault[];
  page: ClaimPage;
  names: Names;
  views: readonly ViewSummary[];
  checkers: readonly CheckerChoice[];
  stories: readonly StoryChoice[];
  can: TableAbilities;
  startsLogging: boolean;
  /** Whose unsaved entries this browser may hold. */
  userId: number;
  panel: ReactNode;
};

/** The claim table with all that belongs to it: search, filters, entry bar, rows, panel. */
export function ClaimDesk(props: ClaimDeskProps) {
  return (
    <TablePlace scope={props.scope} path={props.path} query={props.query}>
      <Desk {...props} />
    </TablePlace>
  );
}

function Desk(props: ClaimDeskProps) {
  const { scope, query, page, can, checkers } = props;
  const columns: readonly ColumnId[] = query.columns ?? defaultColumns(scope.kind);
  const queue = useEntryQueue();

  // What was logged just now stays on top until the table shows something else.
  const logged = queue.entries.map((entry) => entry.claimId);
  const rows = [
    ...page.rows.filter((row) => logged.includes(row.id)).reverse(),
    ...page.rows.filter((row) => !logged.includes(row.id)),
  ];
  const elsewhere = queue.entries.filter(
    (entry) => !page.rows.some((row) => row.id === entry.claimId),
  );
  const selection = useSelection(rows);

  const shown = writeTableQuery({ ...query, columns: null, open: null });
  const [before, setBefore] = useState(shown);
  if (shown !== before) {
    setBefore(shown);
    queue.forgetSaved();
    // Another page of the same table adds to the selection; another table starts a new one.
    if (tableOf(shown) !== tableOf(before)) selection.clear();
  }

  const isEmpty = rows.length === 0 && elsewhere.length === 0;
  return (
    <>
      <FilterBar
        names={props.names}
        actions={
          <>
            <ViewsMenu views={props.views} mayShare={can.shareView} />
            <ColumnsDialog shown={columns} />
          </>
        }
      />
      {can.log ? (
        <>
          <EntryBar
            queue={queue}
            stories={props.stories}
            checkers={checkers}
            mayCreateSource={can.createSource}
            startsFocused={props.startsLogging}
          />
          <LeftEntriesNotice place={`unsaved:${props.userId}:${props.path}`} queue={queue} />
        </>
      ) : null}
      {props.faults.length > 0 ? <Faults faults={props.faults} /> : null}
      <Split panel={props.panel}>
        {isEmpty ? (
          <NoClaims mayLog={can.log} isUnsearchable={page.isUnsearchable} />
        ) : (
          <>
            <ClaimTable
              rows={rows}
              columns={columns}
              sort={typeof page.ordering === "string" ? null : page.ordering}
              selection={selection}
              can={can}
              checkers={checkers}
            >
              <EntryRows entries={elsewhere} columns={columns} queue={queue} />
            </ClaimTable>
            <Pager page={{ ...page, shown: page.rows.length }} />
          </>
        )}
      </Split>
      <BulkBar
        selection={selection}
        total={page.total}
        isExact={page.isExact}
        can={can}
        checkers={checkers}
      />
    </>
  );
}

/** The same table on whatever page. */
function tableOf(address: string): string {
  const params = new URLSearchParams(address);
  params.delete("after");
  params.delete("before");
  params.delete("sort");
  return params.toString();
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
