/** The labelled stories: their sentences with how much each is worth checking (labels.md). */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { proposeWithSentences, type Proposal } from "@/lib/reading/propose";
import { findFigures } from "@/lib/reading/figures";
import { PARAGRAPH_BREAK, type Span } from "@/lib/text/text";
import { paragraphsOf } from "@/tests/support/readings";

export type LabelledSentence = Span & { label: number };

export type LabelledStory = { name: string; text: string; sentences: LabelledSentence[] };

/** @param part "tuned" or "kept-out". */
export function storiesIn(part: string): LabelledStory[] {
  const folder = path.join(import.meta.dirname, part);
  return readdirSync(folder)
    .filter((name) => name.endsWith(".txt"))
    .sort()
    .map((name) => ({ name, ...storyIn(readFileSync(path.join(folder, name), "utf8")) }));
}

/** Each line is a label, a space and a sentence; an empty line ends a paragraph. */
function storyIn(lines: string): Omit<LabelledStory, "name"> {
  const sentences: LabelledSentence[] = [];
  let text = "";
  for (const paragraph of lines.trim().split("\n\n")) {
    if (text !== "") text += PARAGRAPH_BREAK;
    paragraph.split("\n").forEach((line, index) => {
      const label = Number(line.slice(0, 1));
      if (!/^[0-3] \S/.test(line)) throw new Error(`No label from 0 to 3: ${line}`);
      const sentence = line.slice(2);
      if (index > 0) text += " ";
      sentences.push({ label, start: text.length, end: text.length + sentence.length });
      text += sentence;
    });
  }
  return { text, sentences };
}

export type LabelledProposal = { proposal: Proposal; label: number; sentence: number };

/** What is proposed of a story, each with the label of the sentence that it begins in. */
export function proposalsOf({ text, sentences }: LabelledStory): LabelledProposal[] {
  return proposeWithSentences(text, paragraphsOf(text)).proposals.flatMap((proposal) => {
    const { start } = proposal.contentSpan;
    const sentence = sentences.findIndex((one) => start >= one.start && start < one.end);
    const label = sentences[sentence]?.label;
    return label === undefined ? [] : [{ proposal, label, sentence }];
  });
}

/** For each sentence how high it is put; of equals the first comes first. */
export type Order = (story: LabelledStory) => number[];

/** A sentence is as worthy as the worthiest proposal made of it; one without any comes last. */
export const byWorth: Order = (story) => {
  const scores = story.sentences.map(() => -1);
  for (const { proposal, sentence } of proposalsOf(story)) {
    scores[sentence] = Math.max(scores[sentence] ?? -1, proposal.worth);
  }
  return scores;
};

/** What one would do without any reading: sentences with a figure first, of these the longest. */
export const byFigureAndLength: Order = ({ text, sentences }) =>
  sentences.map(({ start, end }) => {
    const sentence = text.slice(start, end);
    const hasFigure = findFigures(sentence).length > 0;
    return (hasFigure ? 1_000 : 0) + sentence.split(/\s+/).length;
  });

/** Labels from which a sentence counts as one to check, where it can only count or not. */
const TO_CHECK = 2;

export type Measures = { averagePrecision: number; ndcg: number; ndcg5: number };

/** Means over stories. */
export function measure(stories: readonly LabelledStory[], order: Order): Measures {
  const each = stories.map((story) => {
    const labels = ordered(story, order);
    return {
      averagePrecision: averagePrecision(labels),
      ndcg: ndcg(labels, labels.length),
      ndcg5: ndcg(labels, 5),
    };
  });
  const mean = (of: keyof Measures) => each.reduce((sum, one) => sum + one[of], 0) / each.length;
  return {
    averagePrecision: mean("averagePrecision"),
    ndcg: mean("ndcg"),
    ndcg5: mean("ndcg5"),
  };
}

function ordered(story: LabelledStory, order: Order): number[] {
  const scores = order(story);
  return [...story.sentences.keys()]
    .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b)
    .map((index) => story.sentences[index]?.label ?? 0);
}

function averagePrecision(labels: readonly number[]): number {
  let found = 0;
  let sum = 0;
  labels.forEach((label, index) => {
    if (label < TO_CHECK) return;
    found += 1;
    sum += found / (index + 1);
  });
  return found === 0 ? 0 : sum / found;
}

/** With gains of 2 to the label less one, as is usual. */
function ndcg(labels: readonly number[], depth: number): number {
  const gain = (of: readonly number[]) =>
    of
      .slice(0, depth)
      .reduce((sum, label, index) => sum + (2 ** label - 1) / Math.log2(index + 2), 0);
  return gain(labels) / gain([...labels].sort((a, b) => b - a));
}
