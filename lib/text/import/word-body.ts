/**
 * The body of a Word file, read as Word shows it on paper, with tracked changes accepted.
 *
 * Whatever element is not known here is transparent: what it holds is read. So every wrapper that
 * Word has or gets (fields, controls, tags, insertions, directions) lets its text through, and only
 * what is named here stays out, each with a word for the list of what was left out.
 */
import type { NormalFormBuilder } from "./normal-form";
import { atHeight, isReferenceMark } from "./raised";
import { webAddress } from "./web-address";
import { linearWordEquation } from "./word-equations";
import type { Answers, WordNote } from "./word-notes";
import { alternativeOf, plainWords } from "./word-words";
import type { WordNumbering } from "./word-numbering";
import { addressIn, shownByCode } from "./word-fields";
import { signOf, withSigns } from "./word-signs";
import {
  isOn,
  listOf,
  lookOf,
  outlineForm,
  type ParagraphForm,
  toggled,
  type RunLook,
  type WordStyles,
} from "./word-styles";
import { childOf, elementsOf, isElement, valueOf, type XmlElement } from "./xml";

/** What the other parts of the file say, and what has been met on the way through the body. */
export type WordFile = {
  readonly builder: NormalFormBuilder;
  readonly styles: WordStyles;
  readonly numbering: WordNumbering;
  /** By kind and id: "comment 3". */
  readonly notes: ReadonlyMap<string, WordNote>;
  readonly answers: Answers;
  /** What was written where the words begin that a comment is set on, by its key. */
  readonly begun: Map<string, number>;
  /** Targets of links by the id of their relationship. */
  readonly targets: ReadonlyMap<string, string>;
  readonly told: Set<string>;
  /** Fields that are open, the innermost last. */
  readonly fields: Field[];
  /** Marks that begin a field which nothing ends: what follows is no code. */
  readonly unended: ReadonlySet<XmlElement>;
  hasHeadline: boolean;
};

type Field = { code: string; isCode: boolean; isLink: boolean };

type Context = {
  readonly file: WordFile;
  readonly builder: NormalFormBuilder;
  readonly look: RunLook;
  readonly isInRow: boolean;
  readonly isInBox: boolean;
  /** What stands beside the paragraph, to be read after it. */
  readonly boxes: XmlElement[];
  /** The rest of the run is the mark of a note. */
  readonly isMark: boolean;
};

/** @throws SourcelineError INVALID beyond the limits, from the builder. */
export function readWordBody(body: XmlElement, file: WordFile): void {
  readAll(body, {
    file,
    builder: file.builder,
    look: file.styles.defaultLook,
    isInRow: false,
    isInBox: false,
    boxes: [],
    isMark: false,
  });
  for (const key of file.notes.keys()) tellNote(key, file);
}

function readAll(element: XmlElement, context: Context): void {
  for (const node of element.children) if (isElement(node)) read(node, context);
}

type Reader = (element: XmlElement, context: Context) => void;

const nothing: Reader = () => undefined;

const READERS: Readonly<Record<string, Reader>> = {
  "w:p": readParagraph,
  "w:r": readRun,
  "w:tbl": readTable,
  "w:t": (element, context) => write(textOf(element), context),
  "m:t": (element, context) => write(textOf(element), context),
  "w:tab": (_, context) => write("\t", context),
  "w:ptab": (_, context) => write("\t", context),
  "w:noBreakHyphen": (_, context) => write("\u2011", context),
  "w:softHyphen": (_, context) => write("\u00ad", context),
  "w:br": readBreak,
  "w:cr": readBreak,
  "w:sym": readSign,
  "w:fldChar": readFieldMark,
  "w:instrText": ({ children }, { file }) => {
    const field = file.fields.at(-1);
    if (field?.isCode) field.code += children.filter((each) => typeof each === "string").join("");
  },
  "w:fldSimple": readSimpleField,
  "w:hyperlink": readLink,
  "w:ruby": (element, context) => {
    const reading = childOf(element, "w:rt");
    const base = childOf(element, "w:rubyBase");
    if (base) readAll(base, context);
    if (reading) context.builder.leaveOut("The reading above a word", plainWords(reading));
  },
  "m:oMath": (element, context) => write(linearWordEquation(element), context),
  "mc:AlternateContent": (element, context) => {
    const chosen = alternativeOf(element);
    if (chosen) readAll(chosen, context);
  },
  "w:drawing": readDrawing,
  "w:pict": readDrawing,
  "w:object": readDrawing,
  "w:altChunk": (_, { builder }) => builder.leaveOut("A document inserted into this one", ""),
  "w:ins": readInsertion,
  "w:moveTo": readInsertion,
  "w:del": (element, context) => leaveOutRevision("Deleted text", element, context),
  "w:moveFrom": (element, context) => leaveOutRevision("Text moved elsewhere", element, context),
  "w:sdt": readControl,
  "w:footnoteReference": (element, { file }) => tellNote(`footnote ${idOf(element)}`, file),
  "w:endnoteReference": (element, { file }) => tellNote(`endnote ${idOf(element)}`, file),
  "w:commentRangeStart": (element, { file, builder }) => {
    const key = `comment ${idOf(element)}`;
    if (!file.begun.has(key)) file.begun.set(key, builder.written);
  },
  "w:commentReference": (element, { file }) => tellNote(`comment ${idOf(element)}`, file),
  "w:commentRangeEnd": (element, { file }) => tellNote(`comment ${idOf(element)}`, file),
  // Properties, and text that is the program's own.
  "w:pPr": nothing,
  "w:rPr": nothing,
  "w:sectPr": nothing,
  "w:tblPr": nothing,
  "w:tblGrid": nothing,
  "w:trPr": nothing,
  "w:tcPr": nothing,
  "w:sdtPr": nothing,
  "w:sdtEndPr": nothing,
  "w:customXmlPr": nothing,
  "w:smartTagPr": nothing,
  "w:fldData": nothing,
  "w:delText": nothing,
  "w:delInstrText": nothing,
};

