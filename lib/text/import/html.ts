/**
 * HTML to the normal form: a page, or what a browser, Word or Google Docs puts on the clipboard.
 *
 * An allowlist (hast-util-sanitize) decides first which elements and attributes are looked at at
 * all; what stands around the story is left out (page-chrome.ts); then one walk reads the words.
 * Of attributes only the target of a link is kept, and only http, https and mailto.
 *
 * Decisions: `del` is deleted and stays out, `s` is only struck through and stays. `q` gets the
 * quotation marks that browsers show. A table's row is a paragraph, its cells divided by " | ",
 * but a table that holds paragraphs is layout and read as such. Captions are paragraphs. Notes
 * are paragraphs of their own kind; their numbers are the program's, not the author's, and change
 * with every note before them, so numbers and links between note and text stay out.
 */
import type { Element, ElementContent, Nodes, Root } from "hast";
import { sanitize, type Schema } from "hast-util-sanitize";
import { NormalFormBuilder } from "./normal-form";
import { attribute, countHeadlines, isPageChrome, isSection } from "./page-chrome";
import { createHtmlParser } from "./parse-html";
import type { ImportedText, ParagraphKind } from "@/lib/text/text";

/** Browsers and servers give up on longer ones too. */
const MAX_HREF = 2_000;

const words = (list: string): string[] => list.split(" ");

const BLOCKS = new Set(
  words(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset " +
      "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu " +
      "nav ol p pre search section summary table tbody td tfoot th thead tr ul",
  ),
);

/** Gone with all they hold: no text of a story, or not meant for its readers. */
const STRIPPED = words(
  "applet audio canvas datalist del embed head iframe input math noembed noframes noscript object " +
    "optgroup option progress script select style svg template textarea title video",
);

const ALLOWED: Schema = {
  tagNames: [...BLOCKS, "a", "br", "button", "q", "span"],
  strip: STRIPPED,
  attributes: {
    a: ["href"],
    // Only to decide by.
    "*": ["ariaHidden", "className", "hidden", "id", "role", "style"],
  },
  // Links are looked at by isWebAddress(), which sees through white space as browsers do.
  protocols: {},
  clobber: [],
  required: {},
};

/** How mammoth, GFM and Word (as HTML) mark a note, and the links between it and the text. */
const NOTE_ID = /^(?:(?:foot|end)note-\d+|user-content-fn-.+|(?:ftn|edn)\d+)$/;
const NOTE_LINK =
  /^#(?:(?:foot|end)note(?:-ref)?-\d+|user-content-fn(?:ref)?-.+|_(?:ftn|edn)(?:ref)?\d+)$/;

/** @throws SourcelineError INVALID where it is empty, too large or nested too deeply. */
export function readHtml(source: string): ImportedText {
  const root = createHtmlParser()(source, "document");
  return readTree(root, titleElementOf(root));
}

/**
 * Reads a tree that another format was turned into.
 * @param ownTitle what the document calls itself; it yields to a heading of the first level.
 */
export function readTree(root: Root, ownTitle: string | null): ImportedText {
  const safe = sanitize(root, ALLOWED);
  const builder = new NormalFormBuilder();
  read(safe, {
    builder,
    pageHeadlines: countHeadlines(safe),
    kind: "paragraph",
    level: 0,
    listDepth: 0,
    quoteDepth: 0,
    isInSection: false,
    isInRow: false,
    isPreformatted: false,
  });
  const built = builder.finish();
  return { title: titleOf(built, ownTitle), ...built };
}

type Context = {
  readonly builder: NormalFormBuilder;
  readonly pageHeadlines: number;
  readonly kind: ParagraphKind;
  readonly level: number;
  readonly listDepth: number;
  readonly quoteDepth: number;
  readonly isInSection: boolean;
  readonly isInRow: boolean;
  readonly isPreformatted: boolean;
};

function read(node: Nodes, context: Context): void {
  if (node.type === "text") {
    context.builder.write(node.value, context.isPreformatted ? "keep" : "collapse");
  } else if (node.type === "element") readElement(node, context);
  else if (node.type === "root") readAll(node.children, context);
}

