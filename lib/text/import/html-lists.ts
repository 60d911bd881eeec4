/**
 * The numbers that a browser or Word shows in front of the items of a page's lists. Pure.
 *
 * Google Docs exports a list as one after another for each change of depth, which tell their depth
 * by a class alone ("lst-kix_x-1" is the second), and has rules for these classes write the numbers.
 */
import type { Element } from "hast";
import type { ClassStyles, Declarations } from "./css";
import { alphabeticNumber, romanNumber } from "./list-numbers";
import { attribute } from "./page-chrome";

/** A list whose items are being read. */
export type OpenList = {
  isOrdered: boolean;
  style: string;
  next: number;
  step: 1 | -1;
  /** From 1, where the list says it; else it follows from the lists around it. */
  depth: number | null;
  /** What a rule writes before its items. */
  written: WrittenNumber | null;
};

type WrittenNumber = { counter: string; content: string; counts: Map<string, number> };

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

/** @param counts of the whole page, by the counter's name: rules write those of outer lists too. */
export function openList(
  list: Element,
  style: Declarations,
  styles: ClassStyles,
  counts: Map<string, number>,
): OpenList {
  const rule = styles.beforeItemsOf(attribute(list, "className"));
  const [, name = "", depth = ""] =
    /(?:^|\s)lst-(kix_\w{1,80}-(\d))(?:\s|$)/.exec(attribute(list, "className")) ?? [];
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
    depth: depth === "" ? null : Number(depth) + 1,
    written: rule ? { counter: `lst-ctn-${name}`, content: rule.content, counts } : null,
  };
}

/** @returns the item's number as it is shown, empty where none is; counts it in `list`. */
export function numberOf(item: Element, style: Declarations, list: OpenList): string {
  if (!list.isOrdered) return "";
  const value = wholeNumber(item.properties.value) ?? list.next;
  list.next = value + list.step;
  if (list.written) return numberByRule(list.written, value);
  const name = styleOf(item, style) ?? list.style;
  if (UNNUMBERED.has(name)) return "";
  const written = Object.hasOwn(STYLES, name) ? STYLES[name]?.(value) : undefined;
  return `${written ?? value}.`;
}

/** "" counter(lst-ctn-kix_x-0,decimal) "." counter(lst-ctn-kix_x-1,lower-latin) ") " */
function numberByRule({ counter, content, counts }: WrittenNumber, value: number): string {
  counts.set(counter, value);
  if (!content.includes("counter(")) return "";
  const pieces = content
    .slice(0, 400)
    .matchAll(/"([^"]*)"|counter\(\s*([\w-]+)\s*(?:,\s*([\w-]+)\s*)?\)/g);
  let number = "";
  for (const [, text = "", name, form = "decimal"] of pieces) {
    if (name === undefined) number += text;
    else {
      const count = counts.get(name) ?? 1;
      number += (Object.hasOwn(STYLES, form) ? STYLES[form]?.(count) : undefined) ?? String(count);
    }
  }
  return number.trim();
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
