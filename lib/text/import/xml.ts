/**
 * Well-formed XML to a tree, for the parts of a Word file, which word-archive.ts has looked at
 * before: every tag closes, nothing is nested too deeply, and no entity is declared. Pure, linear.
 *
 * Names get the prefixes that the standard writes them with, whatever prefixes a file declares and
 * whichever of the two editions of the namespaces (transitional or strict) it uses.
 */
export type XmlElement = {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlNode[];
};

export type XmlNode = XmlElement | string;

const PREFIXES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    w: [
      "schemas.openxmlformats.org/wordprocessingml/2006/main",
      "purl.oclc.org/ooxml/wordprocessingml/main",
    ],
    r: [
      "schemas.openxmlformats.org/officeDocument/2006/relationships",
      "purl.oclc.org/ooxml/officeDocument/relationships",
    ],
    m: [
      "schemas.openxmlformats.org/officeDocument/2006/math",
      "purl.oclc.org/ooxml/officeDocument/math",
    ],
    w14: ["schemas.microsoft.com/office/word/2010/wordml"],
    w15: ["schemas.microsoft.com/office/word/2012/wordml"],
    mc: ["schemas.openxmlformats.org/markup-compatibility/2006"],
    wp: [
      "schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
      "purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
    ],
  }).flatMap(([prefix, names]) =>
    names.map((name): [string, string] => [`http://${name}`, prefix]),
  ),
);

/** Where the markup that begins at `at` ends: its last ">"; -1 where it does not. */
export function endOfMarkup(xml: string, at: number): number {
  for (const [opening, closing] of SECTIONS) {
    if (!xml.startsWith(opening, at)) continue;
    const end = xml.indexOf(closing, at + opening.length);
    return end === -1 ? -1 : end + closing.length - 1;
  }
  // A ">" may stand in an attribute's value.
  let quote = "";
  for (let index = at + 1; index < xml.length; index += 1) {
    const character = xml.charAt(index);
    if (quote !== "") quote = character === quote ? "" : quote;
    else if (character === ">") return index;
    else if (character === '"' || character === "'") quote = character;
  }
  return -1;
}

const SECTIONS = [
  ["<!--", "-->"],
  ["<![CDATA[", "]]>"],
  ["<?", "?>"],
] as const;

/** @returns an element without a name that holds the document's. */
export function parseXml(xml: string): XmlElement {
  const root: XmlElement = { name: "", attributes: new Map(), children: [] };
  const open = [root];
  const prefixes = new Map<string, string>();
  let end = -1;
  for (let at = xml.indexOf("<"); at !== -1; at = xml.indexOf("<", end)) {
    const parent = open.at(-1) ?? root;
    if (at > end + 1) parent.children.push(unescaped(xml.slice(end + 1, at)));
    end = endOfMarkup(xml, at);
    if (end === -1) break;
    if (xml.startsWith("<![CDATA[", at)) parent.children.push(xml.slice(at + 9, end - 2));
    else if (xml[at + 1] === "/") {
      if (open.length > 1) open.pop();
    } else if (xml[at + 1] !== "!" && xml[at + 1] !== "?") {
      const isClosed = xml[end - 1] === "/";
      const element = elementOf(xml.slice(at + 1, isClosed ? end - 1 : end), prefixes);
      parent.children.push(element);
      if (!isClosed) open.push(element);
    }
  }
  return root;
}

function elementOf(tag: string, prefixes: Map<string, string>): XmlElement {
  const name = /^\S*/.exec(tag)?.[0] ?? "";
  const raw: Array<[name: string, value: string]> = [];
  for (let at = name.length; ;) {
    const equals = tag.indexOf("=", at);
    if (equals === -1) break;
    const quoted = /^\s*["']/.exec(tag.slice(equals + 1, equals + 20))?.[0] ?? "";
    const start = equals + 1 + quoted.length;
    const end = quoted === "" ? -1 : tag.indexOf(quoted.slice(-1), start);
    if (end === -1) break;
    const attribute = tag.slice(at, equals).trim();
    const value = unescaped(tag.slice(start, end));
    raw.push([attribute, value]);
    if (attribute.startsWith("xmlns:")) {
      prefixes.set(attribute.slice(6), PREFIXES.get(value) ?? attribute.slice(6));
    } else if (attribute === "xmlns") prefixes.set("", PREFIXES.get(value) ?? "");
    at = end + 1;
  }
  const attributes = new Map(
    raw.map(([each, value]) => [withPrefix(each, prefixes, false), value]),
  );
  return { name: withPrefix(name, prefixes, true), attributes, children: [] };
}

function withPrefix(name: string, prefixes: ReadonlyMap<string, string>, isElement: boolean) {
  const colon = name.indexOf(":");
  if (colon === -1) {
    const prefix = isElement ? prefixes.get("") : "";
    return prefix ? `${prefix}:${name}` : name;
  }
  const prefix = name.slice(0, colon);
  return `${prefixes.get(prefix) ?? prefix}:${name.slice(colon + 1)}`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};

/** A text or an attribute's value as it is meant. */
export function unescaped(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|([a-z]{2,4}));/g, (all, ...found) => {
    const [decimal, hexadecimal, name] = found as Array<string | undefined>;
    if (name !== undefined) return Object.hasOwn(ENTITIES, name) ? (ENTITIES[name] ?? all) : all;
    const code = decimal === undefined ? parseInt(hexadecimal ?? "", 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
  });
}

export const isElement = (node: XmlNode): node is XmlElement => typeof node !== "string";

export function elementsOf({ children }: XmlElement): XmlElement[] {
  return children.filter(isElement);
}

export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find(
    (child): child is XmlElement => isElement(child) && child.name === name,
  );
}

/** An attribute of a child: its w:val, unless another is named. Undefined where either is missing. */
export function valueOf(
  element: XmlElement | undefined,
  child: string,
  attribute = "w:val",
): string | undefined {
  return childOf(element, child)?.attributes.get(attribute);
}
