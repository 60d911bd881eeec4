/**
 * The footnotes, endnotes and comments of a Word file: each with its words, the addresses behind
 * them, and, of a comment, what was answered to it. Which comment answers which stands in a part
 * of its own, by the ids of their last paragraphs. Pure.
 */
import type { NoteKind, TextNote } from "./findings";
import { webAddress } from "./web-address";
import { addressIn } from "./word-fields";
import { plainWords } from "./word-words";
import { elementsOf, type XmlElement } from "./xml";

export type WordNote = Omit<TextNote, "at" | "from">;

export type NotePart = {
  readonly root: XmlElement | undefined;
  /** Targets of its links by the id of their relationship. */
  readonly targets: ReadonlyMap<string, string>;
};

/** Of each comment that answers another, by key, the one that its thread began with. */
export type Answers = ReadonlyMap<string, string>;

const keyOf = (kind: NoteKind, note: XmlElement): string =>
  `${kind} ${note.attributes.get("w:id") ?? ""}`;

function notesOfKind(kind: NoteKind, root: XmlElement | undefined): XmlElement[] {
  return root ? elementsOf(root).filter(({ name }) => name === `w:${kind}`) : [];
}

/** By kind and id ("comment 3"); answers stand with what they answer. */
export function notesIn(
  kind: NoteKind,
  { root, targets }: NotePart,
  answers: Answers = new Map(),
): Array<readonly [string, WordNote]> {
  const replies = new Map<string, XmlElement[]>();
  const notes = notesOfKind(kind, root);
  for (const note of notes) {
    const begun = answers.get(keyOf(kind, note));
    if (begun !== undefined) replies.set(begun, [...(replies.get(begun) ?? []), note]);
  }
  return notes
    .filter((note) => !answers.has(keyOf(kind, note)))
    .map((note) => {
      const key = keyOf(kind, note);
      const thread = replies.get(key) ?? [];
      const links = [note, ...thread].flatMap((each) => linksIn(each, targets));
      const said = thread.map((reply) => ({ author: authorOf(reply), text: plainWords(reply) }));
      return [
        key,
        { kind, author: authorOf(note), text: plainWords(note), replies: said, links },
      ] as const;
    });
}

const authorOf = ({ attributes }: XmlElement): string => attributes.get("w:author") ?? "";

function linksIn(note: XmlElement, targets: ReadonlyMap<string, string>): string[] {
  const found: string[] = [];
  const visit = (element: XmlElement): void => {
    const { name, attributes, children } = element;
    if (name === "w:hyperlink") found.push(targets.get(attributes.get("r:id") ?? "") ?? "");
    if (name === "w:fldSimple") found.push(addressIn(attributes.get("w:instr") ?? "") ?? "");
    if (name === "w:instrText") {
      found.push(addressIn(children.filter((each) => typeof each === "string").join("")) ?? "");
    }
    for (const child of elementsOf(element)) visit(child);
  };
  visit(note);
  const addresses = found.map((each) => webAddress(each)).filter((each) => each !== null);
  return [...new Set(addresses)];
}

export function answersIn(
  comments: XmlElement | undefined,
  extended: XmlElement | undefined,
): Answers {
  const keys = new Map<string, string>();
  for (const comment of notesOfKind("comment", comments)) {
    for (const id of paragraphIds(comment)) keys.set(id, keyOf("comment", comment));
  }
  const parents = new Map<string, string>();
  for (const { attributes } of extended ? elementsOf(extended) : []) {
    const own = keys.get(attributes.get("w15:paraId") ?? "");
    const parent = keys.get(attributes.get("w15:paraIdParent") ?? "");
    if (own !== undefined && parent !== undefined && own !== parent) parents.set(own, parent);
  }
  const begun = [...parents.keys()].map((key) => [key, firstOf(key, parents)] as const);
  // A file may say that two answer each other: then neither does.
  return new Map(begun.filter(([key, first]) => first !== key && !parents.has(first)));
}

function firstOf(key: string, parents: ReadonlyMap<string, string>): string {
  const seen = new Set([key]);
  let first = key;
  for (;;) {
    const parent = parents.get(first);
    if (parent === undefined || seen.has(parent)) return first;
    seen.add(parent);
    first = parent;
  }
}

function paragraphIds(comment: XmlElement): string[] {
  return elementsOf(comment).flatMap(({ attributes }) => attributes.get("w14:paraId") ?? []);
}
