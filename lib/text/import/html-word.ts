/** How Word and Writer write into a page what HTML has no word for. Pure. */
import type { Element, Nodes } from "hast";
import { declarationsIn, type Declarations } from "./css";
import { attribute } from "./page-chrome";
import type { ParagraphKind } from "@/lib/text/text";

/** What holds the mark of a note or a comment: of its words, only links to notes count. */
export function isWordMark(element: Element, style: Declarations): boolean {
  return (
    /^(?:comment|footnote)/i.test(style.get("mso-special-character") ?? "") ||
    /(?:^|\s)MsoCommentReference(?:\s|$)/.test(attribute(element, "className"))
  );
}

/** Whether LibreOffice or OpenOffice wrote the page. */
export function isOfWriter(root: Nodes): boolean {
  if (!("children" in root)) return false;
  for (const child of root.children) {
    if (child.type !== "element" || child.tagName === "body") continue;
    const isNamed = child.tagName === "meta" && /^generator$/i.test(attribute(child, "name"));
    if (isNamed && /^(?:LibreOffice|OpenOffice)/i.test(attribute(child, "content"))) return true;
    if (isOfWriter(child)) return true;
  }
  return false;
}

/** A number, or a sign of some font of signs, is not longer. */
const LONGEST_MARK = 24;

/**
 * The number or bullet that Word wrote in front of a paragraph, where it kept of the list only what
 * is printed ("web page, filtered"): everything before a space in a font that is used for no other.
 */
export function printedListMark(
  element: Element,
): { mark: string; nodes: Nodes[]; form: { kind: ParagraphKind; level: number } } | null {
  if (!/^(?:p|h[1-6])$/.test(element.tagName)) return null;
  const style = attribute(element, "style");
  if (/mso-list/i.test(style) || !/text-indent\s*:\s*-/i.test(style)) return null;
  const nodes: Nodes[] = [];
  let mark = "";
  const isFound = (parent: Element): boolean => {
    for (const child of parent.children) {
      if (child.type === "text") mark += child.value;
      if (mark.trim().length > LONGEST_MARK) return false;
      if (child.type === "text" || (child.type === "element" && isSpacer(child))) nodes.push(child);
      if (child.type === "element" && (isSpacer(child) || isFound(child))) return true;
    }
    return false;
  };
  if (!isFound(element) || mark.trim() === "") return null;
  return { mark, nodes, form: { kind: "list_item", level: depthOf(style) } };
}

function isSpacer(element: Element): boolean {
  const font = declarationsIn(attribute(element, "style")).get("font") ?? "";
  const isBlank = element.children.every((child) => child.type === "text" && !child.value.trim());
  return /^7(?:\.0)?pt\s/.test(font) && isBlank;
}

const POINTS: Readonly<Record<string, number>> = { pt: 1, in: 72, cm: 28.35, mm: 2.835 };

/** Word moves each level in by half an inch. */
function depthOf(style: string): number {
  const [, length = "36", unit = "pt"] =
    /margin-left\s*:\s*(\d{1,4}(?:\.\d{1,4})?)(pt|in|cm|mm)/i.exec(style) ?? [];
  const points = Number(length) * (POINTS[unit.toLowerCase()] ?? 1);
  return Math.min(9, Math.max(1, Math.round(points / 36)));
}
