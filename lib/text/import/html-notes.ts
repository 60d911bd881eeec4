/**
 * The notes and comments of a page: where each is written out, and which links lead to it. Pure.
 *
 * Word, Google Docs, LibreOffice, Markdown and the publishers' vocabulary (DPUB-ARIA) each mark
 * them in their own way, all with a link to an id. A note's number is the program's, not the
 * author's, and changes with every note before it, so it is neither text nor part of the note.
 */
import type { Element, Nodes, Root } from "hast";
import { declarationsIn } from "./css";
import type { NoteKind, NoteReply } from "./findings";
import { attribute } from "./page-chrome";
import { isReferenceMark } from "./raised";
import { webAddress } from "./web-address";

export type NoteBody = {
  readonly kind: NoteKind;
  readonly author: string;
  readonly text: string;
  readonly links: readonly string[];
  /** It may answer the comment at the same place: the page does not say whether it does. */
  readonly mayAnswer: boolean;
};

export type PageNotes = {
  /** By the element that holds them. */
  readonly bodies: ReadonlyMap<Element, NoteBody>;
  /** By what links to them name, without "#". */
  readonly byKey: ReadonlyMap<string, Element>;
  /** Of a comment what was answered to it, where the page says so. */
  readonly answers: ReadonlyMap<Element, readonly NoteReply[]>;
};

/** Ids of whole notes: mammoth's, GFM's, Word's, LibreOffice's, Pandoc's, MediaWiki's. */
const BODY_ID =
  /^(?:(foot|end)note-?\d{1,6}|user-content-fn-.+|(f)tn\d{1,6}|(e)dn\d{1,6}|sd(foot|end)note\d{1,6}|fn[:_-]?\d{1,6}|cite_note-.+|_com_\d{1,6})$/;

/** Ids of the mark at a note's beginning; the note is the paragraph or division around it. */
const MARK_ID =
  /^(?:ftnt\d{1,6}|cmnt\d{1,6}|_ftn\d{1,6}|_edn\d{1,6}|sd(?:foot|end)note\d{1,6}sym)$/;

/** A link between text and note, whether the note is there or not. */
const NOTE_LINK =
  /^#(?:_?(?:ftnt?|edn|cmnt)(?:_?ref_?)?\d{1,6}|(?:foot|end)note(?:-ref)?-?\d{1,6}|user-content-fn(?:ref)?-.+|sd(?:foot|end)note\d{1,6}(?:anc|sym)|fn(?:ref)?[:_-]?\d{1,6}|cite_(?:note|ref)-.+|_mso(?:com|anchor)_\d{1,6})$/;

export function isNoteLink(href: string): boolean {
  return NOTE_LINK.test(href);
}

/** Word's comment 1 is linked to as "_msocom_1" and has the id "_com_1"; and so on. */
export function keyOf(id: string): string {
  const word = /^_(?:msocom|com)_(\d{1,6})$/.exec(id)?.[1];
  if (word !== undefined) return `_com_${word}`;
  const note = /^_((?:ftn|edn)\d{1,6})$/.exec(id)?.[1];
  if (note !== undefined) return note;
  return /^(sd(?:foot|end)note\d{1,6})sym$/.exec(id)?.[1] ?? id;
}

export function notesOf(root: Root): PageNotes {
  const bodies = new Map<Element, NoteBody>();
  const byKey = new Map<string, Element>();
  const parents = new Map<string, string>();
  const add = (element: Element, id: string) => {
    if (bodies.has(element)) return;
    const kind = kindOf(id, element);
    const author = kind === "comment" ? authorIn(element) : "";
    const mayAnswer = id.startsWith("cmnt");
    const links = [...new Set(linksOfNote(element))];
    bodies.set(element, { kind, author, text: wordsOfNote(element), links, mayAnswer });
    byKey.set(keyOf(id), element);
  };
  const visit = (node: Nodes, around: readonly Element[]): void => {
    if (!("children" in node)) return;
    let inner = around;
    if (node.type === "element") {
      const style = attribute(node, "style");
      const answer = style.includes("mso-comment-parent") ? answerIn(style) : null;
      if (answer) parents.set(...answer);
      const id = attribute(node, "id") || attribute(node, "name");
      if (BODY_ID.test(id) || isNoteByRole(node)) {
        add(node, id);
        // A note holds no other.
        return;
      }
      const mark = MARK_ID.test(id) ? id : markByBackLink(node);
      const body = mark !== null ? bodyAround(around) : undefined;
      if (mark !== null && body) add(body, mark);
      inner = [...around.slice(-3), node];
    }
    for (const child of node.children) visit(child, inner);
  };
  visit(root, []);
  return { bodies, byKey, answers: gatherAnswers(bodies, byKey, parents) };
}

/** Word's comments by their numbers: "mso-comment-reference:AB_2;mso-comment-parent:1". */
function answerIn(style: string): [string, string] | null {
  const declared = declarationsIn(style);
  const own = /_(\d{1,6})$/.exec(declared.get("mso-comment-reference") ?? "")?.[1];
  const parent = /(\d{1,6})$/.exec(declared.get("mso-comment-parent") ?? "")?.[1];
  if (own === undefined || parent === undefined || own === parent) return null;
  return [`_com_${own}`, `_com_${parent}`];
}

