/**
 * The XML parts of an Excel file with two sheets, as text. Promises: what is text stays text,
 * never a formula, and comes back to the letter. Pure; packing and streaming are xlsx.ts's.
 * Office Open XML: ECMA-376 part 1, §18 (sheets) and §22.9.2.19 (escapes in text).
 */
import type { AboutLine } from "./about";
import { zoneClock } from "./cells";
import { cellKind, columnWidth, type CellKind, type ExportColumn, type FileRow } from "./rules";

const XML = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n`;
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

export const CONTENT_TYPES = `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${WORKBOOK_TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${WORKBOOK_TYPE}.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${WORKBOOK_TYPE}.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="${WORKBOOK_TYPE}.worksheet+xml"/></Types>`;

export const PACKAGE_RELATIONS = `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

export const WORKBOOK_RELATIONS = `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`;

const STYLE = { plain: 0, header: 1, text: 2, instant: 3, count: 4, label: 5, day: 6 } as const;

// Text cells have the format "Text" (49): a General cell that holds "=1+1" as text would become
// a formula as soon as somebody edits it.
export const STYLES = `${XML}<styleSheet xmlns="${SHEET}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFF3F0E6"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/><bottom style="thin"><color rgb="FF7D7669"/></bottom><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="7"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="1" fillId="2" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment horizontal="left" vertical="top"/></xf><xf numFmtId="1" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment horizontal="left" vertical="top"/></xf><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1"><alignment vertical="top"/></xf><xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment horizontal="left" vertical="top"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

/** The range of the table with its header, "A1:V34". */
export function tableRange(columns: number, rows: number): string {
  return `A1:${columnLetters(columns - 1)}${rows + 1}`;
}

/** The names say where the filter stands and that the header is repeated on every printed page. */
export function workbookXml(columns: number, rows: number): string {
  const filter = tableRange(columns, rows).replaceAll(/[A-Z]+|\d+/g, "$$$&");
  return `${XML}<workbook xmlns="${SHEET}" xmlns:r="${OFFICE}"><bookViews><workbookView activeTab="0"/></bookViews><sheets><sheet name="Claims" sheetId="1" r:id="rId1"/><sheet name="About" sheetId="2" r:id="rId2"/></sheets><definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">Claims!${filter}</definedName><definedName name="_xlnm.Print_Titles" localSheetId="0">Claims!$1:$1</definedName></definedNames></workbook>`;
}

/** Everything before the first claim: the frozen header row and the columns' widths. */
export function claimsOpening(columns: readonly ExportColumn[]): string {
  const widths = columns.map(columnWidth);
  const header = columns.map((name, index) => textCell(index, 1, name, STYLE.header)).join("");
  return `${XML}<worksheet xmlns="${SHEET}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0" tabSelected="1"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>${columnsXml(widths)}<sheetData><row r="1">${header}</row>`;
}

/** Writes claims, one row each; the first stands in row 2. */
export function claimWriter(
  columns: readonly ExportColumn[],
  zone: string,
): (claim: FileRow, rowNumber: number) => string {
  const letters = columns.map((_, index) => columnLetters(index));
  const kinds = columns.map(cellKind);
  const numberOf = numberIn(zone);
  return (claim, rowNumber) => {
    let cells = "";
    for (let index = 0; index < claim.length; index += 1) {
      const value = claim[index];
      if (value === null || value === undefined || value === "") continue;
      const kind = kinds[index] ?? "text";
      const isText = kind === "text" || (kind === "day" && value < FIRST_COUNTED);
      const style = isText ? STYLE.text : STYLE_OF[kind];
      const place = `<c r="${letters[index] ?? ""}${rowNumber}" s="${style}"`;
      cells += isText
        ? place + inlineText(String(value))
        : `${place}><v>${numberOf(value, kind)}</v></c>`;
    }
    return `<row r="${rowNumber}">${cells}</row>`;
  };
}

