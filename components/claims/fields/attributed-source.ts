import type { PickedSource } from "@/components/sources/source-option";
import { attributionFor, type AttributionStatus } from "@/lib/ledger/claims/rules";
import { claimFields } from "./claim-fields";

export type AttributedSource = {
  source: PickedSource | null;
  /** What somebody chose; null as long as the source decides. */
  chosen: AttributionStatus | null;
};

/**
 * The source of a new claim and how the claim is attributed: as the source's kind suggests, until
 * somebody chooses; a choice outlasts another source.
 */
export function attributed(
  { source, chosen }: AttributedSource,
  set: (change: Partial<AttributedSource>) => void,
) {
  return {
    /** Of a claim that is logged as it stands. */
    attribution: chosen ?? attributionFor(source?.kind ?? null),
    /** What a control shows that may be left to the source: empty as long as there is none. */
    shown: chosen ?? (source ? attributionFor(source.kind) : ("" as const)),
    pick: (next: PickedSource | null) => set({ source: next }),
    /** @param text what stands in the control; empty leaves it to the source again. */
    choose: (text: string) =>
      set({ chosen: text === "" ? null : claimFields.attribution.read(text) }),
  };
}