function readAll(nodes: Root["children"] | ElementContent[], context: Context): void {
  for (const node of nodes) read(node, context);
}

function readElement(element: Element, context: Context): void {
  const { builder } = context;
  if (isPageChrome(element, context.isInSection, context.pageHeadlines)) return;
  // The bullet that Word writes out in front of what it then calls a list item.
  if (/mso-list\s*:\s*ignore/i.test(attribute(element, "style"))) return;
  if (BLOCKS.has(element.tagName)) readBlock(element, context);
  else if (element.tagName === "br") breakLine(context);
  else if (element.tagName === "a") readLink(element, context);
  else if (element.tagName === "q") {
    const [opening, closing] = context.quoteDepth % 2 === 0 ? "“”" : "‘’";
    builder.write(opening ?? "", "keep");
    readAll(element.children, { ...context, quoteDepth: context.quoteDepth + 1 });
    builder.write(closing ?? "", "keep");
  } else readAll(element.children, context);
}

function breakLine({ builder, isInRow }: Context): void {
  if (isInRow) builder.write(" ", "collapse");
  else builder.separate("line");
}

function readLink(element: Element, context: Context): void {
  const href = attribute(element, "href").trim();
  if (NOTE_LINK.test(href)) return;
  const isKept = isWebAddress(href);
  if (isKept) context.builder.openLink(href);
  readAll(element.children, context);
  if (isKept) context.builder.closeLink();
}

function isWebAddress(href: string): boolean {
  return (
    href.length <= MAX_HREF && /^(?:https?:\/\/|mailto:)\S+$/i.test(href) && URL.canParse(href)
  );
}

function readBlock(element: Element, outer: Context): void {
  const { builder } = outer;
  const context = contextWithin(element, outer);
  if (context.isInRow) {
    builder.write(" ", "collapse");
    readAll(element.children, context);
    builder.write(" ", "collapse");
    return;
  }
  builder.separate("paragraph");
  builder.setKind(context.kind, context.level);
  if (element.tagName === "tr" && isRowOfData(element)) readRow(element, context);
  else readAll(element.children, context);
  builder.separate("paragraph");
  builder.setKind(outer.kind, outer.level);
}

function contextWithin(element: Element, outer: Context): Context {
  const { tagName } = element;
  const context = { ...outer, isInSection: outer.isInSection || isSection(element) };
  if (outer.kind === "note") return context;
  if (NOTE_ID.test(attribute(element, "id"))) return { ...context, kind: "note", level: 0 };
  const heading = /^h([1-6])$/.exec(tagName)?.[1];
  if (heading !== undefined) return { ...context, kind: "heading", level: Number(heading) };
  if (tagName === "ul" || tagName === "ol" || tagName === "dir") {
    return { ...context, listDepth: outer.listDepth + 1 };
  }
  if (tagName === "li")
    return { ...context, kind: "list_item", level: Math.max(1, outer.listDepth) };
  if (tagName === "blockquote") return { ...context, kind: "quotation", level: 0 };
  if (tagName === "pre") return { ...context, isPreformatted: true };
  const wordLevel = /mso-list\s*:[^;]{0,80}\blevel(\d)/i.exec(attribute(element, "style"))?.[1];
  return wordLevel === undefined
    ? context
    : { ...context, kind: "list_item", level: Number(wordLevel) };
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

function titleOf(
  { text, paragraphs }: Omit<ImportedText, "title">,
  ownTitle: string | null,
): string | null {
  const headings = paragraphs.filter((paragraph) => paragraph.kind === "heading");
  const textOf = (paragraph: { start: number; end: number } | undefined) =>
    paragraph ? text.slice(paragraph.start, paragraph.end) : null;
  const headline = textOf(headings.find((heading) => heading.level === 1));
  const title = headline ?? ownTitle ?? textOf(headings[0]) ?? "";
  return (
    title
      .toWellFormed()
      .replace(/[\s\p{Cc}]+/gu, " ")
      .trim() || null
  );
}
