"use client";

/**
 * Editing one cell of a claim: the value that was there, the value typed, and what became of
 * saving it. A refusal keeps what was typed; a conflict keeps both versions.
 */
import { useRef, useState } from "react";
import type { CellFieldName } from "@/components/claims/fields/claim-fields";
import { claimValueIn, patchOf, seenIn } from "@/components/claims/fields/claim-values";
import { useCommand } from "@/components/command";
import { useTyped } from "@/components/typed/use-typed";
import { readConflict } from "@/components/claims/panel/read-conflict";
import type { ClaimVersion } from "@/lib/ledger/claims/find";
import type { ClaimRow } from "@/lib/table/row";

/** What is typed, and the claim as it was when that was begun: others may change it meanwhile. */
type CellText = { text: string; was: string; revision: number };

type Saved = { field: CellFieldName; text: string; revision: number };
type Editing = CellText & { field: CellFieldName };

/** What is typed in no cell is kept nowhere. */
const NO_CELL = "no cell";

export type CellEdit = ReturnType<typeof useCellEdit>;

export function useCellEdit(row: ClaimRow) {
  const edit = useCommand("claims.edit");
  const [field, setField] = useState<CellFieldName | null>(null);
  const standing = field ? claimValueIn(row, field) : "";
  const typed = useTyped<CellText>(field ? `cell ${row.id} ${field}` : NO_CELL, {
    text: standing,
    was: standing,
    revision: row.revision,
  });
  const editing: Editing | null = field && { field, ...typed.value };
  /** Saved, and shown until the page's data has caught up. */
  const [saved, setSaved] = useState<Saved | null>(null);
  if (saved && row.revision !== saved.revision) setSaved(null);

  /** The column of the cell that one was in, to go back there. */
  const from = useRef<string | undefined>(undefined);

  function begin(field: CellFieldName) {
    from.current = document.activeElement?.closest<HTMLElement>("td[data-column]")?.dataset.column;
    edit.reset();
    setField(field);
  }

  function cancel() {
    typed.clear();
    leave();
  }

  /** What was typed is there again when the cell is opened next. */
  function leave() {
    edit.reset();
    setField(null);
  }

  /** @returns whether the cell is done with. */
  async function save(text: string, over?: ClaimVersion): Promise<boolean> {
    if (!editing) return true;
    const { field, was, revision } = editing;
    typed.set((now) => ({ ...now, text }));
    if (!over && text === was) {
      cancel();
      return true;
    }
    const result = await edit.run({
      claimId: row.id,
      revision: over?.revision ?? revision,
      patch: patchOf(field, text),
      was: over ? seenIn(over, field) : patchOf(field, was),
    });
    if (result.ok) {
      setSaved({ field, text, revision: row.revision });
      typed.clear();
      setField(null);
    }
    return result.ok;
  }

  const conflict = readConflict(edit.error);
  const isOvertaken = editing !== null && standing !== editing.was;
  return {
    claimId: row.id,
    from,
    editing,
    saved,
    conflict,
    /** What somebody else has saved in the field since it was opened; null: nothing. */
    savedMeanwhile: isOvertaken && !conflict ? standing : null,
    fault: conflict
      ? null
      : (Object.values(edit.error?.fields ?? {})[0] ?? edit.error?.message ?? null),
    isPending: edit.pending,
    begin,
    change: (text: string) => typed.set((now) => ({ ...now, text })),
    typed,
    save,
    cancel,
    leave,
  };
}
