/** A claim as the entry line logs it, and as it is kept until it is. */
import type { PickedSource } from "@/components/sources/source-option";
import { ATTRIBUTION_STATUSES, type AttributionStatus } from "@/lib/ledger/claims/rules";
import { SOURCE_KINDS } from "@/lib/ledger/sources/rules";

export type Entry = {
  /** Under which it is logged once, however often it is sent. */
  key: string;
  story: string;
  wording: string;
  source: PickedSource | null;
  attribution: AttributionStatus;
};

/** What this browser kept may be of another version. */
export function isEntry(kept: unknown): kept is Entry {
  if (typeof kept !== "object" || kept === null) return false;
  const { key, story, wording, source, attribution } = kept as Record<string, unknown>;
  return (
    [key, story, wording].every((text) => typeof text === "string") &&
    isAttribution(attribution) &&
    isPickedOrNone(source)
  );
}

export function isAttribution(kept: unknown): kept is AttributionStatus {
  return ATTRIBUTION_STATUSES.some((status) => status === kept);
}

export function isPickedOrNone(kept: unknown): kept is PickedSource | null {
  if (kept === null) return true;
  if (typeof kept !== "object") return false;
  const { id, name, kind } = kept as Record<string, unknown>;
  return (
    typeof id === "number" &&
    typeof name === "string" &&
    SOURCE_KINDS.some((known) => known === kind)
  );
}
