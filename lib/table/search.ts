/**
 * A search as an FTS5 expression, folded as the index is, and what it found as marked text. Pure.
 */
import type { SearchTerm } from "@/lib/text/search-terms";

/** Around a hit in what FTS5 hands back; no claim can hold them (platform/text.ts). */
export const HIT_START = "\u0002";
export const HIT_END = "\u0003";

/** Where a search looks: the columns of words, and that of the refs. */
export type SearchedColumns = { words: readonly string[]; ref: string };

export type Instead = {
  /** For some terms, others of which any will do. */
  words?: ReadonlyMap<SearchTerm, readonly SearchTerm[]>;
  /** For some terms, words of the column `ref` that will do as well. */
  refs?: ReadonlyMap<SearchTerm, readonly string[]>;
};

/** The MATCH expression of the terms; "" where there are none. */
export function matchExpression(
  terms: readonly SearchTerm[],
  columns: SearchedColumns,
  { words = new Map(), refs = new Map() }: Instead = {},
): string {
  const inWords = `{${columns.words.join(" ")}} : `;
  return terms
    .map((term) => {
      const phrases = (words.get(term) ?? [term]).map(phraseOf);
      const alternatives = [`${inWords}(${phrases.join(" OR ")})`];
      for (const word of refs.get(term) ?? []) alternatives.push(`${columns.ref} : "${word}"`);
      return alternatives.length === 1 ? alternatives[0] : `(${alternatives.join(" OR ")})`;
    })
    .join(" AND ");
}

function phraseOf({ text, prefix }: Pick<SearchTerm, "text" | "prefix">): string {
  return `"${text.replaceAll('"', '""')}"${prefix ? "*" : ""}`;
}

export type MarkedPart = { text: string; isHit: boolean };

/** Text with hit marks as parts to be rendered; the marks themselves are gone. */
export function markedParts(marked: string): MarkedPart[] {
  const parts: MarkedPart[] = [];
  marked.split(HIT_START).forEach((piece, index) => {
    const [hit = "", ...rest] = index === 0 ? ["", piece] : piece.split(HIT_END);
    if (hit !== "") parts.push({ text: hit, isHit: true });
    const plain = rest.join("");
    if (plain !== "") parts.push({ text: plain, isHit: false });
  });
  return parts;
}

export function hasHit(marked: string): boolean {
  return marked.includes(HIT_START);
}
