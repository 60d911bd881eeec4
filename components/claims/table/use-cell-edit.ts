"use client";

/**
 * Editing one cell of a claim: the value that was there, the value typed, and what became of
 * saving it. A refusal keeps what was typed; a conflict keeps both versions.
 */
import { useState } from "react";
import type { CellFieldName } from "@/components/claims/fields/claim-fields";
import { claimValueIn, patchOf, seenIn } from "@/components/claims/fields/claim-values";
import { useCommand } from "@/components/command";
import { readConflict } from "@/components/claims/panel/read-conflict";
import type { ClaimVersion } from "@/lib/ledger/claims/find";
import type { ClaimRow } from "@/lib/table/row";

type Typed = { field: CellFieldName; text: string };

/** What is typed, and the claim as it was when that was begun: others may change it meanwhile. */
type Editing = Typed & { from: ClaimRow };

export type CellEdit = ReturnType<typeof useCellEdit>;

export function useCellEdit(row: ClaimRow) {
  const edit = useCommand("claims.edit");
  const [editing, setEditing] = useState<Editing | null>(null);
  /** Saved, and shown until the page's data has caught up. */
  const [saved, setSaved] = useState<(Typed & { revision: number }) | null>(null);
  if (saved && row.revision !== saved.revision) setSaved(null);

  function begin(field: CellFieldName) {
    edit.reset();
    setEditing({ field, text: claimValueIn(row, field), from: row });
  }

  function cancel() {
    edit.reset();
    setEditing(null);
  }

  /** @returns whether the cell is done with. */
  async function save(text: string, over?: ClaimVersion): Promise<boolean> {
    if (!editing) return true;
    const { field, from } = editing;
    setEditing({ field, text, from });
    if (!over && text === claimValueIn(from, field)) {
      cancel();
      return true;
    }
    const result = await edit.run({
      claimId: row.id,
      revision: over?.revision ?? from.revision,
      patch: patchOf(field, text),
      was: seenIn(over ?? from, field),
    });
    if (result.ok) {
      setSaved({ field, text, revision: row.revision });
      setEditing(null);
    }
    return result.ok;
  }

  const conflict = readConflict(edit.error);
  const now = editing ? claimValueIn(row, editing.field) : "";
  const isOvertaken = editing !== null && now !== claimValueIn(editing.from, editing.field);
  return {
    editing,
    saved,
    conflict,
    /** What somebody else has saved in the field since it was opened; null: nothing. */
    savedMeanwhile: isOvertaken && !conflict ? now : null,
    fault: conflict
      ? null
      : (Object.values(edit.error?.fields ?? {})[0] ?? edit.error?.message ?? null),
    isPending: edit.pending,
    begin,
    change: (text: string) => setEditing((before) => before && { ...before, text }),
    save,
    cancel,
  };
}
