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
