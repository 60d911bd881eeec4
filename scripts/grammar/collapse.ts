/**
 * Sentences of the treebank with what somebody says in them replaced by the placeholder, so that
 * the parser learns how frames look around one (lib/reading/grammar/quoted.ts).
 */
import { PLACEHOLDER, PLACEHOLDER_TAG } from "@/lib/reading/grammar/quoted";
import type { TreebankSentence } from "./treebank";

const SAYING = new Set(
  (
    "say tell add ask write note explain state report claim argue announce reply answer warn " +
    "insist admit declare comment continue conclude suggest think believe respond shout joke"
  ).split(" "),
);

type Range = { readonly start: number; readonly end: number };

/** @returns the sentence with each part collapsed that can be, all others as they were. */
export function collapsedSentences(sentence: TreebankSentence): TreebankSentence[] {
  return [...quotedRanges(sentence), ...saidRanges(sentence)].flatMap(
    (range) => collapse(sentence, range) ?? [],
  );
}

/** Between quotation marks, where what stands there has a verb. */
function quotedRanges({ forms, upos }: TreebankSentence): Range[] {
  const ranges: Range[] = [];
  let open = -1;
  forms.forEach((form, at) => {
    if (form !== '"') return;
    if (open < 0) {
      open = at;
      return;
    }
    const range = { start: open, end: at + 1 };
    open = -1;
    const hasVerb = upos.slice(range.start, range.end).some((tag) => /VERB|AUX/.test(tag));
    if (hasVerb && range.end - range.start > 4) ranges.push(range);
  });
  return ranges;
}

/** Complements of verbs of saying without "that", as if their words were quoted. */
function saidRanges({ lemmas, heads, relations }: TreebankSentence): Range[] {
  return relations.flatMap((relation, at) => {
    if (relation !== "ccomp" || !SAYING.has(lemmas[heads[at]!] ?? "")) return [];
    const hasMark = relations.some((other, child) => other === "mark" && heads[child] === at);
    const below = heads.map((_, word) => isBelow(heads, word, at));
    const start = below.indexOf(true);
    const end = below.lastIndexOf(true) + 1;
    const isWhole = below.slice(start, end).every(Boolean);
    return hasMark || !isWhole || end - start < 3 ? [] : [{ start, end }];
  });
}

function isBelow(heads: readonly number[], word: number, top: number): boolean {
  let at = word;
  while (at < heads.length && at !== top) at = heads[at]!;
  return at === top;
}

/** Null where the part is not one constituent. */
function collapse(sentence: TreebankSentence, { start, end }: Range): TreebankSentence | null {
  const { heads, relations, upos } = sentence;
  const isInside = (at: number): boolean => at >= start && at < end;
  const tops = heads.flatMap((head, at) =>
    isInside(at) && !isInside(head) && upos[at] !== "PUNCT" ? [at] : [],
  );
  const [top] = tops;
  if (top === undefined || tops.length > 1 || end - start === heads.length) return null;
  const shift = end - start - 1;
  const moved = (at: number): number => (isInside(at) ? start : at >= end ? at - shift : at);
  const swap = <Value>(values: readonly Value[], value: Value): Value[] => [
    ...values.slice(0, start),
    value,
    ...values.slice(end),
  ];
  return {
    ...sentence,
    text: "",
    forms: swap(sentence.forms, PLACEHOLDER),
    rawForms: swap(sentence.rawForms, PLACEHOLDER),
    lemmas: swap(sentence.lemmas, PLACEHOLDER),
    upos: swap(upos, "X"),
    xpos: swap(sentence.xpos, PLACEHOLDER_TAG),
    heads: swap(heads, heads[top]!).map(moved),
    relations: swap(relations, relations[top]!),
  };
}
