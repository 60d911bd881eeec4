/** Word's equations (OMML) in a line. Pure. */
import { linearEquation, type EquationNode } from "./equation";
import { childOf, elementsOf, isElement, type XmlElement } from "./xml";

export function linearWordEquation(equation: XmlElement): string {
  return linearEquation(nodeOf(equation));
}

function nodeOf(element: XmlElement): EquationNode {
  const name = element.name.slice(element.name.indexOf(":") + 1).toLowerCase();
  const isText = name === "t";
  return {
    // Deleted parts of an equation, and how its letters look.
    name: /^w:(?:del|moveFrom)$/.test(element.name) ? "mphantom" : name,
    text: "",
    children: isText
      ? [textNode(element.children.filter((child) => typeof child === "string").join(""))]
      : element.children.filter(isElement).map(nodeOf),
    property: (property) => propertyOf(element, property),
  };
}

const textNode = (text: string): EquationNode => ({
  name: "",
  text,
  children: [],
  property: () => "",
});

/** m:naryPr holds m:chr with its m:val. */
function propertyOf(element: XmlElement, property: string): string {
  for (const child of elementsOf(element)) {
    if (!child.name.endsWith("Pr")) continue;
    const wanted = elementsOf(child).find(({ name }) => name.toLowerCase() === `m:${property}`);
    const value = childOf(child, wanted?.name ?? "")?.attributes.get("m:val");
    if (value !== undefined) return value;
  }
  return "";
}
