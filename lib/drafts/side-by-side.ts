/** Two drafts of a story for reading side by side: paragraph against paragraph, changes by word. */
import type { Actor } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { visibleStoryFilter } from "@/lib/access/visibility";
import { db } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { diffParagraphs, type ParagraphRow } from "@/lib/text/diff/paragraphs";
import type { Paragraph, ParagraphKind } from "@/lib/text/text";
import { SUMMARY, toSummary, type DraftSummary } from "./queries";

export type ComparedParagraph = {
  number: number;
  kind: ParagraphKind;
  level: number;
  text: string;
};

export type ComparisonRow = {
  kind: ParagraphRow["kind"];
  before: ComparedParagraph | null;
  after: ComparedParagraph | null;
  /** By word, for changed and moved paragraphs; empty for the rest. */
  pieces: Array<{ kind: "same" | "dropped" | "added"; text: string }>;
};

export type ComparisonView = {
  story: { slug: string; headline: string };
  before: DraftSummary;
  after: DraftSummary;
  rows: ComparisonRow[];
  counts: Record<ParagraphRow["kind"], number>;
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
    where: { number: { in: [from, to] }, story: { slug, ...visibleStoryFilter(actor) } },
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
  const [old, now] = [toDiffed(before), toDiffed(after)];
  const numbersOf = ({ paragraphs }: typeof old) =>
    new Map(paragraphs.map((paragraph, index) => [paragraph.start, index + 1]));
  const [oldNumbers, nowNumbers] = [numbersOf(old), numbersOf(now)];
  const rows = diffParagraphs(old, now, { ignoreTypography: true }).map((row) => ({
    kind: row.kind,
    before: row.before && toCompared(old.text, row.before, oldNumbers),
    after: row.after && toCompared(now.text, row.after, nowNumbers),
    pieces: "pieces" in row ? row.pieces.map(({ kind, text }) => ({ kind, text })) : [],
  }));
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

function toCompared(
  text: string,
  { start, end, kind, level }: Paragraph,
  numbers: ReadonlyMap<number, number>,
): ComparedParagraph {
  return { number: numbers.get(start) ?? 0, kind, level, text: text.slice(start, end) };
}
