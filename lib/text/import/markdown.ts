/**
 * Markdown (CommonMark with GitHub's extensions) to the normal form, by way of the same tree as
 * HTML. HTML inside it is read as HTML, each piece for itself. Front matter stays out of the
 * text; its title is the document's.
 *
 * The parser takes time with the square of the marks in one block of lines, and with the depth of
 * quotations and lists; both are estimated beforehand, and a source that no person writes is
 * refused instead of parsed.
 */
import type { ElementContent } from "hast";
import type { Html, Nodes } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { toHast } from "mdast-util-to-hast";
import { gfm } from "micromark-extension-gfm";
import { invalid } from "@/lib/platform/errors";
import { MAX_MARKDOWN_LENGTH, MAX_PARAGRAPH_LENGTH } from "./limits";
import { keepable } from "./normal-form";
import { createHtmlParser } from "./parse-html";
import { readTree } from "./html";
import type { BroughtText } from "./findings";

/** The sum over all blocks of the square of their marks. A book of links stays below a tenth. */
const MAX_WORK = 10_000_000;

/** The parser's time for a line of almost nothing is what counts here: 100 µs. */
const MAX_LINES = 10_000;

/** What may stand before a line's text to nest it in quotations and lists, in characters. */
const MAX_INDENT = 100;

/** @throws SourcelineError INVALID where it is empty, too long or too involved. */
export function readMarkdown(source: string): BroughtText {
  const { title, body } = withoutFrontMatter(keepable(source));
  const fault = faultIn(body);
  if (fault) throw invalid(fault);
  const tree = fromMarkdown(body, {
    // "~" alone is used for "about".
    extensions: [gfm({ singleTilde: false })],
    mdastExtensions: [gfmFromMarkdown()],
  });
  const hast = toHast(tree satisfies Nodes, {
    footnoteLabelProperties: { hidden: true },
    handlers: { html: createHtmlHandler() },
  });
  return readTree(hast.type === "root" ? hast : { type: "root", children: [] }, title);
}

function createHtmlHandler(): (state: unknown, node: Html) => ElementContent[] {
  const parse = createHtmlParser();
  return (_state, node) =>
    parse(node.value, "fragment").children.filter((child) => child.type !== "doctype");
}

function withoutFrontMatter(source: string): { title: string | null; body: string } {
  const matter = /^---[ \t]*\n((?:.*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(
    source.replace(/^\ufeff/, ""),
  );
  if (!matter) return { title: null, body: source };
  const line = /^title[ \t]*:[ \t]*(.+)/im.exec(matter[1] ?? "")?.[1]?.trim() ?? "";
  const title = line.replace(/^"(.*)"$|^'(.*)'$/, "$1$2");
  return { title: title || null, body: source.slice(matter[0].length) };
}

function faultIn(source: string): string | null {
  if (source.length > MAX_MARKDOWN_LENGTH) {
    return `The file is longer than ${MAX_MARKDOWN_LENGTH.toLocaleString("en")} characters. Divide it into several stories.`;
  }
  const lines = source.split("\n");
  if (lines.length > MAX_LINES) {
    return `The file has more than ${MAX_LINES.toLocaleString("en")} lines. Divide it into several stories.`;
  }
  let work = 0;
  let marks = 0;
  for (const line of lines) {
    if (line.length > MAX_PARAGRAPH_LENGTH) {
      return `A paragraph is longer than ${MAX_PARAGRAPH_LENGTH.toLocaleString("en")} characters. Divide it with empty lines.`;
    }
    if ((/^(?:[\s>]|[-*+](?=\s)|\d+[.)](?=\s))*/.exec(line)?.[0] ?? "").length > MAX_INDENT) {
      return "Quotations or lists in the file are nested too deeply. Save it as plain text (.txt).";
    }
    if (/^[\s>]*$/.test(line)) {
      work += marks ** 2;
      marks = 0;
    }
    marks += line.match(/[*_~`[\]<>!\\&@]/g)?.length ?? 0;
  }
  work += marks ** 2;
  return work > MAX_WORK
    ? "The file holds too many Markdown marks without an empty line. Save it as plain text (.txt)."
    : null;
}
