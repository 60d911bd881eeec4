/**
 * The fields of a claim, one definition each, for every form that logs or changes claims and for
 * the table's cells. Their order is that of the forms. A field that the commands take and that is
 * missing here does not compile. Pure.
 */
import type { CommandInput } from "@/components/command";
import {
  ASSERTED_BY_LIMIT,
  ATTRIBUTION_STATUSES,
  CLAIM_KINDS,
  isAssigning,
  LABELS,
  LEGAL_RISKS,
  NOTE_LIMIT,
  TAG_LENGTH_LIMIT,
  TAG_LIMIT,
  tidyTag,
  WORDING_LIMIT,
} from "@/lib/ledger/claims/rules";
import type { ColumnId } from "@/lib/table/columns";
import { splitTags, type Field } from "./field";
import { day, lineOf, oneOf, textOf } from "./kinds-of-field";

export type ClaimPatch = CommandInput<"claims.edit">["patch"];
export type ClaimFieldName = keyof ClaimPatch;

type Given<Name extends ClaimFieldName> = Exclude<ClaimPatch[Name], undefined>;

/** A claim as the panel, a row of the table or a refused change holds it. */
export type StandingClaim = {
  [Name in Exclude<ClaimFieldName, "checkerId">]-?: Given<Name>;
} & ({ checkerId: number | null } | { checker: { id: number } | null });

export type ClaimField<Value = unknown> = Field<Value> & {
  of(claim: StandingClaim): Value;
  /** Its column in the table. */
  column: ColumnId;
  /** It is edited in the cells of its column. */
  isInCells?: true;
  /** Where many claims can be changed in it at once. */
  bulk?: BulkWords;
};

/** What many claims are once the field was set, and once it was taken off them. */
export type BulkWords = { done: string; cleared?: string };

export const claimFields = {
  wording: {
    label: "What the story says",
    term: "Wording",
    isOptional: false,
    isWide: true,
    ...textOf(WORDING_LIMIT, { isSerif: true }),
    of: (claim) => claim.wording,
    column: "claim",
    isInCells: true,
  },
  attribution: {
    label: "Attribution",
    hint: "How the story attributes it",
    isOptional: false,
    ...oneOf(ATTRIBUTION_STATUSES, LABELS.attribution, "unattributed"),
    of: (claim) => claim.attribution,
    column: "attribution_status",
    isInCells: true,
    bulk: { done: "attributed anew" },
  },
  assertedBy: {
    label: "Asserted by",
    hint: "Who asserts it, in the story’s words",
    isOptional: true,
    ...lineOf(ASSERTED_BY_LIMIT),
    of: (claim) => claim.assertedBy,
    column: "asserted_by",
  },
  kind: {
    label: "Kind",
    isOptional: false,
    ...oneOf(CLAIM_KINDS, LABELS.kind, "fact"),
    of: (claim) => claim.kind,
    column: "kind",
    isInCells: true,
    bulk: { done: "changed in kind" },
  },
  legalRisk: {
    label: "Legal risk",
    isOptional: false,
    ...oneOf(LEGAL_RISKS, LABELS.legalRisk, "none"),
    of: (claim) => claim.legalRisk,
    column: "legal_risk",
    isInCells: true,
    bulk: { done: "changed in legal risk" },
  },
  checkerId: {
    label: "Checker",
    isOptional: true,
    control: { as: "person", none: "Nobody" },
    start: "",
    read: (text) => (text === "" ? null : Number(text)),
    write: (id) => (id === null ? "" : String(id)),
    of: (claim) => ("checkerId" in claim ? claim.checkerId : (claim.checker?.id ?? null)),
    column: "checker",
    isInCells: true,
    bulk: { done: "given another checker" },
  },
  tags: {
    label: "Tags",
    hint: "Separated by commas",
    isOptional: true,
    control: { as: "tags", limit: TAG_LIMIT, length: TAG_LENGTH_LIMIT },
    start: "",
    read: (text) =>
      splitTags(text)
        .map(tidyTag)
        .filter((tag) => tag !== ""),
    write: (tags) => tags.join(", "),
    of: (claim) => claim.tags,
    column: "tags",
    isInCells: true,
    bulk: { done: "tagged", cleared: "freed of the tag" },
  },
  asOf: {
    label: "As of",
    hint: "The day it is meant to hold for",
    isOptional: true,
    ...day,
    of: (claim) => claim.asOf,
    column: "as_of",
  },
  recheckOn: {
    label: "Re-check on",
    term: "Re-check",
    isOptional: true,
    ...day,
    of: (claim) => claim.recheckOn,
    column: "recheck_on",
    bulk: { done: "given the date", cleared: "freed of the date" },
  },
  note: {
    label: "Note",
    isOptional: true,
    isWide: true,
    ...textOf(NOTE_LIMIT),
    of: (claim) => claim.note,
    column: "note",
  },
} as const satisfies { [Name in ClaimFieldName]-?: ClaimField<Given<Name>> };

type Defined = typeof claimFields;

/** Those that are edited in a cell of the table. */
export type CellFieldName = {
  [Name in ClaimFieldName]: Defined[Name] extends { isInCells: true } ? Name : never;
}[ClaimFieldName];

/** Assigning is open to more roles than changing what the claim says. */
export function mayChange(name: ClaimFieldName, can: { edit: boolean; assign: boolean }): boolean {
  return isAssigning(name) ? can.assign : can.edit;
}

/** In the order of the forms. */
export const CLAIM_FIELD_NAMES = Object.keys(claimFields) as ClaimFieldName[];

/** Those in which many claims can be changed at once. */
export type BulkFieldName = {
  [Name in ClaimFieldName]: Defined[Name] extends { bulk: object } ? Name : never;
}[ClaimFieldName];

export const BULK_FIELD_NAMES = CLAIM_FIELD_NAMES.filter(
  (name): name is BulkFieldName => "bulk" in claimFields[name],
);

export const CELL_FIELD_NAMES = CLAIM_FIELD_NAMES.filter(
  (name): name is CellFieldName => "isInCells" in claimFields[name],
);

export function claimField(name: ClaimFieldName): ClaimField {
  return claimFields[name];
}

/** Where a claim comes from, when it is logged: not of the claim itself, but its first citation. */
export const sourceField = {
  label: "Source",
  /** What is wrong where it may not be missing. */
  missing: "Choose a source, or create it.",
} as const;
