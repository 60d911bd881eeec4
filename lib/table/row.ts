/**
 * A row of the claim table as screens and the API get it: who the claim is, and a member for each
 * column that was asked for. What the members hold follows from the fields. Pure.
 */
import { columnField, type ColumnId } from "./columns";
import type { CellOf } from "./field";
import type { ColumnField } from "./field-list";

type MemberField = Exclude<ColumnField, { column: { member: null } }>;

/** The members of all columns. Instants are ISO texts, days YYYY-MM-DD or empty. */
type Cells = {
  [Each in MemberField as Each["column"]["member"]]: CellOf<Each["stored"]>;
};

/** What no column alone shows. */
type Beside = {
  openQuestions: number;
  /** Among what it cites is something given off the record, which leaves by no export. */
  hasOffRecord: boolean;
  /** "5 sources · 1 origin", where fewer origins than sources support it; otherwise empty. */
  sharedOrigins: string;
  /** Why the verdict lapsed whose level is shown struck; empty where none is. */
  lapsedReason: string;
  /** What of its sources and locators is printed, where not all of it is. */
  onPaper: { sources: string; locators: string } | null;
  hits: Hits | null;
};

/** Who the claim is, whatever the columns. */
type Identity = {
  id: number;
  ref: string;
  story: { slug: string };
  revision: number;
};

export type RowMember = keyof Cells | keyof Beside;

export type ClaimRow = Identity & Cells & Beside;

/** A row that holds what some columns need and no more. */
export type ColumnRow = Identity & Partial<Cells & Beside>;

/** Texts with marks around what a search found (see search.ts). */
export type Hits = {
  /** The wording; null where the search found nothing in it. */
  wording: string | null;
  /** Where else it found something. */
  elsewhere: Array<{ where: "Quote" | "Note" | "Source"; text: string }>;
};

/** The members that these columns are drawn from. */
export function membersOf(columns: readonly ColumnId[]): RowMember[] {
  const members = columns.flatMap((id): readonly RowMember[] => {
    const { column } = columnField(id);
    const beside: readonly RowMember[] = "beside" in column ? column.beside : [];
    return column.member === null ? beside : [column.member, ...beside];
  });
  return [...new Set(members)];
}