function read(element: XmlElement, context: Context): void {
  const reader = Object.hasOwn(READERS, element.name) ? READERS[element.name] : undefined;
  (reader ?? readAll)(element, context);
}

const idOf = (element: XmlElement): string => element.attributes.get("w:id") ?? "";

const textOf = ({ children }: XmlElement): string =>
  children.filter((child) => typeof child === "string").join("");

function tellNote(named: string, file: WordFile): void {
  const key = file.answers.get(named) ?? named;
  const note = file.notes.get(key);
  if (!note || file.told.has(key)) return;
  file.told.add(key);
  file.builder.note({ ...note, from: file.begun.get(key) });
}

/** In the text as anything else, and told as what changed. */
function readInsertion(element: XmlElement, context: Context): void {
  const from = context.builder.written;
  readAll(element, context);
  context.builder.change({ was: "", now: plainWords(element), from });
}

function write(text: string, { file, builder, look, isMark, isInRow }: Context): void {
  if (text === "") return;
  if (file.fields.some(({ isCode }) => isCode)) builder.leaveOut("The code of a field", text);
  else if (look.isHidden) builder.leaveOut("Hidden text", text);
  else if (isMark || (look.height === "raised" && isReferenceMark(text))) {
    builder.leaveOut("A reference mark", text);
  } else {
    const { shown, missing } = withSigns(look.isCapitals ? text.toUpperCase() : text, look.font);
    builder.write(atHeight(shown, look.height), isInRow ? "collapse" : "keep");
    if (missing) builder.leaveOut(`A sign of the font ${look.font || "of signs"}`, "");
  }
}

/** What was taken away, and its notes with it; what was remarked on it is still worth reading. */
function leaveOutRevision(what: string, element: XmlElement, { file, builder }: Context): void {
  const words = plainWords(element);
  if (words !== "") {
    builder.leaveOut(what, words);
    builder.change({ was: words, now: "", from: builder.written });
  }
  const visit = (each: XmlElement): void => {
    const key = /^w:(footnote|endnote|comment)Reference$/.exec(each.name)?.[1];
    if (key === "comment") tellNote(`comment ${idOf(each)}`, file);
    else if (key !== undefined && what === "Deleted text") {
      const name = `${key} ${idOf(each)}`;
      const note = file.notes.get(name);
      if (note && !file.told.has(name)) builder.leaveOut(`A deleted ${key}`, note.text);
      file.told.add(name);
    }
    for (const child of elementsOf(each)) visit(child);
  };
  visit(element);
}

/** A field to be filled in, which asks for it in the program's own words until somebody has. */
function readControl(element: XmlElement, context: Context): void {
  const properties = childOf(element, "w:sdtPr");
  const asked = childOf(properties, "w:showingPlcHdr");
  if (asked && isOn(asked.attributes.get("w:val"))) {
    context.builder.leaveOut("A field that nobody filled in", plainWords(element));
  } else readAll(element, context);
}

function readBreak(element: XmlElement, context: Context): void {
  const { builder, isInRow, look } = context;
  if (look.isHidden) return;
  const type = element.attributes.get("w:type");
  if (isInRow) builder.write(" ", "collapse");
  else builder.separate(type === "page" || type === "column" ? "paragraph" : "line");
}

