/** A date and time as somebody gives it, in the newsroom's zone where it names none. */
import { env } from "./env";
import { invalidField } from "./errors";
import { instantFrom, skippedTo } from "./wall-time";

/**
 * @returns null for an empty text.
 * @throws SourcelineError INVALID naming `field` for an hour that the newsroom's clocks skip: it
 * would be kept as another than was typed.
 */
export function givenInstant(field: string, text: string): Date | null {
  if (text === "") return null;
  const zone = env().timeZone;
  const isWall = !/(Z|[+-]\d{2}:\d{2})$/i.test(text);
  const shown = isWall ? skippedTo(text, zone) : null;
  if (shown !== null) {
    const [day, hour] = [text.slice(0, 10), text.slice(11, 16)];
    throw invalidField(
      field,
      `There is no ${hour} on ${day}: the clocks go forward then, and show ${shown.slice(11)}.`,
    );
  }
  return instantFrom(text, zone);
}

/** Browsers give whole minutes, and clocks differ. Milliseconds. */
const SLACK = 60_000;

/**
 * An instant that is not ahead.
 * @param asked what is to be said instead: "it was done".
 * @throws SourcelineError INVALID naming `field` for what lies ahead, or is empty.
 */
export function givenPast(field: string, text: string, now: Date, asked: string): Date {
  const instant = givenInstant(field, text);
  if (!instant || instant.getTime() > now.getTime() + SLACK) {
    throw invalidField(field, `lies ahead; say when ${asked}`);
  }
  return instant;
}
