/** What a bulk change did, in words. Pure. */
import type { CommandInput } from "@/components/command";

export type BulkInput = CommandInput<"claims.change">;
export type BulkChange = BulkInput["change"];

export const counted = (count: number) => (count === 1 ? "1 claim" : `${count} claims`);

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
