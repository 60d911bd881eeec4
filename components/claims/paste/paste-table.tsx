"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { withRole, type ColumnRole } from "@/lib/ledger/claims/paste/columns";
import type { SheetRow } from "@/lib/ledger/claims/paste/sheet";
import { ColumnHead } from "./column-head";
import { PasteRow, type RowTone, type SourceMark } from "./paste-row";

export type ShowRow = (rowId: number) => void;

type Props = {
  body: readonly SheetRow[];
  headings: readonly string[] | null;
  roles: ReadonlyArray<ColumnRole | null>;
  /** Lines need no menu over their one column. */
  hasMenus: boolean;
  numberOf: (rowId: number) => number;
  markOf: (row: SheetRow) => SourceMark;
  toneOf: (row: SheetRow) => RowTone;
  selected: ReadonlySet<number>;
  onSelect: (rowId: number, isRange: boolean) => void;
  onSelectAll: () => void;
  onRoles: (roles: Array<ColumnRole | null>) => void;
  onCell: (rowId: number, column: number, text: string) => void;
  /** Is given what brings a row into sight and puts the cursor into it. */
  onShow: (show: ShowRow) => void;
};

const WIDTHS: Readonly<Record<ColumnRole, string>> = {
  wording: "auto",
  source: "9rem",
  attribution: "7rem",
  kind: "6rem",
  saidOn: "6.5rem",
  asOf: "6.5rem",
  note: "9rem",
};
const LEFT_OUT_WIDTH = "5.5rem";
const WORDING_MINIMUM_REM = 13;

/** Rows above and below those in sight that are drawn as well. */
const BEYOND = 8;
/** Rows in sight at once, at most: the box is never higher. */
const IN_SIGHT = 24;

/** The rows in a box of its own; only those in sight are drawn, so that thousands cost no more. */
export function PasteTable(props: Props) {
  const { body, roles, selected } = props;
  const box = useRef<HTMLDivElement>(null);
  const [first, setFirst] = useState(0);
  const from = Math.max(0, Math.min(first, body.length - IN_SIGHT) - BEYOND);
  const drawn = body.slice(from, from + IN_SIGHT + 2 * BEYOND);
  const after = body.length - from - drawn.length;

  const onScroll = useCallback(() => {
    const top = box.current?.scrollTop ?? 0;
    // In steps, so that scrolling draws anew now and then only.
    setFirst(Math.floor(top / rowPixels() / (BEYOND / 2)) * (BEYOND / 2));
  }, []);

  const { onShow } = props;
  useEffect(() => {
    onShow((rowId) => {
      const at = body.findIndex(({ id }) => id === rowId);
      if (at === -1 || !box.current) return;
      box.current.scrollTop = Math.max(0, (at - 1) * rowPixels());
      onScroll();
      requestAnimationFrame(() => {
        const row = box.current?.querySelector(`[data-row="${rowId}"]`);
        row?.querySelector("textarea")?.focus({ preventScroll: true });
        box.current?.scrollIntoView({ block: "nearest" });
      });
    });
  }, [onShow, body, onScroll]);

  const width = roles.reduce(
    (sum, role) =>
      sum +
      (role === "wording" ? WORDING_MINIMUM_REM : parseFloat(role ? WIDTHS[role] : LEFT_OUT_WIDTH)),
    2.5,
  );
  return (
    <div
      ref={box}
      onScroll={onScroll}
      className="max-h-[min(60vh,60rem)] overflow-auto rounded-lg border border-rule"
    >
      <table
        aria-label="Pasted rows"
        aria-rowcount={body.length + 1}
        className="w-full table-fixed border-collapse text-left text-xs"
        style={{ minWidth: `${width}rem` }}
      >
        <colgroup>
          <col style={{ width: "2.5rem" }} />
          {roles.map((role, column) => (
            <col key={column} style={{ width: role ? WIDTHS[role] : LEFT_OUT_WIDTH }} />
          ))}
        </colgroup>
        <thead className="sticky top-0 z-20 bg-sunk">
          <tr aria-rowindex={1}>
            <th scope="col" className="px-2 py-1.5 text-center align-top">
              <Checkbox
                label="Select all rows"
                hideLabel
                checked={body.length > 0 && selected.size >= body.length}
                mixed={selected.size > 0 && selected.size < body.length}
                onChange={props.onSelectAll}
              />
            </th>
            {roles.map((role, column) => (
              <th key={column} scope="col" className="px-2 py-1.5 align-top font-normal">
                {props.hasMenus ? (
                  <ColumnHead
                    role={role}
                    heading={props.headings?.[column] ?? ""}
                    number={column + 1}
                    onChange={(next) => props.onRoles(withRole(roles, column, next))}
                  />
                ) : (
                  <span className="text-xs font-strong">Claim</span>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Gap rows={from} columns={roles.length + 1} />
          {drawn.map((row) => (
            <PasteRow
              key={row.id}
              row={row}
              number={props.numberOf(row.id)}
              roles={roles}
              mark={props.markOf(row)}
              tone={props.toneOf(row)}
              isSelected={selected.has(row.id)}
              onSelect={props.onSelect}
              onCell={props.onCell}
            />
          ))}
          <Gap rows={after} columns={roles.length + 1} />
        </tbody>
      </table>
    </div>
  );
}

const ROW_REM = 3.5;

function rowPixels(): number {
  return ROW_REM * parseFloat(getComputedStyle(document.documentElement).fontSize);
}

/** As high as the rows that are not drawn. */
function Gap({ rows, columns }: { rows: number; columns: number }) {
  if (rows === 0) return null;
  return (
    <tr aria-hidden="true">
      <td colSpan={columns} className="p-0" style={{ height: `${rows * ROW_REM}rem` }} />
    </tr>
  );
}
