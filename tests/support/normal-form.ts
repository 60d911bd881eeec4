/** What holds for every text in its normal form (lib/text/text.ts), whatever it came from. */
import { expect } from "vitest";
import { PARAGRAPH_BREAK, type ImportedText } from "@/lib/text/text";

export function expectNormalForm({ title, text, paragraphs, links }: ImportedText): void {
  expect(text.isWellFormed()).toBe(true);
  // Of the control characters only line feeds and tabs are left.
  expect(text.replace(/[\n\t]/g, "")).not.toMatch(/[\p{Cc}\u2028\u2029\ufffe\uffff]/u);
  const pieces = paragraphs.map(({ start, end }) => text.slice(start, end));
  expect(pieces.join(PARAGRAPH_BREAK)).toBe(text);
  let after = 0;
  for (const [index, { start, end, kind, level }] of paragraphs.entries()) {
    expect(start).toBe(after);
    expect(end).toBeGreaterThan(start);
    after = end + PARAGRAPH_BREAK.length;
    const lines = pieces[index]!.split("\n");
    for (const line of lines) expect(line).not.toBe("");
    for (const line of lines) expect(line).toBe(line.trim());
    const hasLevel = kind === "heading" || kind === "list_item";
    expect(level > 0).toBe(hasLevel);
  }
  let last = 0;
  for (const { start, end, href } of links) {
    expect(start).toBeGreaterThanOrEqual(last);
    expect(end).toBeGreaterThan(start);
    last = end;
    const words = text.slice(start, end);
    expect(words).toBe(words.trim());
    expect(paragraphs.some((each) => each.start <= start && end <= each.end)).toBe(true);
    expect(href).toMatch(/^(?:https?:\/\/|mailto:)/i);
  }
  if (title !== null) expect(title).toBe(title.trim());
  expect(title).not.toBe("");
}

/** Paragraphs with what they are, for tables in tests: ["heading1", "A title"]. */
export function paragraphsOf({ text, paragraphs }: ImportedText): string[][] {
  return paragraphs.map(({ kind, level, start, end }) => [
    level > 0 ? `${kind}${level}` : kind,
    text.slice(start, end),
  ]);
}

export function linksOf({ text, links }: ImportedText): string[][] {
  return links.map(({ href, start, end }) => [href, text.slice(start, end)]);
}
