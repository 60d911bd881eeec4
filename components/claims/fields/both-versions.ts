/** A field that two people changed, as the conflict shows it: each version in words. Pure. */
import type { ConflictField } from "@/components/claims/conflict-view";
import type { ClaimVersion } from "@/lib/ledger/claims/find";
import { claimField, type ClaimFieldName } from "./claim-fields";
import { claimValueIn } from "./claim-values";
import { termOf, wordsOf, type Person } from "./field";

export function bothVersions(
  name: ClaimFieldName,
  theirs: ClaimVersion,
  mine: string,
  checkers: readonly Person[] = [],
): ConflictField {
  const field = claimField(name);
  return {
    label: termOf(field),
    // Their checker need not be among those who can be chosen now.
    theirs:
      name === "checkerId" ? (theirs.checker ?? "") : wordsOf(field, claimValueIn(theirs, name)),
    mine: wordsOf(field, mine, checkers),
  };
}
