/** Which of the pasted rows ask for a look, by their number. Pure. */
import type { Doubt } from "@/lib/ledger/claims/paste/doubts";
import type { RowTone } from "./paste-row";

/** A fault outweighs a doubt, and what is on its way outweighs both. */
export function tonesOf(doubts: readonly Doubt[], sent: readonly number[]): Map<number, RowTone> {
  const tones = new Map<number, RowTone>();
  for (const doubt of doubts) {
    if (doubt.kind === "new-source") continue;
    const tone = doubt.kind === "fault" || doubt.kind === "source" ? "fault" : "doubt";
    for (const id of "rowIds" in doubt ? doubt.rowIds : [doubt.rowId]) {
      if (tones.get(id) !== "fault") tones.set(id, tone);
    }
  }
  for (const id of sent) tones.set(id, "sent");
  return tones;
}
