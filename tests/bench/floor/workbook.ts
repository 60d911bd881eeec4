/** Rows as the simplest Excel file there is: one sheet, every cell a text in place. */
import { once } from "node:events";
import { PassThrough } from "node:stream";
import { setImmediate } from "node:timers/promises";
import { ZipFile } from "yazl";
import type { FloorClaim } from "./database";

const XML = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n`;
const OFFICE = "http://schemas.openxmlformats.org";

const PARTS: Record<string, string> = {
  "[Content_Types].xml": `<Types xmlns="${OFFICE}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
  "_rels/.rels": `<Relationships xmlns="${OFFICE}/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  "xl/workbook.xml": `<workbook xmlns="${OFFICE}/spreadsheetml/2006/main" xmlns:r="${OFFICE}/officeDocument/2006/relationships"><sheets><sheet name="Claims" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${OFFICE}/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
};

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

function cell(value: string | number | null): string {
  const text = String(value ?? "").replace(/[&<>]/g, (sign) => ENTITIES[sign] ?? sign);
  return `<c t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
}

function row(values: Array<string | number | null>): string {
  return `<row>${values.map(cell).join("")}</row>`;
}

/** Starts writing at once; what is not taken yet is waited for. */
export function workbook(slices: Iterable<FloorClaim[]>): NodeJS.ReadableStream {
  const zip = new ZipFile();
  for (const [name, text] of Object.entries(PARTS)) zip.addBuffer(Buffer.from(XML + text), name);
  const sheet = new PassThrough();
  zip.addReadStream(sheet, "xl/worksheets/sheet1.xml", { compressionLevel: 6 });
  zip.end();
  writeSheet(sheet, slices).catch((error: unknown) => sheet.destroy(error as Error));
  return zip.outputStream;
}

async function writeSheet(sheet: PassThrough, slices: Iterable<FloorClaim[]>): Promise<void> {
  sheet.write(`${XML}<worksheet xmlns="${OFFICE}/spreadsheetml/2006/main"><sheetData>`);
  let isFirst = true;
  for (const rows of slices) {
    const head = isFirst && rows[0] ? row(Object.keys(rows[0])) : "";
    isFirst = false;
    const text = head + rows.map((claim) => row(Object.values(claim))).join("");
    if (!sheet.write(text)) await once(sheet, "drain");
    await setImmediate();
  }
  sheet.end("</sheetData></worksheet>");
}
