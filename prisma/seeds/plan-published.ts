/** Lays out how a story was cleared and published, and what was found wrong in it afterwards. */
import { clearDraft } from "@/lib/clearance/commands";
import { clearInput } from "@/lib/clearance/input";
import { readGate } from "@/lib/clearance/queries";
import { makeCorrection, publishStory, reportError } from "@/lib/corrections/commands";
import { makeCorrectionInput, publishInput, reportErrorInput } from "@/lib/corrections/input";
import { placeHold } from "@/lib/erasure/holds";
import { placeHoldInput } from "@/lib/erasure/input";
import { retractSource } from "@/lib/ledger/falls/commands";
import { retractInput } from "@/lib/ledger/falls/input";
import { db } from "@/lib/platform/db";
import type { Move } from "./moves";
import type { Cast } from "./people";
import { idOf, type SourceIds } from "./perform-source";
import type { ErrorSeed, PublishedSeed, StorySeed } from "./shape";

type Planned<Key extends string> = {
  story: Pick<StorySeed<Key>, "slug" | "published">;
  sourceIds: SourceIds<Key>;
  cast: Cast;
  hoursAgo: (hours: number) => Date;
};

export function planPublished<Key extends string>(planned: Planned<Key>): Move[] {
  const { published } = planned.story;
  if (!published) return [];
  const { slug } = planned.story;
  const { cast, hoursAgo } = planned;
  const publishedAt = hoursAgo(published.publishedHoursAgo);
  return [
    { at: hoursAgo(published.clearedHoursAgo), make: () => clear(slug, cast, published.by) },
    { at: publishedAt, make: () => publish(slug, cast, publishedAt, published.url) },
    ...published.errors.flatMap((error) => planError(error, { slug, cast, hoursAgo })),
    ...planRetraction(published, planned),
    ...planHold(published, planned),
  ];
}

/** @throws Error naming all that stands in the way: the data is to be mended, and nothing overridden. */
async function clear(slug: string, cast: Cast, by: PublishedSeed<string>["by"]): Promise<void> {
  const { facts, seen, blockers } = await readGate(cast[by], slug);
  const inTheWay = blockers.map(({ title, fault, fact }) => `${title}: ${fault}. ${fact}`);
  if (inTheWay.length > 0) throw new Error(inTheWay.join("\n"));
  await clearDraft(cast[by], clearInput.parse({ story: slug, sha256: facts.draft?.sha256, seen }));
}

async function publish(slug: string, cast: Cast, at: Date, url: string): Promise<void> {
  const { id: storyId, revision } = await db().story.findUniqueOrThrow({
    where: { slug },
    select: { id: true, revision: true },
  });
  const publishedAt = at.toISOString();
  await publishStory(cast.editor, publishInput.parse({ storyId, revision, publishedAt, url }));
}

type ErrorOf = { slug: string; cast: Cast; hoursAgo: (hours: number) => Date };

function planError(error: ErrorSeed, { slug, cast, hoursAgo }: ErrorOf): Move[] {
  const { origin, said, corrected } = error;
  let report: number | undefined;
  const taken: Move = {
    at: hoursAgo(error.reportedHoursAgo),
    make: async () => {
      const input = reportErrorInput.parse({ story: slug, origin, said });
      report = (await reportError(cast.editor, input)).reportId;
    },
  };
  if (!corrected) return [taken];
  const { hoursAgo: madeHoursAgo, claims, ...fields } = corrected;
  const made: Move = {
    at: hoursAgo(madeHoursAgo),
    make: async () => {
      const numbers = claims.map((ref) => Number(ref.slice(1)));
      const input = { ...fields, story: slug, claims: numbers, reportId: report };
      await makeCorrection(cast.editor, makeCorrectionInput.parse(input));
    },
  };
  return [taken, made];
}

function planRetraction<Key extends string>(
  { retracts }: PublishedSeed<Key>,
  { sourceIds, cast, hoursAgo }: Planned<Key>,
): Move[] {
  if (!retracts) return [];
  const make = async () => {
    const sourceId = idOf(sourceIds, retracts.source);
    const { revision } = await db().source.findUniqueOrThrow({
      where: { id: sourceId },
      select: { revision: true },
    });
    const { reason } = retracts;
    await retractSource(cast[retracts.by], retractInput.parse({ sourceId, revision, reason }));
  };
  return [{ at: hoursAgo(retracts.hoursAgo), make }];
}

function planHold<Key extends string>(
  { held }: PublishedSeed<Key>,
  { story, cast, hoursAgo }: Planned<Key>,
): Move[] {
  if (!held) return [];
  const input = placeHoldInput.parse({ story: story.slug, reason: held.reason });
  return [
    { at: hoursAgo(held.hoursAgo), make: () => placeHold(cast.admin, input).then(() => undefined) },
  ];
}

/** The fewest events that these steps have left in the log. */
export function countPublishedMoves({ published }: Pick<StorySeed<string>, "published">): number {
  if (!published) return 0;
  const settled = published.errors.filter(({ corrected }) => corrected).length;
  return (
    2 + published.errors.length + settled + (published.retracts ? 1 : 0) + (published.held ? 1 : 0)
  );
}
