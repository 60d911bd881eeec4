/**
 * Binds a command to its input schema, for the one endpoint that serves commands.
 * `runAction` reads the request, finds the actor, validates, runs and answers; commands
 * never see the request.
 */
import type { z } from "zod";
import { invalid, tooLarge, unauthenticated } from "@/lib/platform/errors";
import type { Actor } from "./actor";
import { answerError, answerWith } from "./respond";
import { assertSameOrigin } from "./same-origin";
import { getActor } from "./session";

export type ActionDefinition<Input, Output> = {
  /** Takes what came over the wire; throws INVALID naming each field. */
  readonly run: (actor: Actor, raw: unknown) => Promise<Output>;
  /** Never set; carries the wire type of the input to the client. */
  readonly input?: Input;
};

export type ActionTable = Record<string, ActionDefinition<unknown, unknown>>;

/** One line per command: `"claims.log": action(logClaimInput, logClaim)`. */
export function action<Schema extends z.ZodType, Output>(
  schema: Schema,
  command: (actor: Actor, input: z.output<Schema>) => Promise<Output>,
): ActionDefinition<z.input<Schema>, Output> {
  return { run: async (actor, raw) => command(actor, parseInput(schema, raw)) };
}

/** @throws SourcelineError INVALID with one fault per field, the first found. */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  raw: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  // A map, because the names come over the wire and may be "__proto__".
  const faults = new Map<string, string>();
  for (const issue of parsed.error.issues) {
    for (const { field, message } of faultsOf(issue)) {
      if (!faults.has(field)) faults.set(field, message);
    }
  }
  const [first] = faults;
  const message = first ? `${first[0]}: ${first[1]}` : "The input is not valid.";
  throw invalid(message, Object.fromEntries(faults));
}

type Fault = { field: string; message: string };

/** In a field's own words where the schema has only "one of these does not fit" to say. */
function faultsOf(issue: z.core.$ZodIssue, parents: readonly PropertyKey[] = []): Fault[] {
  const path = [...parents, ...issue.path];
  const name = (...more: PropertyKey[]) => [...path, ...more].map(String).join(".");
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      field: name(key),
      message: "is not a field here; leave it out",
    }));
  }
  if (issue.code === "invalid_union") {
    // The one alternative that knows all the fields given is the one that was meant.
    const [meant, ...others] = issue.errors.filter((issues) => !issues.some(isForeign));
    if (meant && others.length === 0) return meant.flatMap((inner) => faultsOf(inner, path));
  }
  return [{ field: name() || "input", message: issue.message }];
}

function isForeign(issue: z.core.$ZodIssue): boolean {
  return (
    issue.path.length === 0 && (issue.code === "unrecognized_keys" || issue.code === "invalid_type")
  );
}

/** A pasted table of claims fits; a bomb does not. */
const MAX_BODY_BYTES = 2 * 1024 * 1024;

export async function readJson(request: Request): Promise<unknown> {
  const type = request.headers.get("content-type") ?? "";
  if (!type.toLowerCase().startsWith("application/json")) {
    throw invalid("Send the input as JSON (Content-Type: application/json).");
  }
  if (Number(request.headers.get("content-length") ?? 0) > MAX_BODY_BYTES) {
    throw tooLarge("The input is larger than 2 MB.");
  }
  const bytes = await readAtMost(request, MAX_BODY_BYTES);
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw invalid("The input is not readable JSON in UTF-8.");
  }
}

async function readAtMost(request: Request, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  if (!reader) return new Uint8Array();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > limit) {
      await reader.cancel();
      throw tooLarge("The input is larger than 2 MB.");
    }
    chunks.push(value);
  }
  return Buffer.concat(chunks);
}

export async function runAction(
  definition: ActionDefinition<unknown, unknown>,
  request: Request,
): Promise<Response> {
  try {
    assertSameOrigin(request);
    const actor = await getActor();
    if (!actor) throw unauthenticated();
    return answerWith((await definition.run(actor, await readJson(request))) ?? null);
  } catch (error) {
    return answerError(error);
  }
}
