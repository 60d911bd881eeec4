/**
 * Equations in one line of characters, from MathML and from Word's own form (OMML): (a+b)/2, x²,
 * √(2), ∑_(i=1)^n. Both are trees of few names, read the same way here. Pure.
 */
import { scripted } from "./raised";

/** A node of either form: an element by its name in small letters, without a prefix; or text. */
export type EquationNode = {
  /** Empty for text. */
  readonly name: string;
  readonly text: string;
  readonly children: readonly EquationNode[];
  /** An attribute; of Word, the value of a property of that name. Empty where there is none. */
  readonly property: (name: string) => string;
};

export function linearEquation(node: EquationNode): string {
  return read(node).replace(/\s+/g, " ").trim();
}

type Reader = (node: EquationNode) => string;

const inside: Reader = ({ children }) => children.map(read).join("");

const all = (children: readonly EquationNode[]): string => children.map(read).join("");

/** The children but for properties, which Word keeps in elements named "…Pr". */
const partsOf = ({ children }: EquationNode): readonly EquationNode[] =>
  children.filter(({ name, text }) => (name === "" ? text.trim() !== "" : !name.endsWith("pr")));

const childOf = (node: EquationNode, name: string): string =>
  all(node.children.filter((child) => child.name === name));

const nth = (node: EquationNode, index: number): string => {
  const part = partsOf(node)[index];
  return part ? read(part).trim() : "";
};

/** In brackets, unless one sign or one number. */
function grouped(text: string): string {
  const trimmed = text.trim();
  return /^(?:[\p{L}\p{N}.,]*|.)$/u.test(trimmed) ? trimmed : `(${trimmed})`;
}

const fraction = (above: string, below: string) => `${grouped(above)}/${grouped(below)}`;
const raised = (text: string) => scripted(text, "raised");
const lowered = (text: string) => scripted(text, "lowered");
const root = (base: string, degree: string) => `${raised(degree)}√(${base.trim()})`;

/** A letter with an accent is that letter and the accent. */
const accented = (base: string, accent: string) =>
  Array.from(base.trim()).length === 1
    ? `${base.trim()}${accent.trim()}`
    : `${base}${raised(accent)}`;

function table(rows: readonly string[]): string {
  return rows.map((row) => row.trim()).join("; ");
}

function fenced(node: EquationNode): string {
  const parts = partsOf(node).map((part) => read(part).trim());
  const separators = node.property("separators").replace(/\s/g, "") || ",";
  return `${node.property("open") || "("}${parts.join(`${separators.charAt(0)} `)}${node.property("close") || ")"}`;
}

/** Names of the two forms do not collide but for none that matters. */
const READERS: Readonly<Record<string, Reader>> = {
  // MathML.
  mfrac: (node) => fraction(nth(node, 0), nth(node, 1)),
  msup: (node) => nth(node, 0) + raised(nth(node, 1)),
  msub: (node) => nth(node, 0) + lowered(nth(node, 1)),
  msubsup: (node) => nth(node, 0) + lowered(nth(node, 1)) + raised(nth(node, 2)),
  munder: (node) => nth(node, 0) + lowered(nth(node, 1)),
  mover: (node) => accented(nth(node, 0), nth(node, 1)),
  munderover: (node) => nth(node, 0) + lowered(nth(node, 1)) + raised(nth(node, 2)),
  msqrt: (node) => root(inside(node), ""),
  mroot: (node) => root(nth(node, 0), nth(node, 1)),
  mfenced: fenced,
  mtable: (node) => table(partsOf(node).map(read)),
  mtr: (node) => partsOf(node).map(read).join(", "),
  mspace: () => " ",
  mtext: (node) => inside(node),
  mphantom: () => "",
  annotation: () => "",
  "annotation-xml": () => "",
  // OMML.
  f: (node) => fraction(childOf(node, "num"), childOf(node, "den")),
  ssup: (node) => childOf(node, "e") + raised(childOf(node, "sup")),
  ssub: (node) => childOf(node, "e") + lowered(childOf(node, "sub")),
  ssubsup: (node) =>
    childOf(node, "e") + lowered(childOf(node, "sub")) + raised(childOf(node, "sup")),
  spre: (node) => lowered(childOf(node, "sub")) + raised(childOf(node, "sup")) + childOf(node, "e"),
  rad: (node) => root(childOf(node, "e"), childOf(node, "deg")),
  nary: (node) =>
    `${node.property("chr") || "∫"}${lowered(childOf(node, "sub"))}${raised(childOf(node, "sup"))} ${childOf(node, "e")}`,
  limlow: (node) => childOf(node, "e") + lowered(childOf(node, "lim")),
  limupp: (node) => childOf(node, "e") + raised(childOf(node, "lim")),
  func: (node) => `${childOf(node, "fname")} ${childOf(node, "e")}`,
  d: (node) => {
    const parts = node.children.filter(({ name }) => name === "e").map((each) => read(each).trim());
    const [open, close] = [node.property("begchr"), node.property("endchr")];
    return `${open || "("}${parts.join(node.property("sepchr") || "|")}${close || ")"}`;
  },
  acc: (node) => accented(childOf(node, "e"), node.property("chr") || "\u0302"),
  m: (node) => table(node.children.filter(({ name }) => name === "mr").map(read)),
  mr: (node) =>
    node.children
      .filter(({ name }) => name === "e")
      .map(read)
      .join(", "),
  eqarr: (node) => table(node.children.filter(({ name }) => name === "e").map(read)),
};

function read(node: EquationNode): string {
  if (node.name === "") return node.text;
  if (node.name.endsWith("pr") && node.name !== "pr") return "";
  const reader = Object.hasOwn(READERS, node.name) ? READERS[node.name] : undefined;
  return (reader ?? inside)(node);
}
