/**
 * HTML to the normal form: a page, or what a browser, Word, Google Docs or LibreOffice puts on the
 * clipboard or into a file.
 *
 * One walk reads the words and nothing else: what leaves is text, and of attributes the target of
 * a link (web-address.ts). What stands around the story is left out (page-chrome.ts), and so is
 * what the page does not show; comments and notes are notes (html-notes.ts). Whatever is left out
 * is told to the builder, with where it stood.
 *
 * Decisions: `del` is deleted and stays out, `s` is only struck through and stays. `q` gets the
 * quotation marks that browsers show, an ordered list its numbers, `text-transform` its capitals.
 * A raised figure becomes a raised character. Of ruby the base comes in. A table's row is a
 * paragraph, its cells divided by " | ", but a table that holds paragraphs is layout and read as
 * such. Captions are paragraphs.
 */
import type { Element, ElementContent, Nodes, Root } from "hast";
import { ClassStyles, type Declarations } from "./css";
import { isEquation, linearOf } from "./html-equations";
import { numberOf, openList, wordNumber, type OpenList } from "./html-lists";
import { isNoteLink, keyOf, notesOf, wordsIn, type PageNotes } from "./html-notes";
import { isOfWriter, isWordMark, printedListMark } from "./html-word";
import { formOf, partOf } from "./html-parts";
import { NormalFormBuilder } from "./normal-form";
import { attribute, countHeadlines, isHidden, isSection, pageChrome } from "./page-chrome";
import { createHtmlParser } from "./parse-html";
import { atHeight, isReferenceMark, type Height } from "./raised";
import type { BroughtText } from "./findings";
import { webAddress } from "./web-address";
import { titleFrom } from "./title";
import type { ParagraphKind, Part } from "@/lib/text/text";

const words = (list: string): string[] => list.split(" ");

const BLOCKS = new Set(
  words(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset " +
      "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu " +
      "nav ol p pre search section summary table tbody td tfoot th thead tr ul",
  ),
);

/** Gone with all they hold, and nobody misses them: no part of what is shown as text. */
const SILENT = new Set(
  words(
    "applet comment datalist head input noembed noframes noscript optgroup option script select source style template textarea title track rp",
  ),
);

/** Gone, and said so. */
const UNREADABLE: Readonly<Record<string, string>> = {
  audio: "A recording",
  canvas: "A drawing",
  embed: "An embedded object",
  iframe: "An embedded page",
  img: "A picture",
  object: "An embedded object",
  progress: "A gauge",
  rt: "The reading above a word",
  rtc: "The reading above a word",
  svg: "A drawing",
  video: "A video",
};

/** @throws SourcelineError INVALID where it is empty, too large or nested too deeply. */
export function readHtml(source: string): BroughtText {
  const parse = createHtmlParser();
  const root = parse(source, "document");
  return readTree(root, titleElementOf(root));
}

/**
 * Reads a tree that another format was turned into.
 * @param ownTitle what the document calls itself; it yields to a heading of the first level.
 */
export function readTree(root: Root, ownTitle: string | null): BroughtText {
  const styles = new ClassStyles();
  addSheets(root, styles);
  const builder = new NormalFormBuilder();
  const page: Page = {
    builder,
    styles,
    notes: notesOf(root),
    headlines: countHeadlines(root),
    told: new Set(),
    isOfWriter: isOfWriter(root),
    counts: new Map(),
    passedOver: new Set(),
    hasHeadline: false,
    fields: [],
  };
  read(root, {
    page,
    builder,
    kind: "paragraph",
    level: 0,
    part: null,
    list: null,
    listDepth: 0,
    quoteDepth: 0,
    height: "level",
    transform: "none",
    isInSection: false,
    isInRow: false,
    isPreformatted: false,
  });
  for (const body of page.notes.bodies.keys()) tellNote(body, page);
  const built = builder.finish();
  return { title: titleFrom(built, ownTitle), ...built };
}

/** What is known of the whole page, and what has been met on the way through it. */
type Page = {
  readonly builder: NormalFormBuilder;
  readonly styles: ClassStyles;
  readonly notes: PageNotes;
  /** How many h1 it has. */
  readonly headlines: number;
  readonly told: Set<Element>;
  /** Whether LibreOffice or OpenOffice wrote it. */
  readonly isOfWriter: boolean;
  /** How far the counters of lists are that rules write. */
  readonly counts: Map<string, number>;
  /** Read already, in another way. */
  readonly passedOver: Set<Nodes>;
  hasHeadline: boolean;
  /** Fields of Word that are open, as they are written where comments are not hidden. */
  fields: Array<"code" | "result">;
};

