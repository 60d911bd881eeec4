"use client";

import clsx from "clsx";
import { memo, type MouseEvent } from "react";
import type { ColumnRole } from "@/lib/ledger/claims/paste/columns";
import type { SheetRow } from "@/lib/ledger/claims/paste/sheet";
import { ROLE_LABELS } from "./column-head";

/** What stands under the source of a row. */
export type SourceMark = "known" | "new" | "which" | "asking" | null;

const MARKS = {
  known: { text: "known", look: "text-soft" },
  new: { text: "new source", look: "text-warn" },
  which: { text: "which one?", look: "font-medium text-danger" },
  asking: { text: "looking it up…", look: "text-faint" },
} as const;

export type RowTone = "fault" | "doubt" | "sent" | null;

type Props = {
  row: SheetRow;
  /** As people count them: 1 is the first claim. */
  number: number;
  roles: ReadonlyArray<ColumnRole | null>;
  mark: SourceMark;
  tone: RowTone;
  isSelected: boolean;
  onSelect: (rowId: number, isRange: boolean) => void;
  onCell: (rowId: number, column: number, text: string) => void;
};

/** One row of the preview, as high as all the others; what is longer unfolds while it is typed in. */
export const PasteRow = memo(function PasteRow(props: Props) {
  const { row, number, roles, mark, tone, isSelected } = props;
  return (
    <tr
      aria-rowindex={number + 1}
      data-row={row.id}
      className={clsx("h-14 border-b border-rule", isSelected && "bg-accent-soft")}
    >
      <td className="p-0 align-top">
        <label className="flex h-14 cursor-pointer flex-col items-center gap-1 pt-2 text-2xs text-faint nums">
          <input
            type="checkbox"
            aria-label={`Select row ${number}`}
            checked={isSelected}
            disabled={tone === "sent"}
            onChange={() => undefined}
            onClick={(event: MouseEvent) => props.onSelect(row.id, event.shiftKey)}
            className="size-[0.9375rem] accent-accent"
          />
          <span
            className={clsx(
              tone === "fault" && "font-medium text-danger",
              tone === "doubt" && "font-medium text-warn",
            )}
          >
            {number}
            {tone === "fault" || tone === "doubt" ? "!" : ""}
          </span>
        </label>
      </td>
      {row.cells.map((cell, column) => {
        const role = roles[column] ?? null;
        return (
          <td key={column} className="relative h-14 p-0 align-top">
            {role === null ? (
              <p
                dir="auto"
                title={cell}
                className="line-clamp-2 px-2 py-2 text-xs text-faint line-through"
              >
                {cell}
              </p>
            ) : (
              <>
                <textarea
                  dir="auto"
                  rows={2}
                  aria-label={`${ROLE_LABELS[role]}, row ${number}`}
                  aria-invalid={tone === "fault" ? true : undefined}
                  readOnly={tone === "sent"}
                  value={cell}
                  onChange={(event) => props.onCell(row.id, column, event.target.value)}
                  className={clsx(
                    "absolute inset-x-0 block w-full resize-none overflow-hidden rounded-sm bg-transparent px-2 hover:bg-sunk/60 focus:top-0 focus:z-10 focus:[field-sizing:content] focus:h-auto! focus:max-h-60 focus:min-h-14 focus:overflow-auto focus:bg-surface focus:py-1.5 focus:shadow-popup",
                    // Two lines exactly: a third would show its upper half.
                    role === "wording" ? "font-serif text-wording" : "text-xs",
                    role === "wording"
                      ? "top-2 h-[2.475rem]"
                      : role === "source"
                        ? "top-1 h-[2.1rem]"
                        : "top-2 h-[2.1rem]",
                  )}
                />
                {role === "source" && mark && cell.trim() !== "" ? (
                  <span
                    className={clsx(
                      "pointer-events-none absolute bottom-0.5 left-2 text-2xs whitespace-nowrap",
                      MARKS[mark].look,
                    )}
                  >
                    {MARKS[mark].text}
                  </span>
                ) : null}
              </>
            )}
          </td>
        );
      })}
    </tr>
  );
});
