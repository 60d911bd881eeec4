/**
 * What falls due when, of which class, and what stands in the way. Pure; time is passed in, shared
 * by server and screens.
 */
import type { StoryStatus } from "@/lib/stories/rules";

export const ERASURE_CLASSES = ["notes", "contacts", "identities", "files", "drafts"] as const;
export type ErasureClass = (typeof ERASURE_CLASSES)[number];

export const CLASS_LABELS: Record<ErasureClass, string> = {
  notes: "Notes",
  contacts: "Contacts",
  identities: "Identities",
  files: "Files",
  drafts: "Drafts",
};

/** What is of it, for whoever sets a schedule. */
export const CLASS_HELP: Record<ErasureClass, string> = {
  notes: "notes of claims, citations, verdicts, calls; questions and answers; reasons given",
  contacts: "how sources are reached",
  identities: "who confidential sources are",
  files: "files attached to citations",
  drafts: "the text of drafts, and what was marked and found in it",
};

/** Days by class; null: kept for ever. */
export type Days = Record<ErasureClass, number | null>;

export const KEEPS_ALL: Days = {
  ...{ notes: null, contacts: null, identities: null, files: null, drafts: null },
};

/** A hundred years: what is to be kept longer is kept for ever. */
export const MOST_DAYS = 36_525;
/** What was sent twice is known again for seven days, and answered from what was kept meanwhile. */
export const FEWEST_DAYS = 7;
export const HOLD_REASON_LIMIT = 500;
/** How long a request waits for a second administrator. */
export const REQUEST_DAYS = 7;

const DAY = 24 * 60 * 60 * 1_000;

type Schedule = { id: number; desk: string; days: Days };

/** By desk: what was confirmed last. */
export function scheduleOf(desk: string, confirmed: readonly Schedule[]): Schedule | null {
  const latest = (name: string) =>
    confirmed
      .filter((one) => one.desk === name)
      .reduce<Schedule | null>((last, one) => (last && last.id > one.id ? last : one), null);
  return latest(desk.trim()) ?? latest("");
}

export type Published = {
  status: StoryStatus;
  publishedAt: Date | null;
  /** When it first went through the gate; null where it never did. */
  clearedAt: Date | null;
};

/**
 * When a class of a story falls due; null: never, as far as is known today. One person says when it
 * was published: a day from before it was cleared hurries nothing.
 */
export function dueAt(
  { status, publishedAt, clearedAt }: Published,
  days: number | null,
): Date | null {
  if (status !== "published" || publishedAt === null || days === null) return null;
  const from = Math.max(publishedAt.getTime(), clearedAt?.getTime() ?? 0);
  return new Date(from + days * DAY);
}

export function dueClasses(story: Published, days: Days, at: Date): ErasureClass[] {
  return ERASURE_CLASSES.filter((name) => {
    const due = dueAt(story, days[name]);
    return due !== null && due <= at;
  });
}

type Request = { askedAt: Date; confirmedAt: Date | null; withdrawnAt: Date | null };

/** Whether a request waits for its second person. */
export function isWaiting({ askedAt, confirmedAt, withdrawnAt }: Request, at: Date): boolean {
  return confirmedAt === null && withdrawnAt === null && requestLapsesAt(askedAt) > at;
}

export function requestLapsesAt(askedAt: Date): Date {
  return new Date(askedAt.getTime() + REQUEST_DAYS * DAY);
}

export function readClasses(stored: string): ErasureClass[] {
  const named = new Set(stored.split(" "));
  return ERASURE_CLASSES.filter((name) => named.has(name));
}

/** "notes, contacts and files". */
export function classesInWords(classes: readonly string[]): string {
  return new Intl.ListFormat("en-GB").format(classes);
}

/** "notes for 90 days, files for ever". */
export function daysInWords(days: Readonly<Record<string, number | null>>): string {
  const named = ERASURE_CLASSES.map((name) => {
    const count = days[name] ?? null;
    return `${name} ${count === null ? "for ever" : `for ${count} ${count === 1 ? "day" : "days"}`}`;
  });
  return new Intl.ListFormat("en-GB").format(named);
}
