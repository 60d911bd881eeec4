"use client";

import type { ReactNode } from "react";
import { useLastChangedBy } from "@/components/live/live";

/**
 * Beside a field that is being typed into: what somebody else has saved in it since. What is typed
 * stays; whoever saves it is shown both versions and decides.
 */
export function SavedMeanwhile({ claim, children }: { claim: number; children: ReactNode }) {
  const by = useLastChangedBy(claim);
  return (
    <p
      role="status"
      className="mt-1 rounded-md border border-dashed border-warn px-2 py-1 font-sans text-sm font-normal wrap-anywhere whitespace-pre-wrap"
    >
      <span className="text-faint">{by ?? "Somebody"} saved meanwhile: </span>
      <span dir="auto">{children || "—"}</span>
    </p>
  );
}
