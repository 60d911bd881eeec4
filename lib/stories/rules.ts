/**
 * The words of a story: statuses and which may follow which, what a slug looks like, and
 * progress. Pure; shared by server and screens.
 */
import { foldLetters } from "@/lib/text/fold-letters";

/** Characters of a headline and of a desk's name. */
export const HEADLINE_LIMIT = 300;
export const DESK_LIMIT = 80;

export const STORY_STATUSES = ["drafting", "checking", "cleared", "published", "killed"] as const;
export type StoryStatus = (typeof STORY_STATUSES)[number];

export const STORY_STATUS_LABELS: Record<StoryStatus, string> = {
  drafting: "Drafting",
  checking: "Checking",
  cleared: "Cleared",
  published: "Published",
  killed: "Killed",
};

/**
 * Which status may follow which by hand. Cleared is given at the gate (lib/clearance), and taken back
 * there by whatever is changed; published is said with day and address (lib/corrections). A published story goes back to checking for a correction; it
 * is not killed, because readers have it.
 */
export const STORY_STATUS_MOVES: Record<StoryStatus, readonly StoryStatus[]> = {
  drafting: ["checking", "killed"],
  checking: ["drafting", "killed"],
  cleared: ["checking", "killed"],
  published: ["checking"],
  killed: ["drafting"],
};

/** Work goes on; its deadline counts. */
export const ACTIVE_STATUSES = ["drafting", "checking", "cleared"] as const;

export function isActive(status: StoryStatus): boolean {
  const active: readonly StoryStatus[] = ACTIVE_STATUSES;
  return active.includes(status);
}

/** How the list is narrowed; `active`: drafting, checking or cleared. */
export const STATUS_FILTERS = ["active", ...STORY_STATUSES, "all"] as const;
export type StatusFilter = (typeof STATUS_FILTERS)[number];

/** What stands in the way of the move, in words, or null. */
export function statusFault(from: StoryStatus, to: StoryStatus): string | null {
  if (from === to || STORY_STATUS_MOVES[from].includes(to)) return null;
  if (to === "cleared") return "A story is cleared on its clearance page, for one draft.";
  if (to === "published") {
    return "A story is cleared first, then published on its corrections page, with day and address.";
  }
  const next = STORY_STATUS_MOVES[from].map((status) => STORY_STATUS_LABELS[status].toLowerCase());
  return `A story that is ${from} goes on to ${next.join(" or ")}, not straight to ${to}.`;
}

export const SLUG_LIMIT = 80;
/** Of a slug that is made from a headline: it stands in every address and every ref. */
const DERIVED_SLUG_LIMIT = 30;

/** Names that stand for pages beside the stories. */
const RESERVED_SLUGS = ["new"];

/** The fault in words, or null: lower-case ASCII letters and digits in words joined by hyphens. */
export function slugFault(slug: string): string | null {
  if (slug.length > SLUG_LIMIT) return `is longer than ${SLUG_LIMIT} characters`;
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)) {
    return "Use lower-case letters a–z, digits and single hyphens, as in contractor-leak.";
  }
  if (RESERVED_SLUGS.includes(slug)) return `“${slug}” is a page of its own; choose another.`;
  return null;
}

/** Tell nothing of what a story is about; of its words the others make its slug. */
const TELLING_NOTHING = new Set(
  (
    "a an the this that these those its his her their our your my of in on at to by for from with " +
    "without into onto over under after before about as than and or but nor so if is are was were " +
    "be been being am has have had do does did will would can could may might must shall should " +
    "not no it he she they we you i who whom whose which what when where why how there here " +
    "says said say tells told der die das ein eine und von zu im den dem des le la les un une et " +
    "du de el los las y"
  ).split(" "),
);

/**
 * A slug out of a headline: its telling words in their order, as many as find room; all its words
 * where none tells anything, and "story" where no letter of it is Latin.
 */
export function slugFrom(headline: string): string {
  const words = foldLetters(headline)
    .replace(/['’ʼ]/g, "")
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 0);
  const telling = words.filter((word) => !TELLING_NOTHING.has(word));
  let slug = "";
  for (const word of telling.length > 0 ? telling : words) {
    const longer = slug === "" ? word.slice(0, DERIVED_SLUG_LIMIT) : `${slug}-${word}`;
    if (longer.length > DERIVED_SLUG_LIMIT) break;
    slug = longer;
  }
  return slug === "" || slugFault(slug) !== null ? `${slug}${slug ? "-" : ""}story` : slug;
}

/** The slug itself if it is free, else with the first number that is: "leak", "leak-2". */
export function freeSlug(slug: string, taken: ReadonlySet<string>): string {
  if (!taken.has(slug)) return slug;
  for (let number = 2; ; number += 1) {
    const room = DERIVED_SLUG_LIMIT - `-${number}`.length;
    const numbered = `${slug.slice(0, room).replace(/-$/, "")}-${number}`;
    if (!taken.has(numbered)) return numbered;
  }
}

/** How far checking has come. Withdrawn claims do not count. */
export type Progress = {
  total: number;
  /** Claims whose review state is decided. */
  decided: number;
  /** Claims by the verification level that stands; levels without claims may be left out. */
  levels: Record<string, number>;
};

export type ProgressRow = { level: string; reviewState: string; count: number };

export function progressOf(rows: readonly ProgressRow[]): Progress {
  const progress: Progress = { total: 0, decided: 0, levels: {} };
  for (const { level, reviewState, count } of rows) {
    progress.total += count;
    if (reviewState === "decided") progress.decided += count;
    progress.levels[level] = (progress.levels[level] ?? 0) + count;
  }
  return progress;
}

/** "27 of 33 claims decided". */
export function progressWords({ total, decided }: Progress): string {
  if (total === 0) return "No claims yet";
  return `${decided} of ${total} ${total === 1 ? "claim" : "claims"} decided`;
}
