/** What is said of a file that is read: what was found out, and what becomes of its rows. Pure. */
import { countOf } from "@/components/drafts/draft-counts";
import type { IconName } from "@/components/ui/icon";
import type { Fate } from "@/lib/imports/tables/fates";
import { ENCODINGS } from "@/lib/text/import/readings";
import type { Preview } from "./use-import";

export const FATE_LOOKS: Readonly<
  Record<Fate, { label: string; one: string; many: string; icon: IconName; tone: string }>
> = {
  new: { label: "New", one: "new", many: "new", icon: "plus", tone: "text-ink" },
  update: { label: "Update", one: "update", many: "updates", icon: "edit", tone: "text-accent" },
  duplicate: {
    label: "Duplicate",
    one: "duplicate",
    many: "duplicates",
    icon: "copy",
    tone: "text-faint",
  },
  refused: {
    label: "Refused",
    one: "refused",
    many: "refused",
    icon: "barred",
    tone: "text-danger",
  },
};

const FORM_NAMES: Readonly<Record<Preview["found"]["form"], string>> = {
  csv: "CSV",
  tsv: "Text with tabs",
  semicolon: "CSV with semicolons",
  xlsx: "Excel",
  ods: "OpenDocument",
  json: "JSON",
  jsonl: "JSON Lines",
};

const DELIMITER_NAMES: Readonly<Record<string, string>> = {
  ",": "Comma",
  "\t": "Tab",
  ";": "Semicolon",
  "|": "Bar",
};
export const DELIMITER_CHOICES = Object.entries(DELIMITER_NAMES).map(([value, label]) => ({
  value,
  label,
}));

/** Said, not asked: "Excel, 3 sheets, 214 rows", "2 title rows skipped". */
export function foundOut({ found }: Preview): string[] {
  const sheets = found.sheet === "" ? "" : `, ${countOf(found.otherSheets.length + 1, "sheet")}`;
  const hidden = found.columns.filter(({ isHidden }) => isHidden).length;
  const some = (count: number, one: string, then: string) =>
    count === 0 ? [] : [`${countOf(count, one)} ${then}`];
  return [
    `${FORM_NAMES[found.form]}${sheets}, ${countOf(found.rows, "row")}`,
    ...(found.encoding === null ? [] : [ENCODINGS[found.encoding] ?? found.encoding]),
    ...(found.isOwnExport ? ["An export from here"] : []),
    ...(found.known === null ? [] : [`A known form: ${found.known}`]),
    ...some(found.titleRows, "title row", "skipped"),
    ...some(found.emptyRows, "empty row", "skipped"),
    ...some(found.repeatedHeaders, "repeated header", "skipped"),
    ...some(found.mergedCells, "merged cell", "filled downwards"),
    ...some(hidden, "hidden column", "read too"),
    ...some(found.hiddenRows, "hidden row", "read too"),
    ...(found.newSources === 0 ? [] : [`${countOf(found.newSources, "source")} new here`]),
  ];
}

/** Where the table stands: "Sheet “Checks”, header in row 4; left out: “Lists”." */
export function whereItStands({ found }: Preview): string {
  const header =
    found.headerLine === null
      ? "no header"
      : found.headerLine === 0
        ? "columns named by the records"
        : `header in row ${found.headerLine}`;
  const sheet = found.sheet === "" ? "" : `Sheet “${found.sheet}”, `;
  const others = found.otherSheets.map((name) => `“${name}”`).join(", ");
  const said = `${sheet}${header}${others === "" ? "" : `; left out: ${others}`}.`;
  return said.charAt(0).toUpperCase() + said.slice(1);
}
