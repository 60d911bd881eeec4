import type { LookedOver } from "./mending";

/** A text that was read, and looked over since. */
export type DraftToAdd = {
  /** In words of its own, or those of a paragraph. */
  title: string | { key: number } | null;
  fileName: string;
  /** How its characters were read, where a person chose it; empty where nobody had to. */
  readAs: string;
  /** The newest draft when its text was begun; missing in what a former version kept. */
  after?: number | undefined;
  paragraphs: readonly LookedOver[];
};

export function titleOf({ title, paragraphs }: DraftToAdd): string | null {
  if (title === null || typeof title === "string") return title;
  return paragraphs.find(({ key }) => key === title.key)?.text ?? null;
}