function readSign(element: XmlElement, context: Context): void {
  const font = element.attributes.get("w:font") ?? "";
  const sign = signOf(font, element.attributes.get("w:char") ?? "");
  if (sign !== null) write(sign, context);
  else context.builder.leaveOut(`A sign of the font ${font}`, "");
}

function readRun(element: XmlElement, outer: Context): void {
  const { styles } = outer.file;
  const properties = childOf(element, "w:rPr");
  const style = styles.character(valueOf(properties, "w:rStyle") ?? "");
  const look = { ...toggled(outer.look, style.look), ...lookOf(properties) };
  const isMark = elementsOf(element).some(
    ({ name, attributes }) =>
      /^w:(?:foot|end)noteReference$/.test(name) &&
      isOn(attributes.get("w:customMarkFollows") ?? "false"),
  );
  readAll(element, { ...outer, look, isMark });
}

/** Begins, divides and ends a field: its code, then what it shows. */
function readFieldMark(element: XmlElement, context: Context): void {
  const { file, builder } = context;
  const type = element.attributes.get("w:fldCharType");
  const field = file.fields.at(-1);
  if (file.unended.has(element)) return;
  if (type === "begin") file.fields.push({ code: "", isCode: true, isLink: false });
  else if (type === "separate" && field) {
    field.isCode = false;
    const address = addressIn(field.code);
    field.isLink = address !== null;
    if (address !== null) builder.openLink(address);
  } else if (type === "end" && field) {
    file.fields.pop();
    if (field.isLink) builder.closeLink();
    if (!field.isCode) return;
    const shown = shownByCode(field.code);
    if (shown === null) builder.leaveOut("A field without its value", field.code);
    else write(shown, context);
  }
}

function readSimpleField(element: XmlElement, context: Context): void {
  const address = addressIn(element.attributes.get("w:instr") ?? "");
  if (address !== null) context.builder.openLink(address);
  readAll(element, context);
  if (address !== null) context.builder.closeLink();
}

function readLink(element: XmlElement, context: Context): void {
  const target = context.file.targets.get(element.attributes.get("r:id") ?? "");
  const place = element.attributes.get("w:anchor") ?? "";
  const href = target === undefined ? "" : place === "" ? target : `${target}#${place}`;
  const address = webAddress(href);
  if (address !== null) context.builder.openLink(address);
  readAll(element, context);
  if (address !== null) context.builder.closeLink();
  else if (/^[a-z][a-z\d+.-]{1,20}:/i.test(href)) {
    context.builder.leaveOut("The target of a link", href);
  }
}

/** Text boxes are read after the paragraph; pictures and charts are left out. */
function readDrawing(element: XmlElement, { boxes, builder, look }: Context): void {
  if (look.isHidden) return;
  const found: XmlElement[] = [];
  let what = element.name === "w:object" ? "An embedded object" : "";
  let name = "";
  const visit = (each: XmlElement): void => {
    const { attributes } = each;
    const local = each.name.slice(each.name.indexOf(":") + 1);
    if (each.name === "w:txbxContent" || (local === "textpath" && attributes.has("string"))) {
      found.push(each);
      return;
    }
    if (each.name === "mc:AlternateContent") {
      const chosen = alternativeOf(each);
      if (chosen) visit(chosen);
      return;
    }
    if (local === "docPr" || local === "shape") {
      name ||= attributes.get("descr") ?? attributes.get("alt") ?? attributes.get("title") ?? "";
    }
    what ||= DRAWN[local] ?? "";
    for (const child of elementsOf(each)) visit(child);
  };
  visit(element);
  boxes.push(...found);
  if (what !== "") builder.leaveOut(what, name);
}

const DRAWN: Readonly<Record<string, string>> = {
  blip: "A picture",
  imagedata: "A picture",
  chart: "A chart",
  relIds: "A diagram",
};

function readParagraph(element: XmlElement, outer: Context): void {
  const { builder, file } = outer;
  const properties = childOf(element, "w:pPr");
  const style = file.styles.paragraph(valueOf(properties, "w:pStyle") ?? "");
  const boxes: XmlElement[] = [];
  const context = { ...outer, boxes, look: { ...outer.look, ...style.look } };
  if (outer.isInRow) {
    builder.write(" ", "collapse");
    builder.mark(numberOf(properties, style.list, file));
    readAll(element, context);
    builder.mark("");
    builder.write(" ", "collapse");
    readBoxesInRow(boxes, context);
    return;
  }
  builder.separate("paragraph");
  const number = numberOf(properties, style.list, file);
  const form = formOf(properties, style.form, style.list, outer);
  builder.setKind(form.kind, form.level, form.part);
  builder.mark(number);
  const before = builder.written;
  readAll(element, context);
  builder.mark("");
  if (builder.written > before && goesOn(properties)) builder.joinNext();
  else builder.separate("paragraph");
  readBoxes(boxes, outer);
}

