/** The plain words of an element of a Word file, for notes and for what is left out. Pure. */
import { lookOf } from "./word-styles";
import { childOf, elementsOf, isElement, valueOf, type XmlElement } from "./xml";

/** With a line for each paragraph; deletions only where they are what is asked about. */
export function plainWords(element: XmlElement): string {
  const pieces: string[] = [];
  const isDeletion = element.name === "w:del" || element.name === "w:moveFrom";
  for (const child of element.children) if (isElement(child)) collect(child, isDeletion, pieces);
  return pieces.join("").trim();
}

const SKIPPED = new Set([
  "w:pPr",
  "w:rPr",
  "w:instrText",
  "w:delInstrText",
  "w:rt",
  "w:fldData",
  "w:sdtPr",
]);

function collect(element: XmlElement, isDeletion: boolean, pieces: string[]): void {
  const { name, children } = element;
  if (SKIPPED.has(name) || isHiddenRun(element)) return;
  if (!isDeletion && /^w:(?:del|moveFrom|delText)$/.test(name)) return;
  if (name === "w:t" || name === "w:delText" || name === "m:t") {
    pieces.push(...children.filter((child) => typeof child === "string"));
  } else if (name === "w:tab" || name === "w:br" || name === "w:cr") {
    pieces.push(name === "w:tab" ? " " : "\n");
  } else if (name === "mc:AlternateContent") {
    const chosen = alternativeOf(element);
    if (chosen) collect(chosen, isDeletion, pieces);
  } else {
    for (const child of children) if (isElement(child)) collect(child, isDeletion, pieces);
    if (name === "w:p") pieces.push("\n");
  }
}

/** By its own properties: what a note's style hides is seldom seen. */
function isHiddenRun(element: XmlElement): boolean {
  return element.name === "w:r" && lookOf(childOf(element, "w:rPr")).isHidden === true;
}

/** One of the ways in which the same thing is written for different programs: the first with text. */
export function alternativeOf(alternatives: XmlElement): XmlElement | undefined {
  const ways = elementsOf(alternatives);
  return ways.find((way) => holdsText(way)) ?? ways[0];
}

function holdsText(element: XmlElement): boolean {
  const { name, children } = element;
  if (name === "w:t" || name === "m:t" || name === "w:sym") return true;
  if (valueOf(element, "w:vanish") !== undefined) return false;
  return children.some((child) => isElement(child) && holdsText(child));
}
