"use client";

/**
 * A form of a claim's panel, asked for from the table: the panel may still be on its way, and takes
 * the wish once it is there. Keys pressed meanwhile are meant for the form. A wish that nothing took
 * by the next press of the mouse is given up.
 */
import { useEffect, useEffectEvent } from "react";
import { holdKeys } from "@/components/ui/held-keys";
import type { ClaimFieldName } from "./fields/claim-fields";

/** A new citation, or the claim's details with the cursor in one of them. */
export type WishedForm = "citation" | ClaimFieldName;

type Wish = { claimId: number; form: WishedForm; end: () => void };

let wish: Wish | null = null;
const listeners = new Set<() => void>();

export function wishForm(claimId: number, form: WishedForm): void {
  wish?.end();
  const release = holdKeys();
  const made: Wish = { claimId, form, end };
  function end() {
    removeEventListener("pointerdown", end, true);
    release();
    if (wish === made) wish = null;
  }
  addEventListener("pointerdown", end, true);
  wish = made;
  for (const listener of listeners) listener();
}

/** @param open whether it was opened; false for a form of another kind. */
export function useWishedForm(claimId: number, open: (form: WishedForm) => boolean): void {
  const take = useEffectEvent(() => {
    if (wish?.claimId === claimId && open(wish.form)) wish.end();
  });
  useEffect(() => {
    const listener = () => take();
    listeners.add(listener);
    listener();
    return () => {
      listeners.delete(listener);
    };
  }, [claimId]);
}
