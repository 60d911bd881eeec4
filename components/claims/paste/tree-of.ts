import type { TreeNode } from "@/lib/text/table/html-table";

/** As deep as the reader looks, and some more. */
const DEPTH_LIMIT = 500;

/** What the clipboard holds as HTML, as a plain tree. Nothing in it is run or fetched. */
export function treeOf(html: string): TreeNode | null {
  if (!/<table/i.test(html)) return null;
  return read(new DOMParser().parseFromString(html, "text/html").body, 0);
}

function read(node: Node, depth: number): TreeNode {
  if (node instanceof Text) return { type: "text", value: node.data };
  if (!(node instanceof Element) || depth > DEPTH_LIMIT) return { type: "comment" };
  return {
    type: "element",
    tagName: node.localName,
    properties: Object.fromEntries(Array.from(node.attributes, ({ name, value }) => [name, value])),
    children: Array.from(node.childNodes, (child) => read(child, depth + 1)),
  };
}
