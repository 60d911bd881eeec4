/** Texts that nobody wrote for the lints, as they lie beside the checkout; none, saying so, where they do not. */
import { existsSync } from "node:fs";
import path from "node:path";
import { readTreebank } from "@/scripts/grammar/treebank";
import type { Remark } from "@/lib/text/lint/remark";
import { readSample, samplesIn } from "@/tests/support/samples";
import { remarksOn } from "./score";

export type Story = { name: string; text: string; words: number };

export function storySamples(): Story[] {
  const files = samplesIn("stories/txt").map((name) => ["stories/txt", name] as const);
  const leak = samplesIn("").includes("leak-article.txt")
    ? [["", "leak-article.txt"] as const]
    : [];
  return [...files, ...leak].map(([folder, name]) => {
    const lines = readSample(folder, name).toString("utf8").split(/\r?\n/);
    return storyOf(name, lines);
  });
}

function storyOf(name: string, lines: readonly string[]): Story {
  const text = lines
    .map((line) => line.trim())
    .filter(Boolean)
    .join("\n\n");
  return { name, text, words: text.split(/\s+/).length };
}

/** News, interviews, essays and cases that who says what was marked in. */
export function attributionSamples(): Story[] {
  const files = samplesIn("attribution").filter((name) => name.endsWith(".jsonl"));
  return files.flatMap((file) =>
    readSample("attribution", file)
      .toString("utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { doc_id: string; article_text: string })
      .map((one) => storyOf(one.doc_id, one.article_text.split(/\r?\n/))),
  );
}

const TREEBANK = path.join(import.meta.dirname, "../../../shared/treebank");

/** A treebank's documents, each sentence of them a line: weblogs, mails, reviews, answers. */
export function treebankSamples(): Story[] {
  if (!existsSync(TREEBANK)) {
    console.warn("Skipped: there is no ../shared/treebank.");
    return [];
  }
  const documents = new Map<string, string[]>();
  for (const { document, text } of ["ewt-dev", "ewt-train"].flatMap((part) =>
    readTreebank(TREEBANK, part),
  )) {
    documents.set(document, [...(documents.get(document) ?? []), text]);
  }
  return [...documents].map(([name, lines]) => storyOf(name, [lines.join(" ")]));
}

export type Alarm = Pick<Remark, "code" | "said"> & { story: string };

export function alarmsIn({ name: story, text }: Story): Alarm[] {
  return remarksOn(text).map(({ code, said }) => ({ code, said, story }));
}
