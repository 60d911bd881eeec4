"use client";

import { use, useId, useMemo, useRef, type CSSProperties, type ReactNode } from "react";
import type { Person } from "@/components/claims/fields/field";
import { useOthersHere } from "@/components/live/live";
import { useShortcut } from "@/components/shell/shortcuts";
import { claimFields, type CellFieldName } from "@/components/claims/fields/claim-fields";
import { wishForm } from "@/components/claims/wished-form";
import { toast } from "@/components/ui/toast";
import { Checkbox } from "@/components/ui/checkbox";
import { IsOpening } from "@/components/ui/split";
import { SortableTh, Table, TableHead } from "@/components/ui/table";
import type { HerePerson } from "@/lib/live/rules";
import { columnLabel, type ColumnId } from "@/lib/table/columns";
import type { ClaimRow } from "@/lib/table/row";
import type { Sort } from "@/lib/table/query";
import { cellWay } from "./cell-way";
import { ClaimTableRow } from "./claim-row";
import { givingWay, minimumWidth, widthOf } from "./column-widths";
import type { TableAbilities } from "./editable";
import { useLiveMarks } from "./live-rows";
import type { Selection } from "./selection";
import { useTablePlace } from "./table-place";
import { useCopy } from "./use-copy";
import { useOpenInView } from "./use-open-in-view";
import { useRowKeys } from "./use-row-keys";

type Props = {
  rows: readonly ClaimRow[];
  /** How many rows are on their way for the first time; null where nobody knows. */
  awaited: number | null;
  /** The rows are those of before. */
  isWaiting: boolean;
  columns: readonly ColumnId[];
  /** The order shown; null where it is that of a search. */
  sort: Sort | null;
  selection: Selection;
  can: TableAbilities;
  checkers: readonly Person[];
  /** Rows above the first: what was logged just now. */
  children?: ReactNode;
};

/** Newest, most and latest first, where that is what one looks for. */
const DESCENDING_FIRST: readonly ColumnId[] = [
  "logged_at",
  "verdict_at",
  "updated_at",
  "source_count",
  "origin_count",
  "legal_risk",
];

/** Presses what turns a cell into its field. */
function pressEditor(table: HTMLElement | null, claimId: number, field: CellFieldName): void {
  const row = table?.querySelector(`tr[data-claim="${claimId}"]`);
  const editor =
    field === "wording"
      ? "[data-edit-wording]"
      : `td[data-column="${claimFields[field].column}"] [data-cell]`;
  row?.querySelector<HTMLElement>(editor)?.click();
}

/** One press sorts, the next turns the order, the third gives the table's own order back. */
function nextSort(column: ColumnId, current: Sort | null): Sort | null {
  const firstWay = DESCENDING_FIRST.includes(column);
  if (current?.column !== column) return { column, descending: firstWay };
  return current.descending === firstWay ? { column, descending: !firstWay } : null;
}

