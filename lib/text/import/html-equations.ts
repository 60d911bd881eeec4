/** Equations of a page: MathML, and Word's own form where it stands in a page. Pure. */
import type { Element, Nodes } from "hast";
import { linearEquation, type EquationNode } from "./equation";
import { attribute } from "./page-chrome";

export function isEquation({ tagName }: Element): boolean {
  return tagName === "math" || tagName === "m:omath" || tagName === "m:omathpara";
}

export function linearOf(equation: Element): string {
  return linearEquation(nodeOf(equation));
}

function nodeOf(node: Nodes): EquationNode {
  if (node.type === "text") return { name: "", text: node.value, children: [], property: () => "" };
  const children = "children" in node ? node.children.map(nodeOf) : [];
  if (node.type !== "element") return { name: "mrow", text: "", children, property: () => "" };
  return {
    name: node.tagName.toLowerCase().replace(/^m:/, ""),
    text: "",
    children,
    property: (name) => attribute(node, name) || wordProperty(node, name),
  };
}

/** Word keeps "chr" as m:chr with m:val, in an element beside the parts. */
function wordProperty(node: Element, name: string): string {
  for (const child of node.children) {
    if (child.type !== "element" || !child.tagName.endsWith("pr")) continue;
    for (const each of child.children) {
      if (each.type === "element" && each.tagName === `m:${name}`) return attribute(each, "m:val");
    }
  }
  return "";
}
