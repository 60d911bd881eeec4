/** The samples' stories, as they lie beside the checkout; none, saying so, where they do not. */
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
    const text = lines
      .map((line) => line.trim())
      .filter(Boolean)
      .join("\n\n");
    return { name, text, words: text.split(/\s+/).length };
  });
}

export type Alarm = Pick<Remark, "code" | "said"> & { story: string };

export function alarmsIn({ name: story, text }: Story): Alarm[] {
  return remarksOn(text).map(({ code, said }) => ({ code, said, story }));
}
