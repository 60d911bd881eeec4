/** The lints by their codes: what each is called, and where what it asks for is done. Pure. */
import { REMARK_CODES, REMARK_LABELS, type RemarkCode } from "@/lib/text/lint/remark";

export const WAIVER_REASON_LIMIT = 1_000;

/** A field of the claim, a new citation, or the verdict. */
export type LintWay = "wording" | "attribution" | "citation" | "verdict";

type Lint = { label: string; way: LintWay };

/** What follows from what a claim rests on. */
const OF_RECORD = {
  sources_say: { label: "“Sources say”", way: "citation" },
  hard_wording: { label: "Hard wording", way: "wording" },
  attribution: { label: "Attribution", way: "attribution" },
  sole_unnamed: { label: "Sole unnamed source", way: "citation" },
  citation_fit: { label: "Incomplete citation", way: "citation" },
  no_verbatim: { label: "Words of a quotation", way: "citation" },
  recheck_past: { label: "Re-check", way: "verdict" },
} as const satisfies Record<string, Lint>;

/** What is reckoned from the words alone. */
const OF_WORDS = Object.fromEntries(
  REMARK_CODES.map((code): [RemarkCode, Lint] => [
    code,
    { label: REMARK_LABELS[code], way: "wording" },
  ]),
) as Record<RemarkCode, Lint>;

/** STORED FOR EVER in waivers and events: add codes, never rename one. */
export const LINTS: Readonly<Record<keyof typeof OF_RECORD | RemarkCode, Lint>> = {
  ...OF_RECORD,
  ...OF_WORDS,
};
export type LintCode = keyof typeof LINTS;
export const LINT_CODES = Object.keys(LINTS) as LintCode[];

/** Also of a code that is known no more. */
export function lintLabel(code: string): string {
  return code in LINTS ? LINTS[code as LintCode].label : code;
}
