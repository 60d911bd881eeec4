/** The full form's fields as text, between the screen and the commands. Pure. */
import type { ClaimView } from "@/lib/ledger/claims/queries";
import type { AttributionStatus, ClaimKind, LegalRisk } from "@/lib/ledger/claims/rules";

export type ClaimFields = {
  wording: string;
  attribution: AttributionStatus;
  kind: ClaimKind;
  assertedBy: string;
  legalRisk: LegalRisk;
  checkerId: string;
  tags: string;
  asOf: string;
  recheckOn: string;
  note: string;
};

export const FIELD_LABELS: Record<keyof ClaimFields, string> = {
  wording: "Wording",
  attribution: "Attribution",
  kind: "Kind",
  assertedBy: "Asserted by",
  legalRisk: "Legal risk",
  checkerId: "Checker",
  tags: "Tags",
  asOf: "As of",
  recheckOn: "Re-check on",
  note: "Note",
};

export const emptyFields: ClaimFields = {
  wording: "",
  attribution: "unattributed",
  kind: "fact",
  assertedBy: "",
  legalRisk: "none",
  checkerId: "",
  tags: "",
  asOf: "",
  recheckOn: "",
  note: "",
};

export function fieldsOf(claim: ClaimView): ClaimFields {
  return {
    wording: claim.wording,
    attribution: claim.attribution,
    kind: claim.kind,
    assertedBy: claim.assertedBy,
    legalRisk: claim.legalRisk,
    checkerId: claim.checker ? String(claim.checker.id) : "",
    tags: claim.tags.join(", "),
    asOf: claim.asOf,
    recheckOn: claim.recheckOn,
    note: claim.note,
  };
}

function parseTags(text: string): string[] {
  return text
    .split(/[,;\n]/)
    .map((tag) => tag.trim())
    .filter((tag) => tag.length > 0);
}

/** As the commands take them. */
export function toPatch(fields: ClaimFields) {
  const { checkerId, tags, ...rest } = fields;
  return {
    ...rest,
    checkerId: checkerId === "" ? null : Number(checkerId),
    tags: parseTags(tags),
  };
}

/** The members of `fields` that differ from `before`, as a patch, and what they were. */
export function changedFields(before: ClaimFields, fields: ClaimFields) {
  const patch = toPatch(fields);
  const was = toPatch(before);
  const changed = (Object.keys(fields) as Array<keyof ClaimFields>).filter(
    (key) => fields[key] !== before[key],
  );
  return {
    patch: Object.fromEntries(changed.map((key) => [key, patch[key]])) as Partial<typeof patch>,
    was: Object.fromEntries(changed.map((key) => [key, was[key]])),
    changed,
  };
}
