/** What of a claim's lints is kept on its row, so that the table shows and filters by them. Pure. */
import { WHAT_LEAVES } from "@/lib/ledger/citations/rules";
import { lintsOf, recheckFingerprint, type LintedCitation, type LintedClaim } from "./rules";

/** With the re-check day as YYYY-MM-DD, or empty. */
export type JudgedClaim = LintedClaim & { readonly recheckOn: string };

export type LintStanding = {
  /** Open ones, but for the one that a day decides. */
  lintCount: number;
  /** How many they are without what leaves by no export; null where nothing was given off the record. */
  leavingLintCount: number | null;
  /** The re-check day that is waived, while it is the claim's. */
  recheckWaivedOn: string | null;
};

type Origins = { originCount: number; leavingOriginCount: number | null };

const NOTHING: ReadonlySet<string> = new Set();

export function lintStanding(
  claim: JudgedClaim,
  citations: readonly LintedCitation[],
  { originCount, leavingOriginCount }: Origins,
  waived: ReadonlySet<string> = NOTHING,
): LintStanding {
  const open = (of: readonly LintedCitation[], origins: number) =>
    lintsOf({ claim, citations: of, originCount: origins }).filter(
      ({ fingerprint }) => !waived.has(fingerprint),
    ).length;
  const leaving = citations.filter(({ terms }) => WHAT_LEAVES[terms].itself !== "never");
  const { recheckOn } = claim;
  const isWaived = recheckOn !== "" && waived.has(recheckFingerprint(recheckOn));
  return {
    lintCount: open(citations, originCount),
    leavingLintCount:
      leaving.length < citations.length ? open(leaving, leavingOriginCount ?? originCount) : null,
    recheckWaivedOn: isWaived ? recheckOn : null,
  };
}
