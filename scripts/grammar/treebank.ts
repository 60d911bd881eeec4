/**
 * The treebank as sentences. Columns: ID FORM LEMMA UPOS XPOS FEATS HEAD DEPREL MISC; a blank line
 * between sentences; `# newdoc id = …` begins a document, other `#` lines tell of a sentence.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { normalForm } from "@/lib/reading/grammar/forms";
import { hashText } from "@/lib/reading/grammar/hash";

export type TreebankSentence = {
  readonly document: string;
  readonly genre: string;
  /** The sentence as its text has it; may be empty in a part that names none. */
  readonly text: string;
  /** Forms in their normal form. */
  readonly forms: readonly string[];
  /** Forms as the text has them. */
  readonly rawForms: readonly string[];
  readonly lemmas: readonly string[];
  readonly upos: readonly string[];
  readonly xpos: readonly string[];
  /** For each token the index of its head, the number of tokens for the root. */
  readonly heads: readonly number[];
  readonly relations: readonly string[];
};

export function parseTreebank(text: string): TreebankSentence[] {
  const sentences: TreebankSentence[] = [];
  let document = "";
  let genre = "";
  for (const block of text.split(/\n\s*\n/)) {
    const lines = block.split("\n");
    let sentenceText = "";
    const rows: string[][] = [];
    for (const line of lines) {
      const comment = /^#\s*([^=]+?)\s*=\s*(.*)$/.exec(line);
      if (comment?.[1] === "newdoc id") document = comment[2] ?? "";
      else if (comment?.[1] === "meta::genre") genre = comment[2] ?? "";
      else if (comment?.[1] === "text") sentenceText = comment[2] ?? "";
      else if (/^\d/.test(line)) rows.push(line.split("\t"));
    }
    if (rows.length === 0) continue;
    const column = (at: number): string[] => rows.map((row) => row[at] ?? "_");
    sentences.push({
      document,
      genre: genre || document.replace(/-.*/, ""),
      text: sentenceText,
      forms: column(1).map(normalForm),
      rawForms: column(1),
      lemmas: column(2),
      upos: column(3),
      xpos: column(4),
      heads: column(6).map((head) => (head === "0" ? rows.length : Number(head) - 1)),
      relations: column(7),
    });
  }
  return sentences;
}

export function readTreebank(folder: string, part: string): TreebankSentence[] {
  return parseTreebank(gunzipSync(readFileSync(path.join(folder, `${part}.tsv.gz`))).toString());
}

/**
 * The documents kept out of training: about a sixth of each genre, the same ones on every machine.
 * Which ones depends on their names alone.
 */
export function heldOutDocuments(sentences: readonly TreebankSentence[]): Set<string> {
  const byGenre = new Map<string, Set<string>>();
  for (const { document, genre } of sentences) {
    byGenre.set(genre, (byGenre.get(genre) ?? new Set()).add(document));
  }
  const held = new Set<string>();
  for (const documents of byGenre.values()) {
    const order = [...documents].sort(
      (one, other) => (hashText(one) >>> 0) - (hashText(other) >>> 0) || (one < other ? -1 : 1),
    );
    for (const document of order.slice(0, Math.ceil(order.length / 6))) held.add(document);
  }
  return held;
}

/** What the grammar learns from: all of ewt-train, and gum without the documents held out. */
export function trainingSentences(folder: string): TreebankSentence[] {
  const gum = readTreebank(folder, "gum");
  const held = heldOutDocuments(gum);
  return [
    ...readTreebank(folder, "ewt-train"),
    ...gum.filter(({ document }) => !held.has(document)),
  ];
}
