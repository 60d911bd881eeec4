/** `If-Match`: the version of a record that a command is given against, as its ETag said it. */
import { invalid, invalidField, SourcelineError } from "@/lib/platform/errors";

/** The revision in the tag of the record that was seen; null where none was sent. */
export function revisionMatched(request: Request): number | null {
  const sent = request.headers.get("if-match");
  if (sent === null) return null;
  const revision = /^"(\d{1,15})(-[\w-]*)?"$/.exec(sent.trim())?.[1];
  if (revision === undefined) {
    throw invalid("If-Match is the ETag of one record, as an answer gave it.");
  }
  return Number(revision);
}

/** What was sent, with the revision that `If-Match` names where it has none of its own. */
export function withRevision(input: unknown, revision: number | null): unknown {
  if (revision === null || typeof input !== "object" || input === null || Array.isArray(input)) {
    return input;
  }
  if (!("revision" in input)) return { ...input, revision };
  if (input.revision === revision) return input;
  throw invalidField("revision", "is not the one that If-Match names");
}

/** A conflict of what `If-Match` named: the condition that the request itself made does not hold. */
export async function asMatched<Done>(
  revision: number | null,
  give: () => Promise<Done>,
): Promise<Done> {
  try {
    return await give();
  } catch (error) {
    const isOvertaken = error instanceof SourcelineError && error.code === "CONFLICT";
    if (revision === null || !isOvertaken) throw error;
    throw new SourcelineError({ ...error.toAnswer(), code: "STALE" });
  }
}
