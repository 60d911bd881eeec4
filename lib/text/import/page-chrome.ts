/**
 * Tells what stands around a story on a page from the story: hidden parts, navigation, a page's
 * header and footer, asides, forms, buttons, banners about cookies. Pure.
 *
 * It goes by what HTML and ARIA say an element is, and by a short list of class names that are
 * used for nothing else. Where it is unsure it keeps, because a line too many is seen at once and
 * a paragraph too few is not. What assistive technology would not read does not come in.
 */
import type { Element, Nodes } from "hast";
import type { Declarations } from "./css";

const CHROME_ELEMENTS = new Set(["aside", "button", "dialog", "menu", "nav"]);

const CHROME_ROLES = new Set(
  "alertdialog complementary dialog menu menubar navigation search tablist toolbar".split(" "),
);

/** Inside these a header or footer is the story's, not the page's (HTML, "sections"). */
const SECTIONS = new Set(["article", "blockquote", "main", "section"]);

const CHROME_CLASS =
  /(?:^|\s)(?:cookies?|consent|gdpr|newsletter|subscribe|share|sharing|social)[-_]*(?:banner|bar|box|buttons?|dialog|form|icons|links|list|message|modal|notice|overlay|popup|sign-?up|tools|wall)\b|(?:^|\s)(?:breadcrumbs?|skip-?link|advert(?:isement)?s?)(?:\s|$)/i;

/** In UTF-16 units. More than a long address; the patterns here need not be fast on more. */
const MAX_ATTRIBUTE = 2_500;

const NAMES: Readonly<Record<string, string>> = {
  aside: "An aside of the page",
  button: "A button",
  dialog: "A dialog",
  footer: "The page’s footer",
  form: "A form",
  header: "The page’s header",
  menu: "A menu",
  nav: "The page’s navigation",
};

/** An aside that says something, rather than leading elsewhere: two sentences, or a long one. */
const LEAST_OF_SIDEBAR = 80;

export function isSection(element: Element): boolean {
  return SECTIONS.has(element.tagName);
}

/**
 * @param isInSection whether one of the elements around it is a section of the story.
 * @param pageHeadlines how many h1 the page has.
 * @returns what it is, in words, or null for what belongs to the story.
 */
export function pageChrome(
  element: Element,
  isInSection: boolean,
  pageHeadlines: number,
): string | null {
  return isPageChrome(element, isInSection, pageHeadlines)
    ? (NAMES[element.tagName] ?? "A part of the page around the story")
    : null;
}

function isPageChrome(element: Element, isInSection: boolean, pageHeadlines: number): boolean {
  const { tagName } = element;
  if (tagName === "aside") return !isSidebar(element, isInSection);
  if (CHROME_ELEMENTS.has(tagName)) return true;
  if (isOfPage(element, isInSection)) {
    // A page whose only headline stands in its header means the story's.
    const own = countHeadlines(element);
    return own === 0 || own < pageHeadlines;
  }
  if (CHROME_ROLES.has(attribute(element, "role"))) return true;
  const isSuspect = tagName === "form" || CHROME_CLASS.test(attribute(element, "className"));
  // Some systems put the whole page into one form, or a banner's state on the outermost element.
  return isSuspect && !holdsStory(element);
}

/** Of the story, and with words of its own that are no links. */
function isSidebar(aside: Element, isInSection: boolean): boolean {
  if (CHROME_CLASS.test(attribute(aside, "className"))) return false;
  if (/^doc-(?!pullquote)/.test(attribute(aside, "role"))) return true;
  if (/(?:^|\s)pull-?quote/i.test(attribute(aside, "className"))) return true;
  return isInSection && lengthOfWords(aside, LEAST_OF_SIDEBAR) >= LEAST_OF_SIDEBAR;
}

/** In UTF-16 units, without links; counted no further than `enough`. */
function lengthOfWords(node: Nodes, enough: number): number {
  if (node.type === "text") return node.value.trim().length;
  if (!("children" in node) || (node.type === "element" && node.tagName === "a")) return 0;
  let length = 0;
  for (const child of node.children) {
    if (length >= enough) break;
    length += lengthOfWords(child, enough);
  }
  return length;
}

/** The header or footer of the page, not of a section of the story. */
function isOfPage(element: Element, isInSection: boolean): boolean {
  const role = attribute(element, "role");
  if (role === "banner" || role === "contentinfo") return true;
  return !isInSection && (element.tagName === "header" || element.tagName === "footer");
}

export function countHeadlines(node: Nodes): number {
  if (!("children" in node)) return 0;
  let count = node.type === "element" && node.tagName === "h1" ? 1 : 0;
  for (const child of node.children) count += countHeadlines(child);
  return count;
}

/** An attribute, a list of words joined; cut off where no honest one goes on. */
export function attribute(element: Element, name: string): string {
  const value = element.properties[name];
  const text = Array.isArray(value) ? value.join(" ") : value;
  return typeof text === "string" ? text.slice(0, MAX_ATTRIBUTE) : "";
}

/** Neither on screen nor on paper; or, for assistive technology, an ornament. */
export function isHidden(element: Element, style: Declarations): boolean {
  const { hidden } = element.properties;
  return (
    (hidden != null && hidden !== false) ||
    attribute(element, "ariaHidden") === "true" ||
    /^none\b/i.test(style.get("display") ?? "") ||
    /^(?:hidden|collapse)\b/i.test(style.get("visibility") ?? "") ||
    /^all\b/i.test(style.get("mso-hide") ?? "") ||
    NOTHING.test(style.get("opacity") ?? "") ||
    (NOTHING.test(style.get("font-size") ?? "") && holdsWordsAlone(element)) ||
    FOR_READING_ALOUD.test(attribute(element, "className"))
  );
}

const NOTHING = /^0+(?:\.0+)?(?:[a-z]{2,3}|%)?$/i;

/** Classes for what is read aloud, and not shown. */
const FOR_READING_ALOUD =
  /(?:^|\s)(?:sr-only|visually-?hidden|screen-?reader-(?:text|only))(?:\s|$)/i;

/** Its elements may have a size of their own. */
function holdsWordsAlone(element: Element): boolean {
  return element.children.every((child) => child.type !== "element");
}

function holdsStory(element: Element): boolean {
  return element.children.some(
    (child) =>
      child.type === "element" &&
      (child.tagName === "h1" ||
        child.tagName === "article" ||
        child.tagName === "main" ||
        holdsStory(child)),
  );
}
