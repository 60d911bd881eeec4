/**
 * What a stretch of a page is, and what its paragraphs are: by element, by the classes that Word
 * and publishing systems use, by role. Pure.
 */
import type { Element } from "hast";
import { attribute } from "./page-chrome";
import type { ParagraphKind, Part } from "@/lib/text/text";

const CLASSES: ReadonlyArray<readonly [RegExp, Part]> = [
  [/(?:^|\s)(?:MsoIntenseQuote\w{0,9}|[\w-]{0,30}pull-?_?quote)(?:\s|$)/i, "pull_quote"],
  [
    /(?:^|\s)(?:MsoSubtitle\w{0,9}|subtitle|[\w-]{0,30}(?:deck|dek|standfirst|subheadline|sub-headline))(?:\s|$)/i,
    "deck",
  ],
  [/(?:^|\s)(?:MsoCaption|wp-caption-text|[\w-]{0,30}caption)(?:\s|$)/i, "caption"],
  [
    /(?:^|\s)(?:sidebar|side-bar|fact-?box|info-?box|[\w-]{0,30}(?:sidebar|factbox|infobox)-?(?:text|body|content))(?:\s|$)/i,
    "sidebar",
  ],
];

const BY_ELEMENT: Readonly<Record<string, Part>> = {
  figcaption: "caption",
  caption: "caption",
  aside: "sidebar",
};

const BY_ROLE: Readonly<Record<string, Part>> = {
  "doc-pullquote": "pull_quote",
  "doc-subtitle": "deck",
};

/** @returns null for what is part of whatever is around it. */
export function partOf(element: Element): Part | null {
  const role = attribute(element, "role");
  if (Object.hasOwn(BY_ROLE, role)) return BY_ROLE[role] ?? null;
  const className = attribute(element, "className");
  const byClass = className === "" ? undefined : CLASSES.find(([names]) => names.test(className));
  if (byClass) return byClass[1];
  return Object.hasOwn(BY_ELEMENT, element.tagName) ? (BY_ELEMENT[element.tagName] ?? null) : null;
}

/** @returns null where the element says nothing about it. */
export function formOf(element: Element): { kind: ParagraphKind; level: number } | null {
  const heading = /^h([1-6])$/.exec(element.tagName)?.[1];
  if (heading !== undefined) return { kind: "heading", level: Number(heading) };
  const className = attribute(element, "className");
  // Google Docs and LibreOffice call a document's title this.
  const isTitle = /(?:^|\s)(?:MsoTitle\w{0,9}|title)(?:\s|$)/.test(className);
  if (isTitle && element.tagName === "p") return { kind: "heading", level: 1 };
  if (/(?:^|\s)Mso(?:Intense)?Quote/.test(className)) return { kind: "quotation", level: 0 };
  return element.tagName === "blockquote" ? { kind: "quotation", level: 0 } : null;
}
