/**
 * What style declarations say about the text itself: whether it is shown, raised, in capitals,
 * and how its list is numbered. From an element's own style and from rules for classes, with
 * which Google Docs, LibreOffice and Word say the same in a file's head. Pure.
 *
 * Only rules for a class ("." and a name, an element's name before it or not) are followed, outside
 * of every @-rule: a page hides its elements by other ways until its scripts have run. Beside them,
 * what a class writes before the items of its list, because Google Docs numbers lists so.
 */

export type Declarations = ReadonlyMap<string, string>;

const NONE: Declarations = new Map();

/** What is looked at; the rest of a style sheet is not kept. */
const WANTED = new Set([
  "display",
  "visibility",
  "opacity",
  "font-size",
  "font",
  "content",
  "mso-hide",
  "vertical-align",
  "mso-text-raise",
  "text-transform",
  "list-style-type",
  "list-style",
  "mso-element",
  "mso-list",
  "mso-special-character",
  "mso-comment-author",
  "mso-comment-reference",
  "mso-comment-parent",
]);

/** An honest style attribute ends long before. */
const MAX_STYLE = 2_500;
const MAX_SHEET = 1_000_000;
const MAX_CLASSES = 5_000;

export function declarationsIn(style: string): Declarations {
  if (style === "") return NONE;
  const found = new Map<string, string>();
  for (const declaration of style.slice(0, MAX_STYLE).split(";")) {
    const colon = declaration.indexOf(":");
    if (colon === -1) continue;
    const name = declaration.slice(0, colon).trim().toLowerCase();
    if (!WANTED.has(name)) continue;
    const value = declaration.slice(colon + 1).replace("!important", "");
    found.set(name, value.trim());
  }
  return found;
}

/** Declarations by class, in the order in which later ones count more. */
export class ClassStyles {
  private readonly byClass = new Map<string, Map<string, string>>();
  private readonly beforeItems = new Map<string, string>();

  add(sheet: string): void {
    const source = withoutComments(sheet.slice(0, MAX_SHEET));
    let at = 0;
    for (;;) {
      const open = source.indexOf("{", at);
      if (open === -1) return;
      const selector = source.slice(at, open);
      const isAtRule = selector.includes("@");
      const close = isAtRule ? endOfBlock(source, open) : source.indexOf("}", open);
      if (close === -1) return;
      if (!isAtRule) this.addRule(selector, source.slice(open + 1, close));
      at = close + 1;
    }
  }

  /** An element's declarations; its own style counts more than its classes. */
  of(className: string, style: string): Declarations {
    const own = declarationsIn(style);
    if (className === "" || this.byClass.size === 0) return own;
    const merged = new Map<string, string>();
    for (const each of className.split(/\s/)) {
      for (const [name, value] of this.byClass.get(each) ?? []) merged.set(name, value);
    }
    for (const [name, value] of own) merged.set(name, value);
    return merged;
  }

  /** What a list's class writes before each of its items, as CSS says it; undefined for nothing. */
  beforeItemsOf(className: string): { className: string; content: string } | undefined {
    if (this.beforeItems.size === 0) return undefined;
    for (const each of className.split(/\s/)) {
      const content = this.beforeItems.get(each);
      if (content !== undefined) return { className: each, content };
    }
    return undefined;
  }

  private addRule(selectors: string, block: string): void {
    const declarations = declarationsIn(block.replace(/<!--|-->/g, ""));
    if (declarations.size === 0) return;
    for (const selector of selectors.split(",")) {
      const list = /^\s*(?:ol|ul)?\.([\w-]{1,100})\s*>\s*li::?before\s*$/.exec(selector)?.[1];
      const content = declarations.get("content");
      if (list !== undefined && content !== undefined && this.beforeItems.size < MAX_CLASSES) {
        this.beforeItems.set(list, content);
      }
      const name = /^(?:<!--)?\s*[a-z0-9]{0,12}\.([\w-]{1,100})\s*$/i.exec(selector)?.[1];
      if (name === undefined) continue;
      const before = this.byClass.get(name) ?? new Map<string, string>();
      if (this.byClass.size >= MAX_CLASSES && before.size === 0) continue;
      for (const [property, value] of declarations) before.set(property, value);
      this.byClass.set(name, before);
    }
  }
}

function withoutComments(source: string): string {
  const kept: string[] = [];
  let from = 0;
  for (;;) {
    const start = source.indexOf("/*", from);
    const end = start === -1 ? -1 : source.indexOf("*/", start + 2);
    if (end === -1) break;
    kept.push(source.slice(from, start));
    from = end + 2;
  }
  return kept.join("") + source.slice(from);
}

/** The brace that closes the one at `open`; -1 where none does. */
function endOfBlock(source: string, open: number): number {
  let depth = 0;
  for (let at = open; at < source.length; at += 1) {
    if (source[at] === "{") depth += 1;
    else if (source[at] === "}") {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return -1;
}
