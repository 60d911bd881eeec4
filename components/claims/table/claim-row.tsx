"use client";

import clsx from "clsx";
import Link from "next/link";
import { memo, type MouseEvent } from "react";
import { bothVersions } from "@/components/claims/fields/both-versions";
import { claimField, type CellFieldName } from "@/components/claims/fields/claim-fields";
import { wordsOf, type Person } from "@/components/claims/fields/field";
import { ConflictView } from "@/components/claims/conflict-view";
import { Checkbox } from "@/components/ui/checkbox";
import { IconButton } from "@/components/ui/button";
import { Td, Tr, type TdProps } from "@/components/ui/table";
import type { ClaimVersion } from "@/lib/ledger/claims/find";
import type { HerePerson } from "@/lib/live/rules";
import { columnLabel, type ColumnId } from "@/lib/table/columns";
import type { ClaimRow } from "@/lib/table/row";
import { CellContent, WordingExtras } from "./cell-content";
import { CellEditor } from "./cell-editor";
import { cellText, hasText } from "./cell-words";
import { editFieldOf, fieldIn, type TableAbilities } from "./editable";
import { MarkedText } from "./marked-text";
import type { LiveMark } from "./live-rows";
import { ChangedCell, EditedByOther, isChangedIn, OthersAtRow } from "./row-others";
import { isPlainPress } from "./table-place";
import { useCellEdit, type CellEdit } from "./use-cell-edit";
import { focusCell } from "./use-cell-keys";

export type ClaimTableRowProps = {
  row: ClaimRow;
  columns: readonly ColumnId[];
  /** The claim as the address names it, and the address that opens it. */
  openKey: string;
  openHref: string;
  onOpen: (claim: string) => void;
  isOpen: boolean;
  isChosen: boolean;
  can: TableAbilities;
  checkers: readonly Person[];
  onToggle: (row: ClaimRow, isRange: boolean) => void;
  /** What somebody else has just changed. */
  mark: LiveMark | undefined;
  /** Who else has the claim open, or is changing it. */
  others: readonly HerePerson[] | undefined;
};

const CELL_KINDS: Partial<Record<ColumnId, NonNullable<TdProps["kind"]>>> = {
  ref: "ref",
  claim: "wording",
  verification_level: "plain",
  source_count: "number",
  origin_count: "number",
};

/** One claim: a line, two where the wording needs it; each cell may turn into a field. */
export const ClaimTableRow = memo(function ClaimTableRow(props: ClaimTableRowProps) {
  const { row, columns, isOpen, isChosen, can, mark, others } = props;
  const edit = useCellEdit(row);

  return (
    <>
      <Tr
        selected={isOpen}
        data-claim={row.id}
        data-checked={isChosen || undefined}
        className="scroll-mt-9 data-checked:bg-accent-soft/60"
      >
        {columns.map((column, index) => {
          const field = editFieldOf(column, row, can);
          // A field that is open stays so, whatever becomes of the claim meanwhile.
          const isEditing = edit.editing !== null && fieldIn(column) === edit.editing.field;
          const isChanged = mark !== undefined && !isEditing && isChangedIn(column, mark, row);
          return (
            <Td
              key={column}
              data-column={column}
              kind={isEditing ? "wrap" : (CELL_KINDS[column] ?? "soft")}
              {...(column === "ref" || column === "claim" ? {} : { label: columnLabel(column) })}
              className={clsx(
                index === 0 && "relative @max-[600px]/table:static",
                column === "claim" && "group/wording",
                isChanged && "changed-live",
              )}
              hideStacked={isBlank(column, row)}
              title={isEditing ? undefined : cellText(column, row) || undefined}
            >
              {index === 0 ? <Chooser {...props} /> : null}
              {isEditing ? (
                <CellEditor
                  edit={edit}
                  claimRef={row.ref}
                  checkers={props.checkers}
                  onDone={() =>
                    requestAnimationFrame(() => returnTo(row.id, edit.from.current ?? column))
                  }
                />
              ) : column === "ref" || (column === "claim" && !columns.includes("ref")) ? (
                <RowLink {...props} column={column} />
              ) : column === "claim" ? (
                <Wording {...props} edit={edit} isChanged={isChanged} />
              ) : (
                <Cell {...props} column={column} field={field} edit={edit} />
              )}
              {isChanged ? <ChangedCell column={column} mark={mark} /> : null}
              {index === 0 && others ? <OthersAtRow others={others} /> : null}
            </Td>
          );
        })}
      </Tr>
      {edit.conflict && edit.editing ? (
        <tr>
          <td colSpan={columns.length} className="border-b border-rule px-[1.375rem]">
            <Conflict edit={edit} conflict={edit.conflict} checkers={props.checkers} />
          </td>
        </tr>
      ) : null}
    </>
  );
});

/** Nothing to show, and on a card no place for it. */
function isBlank(column: ColumnId, row: ClaimRow): boolean {
  if (column === "tags") return row.tags.length === 0;
  const isText = column !== "ref" && column !== "claim" && hasText(column);
  return isText && cellText(column, row) === "";
}

/** The check box stands in the margin, and shows when it is of use. */
function Chooser({ row, isChosen, onToggle }: ClaimTableRowProps) {
  return (
    <span
      className={clsx(
        "no-print absolute top-1/2 left-0 grid min-h-6 min-w-6 -translate-y-1/2 place-items-center group-hover/row:opacity-100 focus-within:opacity-100 in-data-choosing:opacity-100 @max-[600px]/table:top-2 @max-[600px]/table:right-3 @max-[600px]/table:left-auto @max-[600px]/table:translate-y-0 [@media(hover:none)]:opacity-100",
        isChosen ? "opacity-100" : "opacity-0",
      )}
    >
      <Checkbox
        label={`Select ${row.ref}`}
        hideLabel
        checked={isChosen}
        onChange={() => undefined}
        onClick={(event) => onToggle(row, event.shiftKey)}
      />
    </span>
  );
}

