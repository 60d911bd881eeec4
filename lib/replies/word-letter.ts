/**
 * A letter as a Word file: four small parts in an archive without compression, made where the letter
 * is, so that what somebody typed goes nowhere but into their file. Pure.
 */
import { carriedByXml, escapeMarkup } from "@/lib/text/escape";
import { letterBlocks, type LetterBlock } from "./letter";

const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const HEAD = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`;
const TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml";

export const WORD_TYPE = `${TYPE}.document`;

/** The file's bytes. */
export function wordLetter(text: string): Uint8Array<ArrayBuffer> {
  return archive([
    [
      "[Content_Types].xml",
      `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${TYPE}.document.main+xml"/><Override PartName="/word/numbering.xml" ContentType="${TYPE}.numbering+xml"/></Types>`,
    ],
    [
      "_rels/.rels",
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    ],
    [
      "word/_rels/document.xml.rels",
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/numbering" Target="numbering.xml"/></Relationships>`,
    ],
    [
      "word/numbering.xml",
      `${HEAD}<w:numbering xmlns:w="${WORD}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="454" w:hanging="454"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
    ],
    [
      "word/document.xml",
      `${HEAD}<w:document xmlns:w="${WORD}"><w:body>${letterBlocks(text).map(blockXml).join("")}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr></w:body></w:document>`,
    ],
  ]);
}

const SPACED = `<w:spacing w:after="200" w:line="288" w:lineRule="auto"/>`;

function blockXml(block: LetterBlock): string {
  if (block.kind === "list") {
    const numbered = `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>`;
    return block.items.map((item) => paragraphXml(`${numbered}${SPACED}`, [item])).join("");
  }
  return paragraphXml(SPACED, block.lines);
}

function paragraphXml(look: string, lines: readonly string[]): string {
  const runs = lines.map(
    (line, index) =>
      `<w:r>${index > 0 ? "<w:br/>" : ""}<w:t xml:space="preserve">${escaped(line)}</w:t></w:r>`,
  );
  return `<w:p><w:pPr>${look}</w:pPr>${runs.join("")}</w:p>`;
}

const escaped = (text: string): string => escapeMarkup(carriedByXml(text));

const encoder = new TextEncoder();

/** A ZIP archive of stored parts, dated to its format's first day: the same letter, the same file. */
function archive(parts: ReadonlyArray<readonly [name: string, content: string]>) {
  const local: Uint8Array[] = [];
  const central: Uint8Array[] = [];
  let offset = 0;
  for (const [path, text] of parts) {
    const name = encoder.encode(path);
    const content = encoder.encode(text);
    const about = numbers([2, 20], [2, 0x0800], [2, 0], [2, 0], [2, 0x21], [4, crc32(content)], [4, content.length], [4, content.length], [2, name.length], [2, 0]); // prettier-ignore
    local.push(numbers([4, 0x04034b50]), about, name, content);
    central.push(
      numbers([4, 0x02014b50], [2, 20]),
      about,
      numbers([2, 0], [2, 0], [2, 0], [4, 0], [4, offset]),
      name,
    );
    offset += 4 + about.length + name.length + content.length;
  }
  const size = sizeOf(central);
  const end = numbers([4, 0x06054b50], [2, 0], [2, 0], [2, parts.length], [2, parts.length], [4, size], [4, offset], [2, 0]); // prettier-ignore
  return joined([...local, ...central, end]);
}

/** Little-endian, each as so many bytes. */
function numbers(...list: ReadonlyArray<readonly [bytes: number, value: number]>): Uint8Array {
  return Uint8Array.from(
    list.flatMap(([bytes, value]) =>
      Array.from({ length: bytes }, (_, index) => (value >>> (8 * index)) & 0xff),
    ),
  );
}

function sizeOf(pieces: readonly Uint8Array[]): number {
  return pieces.reduce((sum, { length }) => sum + length, 0);
}

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(sizeOf(pieces));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
