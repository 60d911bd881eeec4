/**
 * What is due, asked, under way and held, for administrators; and what readers of a story are told.
 * A story that does not exist for the administrator who asks is a number, as it is in the log.
 */
import type { Authorized } from "@/lib/access/actor";
import { hiddenStoryIds, visibleStoryFilter } from "@/lib/access/visibility";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { copiesBefore } from "./copies";
import type { NamedStory } from "./due";
import {
  ERASURE_CLASSES,
  isWaiting,
  requestLapsesAt,
  readClasses,
  type Days,
  type ErasureClass,
} from "./rules";
import { daysIn } from "./schedules";

type Administrator = Authorized<"retention.read">;

const named = { select: { name: true } } as const;

export type ScheduleView = {
  id: number;
  desk: string;
  days: Days;
  proposedBy: string;
  isYours: boolean;
  lapsesAt: string;
  confirmedBy: string | null;
};

/** Those in force by desk, and those that wait. */
export async function listSchedules(
  actor: Administrator,
): Promise<{ inForce: ScheduleView[]; waiting: ScheduleView[] }> {
  const at = now();
  const stored = await db().retentionPolicy.findMany({
    where: { withdrawnAt: null },
    include: { proposedBy: named, confirmedBy: named },
    orderBy: [{ desk: "asc" }, { id: "desc" }],
  });
  const view = (one: (typeof stored)[number]): ScheduleView => ({
    ...{ id: one.id, desk: one.desk, days: daysIn(one), proposedBy: one.proposedBy.name },
    isYours: one.proposedById === actor.userId,
    lapsesAt: requestLapsesAt(one.proposedAt).toISOString(),
    confirmedBy: one.confirmedBy?.name ?? null,
  });
  const confirmed = stored.filter((one) => one.confirmedAt !== null);
  const latest = confirmed.filter(
    (one) => !confirmed.some((other) => other.desk === one.desk && other.id > one.id),
  );
  const waiting = stored.filter((one) => isWaiting({ ...one, askedAt: one.proposedAt }, at));
  return { inForce: latest.map(view), waiting: waiting.map(view) };
}

/** As many as a page shows. */
const SHOWN = 50;

export type ErasureView = NamedStory & {
  id: number;
  classes: ErasureClass[];
  askedBy: string;
  isYours: boolean;
  askedAt: string;
  lapsesAt: string;
  state: "waiting" | "under way" | "finished" | "stopped";
  /** When it became that. */
  since: string;
};

/** Those that wait or are under way, and the last that are over. */
export async function listErasures(actor: Administrator): Promise<ErasureView[]> {
  const at = now();
  const hidden = new Set(await hiddenStoryIds(actor));
  const stored = await db().storyErasure.findMany({
    where: { withdrawnAt: null },
    include: { askedBy: named, story: { select: { slug: true, headline: true } } },
    orderBy: { id: "desc" },
    take: SHOWN,
  });
  return stored.flatMap((one) => {
    const state = stateOf(one, at);
    if (state === null) return [];
    const { id, storyId, askedAt, story } = one;
    const isHidden = hidden.has(storyId);
    const since = one.finishedAt ?? one.stoppedAt ?? one.confirmedAt ?? askedAt;
    return [
      {
        ...{ id, number: storyId, state, classes: readClasses(one.classes) },
        ...{ slug: isHidden ? null : story.slug, headline: isHidden ? null : story.headline },
        ...{ askedBy: one.askedBy.name, isYours: one.askedById === actor.userId },
        ...{ askedAt: askedAt.toISOString(), lapsesAt: requestLapsesAt(askedAt).toISOString() },
        since: since.toISOString(),
      },
    ];
  });
}

type Dates = Record<"confirmedAt" | "withdrawnAt" | "stoppedAt" | "finishedAt", Date | null>;

function stateOf(dates: Dates & { askedAt: Date }, at: Date): ErasureView["state"] | null {
  if (dates.finishedAt) return "finished";
  if (dates.stoppedAt) return "stopped";
  if (dates.confirmedAt) return "under way";
  return isWaiting(dates, at) ? "waiting" : null;
}

export type HoldView = NamedStory & {
  id: number;
  reason: string;
  placedBy: string;
  isYours: boolean;
  placedAt: string;
  confirmedBy: string | null;
  lift: { by: string; isYours: boolean; reason: string; at: string } | null;
};

/** Those that stand. */
export async function listHolds(actor: Administrator): Promise<HoldView[]> {
  const hidden = new Set(await hiddenStoryIds(actor));
  const stored = await db().storyHold.findMany({
    where: { liftedAt: null },
    include: {
      ...{ placedBy: named, confirmedBy: named, liftAskedBy: named },
      story: { select: { slug: true, headline: true } },
    },
    orderBy: { id: "desc" },
  });
  return stored.map((one) => ({
    ...{ id: one.id, number: one.storyId, reason: one.reason, placedBy: one.placedBy.name },
    ...(hidden.has(one.storyId) ? { slug: null, headline: null } : one.story),
    ...{ isYours: one.placedById === actor.userId, placedAt: one.placedAt.toISOString() },
    confirmedBy: one.confirmedBy?.name ?? null,
    lift: one.liftAskedAt && {
      ...{ by: one.liftAskedBy?.name ?? "", isYours: one.liftAskedById === actor.userId },
      ...{ reason: one.liftReason, at: one.liftAskedAt.toISOString() },
    },
  }));
}

export type CopyView = { file: string; madeAt: string };

/** Copies that hold what was erased since; null where nothing was. */
export async function listCopies(
  _actor: Administrator,
): Promise<{ until: string; copies: CopyView[] } | null> {
  const last = await db().storyErasure.findFirst({
    where: { finishedAt: { not: null } },
    orderBy: { finishedAt: "desc" },
    select: { finishedAt: true },
  });
  if (!last?.finishedAt) return null;
  const copies = copiesBefore(env().dataDir, last.finishedAt);
  return {
    until: last.finishedAt.toISOString(),
    copies: copies.map(({ file, madeAt }) => ({ file, madeAt: madeAt.toISOString() })),
  };
}

/** What readers of a story are told of it: why nothing of it is erased, and what was. */
export type StoryKeeping = {
  hold: { reason: string; placedBy: string; placedAt: string } | null;
  erased: { classes: ErasureClass[]; at: string } | null;
};

export async function getStoryKeeping(
  actor: Authorized<"story.read">,
  storyId: number,
): Promise<StoryKeeping> {
  const story = visibleStoryFilter(actor);
  const hold = await db().storyHold.findFirst({
    where: { storyId, liftedAt: null, story },
    include: { placedBy: named },
  });
  const erased = await db().storyErasure.findMany({
    where: { storyId, finishedAt: { not: null }, story },
    orderBy: { finishedAt: "desc" },
    select: { classes: true, finishedAt: true },
  });
  const [last] = erased;
  const classes = new Set(erased.flatMap((one) => readClasses(one.classes)));
  return {
    hold: hold && {
      ...{ reason: hold.reason, placedBy: hold.placedBy.name },
      placedAt: hold.placedAt.toISOString(),
    },
    erased: last?.finishedAt
      ? {
          classes: ERASURE_CLASSES.filter((name) => classes.has(name)),
          at: last.finishedAt.toISOString(),
        }
      : null,
  };
}
