/**
 * Knows a file that came out of a claim table here, by its columns, and takes back what leaving did
 * to its cells (docs/exports.md). Pure.
 */
import { splitEntries, splitStance } from "@/lib/table/export/cells";
import { unguardFormula } from "@/lib/table/export/formulas";
import { EXPORT_COLUMNS } from "@/lib/table/export/rules";
import { TERMS, type Stance, type Terms } from "@/lib/ledger/claims/rules";
import { unnamedWords } from "@/lib/ledger/citations/rules";
import type { ImportField, ColumnMapping } from "./fields";

/** Which leave where somebody has them on screen; EXPORT_COLUMNS always do. */
const OTHERS = ["as_of", "recheck_on", "updated_at", "withdrawn", "lints", "suspect"];
const NAMES: ReadonlySet<string> = new Set([...EXPORT_COLUMNS, ...OTHERS]);

/** By the name of the column; what is not here is ours to find out anew, or no field of a claim. */
const FIELD_OF: Readonly<Record<string, ImportField>> = {
  ref: "ref",
  story: "story",
  claim: "claim",
  kind: "kind",
  asserted_by: "assertedBy",
  attribution_status: "attribution",
  verification_level: "verification",
  sources: "source",
  terms: "terms",
  locators: "locator",
  legal_risk: "legalRisk",
  verdict_by: "ratedBy",
  tags: "tags",
  note: "note",
  as_of: "asOf",
};

/** The columns' fields where the file is an export from here; null where it is not. */
export function ownMapping(headings: readonly string[]): ColumnMapping | null {
  const isOwn =
    headings.includes("claim") &&
    headings.every((name) => NAMES.has(name)) &&
    headings.some((name) => name === "ref" || name.includes("_"));
  if (!isOwn) return null;
  return headings.map((name) => (Object.hasOwn(FIELD_OF, name) ? (FIELD_OF[name] ?? null) : null));
}

/** In a CSV file what a spreadsheet would have run bears an apostrophe. */
export function unguarded(cells: readonly string[]): string[] {
  return cells.map(unguardFormula);
}

export type OwnCitation = { name: string; stance: Stance; terms: Terms; locator: string };

/**
 * The citations of a claim as its three cells list them. One whose source left without its name
 * says nothing to cite, and is counted as such.
 */
export function ownCitations(cells: { sources: string; terms: string; locators: string }): {
  citations: OwnCitation[];
  nameless: number;
} {
  const said = cells.terms === "" ? [] : cells.terms.split("; ");
  const count = said.length || (cells.sources === "" ? 0 : 1);
  const names = splitEntries(cells.sources, count);
  const locators = splitEntries(cells.locators, count);
  const all = names.map((written, index): OwnCitation => {
    const term = said[index] as Terms | undefined;
    return {
      ...splitStance(written),
      terms: term && TERMS.includes(term) ? term : "not_said",
      locator: locators[index] ?? "",
    };
  });
  const citations = all.filter(({ name, terms }) => name !== "" && name !== unnamedWords(terms));
  return { citations, nameless: all.length - citations.length };
}
