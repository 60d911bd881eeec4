import type { ReactNode } from "react";

/**
 * Beside a field that is being typed into: what somebody else has saved in it since. What is typed
 * stays; whoever saves it is shown both versions and decides.
 */
export function SavedMeanwhile({ by, children }: { by?: string | undefined; children: ReactNode }) {
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
