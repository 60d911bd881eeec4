/**
 * What becomes of the wish to edit a cell: its own editor, the panel's form for it, or the reason why
 * neither can be. A column that is added and has no way does not compile. Pure.
 */
import {
  CLAIM_FIELD_NAMES,
  claimFields,
  mayChange,
  type CellFieldName,
  type ClaimFieldName,
} from "@/components/claims/fields/claim-fields";
import type { WishedForm } from "@/components/claims/wished-form";
import type { ColumnId } from "@/lib/table/columns";
import type { ClaimRow } from "@/lib/table/row";
import { fieldIn, type TableAbilities } from "./editable";

export type CellWay =
  | { to: "cell"; field: CellFieldName }
  | { to: "panel"; form: WishedForm }
  | { to: "nothing"; because: string };

type FieldColumn = (typeof claimFields)[ClaimFieldName]["column"];

const VERDICT = "It comes with a verdict, which reviewers give in the claim’s panel";
const CITATIONS = "It follows from the citations, in the claim’s panel";
const LOGGED = "It is what the log says, and stays so";

/** Columns that show no field of the claim: what their cells follow from. */
const FOLLOWS: Readonly<Record<Exclude<ColumnId, FieldColumn | "ref" | "sources">, string>> = {
  story: "A claim stays in its story",
  verification_level: VERDICT,
  review_state: "It follows from handing over (r) and from verdicts, in the claim’s panel",
  source_count: CITATIONS,
  origin_count: CITATIONS,
  terms: CITATIONS,
  locators: CITATIONS,
  logged_by: LOGGED,
  logged_at: LOGGED,
  logged_by_id: LOGGED,
  updated_at: LOGGED,
  verdict_by: VERDICT,
  verdict_at: VERDICT,
  verdict_note: VERDICT,
  verdict_by_id: VERDICT,
  lapsed_level: VERDICT,
  suspect: "Re-confirmed in the claim’s panel, or by a new verdict",
  lints: "They are seen to, or waived, in the claim’s panel",
  withdrawn: "It is given where a claim is withdrawn, in its panel",
  url: "It is the claim’s address",
};

export function cellWay(column: ColumnId, row: ClaimRow, can: TableAbilities): CellWay {
  if (row.withdrawn) return { to: "nothing", because: "It was withdrawn: restore it first" };
  if (column === "sources") {
    return can.cite ? { to: "panel", form: "citation" } : notAllowed;
  }
  const field = column === "ref" ? "wording" : fieldOf(column);
  if (field === undefined) {
    return { to: "nothing", because: FOLLOWS[column as keyof typeof FOLLOWS] };
  }
  if (!mayChange(field, can)) return notAllowed;
  const inCell = fieldIn(claimFields[field].column);
  return inCell === null ? { to: "panel", form: field } : { to: "cell", field: inCell };
}

const notAllowed: CellWay = { to: "nothing", because: "Your role does not change it" };

function fieldOf(column: ColumnId): ClaimFieldName | undefined {
  return CLAIM_FIELD_NAMES.find((name) => claimFields[name].column === column);
}
