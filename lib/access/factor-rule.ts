/** From when on a role that needs a second factor can do nothing without one. Pure. */

/** Time to enrol, from the day on which a role came to need it. */
export const GRACE_DAYS = 14;

const DAY = 24 * 60 * 60 * 1_000;

/** @param since when the role came to need it. */
export function enrolBy(since: Date): Date {
  return new Date(since.getTime() + GRACE_DAYS * DAY);
}
