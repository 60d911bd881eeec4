import type { Part } from "@/lib/text/text";

/** What the parts of a story are called on screen. */
export const PART_LABELS: Readonly<Record<Part, string>> = {
  headline: "Headline",
  deck: "Deck",
  body: "Body",
  caption: "Caption",
  pull_quote: "Pull quote",
  sidebar: "Sidebar",
  push: "Push",
  social: "Social",
};
