/** The closed lists of a claim as choices for selects, in the order of the field's own scale. */
import {
  ATTRIBUTION_STATUSES,
  BASES,
  CLAIM_KINDS,
  CREDIBILITY_LABELS,
  LABELS,
  LEGAL_RISKS,
  STANCES,
  TERMS,
} from "@/lib/ledger/claims/rules";

function choices<Value extends string>(values: readonly Value[], labels: Record<Value, string>) {
  return values.map((value) => ({ value, label: labels[value] }));
}

export const attributionChoices = choices(ATTRIBUTION_STATUSES, LABELS.attribution);
export const kindChoices = choices(CLAIM_KINDS, LABELS.kind);
export const riskChoices = choices(LEGAL_RISKS, LABELS.legalRisk);
export const stanceChoices = choices(STANCES, {
  supports: "Supports",
  contradicts: "Contradicts",
  denies: "Denies",
  context: "Context",
});
export const termsChoices = choices(TERMS, LABELS.terms);
export const basisChoices = choices(BASES, LABELS.basis);
export const credibilityChoices = Object.entries(CREDIBILITY_LABELS).map(([value, label]) => ({
  value,
  label: `${value} · ${label}`,
}));
