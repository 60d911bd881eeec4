/**
 * What stands in the place of a text that was erased: a sentence, so that every screen, export and
 * answer shows it without knowing of erasure. Pure.
 */

/** @param day as people write it: "3 May 2026". */
export function erasedMark(day: string): string {
  return `Erased on ${day} under the desk’s schedule`;
}

const MARK = /^Erased on \d{1,2} [A-Z][a-z]{2,8} \d{4} under the desk’s schedule$/;

/** Strict, so that nobody hides a text from erasure by beginning it as the mark begins. */
export function isErasedMark(text: string): boolean {
  return MARK.test(text);
}

/** The day as `erasedMark` takes it. */
export function erasedDay(instant: Date, zone: string): string {
  return new Intl.DateTimeFormat("en-GB", {
    ...({ day: "numeric", month: "long", year: "numeric" } as const),
    timeZone: zone,
  }).format(instant);
}