function numberOf(
  properties: XmlElement | undefined,
  ofStyle: Partial<{ list: string; level: number }>,
  { numbering }: WordFile,
): string {
  const { list = "0", level = 0 } = { ...ofStyle, ...listOf(properties) };
  // Zero takes a paragraph out of the list of its style.
  return list === "0" ? "" : numbering.next({ list, level });
}

function formOf(
  properties: XmlElement | undefined,
  ofStyle: ParagraphForm | null,
  listOfStyle: Partial<{ list: string; level: number }>,
  { file, builder, isInBox }: Context,
): ParagraphForm {
  const form = outlineForm(properties) ?? ofStyle ?? { kind: "paragraph", level: 0 };
  if (form.kind === "heading") {
    const isHeadline = form.part === "headline" || (form.level === 1 && builder.written === 0);
    const { part: _, ...heading } = form;
    if (!isHeadline || file.hasHeadline) return heading;
    file.hasHeadline = true;
    return { ...heading, part: "headline" };
  }
  const { list = "0", level = 0 } = { ...listOfStyle, ...listOf(properties) };
  const boxed = isInBox && form.part === undefined ? ({ part: "sidebar" } as const) : {};
  if (list !== "0" && form.kind === "paragraph") {
    return { ...form, ...boxed, kind: "list_item", level: level + 1 };
  }
  return { ...form, ...boxed };
}

/**
 * Whether the next paragraph goes on in the same line: after a drop cap, which Word keeps as a
 * paragraph in a frame; or where the mark at its end is hidden or deleted.
 */
function goesOn(properties: XmlElement | undefined): boolean {
  const frame = childOf(properties, "w:framePr")?.attributes;
  if (/^(?:drop|margin)$/.test(frame?.get("w:dropCap") ?? "")) return true;
  const mark = childOf(properties, "w:rPr");
  if (!mark) return false;
  return childOf(mark, "w:del") !== undefined || lookOf(mark).isHidden === true;
}

function readBoxes(boxes: readonly XmlElement[], context: Context): void {
  const { builder } = context;
  for (const box of boxes) {
    builder.separate("paragraph");
    if (box.name === "w:txbxContent") readAll(box, { ...context, boxes: [], isInBox: true });
    else {
      builder.setKind("paragraph", 0, "sidebar");
      builder.write(box.attributes.get("string") ?? "", "keep");
    }
    builder.separate("paragraph");
  }
}

function readBoxesInRow(boxes: readonly XmlElement[], context: Context): void {
  for (const box of boxes) {
    context.builder.write(" ", "collapse");
    readAll(box, { ...context, boxes: [] });
  }
}

function readTable(table: XmlElement, context: Context): void {
  const { builder } = context;
  for (const row of membersOf(table, "w:tr")) {
    const properties = childOf(row, "w:trPr");
    const hidden = childOf(properties, "w:hidden");
    if (childOf(properties, "w:del") || (hidden && isOn(hidden.attributes.get("w:val")))) {
      builder.leaveOut(`A ${hidden ? "hidden" : "deleted"} row of a table`, plainWords(row));
      continue;
    }
    const cells = membersOf(row, "w:tc").filter((cell) => {
      const isDeleted = childOf(childOf(cell, "w:tcPr"), "w:cellDel") !== undefined;
      if (isDeleted) builder.leaveOut("A deleted cell of a table", plainWords(cell));
      return !isDeleted;
    });
    if (context.isInRow || (cells.length > 1 && cells.every(isOneParagraph))) {
      readRow(cells, context);
    } else for (const cell of cells) readAll(cell, context);
  }
}

function readRow(cells: readonly XmlElement[], context: Context): void {
  const { builder, isInRow } = context;
  if (!isInRow) {
    builder.separate("paragraph");
    builder.setKind("paragraph", 0);
  }
  for (const cell of cells) {
    builder.separate("cell");
    readAll(cell, { ...context, isInRow: true });
  }
  if (!isInRow) builder.separate("paragraph");
}

/** Rows and cells may stand in controls and tags. */
function membersOf(element: XmlElement, name: string): XmlElement[] {
  return elementsOf(element).flatMap((child) => {
    if (child.name === name) return [child];
    return READERS[child.name] === nothing || child.name === "w:tbl" ? [] : membersOf(child, name);
  });
}

function isOneParagraph(cell: XmlElement): boolean {
  const members = elementsOf(cell).filter(({ name }) => name === "w:p" || name === "w:tbl");
  const written = members.filter((each) => each.name === "w:tbl" || plainWords(each) !== "");
  return written.length <= 1 && !written.some(({ name }) => name === "w:tbl");
}
