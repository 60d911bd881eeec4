/**
 * A fallen source: what is a downgrade, which citations support nothing any more, and what
 * re-confirming a claim needs. Pure; shared by server and screens.
 */
import type { CitedSource, Derivations } from "@/lib/ledger/sources/origins";
import type { Reliability } from "@/lib/ledger/sources/rules";
import { fourEyesFault, type Authorship } from "@/lib/ledger/verdicts/rules";

export const FALL_KINDS = ["retraction", "downgrade"] as const;
export type FallKind = (typeof FALL_KINDS)[number];

export const FALL_REASON_LIMIT = 1_000;
export const RECONFIRM_NOTE_LIMIT = 1_000;
/** Suspicions that one claim is re-confirmed of at once. */
export const SUSPICIONS_LIMIT = 100;

/** After the name of a source that somebody is about to cite. */
export const FALLEN_SUPPORTS_NOTHING =
  "was retracted, or rests on nothing else, and supports no claim. To cite it all the same, add the citation on the claim and say that you know.";

export const SETTLED_HOWS = ["reconfirmed", "verdict", "undone"] as const;
export type SettledHow = (typeof SETTLED_HOWS)[number];

const POOR: readonly Reliability[] = ["D", "E"];

/**
 * Whether a source is less to be relied on than it was. F is unknown and not a place on the scale:
 * to no longer know what was held to be reliable is a fall, and so is to learn of one that nobody
 * could judge that it is not reliable.
 */
export function isDowngrade(from: Reliability, to: Reliability): boolean {
  if (from === "F") return POOR.includes(to);
  if (to === "F") return !POOR.includes(from);
  return to > from;
}

/**
 * Of the sources that were read, those that support nothing: retracted, or deriving from nothing but
 * what is fallen. One origin that stands is enough for a source to stand.
 */
export function fallenAmong(
  derivesFrom: Derivations,
  retracted: ReadonlySet<number>,
): ReadonlySet<number> {
  const fallen = new Set(retracted);
  if (fallen.size === 0) return fallen;
  // Each turn reaches one step further down a derivation; the last one finds nothing new.
  for (let before = -1; before < fallen.size;) {
    before = fallen.size;
    for (const [source, origins] of derivesFrom) {
      if (origins.length > 0 && origins.every((id) => fallen.has(id))) fallen.add(source);
    }
  }
  return fallen;
}

/** Whether a citation supports nothing: its source fell, or all that its knowledge comes from did. */
export function isVoid({ sourceId, restsOn }: CitedSource, fallen: ReadonlySet<number>): boolean {
  return fallen.has(sourceId) || (restsOn.length > 0 && restsOn.every((id) => fallen.has(id)));
}

export type RetractState = { isRetracted: boolean; isMergedAway: boolean; isKept: boolean };

/** What stands in the way of retracting a source; none where it may be. */
export function unmetForRetract({ isRetracted, isMergedAway, isKept }: RetractState): string[] {
  if (isMergedAway) return ["It was merged into another source: retract that one."];
  if (isKept) return ["One story keeps it as it was: retract the newsroom’s own source."];
  return isRetracted ? ["It is retracted already."] : [];
}

/** What stands in the way of taking a retraction back. */
export function unmetForReinstate({ isRetracted }: Pick<RetractState, "isRetracted">): string[] {
  return isRetracted ? [] : ["It is not retracted."];
}

export type Reconfirmable = Authorship & { isWithdrawn: boolean; isSuspect: boolean };

/** What stands in the way of this person saying that the claim stands all the same. */
export function unmetForReconfirm(userId: number, claim: Reconfirmable): string[] {
  if (claim.isWithdrawn) return ["The claim is withdrawn."];
  if (!claim.isSuspect) return ["The claim is not suspect."];
  const fault = fourEyesFault(userId, claim);
  return fault === null ? [] : [fault.replace("gives its verdict", "re-confirms it")];
}

/** "retracted", "downgraded from B to D". */
export function fallWords(fall: {
  kind: FallKind;
  fromGrade: Reliability;
  toGrade: Reliability;
}): string {
  return fall.kind === "retraction"
    ? "retracted"
    : `downgraded from ${fall.fromGrade} to ${fall.toGrade}`;
}
