/** Makes Word files part by part, good and hostile ones, for what reads them. */
import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import { ZipFile } from "yazl";

const NAMESPACES = Object.entries({
  w: "wordprocessingml/2006/main",
  r: "officeDocument/2006/relationships",
  m: "officeDocument/2006/math",
  mc: "markup-compatibility/2006",
  wp: "drawingml/2006/wordprocessingDrawing",
})
  .map(([prefix, name]) => `xmlns:${prefix}="http://schemas.openxmlformats.org/${name}"`)
  .join(" ");

export const CONTENT_TYPES =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';

export async function zipOf(parts: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  return buffer(zip.outputStream.pipe(new PassThrough()));
}

/** @param body the XML inside w:body; `more` are parts by name, which may replace the usual ones. */
export function wordFile(
  body: string,
  more: Readonly<Record<string, string | Buffer>> = {},
): Promise<Buffer> {
  return zipOf({
    "[Content_Types].xml": CONTENT_TYPES,
    "word/document.xml": wordPart("document", `<w:body>${body}</w:body>`),
    ...more,
  });
}

export function wordPart(element: string, content: string): string {
  return `<w:${element} ${NAMESPACES}>${content}</w:${element}>`;
}

export const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;

export function wordParagraph(content: string, style?: string): string {
  const properties = style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : "";
  return `<w:p>${properties}${content}</w:p>`;
}
