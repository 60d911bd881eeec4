/** Fields and what stands in them, in words, for histories. Pure. */
import type { Json } from "@/lib/audit/canonical";
import { LABELS } from "@/lib/ledger/claims/rules";
import { OUTCOME_LABELS } from "@/lib/replies/rules";
import { SOURCE_KIND_LABELS } from "@/lib/ledger/sources/rules";
import { STORY_STATUS_LABELS } from "@/lib/stories/rules";

const FIELD_NAMES: Record<string, string> = {
  assertedBy: "asserted by",
  legalRisk: "legal risk",
  asOf: "as of",
  recheckOn: "re-check on",
  agreedDescription: "agreed description",
  termsAgreed: "agreed words",
  saidOn: "said on",
  foundBy: "found by",
  restsOn: "rests on",
  derivesFrom: "derives from",
  deadlineAt: "deadline",
  originCount: "origins",
};

export function fieldName(field: string): string {
  return FIELD_NAMES[field] ?? field;
}

/** A stored value as people read it: labels for codes, days for instants, lists joined. */
export function valueText(field: string, value: Json): string {
  if (value === null || value === "") return "nothing";
  if (Array.isArray(value)) return value.map((item) => valueText(field, item)).join(", ");
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "object") {
    return Object.entries(value)
      .map(([member, held]) => `${fieldName(member)} ${valueText(member, held ?? null)}`)
      .join(", ");
  }
  const text = String(value);
  if (/^\d{4}-\d\d-\d\dT00:00:00\.000Z$/.test(text)) return text.slice(0, 10);
  if (/^\d{4}-\d\d-\d\dT/.test(text)) return `${text.slice(0, 16).replace("T", " ")} UTC`;
  return labelIn(field, text) ?? text;
}

/** A word that means the same wherever it is stored; kinds are claims' and sources' alike. */
export function labelIn(field: string, value: string): string | undefined {
  const labels: Record<string, Record<string, string>> = {
    ...LABELS,
    kind: { ...LABELS.kind, ...SOURCE_KIND_LABELS },
    status: STORY_STATUS_LABELS,
    outcome: OUTCOME_LABELS,
  };
  return labels[field]?.[value];
}