/** The link that the keyboard walks along: opens the claim beside the list. */
function RowLink({ row, column, openHref, ...props }: ClaimTableRowProps & { column: ColumnId }) {
  return (
    <Link
      href={openHref}
      scroll={false}
      prefetch={false}
      data-row-link
      aria-label={column === "ref" ? `${row.ref}: ${row.wording}` : undefined}
      className={clsx(
        "hover:underline",
        column === "ref" && "-my-1 inline-block min-h-6 min-w-7 py-1",
        column === "claim" && "line-clamp-2 @max-[600px]/table:line-clamp-4",
      )}
      onClick={(event) => opens(event, props)}
    >
      {column === "ref" ? row.ref : row.wording}
    </Link>
  );
}

/** The row is marked at once; what opens the claim elsewhere, another tab, is the browser's. */
function opens(
  event: MouseEvent,
  { onOpen, openKey }: Pick<ClaimTableRowProps, "onOpen" | "openKey">,
): void {
  if (!isPlainPress(event)) return;
  event.preventDefault();
  onOpen(openKey);
}

/** The cursor goes back into the cell that it came from, unless it has been taken elsewhere. */
function returnTo(claimId: number, column: string): void {
  const row = document.querySelector(`tr[data-claim="${claimId}"]`);
  const { activeElement } = document;
  if (activeElement !== null && activeElement !== document.body && !row?.contains(activeElement)) {
    return;
  }
  const cell = row?.querySelector<HTMLElement>(`td[data-column="${column}"]`);
  if (cell) focusCell(cell);
}

function Wording({
  row,
  openHref,
  can,
  edit,
  others,
  isChanged,
  ...props
}: ClaimTableRowProps & { edit: CellEdit; isChanged: boolean }) {
  const shown = edit.saved?.field === "wording" ? edit.saved.text : null;
  const mayEdit = can.edit && !row.withdrawn;
  // What somebody has just saved is said instead, in the same place.
  const rewording = isChanged
    ? undefined
    : others?.find(({ editing }) => editing === "wording" || editing === "details");
  return (
    <EditedByOther other={rewording}>
      <div
        dir="auto"
        className="relative flex flex-wrap items-baseline gap-x-2 wrap-anywhere @min-[600px]/claims:has-[>span]:flex-nowrap"
      >
        {/* Not in the order of Tab: the reference beside it is the same link. */}
        <Link
          href={openHref}
          scroll={false}
          prefetch={false}
          tabIndex={-1}
          onClick={(event) => opens(event, props)}
          className={clsx(
            "min-w-0 flex-1 @max-[600px]/table:line-clamp-4",
            // In two lines with whatever stands below; the panel shows it whole.
            row.hits && row.hits.elsewhere.length > 0 ? "line-clamp-1" : "line-clamp-2",
            row.withdrawn && "text-soft line-through",
          )}
        >
          {shown ?? (row.hits?.wording ? <MarkedText text={row.hits.wording} /> : row.wording)}
        </Link>
        <WordingExtras row={row} />
        {mayEdit ? (
          <IconButton
            icon="edit"
            label={`Edit the wording of ${row.ref} (w)`}
            data-edit-wording
            onClick={() => edit.begin("wording")}
            className="no-print absolute! -top-1 -right-1.5 bg-sunk opacity-0 group-hover/wording:opacity-100 focus-visible:opacity-100"
          />
        ) : null}
      </div>
    </EditedByOther>
  );
}

function Cell({
  row,
  column,
  field,
  edit,
  checkers,
}: ClaimTableRowProps & { column: ColumnId; field: CellFieldName | null; edit: CellEdit }) {
  const content =
    field !== null && edit.saved?.field === field ? (
      <span className="opacity-60">{wordsOf(claimField(field), edit.saved.text, checkers)}</span>
    ) : (
      <CellContent column={column} row={row} />
    );
  if (field === null) {
    return hasText(column) ? (
      <div dir="auto" className="truncate">
        {content}
      </div>
    ) : (
      content
    );
  }
  return (
    <button
      type="button"
      data-cell
      aria-label={`${columnLabel(column)} of ${row.ref}: ${cellText(column, row) || row.tags.join(", ") || "none"}. Change`}
      onClick={() => edit.begin(field)}
      dir="auto"
      className="-mx-1 -my-0.5 block min-h-6 w-full max-w-full truncate rounded-sm px-1 text-start hover:bg-surface hover:outline hover:outline-edge @max-[600px]/table:inline-block @max-[600px]/table:w-auto"
    >
      {content}
    </button>
  );
}

function Conflict({
  edit,
  conflict,
  checkers,
}: {
  edit: CellEdit;
  conflict: ClaimVersion;
  checkers: readonly Person[];
}) {
  if (!edit.editing) return null;
  const { field, text } = edit.editing;
  return (
    <ConflictView
      changedBy={conflict.changedBy}
      changedAt={conflict.changedAt}
      fields={[bothVersions(field, conflict, text, checkers)]}
      pending={edit.isPending}
      onKeepTheirs={edit.cancel}
      onSaveMine={() => void edit.save(text, conflict)}
    />
  );
}