export function ClaimTable(props: Props) {
  const { rows, columns, sort, selection, can, checkers } = props;
  const { query, scope, hrefTo, linkTo, open } = useTablePlace();
  const table = useRef<HTMLTableElement>(null);
  const marks = useLiveMarks();
  const others = useOthersByClaim();
  const openOf = (row: ClaimRow) =>
    scope.kind === "newsroom" ? `${row.story.slug}.${row.ref}` : row.ref;
  const opened = query.open?.toLowerCase() ?? null;
  const isOpening = use(IsOpening);
  const isBeside = opened !== null && !isOpening;
  // Columns that somebody chose stay, and the table scrolls sideways where they find no room.
  const givesWay = isBeside || query.columns === null;
  const openAt = rows.findIndex((row) => openOf(row).toLowerCase() === opened);
  useOpenInView(table, opened, `${openAt} ${sort?.column} ${sort?.descending}`);
  useRowKeys(table, {
    rows,
    selection,
    onMove: (row) => {
      if (opened !== null) open(openOf(row));
    },
    onEdit: (row, column) => {
      const way = cellWay(column, row, can);
      if (way.to === "cell") pressEditor(table.current, row.id, way.field);
      else if (way.to === "panel") {
        open(openOf(row));
        wishForm(row.id, way.form);
      } else {
        const what = column === "claim" || column === "ref" ? row.ref : columnLabel(column);
        toast(`${what} is not edited here`, { detail: way.because });
      }
    },
  });
  useCopy(table, { rows, columns, chosen: selection.chosen });
  useShortcut({
    keys: "shift+x",
    label: "Select the whole page",
    group: "Claims",
    run: () => {
      if (rows.length === 0) return "There is no claim here";
      selection.choosePage(!rows.every((row) => selection.isChosen(row.id)));
      return null;
    },
  });

  const openHref = opening(hrefTo({ open: null }));
  const isWhole = rows.length > 0 && rows.every((row) => selection.isChosen(row.id));
  const style: CSSProperties & Record<"--table-width", string> = {
    "--table-width": givesWay ? "0px" : `${minimumWidth(columns)}px`,
  };
  const id = useId();

  return (
    <div
      role="region"
      aria-label="Claims"
      id={id}
      data-claims
      data-beside={isBeside || undefined}
      aria-busy={props.isWaiting}
      data-choosing={selection.chosen.size > 0 || undefined}
      style={style}
      className="group/claims @container/claims relative overflow-x-auto aria-busy:opacity-70 motion-safe:transition-opacity print:overflow-visible roomy:overflow-x-visible"
    >
      <style>{givingWayIn(id, columns, query.columns === null)}</style>
      <Table
        stack
        ref={table}
        className="min-w-(--table-width) table-fixed @max-[600px]/table:min-w-0"
      >
        <TableHead>
          <tr>
            {columns.map((column, index) => (
              <SortableTh
                key={column}
                link={linkTo({ sort: nextSort(column, query.sort) })}
                direction={
                  sort?.column === column ? (sort.descending ? "descending" : "ascending") : null
                }
                style={{ width: widthOf(column) }}
                lead={
                  index === 0 ? (
                    <Checkbox
                      label="Select all on this page"
                      hideLabel
                      checked={isWhole}
                      mixed={!isWhole && rows.some((row) => selection.isChosen(row.id))}
                      onChange={() => selection.choosePage(!isWhole)}
                      className="no-print absolute top-1 left-0.5 opacity-0 group-hover/claims:opacity-100 focus-within:opacity-100 in-data-choosing:opacity-100"
                    />
                  ) : null
                }
              >
                {columnLabel(column)}
              </SortableTh>
            ))}
          </tr>
        </TableHead>
        <tbody>
          {props.children}
          {props.awaited === 0 ? null : (
            <AwaitedRows count={props.awaited ?? FULL_PAGE} columns={columns.length} />
          )}
          {rows.map((row, index) => (
            <ClaimTableRow
              key={row.id}
              row={row}
              columns={columns}
              openKey={openOf(row)}
              openHref={openHref(openOf(row))}
              isOpen={index === openAt}
              onOpen={open}
              isChosen={selection.isChosen(row.id)}
              can={can}
              checkers={checkers}
              onToggle={selection.toggle}
              mark={marks.get(row.id)}
              others={others.get(row.id)}
            />
          ))}
        </tbody>
      </Table>
    </div>
  );
}

/**
 * Which columns leave at which width of the list: beside an open claim, and, where nobody chose them,
 * also without. Cards, into which rows turn where the list is narrow, have room for all. The same
 * text whatever is open, so that opening a claim changes no style but its own.
 */
function givingWayIn(id: string, columns: readonly ColumnId[], isUsual: boolean): string {
  const table = `[id="${id}"]`;
  const rules = givingWay(columns).flatMap((limit, index) => {
    if (limit === null) return [];
    const gone = `tr > :nth-child(${index + 1}) { display: none }`;
    return [
      `@media (width >= 1000px) { @container claims (width < ${limit}px) { ${table}[data-beside] ${gone} } }`,
      ...(isUsual
        ? [
            `@container claims (width >= 600px) and (width < ${limit}px) { ${table}:not([data-beside]) ${gone} }`,
          ]
        : []),
    ];
  });
  return `@media screen { ${rules.join(" ")} }`;
}

function useOthersByClaim(): ReadonlyMap<number, HerePerson[]> {
  const here = useOthersHere();
  return useMemo(() => {
    const byClaim = new Map<number, HerePerson[]>();
    for (const other of here) {
      if (other.claim === null) continue;
      byClaim.set(other.claim, [...(byClaim.get(other.claim) ?? []), other]);
    }
    return byClaim;
  }, [here]);
}

/** The addresses that open a claim, from the one without. */
function opening(closed: string): (claim: string) => string {
  const joint = closed.includes("?") ? "&" : "?";
  return (claim) => `${closed}${joint}open=${claim}`;
}

const FULL_PAGE = 100;
/** As high as a row of one line. */
const ROW_PIXELS = 36;

/** Holds the place of rows that are on their way, so that nothing moves when they come. */
function AwaitedRows({ count, columns }: { count: number; columns: number }) {
  return (
    <tr>
      <td colSpan={columns} className="p-0">
        <span className="sr-only">The claims are being read.</span>
        <div className="awaited-rows" style={{ height: `${count * ROW_PIXELS}px` }} />
      </td>
    </tr>
  );
}