/**
 * Excel counts days from 1900 and takes that year for a leap year (ECMA-376 part 1, §18.17.4.1),
 * so a day before this one would be shown as another, or as none.
 */
const FIRST_COUNTED = "1900-03-01";

const STYLE_OF = {
  text: STYLE.text,
  count: STYLE.count,
  instant: STYLE.instant,
  day: STYLE.day,
} as const;

/** A spreadsheet's number for what is none of its texts. */
function numberIn(zone: string): (value: string | number, kind: CellKind) => number {
  const [here, utc] = [zoneClock(zone), zoneClock("UTC")];
  return (value, kind) => {
    if (typeof value === "number") return value;
    // A calendar day is the same in every zone.
    return kind === "day" ? utc.serial(`${value}T00:00:00.000+00:00`) : here.serial(value);
  };
}

export function claimsClosing(columns: number, rows: number): string {
  return `</sheetData><autoFilter ref="${tableRange(columns, rows)}"/><pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/><pageSetup orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>`;
}

export function aboutXml(lines: readonly AboutLine[], zone: string): string {
  const rows = lines.map(({ label, value }, index) => {
    const number = index + 1;
    const cells = textCell(0, number, label, STYLE.label) + aboutCell(1, number, value, zone);
    return `<row r="${number}">${cells}</row>`;
  });
  return `${XML}<worksheet xmlns="${SHEET}"><sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="15"/>${columnsXml([18, 100])}<sheetData>${rows.join("")}</sheetData></worksheet>`;
}

function columnsXml(widths: readonly number[]): string {
  const cols = widths.map(
    (width, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  return `<cols>${cols.join("")}</cols>`;
}

function aboutCell(column: number, row: number, value: AboutLine["value"], zone: string): string {
  if (typeof value === "string") return textCell(column, row, value, STYLE.text);
  const style = typeof value === "number" ? STYLE.count : STYLE.instant;
  const number = typeof value === "number" ? value : zoneClock(zone).serial(value);
  return `<c r="${columnLetters(column)}${row}" s="${style}"><v>${number}</v></c>`;
}

function textCell(column: number, row: number, text: string, style: number): string {
  return `<c r="${columnLetters(column)}${row}" s="${style}"${inlineText(text)}`;
}

/** The rest of a cell that holds a text. */
function inlineText(text: string): string {
  return ` t="inlineStr"><is><t xml:space="preserve">${escapeText(fitCell(text))}</t></is></c>`;
}

/** 0 → A, 25 → Z, 26 → AA. */
export function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last;
}

export const CELL_LIMIT = 32_767;

/** Excel refuses a file with a longer text; a cut that does not show would be a false quotation. */
export function fitCell(text: string): string {
  if (text.length <= CELL_LIMIT) return text;
  const mark = ` … [CUT: an Excel cell holds ${CELL_LIMIT.toLocaleString("en-GB")} characters, this text has ${text.length.toLocaleString("en-GB")}. The CSV export has all of it.]`;
  return text.slice(0, CELL_LIMIT - mark.length).replace(/[\ud800-\udbff]$/, "") + mark;
}

/** Most texts need none of it. */
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const NEEDS_ESCAPES = /[&<>\0-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_x/i;

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/**
 * Spreadsheets read _x0041_ as "A": that is how what XML cannot carry is written, and why a
 * text that says _x0041_ itself needs its underscore written so. A carriage return would come
 * back as a line feed; half a character (a lone surrogate) cannot be written at all.
 */
export function escapeText(text: string): string {
  if (!NEEDS_ESCAPES.test(text)) return text;
  return text
    .toWellFormed()
    .replace(/_(?=x[0-9a-f]{4}_)/gi, "_x005F_")
    .replace(/[^\P{Cc}\t\n\x7f-\x9f]|[\ufffe\uffff]/gu, hexEscape)
    .replace(/[&<>]/g, (character) => ENTITIES[character] ?? character);
}

function hexEscape(character: string): string {
  return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;
}
