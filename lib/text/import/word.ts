/**
 * A Word file (.docx) to the normal form. The parts of the file are found by the relationships
 * between them, or by their usual names where a program wrote none.
 *
 * Tracked changes are read as accepted: insertions are in the text, deletions are not. Comments
 * and notes are notes of the place they stand at; headers, footers and pictures are left out, and
 * listed; text boxes come after the paragraph that they are anchored in. The paragraph styles for
 * titles, quotations, captions and headings mean what they say.
 */
import { invalid } from "@/lib/platform/errors";
import type { BroughtText, NoteKind } from "./findings";
import { titleFrom } from "./html";
import { NormalFormBuilder } from "./normal-form";
import { openWordArchive } from "./word-archive";
import { readWordBody, type WordFile } from "./word-body";
import { unendedFields } from "./word-fields";
import { WordNumbering } from "./word-numbering";
import { WordStyles } from "./word-styles";
import { plainWords } from "./word-words";
import { childOf, elementsOf, parseXml, type XmlElement } from "./xml";

type Parts = ReadonlyMap<string, string>;

type Relationship = { readonly id: string; readonly type: string; readonly target: string };

/** @throws SourcelineError INVALID where it is no Word file, is damaged, empty or too large. */
export async function readWord(bytes: Uint8Array): Promise<BroughtText> {
  const parts = await openWordArchive(bytes);
  const path = mainPart(parts);
  const body = childOf(childOf(partAt(parts, path), "w:document"), "w:body");
  if (!body) throw withoutText();
  const links = relationshipsOf(parts, path);
  const find = (type: string, root: string) => {
    const target = links.find((link) => link.type === type)?.target;
    return childOf(partAt(parts, target ?? `${folderOf(path)}${type}.xml`), root);
  };
  const builder = new NormalFormBuilder();
  const file: WordFile = {
    builder,
    styles: new WordStyles(find("styles", "w:styles")),
    numbering: new WordNumbering(find("numbering", "w:numbering")),
    notes: new Map([
      ...notesIn("footnote", find("footnotes", "w:footnotes")),
      ...notesIn("endnote", find("endnotes", "w:endnotes")),
      ...notesIn("comment", find("comments", "w:comments")),
    ]),
    targets: new Map(links.map(({ id, target }) => [id, target])),
    told: new Set(),
    fields: [],
    unended: unendedFields(body),
    hasHeadline: false,
  };
  readWordBody(body, file);
  for (const { type, target } of links) leaveOutMargin(type, partAt(parts, target), builder);
  const built = builder.finish();
  return { title: titleFrom(built, null), ...built };
}

function mainPart(parts: Parts): string {
  const main = relationshipsOf(parts, "").find(({ type }) => type === "officeDocument");
  return main && parts.has(main.target) ? main.target : "word/document.xml";
}

function partAt(parts: Parts, path: string): XmlElement | undefined {
  const xml = parts.get(path);
  return xml === undefined ? undefined : parseXml(xml);
}

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf("/") + 1);

/** @param path of a part; empty for the file itself. Targets inside it become paths of parts. */
function relationshipsOf(parts: Parts, path: string): Relationship[] {
  const folder = folderOf(path);
  const root = partAt(parts, `${folder}_rels/${path.slice(folder.length)}.rels`);
  const relationships = childOf(root, "Relationships");
  return (relationships ? elementsOf(relationships) : []).map(({ attributes }) => {
    const target = attributes.get("Target") ?? "";
    const type = attributes.get("Type") ?? "";
    const isInside = attributes.get("TargetMode") !== "External";
    return {
      id: attributes.get("Id") ?? "",
      type: type.slice(type.lastIndexOf("/") + 1),
      target: isInside ? pathOf(folder, target) : target,
    };
  });
}

function pathOf(folder: string, target: string): string {
  const steps: string[] = [];
  const whole = target.startsWith("/") ? target : folder + target;
  for (const step of whole.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.join("/");
}

function notesIn(kind: NoteKind, part: XmlElement | undefined) {
  return (part ? elementsOf(part) : [])
    .filter(({ name }) => name === `w:${kind}`)
    .map((note) => {
      const author = note.attributes.get("w:author") ?? "";
      const id = note.attributes.get("w:id") ?? "";
      return [`${kind} ${id}`, { kind, author, text: plainWords(note) }] as const;
    });
}

function leaveOutMargin(
  type: string,
  part: XmlElement | undefined,
  builder: NormalFormBuilder,
): void {
  if (!part || (type !== "header" && type !== "footer")) return;
  const words = plainWords(part);
  if (/[\p{L}\p{N}]/u.test(words)) builder.leaveOut(`A ${type} of the pages`, words);
}

function withoutText() {
  return invalid(
    "The file is damaged: its text cannot be found. Open it in Word and save it again as .docx.",
  );
}
