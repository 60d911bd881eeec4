/** How a bulk change is taken back: the steps that give each claim what it had before. Pure. */
import {
  BULK_FIELD_NAMES,
  claimField,
  type BulkFieldName,
} from "@/components/claims/fields/claim-fields";
import { claimValueIn, patchOf } from "@/components/claims/fields/claim-values";
import type { CommandInput } from "@/components/command";
import type { ClaimRow } from "@/lib/table/row";

export type BulkInput = CommandInput<"claims.change">;
export type BulkChange = BulkInput["change"];

/** By what the claims had before, without those that had the new value already. */
function byFormer(rows: readonly ClaimRow[], change: BulkChange, name: BulkFieldName): BulkInput[] {
  const field = claimField(name);
  const now = (change as Partial<Record<BulkFieldName, unknown>>)[name];
  const groups = new Map<string, number[]>();
  for (const row of rows) {
    const former = claimValueIn(row, name);
    if (field.read(former) === now) continue;
    groups.set(former, [...(groups.get(former) ?? []), row.id]);
  }
  return [...groups].map(([former, claimIds]) => ({ claimIds, change: patchOf(name, former) }));
}

function byTag(
  tags: readonly string[],
  rows: readonly ClaimRow[],
  had: boolean,
  change: (tag: string) => BulkChange,
): BulkInput[] {
  return tags.flatMap((tag) => {
    const claimIds = rows.filter((row) => row.tags.includes(tag) === had).map((row) => row.id);
    return claimIds.length === 0 ? [] : [{ claimIds, change: change(tag) }];
  });
}

/**
 * @param before the claims as they were; null for one that was not on the page, whose former
 * value nobody here knows.
 * @returns null where the change cannot be taken back.
 */
export function undoSteps(
  change: BulkChange,
  before: readonly (ClaimRow | null)[],
): BulkInput[] | null {
  const rows = before.filter((row) => row !== null);
  if (rows.length < before.length || "handOver" in change || "restore" in change) return null;
  const set = BULK_FIELD_NAMES.find((name) => name in change);
  if (set) return byFormer(rows, change, set);
  if ("addTags" in change) {
    return byTag(change.addTags, rows, false, (tag) => ({ removeTags: [tag] }));
  }
  if ("removeTags" in change) {
    return byTag(change.removeTags, rows, true, (tag) => ({ addTags: [tag] }));
  }
  const claimIds = rows.filter((row) => row.withdrawn === null).map((row) => row.id);
  return claimIds.length === 0 ? null : [{ claimIds, change: { restore: true } }];
}

const counted = (count: number) => (count === 1 ? "1 claim" : `${count} claims`);

/** "12 claims withdrawn", and who was left out, and why. */
export function bulkWords(
  done: string,
  result: { changed: number; skipped: ReadonlyArray<{ ref: string; why: string }> },
): { message: string; detail?: string } {
  const message =
    result.changed === 0 ? "No claim needed the change" : `${counted(result.changed)} ${done}`;
  if (result.skipped.length === 0) return { message };
  const reasons = new Map<string, string[]>();
  for (const { ref, why } of result.skipped) {
    reasons.set(why, [...(reasons.get(why) ?? []), ref]);
  }
  const said = [...reasons].map(([why, refs]) => {
    const named = refs.slice(0, 8).join(", ");
    return `${refs.length > 8 ? `${named} and ${refs.length - 8} more` : named}: ${why}`;
  });
  return { message, detail: `Skipped ${result.skipped.length}. ${said.join(" ")}` };
}