type Context = {
  readonly page: Page;
  readonly builder: NormalFormBuilder;
  readonly kind: ParagraphKind;
  readonly level: number;
  readonly part: Part | null;
  readonly list: OpenList | null;
  readonly listDepth: number;
  readonly quoteDepth: number;
  readonly height: Height;
  readonly transform: string;
  readonly isInSection: boolean;
  readonly isInRow: boolean;
  readonly isPreformatted: boolean;
};

function read(node: Nodes, context: Context): void {
  if (context.page.passedOver.has(node)) return;
  if (node.type === "text") readWords(node.value, context);
  else if (node.type === "element") readElement(node, context);
  else if (node.type === "comment") readComment(node.value, context);
  else if (node.type === "root") readAll(node.children, context);
}

function readAll(nodes: Root["children"] | ElementContent[], context: Context): void {
  for (const node of nodes) read(node, context);
}

/** Writer has no other way to export a comment. */
function readComment(text: string, { page, builder }: Context): void {
  if (!page.isOfWriter || /^\s*\[|^(?:Start|End)Fragment/i.test(text)) return;
  builder.note({ kind: "comment", author: "", text });
}

function readWords(text: string, context: Context): void {
  if (context.page.fields.includes("code")) return;
  if (context.height === "raised" && isReferenceMark(text)) {
    context.builder.leaveOut("A reference mark", text);
    return;
  }
  const shown = atHeight(transformed(text, context.transform), context.height);
  context.builder.write(shown, context.isPreformatted ? "keep" : "collapse");
}

function transformed(text: string, transform: string): string {
  if (transform === "uppercase") return text.toUpperCase();
  if (transform === "lowercase") return text.toLowerCase();
  if (transform !== "capitalize") return text;
  return text.replace(/(?<![\p{L}\p{N}'’])\p{Ll}/gu, (letter) => letter.toUpperCase());
}

function readElement(element: Element, outer: Context): void {
  const { builder, page } = outer;
  const { tagName } = element;
  if (SILENT.has(tagName)) return;
  if (Object.hasOwn(UNREADABLE, tagName)) {
    leaveOut(UNREADABLE[tagName] ?? "", element, outer);
    return;
  }
  if (isEquation(element)) {
    builder.write(` ${linearOf(element)} `, "collapse");
    return;
  }
  if (page.notes.bodies.has(element)) {
    tellNote(element, page);
    return;
  }
  const style = page.styles.of(attribute(element, "className"), attribute(element, "style"));
  if (isApparatus(element, style, outer)) return;
  const context = styled(element, style, outer);
  if (isInserted(element)) {
    const from = builder.written;
    readAll(element.children, context);
    builder.change({ was: "", now: wordsOf(element), from });
  } else if (BLOCKS.has(tagName)) readBlock(element, style, context);
  else if (tagName === "br") breakLine(context);
  else if (tagName === "a") readLink(element, context);
  else if (tagName === "q") {
    const [opening, closing] = context.quoteDepth % 2 === 0 ? "“”" : "‘’";
    builder.write(opening ?? "", "keep");
    readAll(element.children, { ...context, quoteDepth: context.quoteDepth + 1 });
    builder.write(closing ?? "", "keep");
  } else readAll(element.children, context);
}

const isInserted = (element: Element): boolean =>
  element.tagName === "ins" ||
  /(?:^|\s)(?:msoins|track(?:ed)?changeinsertion)(?:\s|$)/i.test(attribute(element, "className"));

/** What is no text of the story: told where it has words of its own, and passed over. */
function isApparatus(element: Element, style: Declarations, context: Context): boolean {
  const { page, builder } = context;
  if (isHidden(element, style)) {
    leaveOut("Hidden text", element, context);
    return true;
  }
  if (
    element.tagName === "del" ||
    /(?:^|\s)(?:msodel|track(?:ed)?changedeletion)(?:\s|$)/i.test(attribute(element, "className"))
  ) {
    leaveOut("Deleted text", element, context);
    builder.change({ was: wordsOf(element), now: "", from: builder.written });
    return true;
  }
  const chrome = pageChrome(element, context.isInSection, page.headlines);
  if (chrome !== null) {
    leaveOut(chrome, element, context);
    return true;
  }
  const margin = page.isOfWriter ? /^(?:header|footer)$/.exec(attribute(element, "title")) : null;
  if (margin && element.tagName === "div") {
    leaveOut(`A ${margin[0]} of the pages`, element, context);
    return true;
  }
  // What Word writes out in front of what it then calls a list item.
  if (/\bignore\b/i.test(style.get("mso-list") ?? "")) {
    builder.mark(wordNumber(wordsOf(element)));
    return true;
  }
  return isWordMachinery(element, style, context);
}

/** Comments, the marks of notes, and fields, as Word writes them into a page. */
function isWordMachinery(element: Element, style: Declarations, context: Context): boolean {
  const { page } = context;
  const role = (style.get("mso-element") ?? "").toLowerCase();
  if (role === "field-begin") page.fields.push("code");
  else if (role === "field-separator" && page.fields.length > 0) {
    page.fields[page.fields.length - 1] = "result";
  } else if (role === "field-end") page.fields.pop();
  else if (role === "comment-list" || role === "comment") {
    for (const body of bodiesIn(element, page)) tellNote(body, page);
    return true;
  } else if (isWordMark(element, style)) {
    for (const link of linksIn(element)) readElement(link, context);
    return true;
  } else return false;
  return true;
}

function bodiesIn(element: Element, page: Page): Element[] {
  if (page.notes.bodies.has(element)) return [element];
  return element.children
    .filter((child) => child.type === "element")
    .flatMap((child) => bodiesIn(child, page));
}

function linksIn(element: Element): Element[] {
  return element.children
    .filter((child) => child.type === "element")
    .flatMap((child) => (child.tagName === "a" ? [child] : linksIn(child)));
}

function tellNote(body: Element, page: Page): void {
  const note = page.notes.bodies.get(body);
  if (!note || page.told.has(body)) return;
  page.told.add(body);
  const { mayAnswer, ...said } = note;
  if (mayAnswer) page.builder.answer(said);
  else page.builder.note({ ...said, replies: page.notes.answers.get(body) ?? [] });
}

function leaveOut(what: string, element: Element, { builder, page }: Context): void {
  for (const body of bodiesIn(element, page)) tellNote(body, page);
  const name = attribute(element, "alt") || attribute(element, "title");
  const text = Object.hasOwn(UNREADABLE, element.tagName) && name ? name : wordsOf(element);
  const hasNoWords = text.trim() === "";
  // Icons, spacers and pixels that count readers have no name; a hidden element without words is none.
  if (hasNoWords && (!Object.hasOwn(UNREADABLE, element.tagName) || isOrnament(element))) return;
  builder.leaveOut(what, text);
}

const wordsOf = (element: Element): string => wordsIn(element, () => false);

function isOrnament({ tagName, properties }: Element): boolean {
  const size = Number(properties.width ?? NaN);
  return tagName === "svg" || size <= 2 || properties.alt === "";
}

function styled(element: Element, style: Declarations, outer: Context): Context {
  const height = heightOf(element, style) ?? outer.height;
  const transform = style.get("text-transform")?.toLowerCase() ?? outer.transform;
  if (height === outer.height && transform === outer.transform) return outer;
  return { ...outer, height, transform };
}

function heightOf({ tagName }: Element, style: Declarations): Height | null {
  if (/^t[dhr]$|^tbody$|^img$/.test(tagName)) return null;
  const aligned = style.get("vertical-align")?.toLowerCase();
  if (aligned === "super" || aligned === "text-top") return "raised";
  if (aligned === "sub") return "lowered";
  if (aligned === "baseline") return "level";
  const raise = /^(-?)\d/.exec(style.get("mso-text-raise") ?? "");
  if (raise) return raise[1] === "-" ? "lowered" : "raised";
  return tagName === "sup" ? "raised" : tagName === "sub" ? "lowered" : null;
}

function breakLine({ builder, isInRow }: Context): void {
  if (isInRow) builder.write(" ", "collapse");
  else builder.separate("line");
}

function readLink(element: Element, context: Context): void {
  const { builder, page } = context;
  const { href: target } = element.properties;
  const href = typeof target === "string" ? target.trim() : "";
  if (isOfNote(href, element, page)) {
    const body = page.notes.byKey.get(keyOf(href.slice(href.indexOf("#") + 1)));
    if (body) tellNote(body, page);
    else builder.leaveOut("A reference mark", wordsOf(element));
    return;
  }
  const address = webAddress(href);
  if (address !== null) builder.openLink(address);
  readAll(element.children, context);
  if (address !== null) builder.closeLink();
  else if (/^[a-z][a-z\d+.-]{1,20}:/i.test(href)) {
    builder.leaveOut("The target of a link", href);
  }
}

/**
 * Between text and note: inside the page, or, as browsers copy a page, with the page's own address
 * before the place in it.
 */
function isOfNote(href: string, element: Element, page: Page): boolean {
  const hash = href.indexOf("#");
  if (hash === -1) return false;
  const place = href.slice(hash);
  const isHere = page.notes.byKey.has(keyOf(place.slice(1)));
  if (hash === 0) return isHere || isNoteLink(place);
  return isNoteLink(place) && (isHere || isReferenceMark(wordsOf(element)));
}

function readBlock(element: Element, style: Declarations, outer: Context): void {
  const { builder, page } = outer;
  const context = contextWithin(element, style, outer);
  if (context.isInRow) {
    builder.write(" ", "collapse");
    readAll(element.children, context);
    builder.write(" ", "collapse");
    return;
  }
  const printed = printedListMark(element);
  const form = printed && context.kind === "paragraph" ? printed.form : context;
  builder.separate("paragraph");
  builder.setKind(form.kind, form.level, context.part ?? undefined);
  const before = builder.written;
  if (element.tagName === "li" && outer.list) builder.mark(numberOf(element, style, outer.list));
  if (printed) {
    builder.mark(wordNumber(printed.mark));
    for (const node of printed.nodes) page.passedOver.add(node);
  }
  if (element.tagName === "tr" && isRowOfData(element)) readRow(element, context);
  else readAll(element.children, context);
  page.fields = [];
  if (element.tagName === "li" || printed) builder.mark("");
  if (isDropCap(style) && builder.written > before) {
    builder.joinNext();
    return;
  }
  builder.separate("paragraph");
  builder.setKind(outer.kind, outer.level, outer.part ?? undefined);
}

/** A letter in a frame of its own, which belongs to the next paragraph's first word. */
function isDropCap(style: Declarations): boolean {
  return /^dropcap/i.test(style.get("mso-element") ?? "");
}

function contextWithin(element: Element, style: Declarations, outer: Context): Context {
  const { tagName } = element;
  const part = partOf(element) ?? outer.part;
  const context = { ...outer, part, isInSection: outer.isInSection || isSection(element) };
  const form = formOf(element);
  if (form) {
    const isHeadline = form.kind === "heading" && form.level === 1 && !outer.page.hasHeadline;
    if (isHeadline) outer.page.hasHeadline = true;
    return { ...context, ...form, part: isHeadline ? "headline" : part };
  }
  if (tagName === "ul" || tagName === "ol" || tagName === "dir") {
    const list = openList(element, style, outer.page.styles, outer.page.counts);
    return { ...context, list, listDepth: list.depth ?? outer.listDepth + 1 };
  }
  if (tagName === "li")
    return { ...context, kind: "list_item", level: Math.max(1, outer.listDepth) };
  if (tagName === "pre") return { ...context, isPreformatted: true };
  const wordLevel = /\blevel(\d)/i.exec(style.get("mso-list") ?? "")?.[1];
  return wordLevel === undefined
    ? context
    : { ...context, kind: "list_item", level: Math.max(1, Number(wordLevel)) };
}

const isElement = (node: Nodes): node is Element => node.type === "element";

/** Several cells, none of which holds more than one paragraph. */
function isRowOfData(row: Element): boolean {
  const cells = row.children.filter(isElement);
  return cells.length > 1 && cells.every((cell) => blocksIn(cell, 2) < 2);
}

/** How many paragraphs and the like are in it, counted up to `enough`. */
function blocksIn(element: Element, enough: number): number {
  let count = 0;
  for (const child of element.children) {
    if (!isElement(child)) continue;
    const isTable = child.tagName === "table";
    const inside = isTable ? enough : blocksIn(child, enough);
    count += Math.max(inside, BLOCKS.has(child.tagName) ? 1 : 0);
    if (count >= enough) return count;
  }
  return count;
}

function readRow(row: Element, context: Context): void {
  for (const cell of row.children) {
    context.builder.separate("cell");
    read(cell, { ...context, isInRow: true });
  }
}

function addSheets(node: Nodes, styles: ClassStyles): void {
  if (!("children" in node)) return;
  if (node.type === "element" && node.tagName === "style") {
    for (const child of node.children) if (child.type === "text") styles.add(child.value);
    return;
  }
  for (const child of node.children) addSheets(child, styles);
}

function titleElementOf(root: Root): string | null {
  const html = childNamed(root, "html");
  const head = html && childNamed(html, "head");
  const text = head && childNamed(head, "title")?.children[0];
  return text?.type === "text" ? text.value : null;
}

function childNamed(node: Nodes, tagName: string): Element | undefined {
  if (!("children" in node)) return undefined;
  return (node.children as Nodes[]).filter(isElement).find((child) => child.tagName === tagName);
}
