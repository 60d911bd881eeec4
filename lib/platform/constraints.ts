/**
 * What a person is told where the database refused a second row of what there may be one of.
 * Commands look before they write, so this is met only where two wrote at once, or where a check
 * was forgotten: an answer all the same, never a fault of ours. Pure.
 */
import { conflict, invalidField, type SourcelineError } from "./errors";

/** Of values that people choose themselves: the field and what to do, by table and column. */
const CHOSEN = new Map<string, [field: string, message: string]>([
  ["User.email", ["email", "Somebody with this address has an account already."]],
  ["Story.slug", ["slug", "This slug is in use; choose another."]],
]);

/** The refusal that stands for a unique constraint that was hit; null for every other error. */
export function refusedByConstraint(error: unknown): SourcelineError | null {
  const constraint = /UNIQUE constraint failed: (.+)/.exec(messageOf(error))?.[1];
  if (constraint === undefined) return null;
  const chosen = CHOSEN.get(constraint);
  if (chosen) return invalidField(...chosen);
  return conflict(
    "Somebody else was first, and nothing of yours was saved. Look at how it stands now.",
    null,
  );
}

type PrismaMeta = { driverAdapterError?: { cause?: { originalMessage?: unknown } } };

/** As the driver said it; Prisma puts words of its own before that. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return "";
  const { meta } = error as Error & { meta?: PrismaMeta };
  const original = meta?.driverAdapterError?.cause?.originalMessage;
  return typeof original === "string" ? original : error.message;
}