/** Takes the answers out of the bodies, to those that they answer; links to them lead there. */
function gatherAnswers(
  bodies: Map<Element, NoteBody>,
  byKey: Map<string, Element>,
  parents: ReadonlyMap<string, string>,
): Map<Element, NoteReply[]> {
  const answers = new Map<Element, NoteReply[]>();
  for (const [key, parentKey] of parents) {
    const [own, parent] = [byKey.get(key), byKey.get(parentKey)];
    const body = own && bodies.get(own);
    const asked = parent && bodies.get(parent);
    if (!own || !parent || !body || !asked || own === parent) continue;
    const { author, text, links } = body;
    answers.set(parent, [...(answers.get(parent) ?? []), { author, text }]);
    bodies.set(parent, { ...asked, links: [...asked.links, ...links] });
    bodies.set(own, { ...body, text: "", links: [] });
    byKey.set(key, parent);
  }
  return answers;
}

/** A link from the note to its place, where a clipboard has taken the note's own id away. */
const BACK_LINK = /#_?(ftnt|cmnt|ftn|edn)_?ref_?(\d{1,6})$/;

function markByBackLink(element: Element): string | null {
  const [, kind, number] = BACK_LINK.exec(attribute(element, "href")) ?? [];
  if (kind === undefined || number === undefined) return null;
  if (!isReferenceMark(wordsIn(element, () => false))) return null;
  return /^(?:ftn|edn)$/.test(kind) ? `_${kind}${number}` : `${kind}${number}`;
}

function linksOfNote(element: Element): string[] {
  return element.children.flatMap((child) => {
    if (child.type !== "element" || isMachinery(child)) return [];
    const address = webAddress(attribute(child, "href"));
    return [...(address === null ? [] : [address]), ...linksOfNote(child)];
  });
}

function kindOf(id: string, element: Element): NoteKind {
  if (/^(?:_com_|cmnt|_msocom)/.test(id)) return "comment";
  const isEndnote =
    /^(?:_?edn|endnote|sdendnote)/.test(id) || /doc-endnote/.test(attribute(element, "role"));
  return isEndnote ? "endnote" : "footnote";
}

function isNoteByRole(element: Element): boolean {
  return /^doc-(?:footnote|endnote)$/.test(attribute(element, "role"));
}

/** Word writes it into the style of an element beside the comment's text. */
function authorIn(element: Element): string {
  const style = attribute(element, "style");
  if (style.includes("mso-comment-author")) {
    return (declarationsIn(style).get("mso-comment-author") ?? "").replace(/["']/g, "");
  }
  for (const child of element.children) {
    const author = child.type === "element" ? authorIn(child) : "";
    if (author !== "") return author;
  }
  return "";
}

/** The division if it holds nothing but this note, else the paragraph. */
function bodyAround(around: readonly Element[]): Element | undefined {
  const paragraph = around.findLast(({ tagName }) => /^(?:p|li|div|dd|td)$/.test(tagName));
  if (paragraph?.tagName !== "p") return paragraph;
  const division = around[around.indexOf(paragraph) - 1];
  if (division?.tagName !== "div") return paragraph;
  const marks = division.children.filter(
    (child) => child.type === "element" && holdsMark(child, 4),
  );
  return marks.length === 1 ? division : paragraph;
}

function holdsMark(element: Element, depth: number): boolean {
  if (MARK_ID.test(attribute(element, "id") || attribute(element, "name"))) return true;
  if (depth === 0) return false;
  return element.children.some((child) => child.type === "element" && holdsMark(child, depth - 1));
}

/** Without the links between it and the text. */
function wordsOfNote(note: Element): string {
  return wordsIn(note, isMachinery);
}

/** All the words in it, in lines. @param isLeftOut tells elements that are passed over. */
export function wordsIn(element: Element, isLeftOut: (inner: Element) => boolean): string {
  const pieces: string[] = [];
  for (const child of element.children) collect(child, pieces, isLeftOut);
  return pieces
    .join("")
    .replace(/[^\S\n]+/g, " ")
    .replace(/\n[\n ]*/g, "\n")
    .trim();
}

function isMachinery(element: Element): boolean {
  return (
    element.tagName === "del" ||
    isNoteLink(attribute(element, "href")) ||
    markByBackLink(element) !== null ||
    attribute(element, "role") === "doc-backlink" ||
    MARK_ID.test(attribute(element, "id") || attribute(element, "name")) ||
    /mso-special-character/.test(attribute(element, "style"))
  );
}

const LINES = new Set(["p", "div", "li", "br", "tr", "blockquote", "dd", "dt"]);

function collect(node: Nodes, pieces: string[], isLeftOut: (inner: Element) => boolean): void {
  if (node.type === "text") pieces.push(node.value.replace(/\s/g, " "));
  if (node.type !== "element" || /^(?:script|style|template)$/.test(node.tagName)) return;
  if (isLeftOut(node)) return;
  const isLine = LINES.has(node.tagName);
  if (isLine) pieces.push("\n");
  for (const child of node.children) collect(child, pieces, isLeftOut);
  if (isLine) pieces.push("\n");
}
