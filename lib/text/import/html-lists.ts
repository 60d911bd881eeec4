/** The numbers that a browser or Word shows in front of the items of a page's lists. Pure. */
import type { Element } from "hast";
import type { Declarations } from "./css";
import { alphabeticNumber, romanNumber } from "./list-numbers";
import { attribute } from "./page-chrome";

/** A list whose items are being read. */
export type OpenList = { isOrdered: boolean; style: string; next: number; step: 1 | -1 };

const TYPES: Readonly<Record<string, string>> = {
  "1": "decimal",
  a: "lower-alpha",
  A: "upper-alpha",
  i: "lower-roman",
  I: "upper-roman",
};

const STYLES: Readonly<Record<string, (value: number) => string>> = {
  decimal: String,
  "decimal-leading-zero": (value) => String(value).padStart(2, "0"),
  "lower-alpha": alphabeticNumber,
  "lower-latin": alphabeticNumber,
  "upper-alpha": (value) => alphabeticNumber(value).toUpperCase(),
  "upper-latin": (value) => alphabeticNumber(value).toUpperCase(),
  "lower-roman": (value) => romanNumber(value).toLowerCase(),
  "upper-roman": romanNumber,
};

const UNNUMBERED = new Set(["none", "disc", "circle", "square"]);

export function openList(list: Element, style: Declarations): OpenList {
  const isOrdered = list.tagName === "ol";
  const isReversed = list.properties.reversed != null && list.properties.reversed !== false;
  const items = list.children.filter(
    (child) => child.type === "element" && child.tagName === "li",
  ).length;
  return {
    isOrdered,
    style: styleOf(list, style) ?? "decimal",
    next: wholeNumber(list.properties.start) ?? (isReversed ? items : 1),
    step: isReversed ? -1 : 1,
  };
}

/** @returns the item's number as it is shown, empty where none is; counts it in `list`. */
export function numberOf(item: Element, style: Declarations, list: OpenList): string {
  if (!list.isOrdered) return "";
  const value = wholeNumber(item.properties.value) ?? list.next;
  list.next = value + list.step;
  const name = styleOf(item, style) ?? list.style;
  if (UNNUMBERED.has(name)) return "";
  const written = Object.hasOwn(STYLES, name) ? STYLES[name]?.(value) : undefined;
  return `${written ?? value}.`;
}

function styleOf(element: Element, style: Declarations): string | null {
  const declared =
    style.get("list-style-type") ??
    style
      .get("list-style")
      ?.split(/\s/)
      .find((word) => UNNUMBERED.has(word) || word in STYLES);
  if (declared !== undefined) return declared.toLowerCase();
  const type = attribute(element, "type");
  return Object.hasOwn(TYPES, type) ? (TYPES[type] ?? null) : null;
}

function wholeNumber(value: unknown): number | null {
  const text = typeof value === "number" ? String(value) : value;
  return typeof text === "string" && /^[+-]?\d{1,9}$/.test(text.trim()) ? Number(text) : null;
}

/**
 * The number that Word writes out in front of what it then calls a list item. A bullet is a sign
 * of some symbol font, or the letter o.
 */
export function wordNumber(marker: string): string {
  const text = marker.replace(/\s+/g, " ").trim().slice(0, 40);
  return /\p{N}|\p{L}[.):]|[([]\p{L}/u.test(text) ? text : "";
}
