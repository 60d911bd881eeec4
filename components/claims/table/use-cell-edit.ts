"use client";

/**
 * Editing one cell of a claim: the value that was there, the value typed, and what became of
 * saving it. A refusal keeps what was typed; a conflict keeps both versions.
 */
import { useState } from "react";
import { useCommand, type CommandInput } from "@/components/command";
import { readConflict } from "@/components/claims/panel/read-conflict";
import type { ClaimVersion } from "@/lib/ledger/claims/find";
import type { ClaimRow } from "@/lib/table/row";

export type EditField = "wording" | "attribution" | "kind" | "legalRisk" | "checkerId" | "tags";

type Patch = CommandInput<"claims.edit">["patch"];

export function textOf(row: ClaimRow, field: EditField): string {
  switch (field) {
    case "checkerId":
      return row.checker ? String(row.checker.id) : "";
    case "tags":
      return row.tags.join(", ");
    default:
      return row[field];
  }
}

/** The field as the command takes it. */
function patchOf(field: EditField, text: string): Patch {
  switch (field) {
    case "checkerId":
      return { checkerId: text === "" ? null : Number(text) };
    case "tags":
      return { tags: text.split(",").map((tag) => tag.trim()) };
    default:
      // A value outside the scales cannot be chosen; the server checks it anyway.
      return { [field]: text };
  }
}

function wasOf(row: ClaimRow | ClaimVersion, field: EditField): Record<string, unknown> {
  if (field === "checkerId") {
    return { checkerId: "checkerId" in row ? row.checkerId : (row.checker?.id ?? null) };
  }
  return { [field]: row[field] };
}

type Editing = { field: EditField; text: string };

export type CellEdit = ReturnType<typeof useCellEdit>;

export function useCellEdit(row: ClaimRow) {
  const edit = useCommand("claims.edit");
  const [editing, setEditing] = useState<Editing | null>(null);
  /** Saved, and shown until the page's data has caught up. */
  const [saved, setSaved] = useState<(Editing & { revision: number }) | null>(null);
  if (saved && row.revision !== saved.revision) setSaved(null);

  function begin(field: EditField) {
    edit.reset();
    setEditing({ field, text: textOf(row, field) });
  }

  function cancel() {
    edit.reset();
    setEditing(null);
  }

  /** @returns whether the cell is done with. */
  async function save(text: string, over?: ClaimVersion): Promise<boolean> {
    if (!editing) return true;
    const { field } = editing;
    setEditing({ field, text });
    if (!over && text === textOf(row, field)) {
      cancel();
      return true;
    }
    const result = await edit.run({
      claimId: row.id,
      revision: over?.revision ?? row.revision,
      patch: patchOf(field, text),
      was: wasOf(over ?? row, field),
    });
    if (result.ok) {
      setSaved({ field, text, revision: row.revision });
      setEditing(null);
    }
    return result.ok;
  }

  const conflict = readConflict(edit.error);
  return {
    editing,
    saved,
    conflict,
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
