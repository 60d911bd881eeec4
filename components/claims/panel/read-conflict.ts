import type { CommandError } from "@/components/command";
import type { ClaimVersion } from "@/lib/ledger/claims/find";

/** The version that stands now, from the refusal of an edit that came second. */
export function readConflict(error: CommandError | null): ClaimVersion | null {
  if (error?.code !== "CONFLICT" || typeof error.current !== "object" || error.current === null) {
    return null;
  }
  return "wording" in error.current ? (error.current as ClaimVersion) : null;
}
