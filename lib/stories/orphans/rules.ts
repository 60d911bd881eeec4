/**
 * A restricted story that nobody can work in any more, because the accounts of its members are
 * disabled or their roles are for reading, is opened by two administrators. Pure; time passed in.
 */

/** How long a request waits for a second administrator. */
export const OPENING_DAYS = 7;

/** Characters of a reason. */
export const OPENING_REASON_LIMIT = 500;

/** For how long the story's page shows its members why it was opened; its history does for ever. */
export const OPENING_SHOWN_DAYS = 30;

const DAY = 24 * 60 * 60 * 1_000;

type Dates = { requestedAt: Date; confirmedAt: Date | null; withdrawnAt: Date | null };

export type OpeningState = "open" | "confirmed" | "withdrawn" | "lapsed";

export function openingState(opening: Dates, at: Date): OpeningState {
  if (opening.confirmedAt) return "confirmed";
  if (opening.withdrawnAt) return "withdrawn";
  return lapsesAt(opening) > at ? "open" : "lapsed";
}

export function lapsesAt({ requestedAt }: Pick<Dates, "requestedAt">): Date {
  return new Date(requestedAt.getTime() + OPENING_DAYS * DAY);
}

/** Whether the story's page still says it: for a while after it was opened, or somebody came in. */
export function isStillShown(confirmedAt: Date, addedAt: Date | null, at: Date): boolean {
  const since = Math.max(confirmedAt.getTime(), addedAt?.getTime() ?? 0);
  return at.getTime() - since <= OPENING_SHOWN_DAYS * DAY;
}
