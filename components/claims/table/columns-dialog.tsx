"use client";

import clsx from "clsx";
import { useState, type DragEvent, type KeyboardEvent } from "react";
import { Button, IconButton } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog, DialogFooter } from "@/components/ui/dialog";
import { defaultColumns, offeredColumns, type ColumnId } from "@/lib/table/columns";
import { useTablePlace } from "./table-place";

type Item = { id: ColumnId; label: string; isShown: boolean };

/** The columns shown, in their order, then the others. */
function itemsFor(shown: readonly ColumnId[], kind: "story" | "newsroom"): Item[] {
  const offered = offeredColumns(kind);
  const first = shown.flatMap((id) => offered.filter((column) => column.id === id));
  const rest = offered.filter((column) => !shown.includes(column.id));
  return [
    ...first.map((column) => ({ ...column, isShown: true })),
    ...rest.map((column) => ({ ...column, isShown: false })),
  ];
}

function moved<Member>(list: readonly Member[], from: number, to: number): Member[] {
  const next = [...list];
  const [member] = next.splice(from, 1);
  if (member !== undefined) next.splice(to, 0, member);
  return next;
}

/** Which columns the table shows and in which order; by dragging, or with the arrow buttons. */
export function ColumnsDialog({
  shown,
  open,
  onClose,
}: {
  shown: readonly ColumnId[];
  open: boolean;
  onClose: () => void;
}) {
  return (
    <Dialog
      open={open}
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      title="Columns"
      description="Check what the table shows; drag, or use the arrows, to put it in order."
    >
      <ColumnsForm shown={shown} onClose={onClose} />
    </Dialog>
  );
}

function ColumnsForm({ shown, onClose }: { shown: readonly ColumnId[]; onClose: () => void }) {
  const { scope, go } = useTablePlace();
  const [items, setItems] = useState<readonly Item[]>(() => itemsFor(shown, scope.kind));
  const [dragged, setDragged] = useState<number | null>(null);
  const chosen = items.filter((item) => item.isShown).map((item) => item.id);

  function move(from: number, to: number) {
    setItems((all) => (to >= 0 && to < all.length ? moved(all, from, to) : all));
  }

  function apply() {
    const standard = defaultColumns(scope.kind);
    const isStandard =
      chosen.length === standard.length && chosen.every((id, index) => id === standard[index]);
    go({ columns: isStandard ? null : chosen });
    onClose();
  }

  return (
    <>
      <ul className="max-h-[52dvh] overflow-y-auto rounded-lg border border-rule">
        {items.map((item, index) => (
          <ColumnItem
            key={item.id}
            item={item}
            isFirst={index === 0}
            isLast={index === items.length - 1}
            isDragged={dragged === index}
            onToggle={() =>
              setItems((all) =>
                all.map((other) =>
                  other.id === item.id ? { ...other, isShown: !other.isShown } : other,
                ),
              )
            }
            onMove={(by) => move(index, index + by)}
            onDragStart={() => setDragged(index)}
            onDragOver={() => {
              if (dragged === null || dragged === index) return;
              move(dragged, index);
              setDragged(index);
            }}
            onDragEnd={() => setDragged(null)}
          />
        ))}
      </ul>
      <DialogFooter>
        <Button onClick={() => setItems(itemsFor(defaultColumns(scope.kind), scope.kind))}>
          As usual
        </Button>
        <Button variant="primary" disabled={chosen.length === 0} onClick={apply}>
          Show {chosen.length} {chosen.length === 1 ? "column" : "columns"}
        </Button>
      </DialogFooter>
    </>
  );
}

function ColumnItem(props: {
  item: Item;
  isFirst: boolean;
  isLast: boolean;
  isDragged: boolean;
  onToggle: () => void;
  onMove: (by: -1 | 1) => void;
  onDragStart: () => void;
  onDragOver: () => void;
  onDragEnd: () => void;
}) {
  const { item } = props;

  /** Alt with an arrow moves the column, wherever in its line the cursor is. */
  function onKeyDown(event: KeyboardEvent) {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    props.onMove(event.key === "ArrowUp" ? -1 : 1);
  }

  return (
    <li
      draggable
      onKeyDown={onKeyDown}
      onDragStart={(event: DragEvent) => {
        event.dataTransfer.effectAllowed = "move";
        event.dataTransfer.setData("text/plain", item.label);
        props.onDragStart();
      }}
      onDragOver={(event) => {
        event.preventDefault();
        props.onDragOver();
      }}
      onDragEnd={props.onDragEnd}
      onDrop={(event) => event.preventDefault()}
      className={clsx(
        "flex cursor-grab items-center gap-2 border-b border-rule px-3 py-0.5 last:border-0",
        props.isDragged && "bg-accent-soft",
      )}
    >
      <Checkbox
        className="min-w-0 flex-1 py-1"
        label={item.label}
        checked={item.isShown}
        onChange={props.onToggle}
      />
      <IconButton
        icon="down"
        label={`Move ${item.label} up`}
        disabled={props.isFirst}
        onClick={() => props.onMove(-1)}
        className="rotate-180 disabled:opacity-30"
      />
      <IconButton
        icon="down"
        label={`Move ${item.label} down`}
        disabled={props.isLast}
        onClick={() => props.onMove(1)}
        className="disabled:opacity-30"
      />
    </li>
  );
}
