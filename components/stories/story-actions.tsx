"use client";

import { useRouter } from "next/navigation";
import { useActionSet } from "@/components/shell/shortcuts";
import type { StoryView } from "@/lib/stories/queries";

/** What one does with the story that is open, for the palette. */
export function StoryActions({ story }: { story: Pick<StoryView, "slug" | "can"> }) {
  const router = useRouter();
  const at = `/stories/${story.slug}`;
  const going = (label: string, words: string, href: string, enabled = true) => ({
    ...{ label, words, enabled, group: "Story" },
    run: () => router.push(href),
  });
  useActionSet([
    going(
      "Edit story",
      "change headline slug desk deadline status restrict",
      `${at}/edit`,
      story.can.edit,
    ),
    going(
      "Bring in a draft",
      "new add paste text file version",
      `${at}/drafts/new`,
      story.can.addDraft,
    ),
    going(
      "Bring in a table of claims",
      "import csv excel xlsx ods json spreadsheet sheet file rows",
      `${at}/import`,
      story.can.logClaim,
    ),
    going(
      "Review this story",
      "queue check verdict waiting",
      `/review?scope=all&story=${story.slug}`,
    ),
    going("History of this story", "log events who what when", `${at}/history`),
  ]);
  return null;
}
