/** Two drafts of a story for reading side by side: paragraph against paragraph, changes by word. */
import type { Actor } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { visibleStoryCalled } from "@/lib/stories/former-slugs";
import { db } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import type { Paragraph } from "@/lib/text/text";
import type { ComparisonRow } from "./compare-paragraphs";
import { SUMMARY, toSummary, type DraftSummary } from "./queries";
import { runDraftJob } from "./run-job";

export type ComparisonView = {
  story: { slug: string; headline: string };
  before: DraftSummary;
  after: DraftSummary;
  rows: ComparisonRow[];
  counts: Record<ComparisonRow["kind"], number>;
};

/** @throws SourcelineError NOT_FOUND where story or draft does not exist for the actor. */
export async function getComparison(
  actor: Actor,
  slug: string,
  from: number,
  to: number,
): Promise<ComparisonView> {
  authorize(actor, "draft.read");
  const drafts = await db().draft.findMany({
    where: { number: { in: [from, to] }, story: visibleStoryCalled(actor, slug) },
    select: {
      ...SUMMARY,
      text: true,
      paragraphs: true,
      story: { select: { slug: true, headline: true } },
    },
  });
  const before = drafts.find(({ number }) => number === from);
  const after = drafts.find(({ number }) => number === to);
  if (!before || !after) throw notFound("That draft");
  const rows = await runDraftJob("compareDrafts", {
    before: toDiffed(before),
    after: toDiffed(after),
  });
  const counts = { same: 0, changed: 0, moved: 0, added: 0, dropped: 0 };
  for (const row of rows) counts[row.kind] += 1;
  return {
    story: after.story,
    before: toSummary(before),
    after: toSummary(after),
    rows,
    counts,
  };
}

function toDiffed(draft: { text: string; paragraphs: string }) {
  return { text: draft.text, paragraphs: JSON.parse(draft.paragraphs) as Paragraph[] };
}
