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
import type { BroughtText } from "./findings";
import { NormalFormBuilder } from "./normal-form";
import { titleFrom } from "./title";
import { openWordArchive } from "./word-archive";
import { readWordBody, type WordFile } from "./word-body";
import { unendedFields } from "./word-fields";
import { WordNumbering } from "./word-numbering";
import { WordStyles } from "./word-styles";
import { answersIn, notesIn, type NotePart } from "./word-notes";
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
  const pathOfPart = (type: string) =>
    links.find((link) => link.type === type)?.target ?? `${folderOf(path)}${type}.xml`;
  const find = (type: string, root: string) => childOf(partAt(parts, pathOfPart(type)), root);
  const findNotes = (type: string): NotePart => ({
    root: find(type, `w:${type}`),
    targets: targetsOf(relationshipsOf(parts, pathOfPart(type))),
  });
  const comments = findNotes("comments");
  const answers = answersIn(comments.root, find("commentsExtended", "w15:commentsEx"));
  const builder = new NormalFormBuilder();
  const file: WordFile = {
    builder,
    styles: new WordStyles(find("styles", "w:styles")),
    numbering: new WordNumbering(find("numbering", "w:numbering")),
    notes: new Map([
      ...notesIn("footnote", findNotes("footnotes")),
      ...notesIn("endnote", findNotes("endnotes")),
      ...notesIn("comment", comments, answers),
    ]),
    answers,
    begun: new Map(),
    targets: targetsOf(links),
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

/** Targets by the id of their relationship. */
function targetsOf(links: readonly Relationship[]): Map<string, string> {
  return new Map(links.map(({ id, target }) => [id, target]));
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
