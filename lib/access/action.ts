/**
 * Binds a command to its input schema, for the one endpoint that serves commands; commands
 * never see the request.
 */
import type { z } from "zod";
import { invalidFields, type FieldFaults } from "@/lib/platform/errors";
import type { Actor, Authorized } from "./actor";
import { faultWords } from "./fault-words";
import { authorize, type Action } from "./policy";

export type ActionDefinition<Input, Output> = {
  /** Asked before anything of the request is read, and again by the command itself. */
  readonly who: Action;
  readonly schema: z.ZodType;
  /** Takes what came over the wire; throws FORBIDDEN, or INVALID naming each field. */
  readonly run: (actor: Actor, raw: unknown) => Promise<Output>;
  /**
   * What is left to do where the write was done before, under the same key; unless given, what the
   * write answered is the command's answer.
   */
  readonly again?: (written: unknown) => Promise<Output>;
  /** Done again whenever it is sent, key or not, because what it answers is kept nowhere. */
  readonly isEachTime?: boolean;
  /** Its input says who a confidential source is: what else is in it, the command looks at itself. */
  readonly holdsIdentity?: boolean;
  /** How many values its input may hold, where that is more than any form's (json-shape.ts). */
  readonly mostValues?: number;
  /** Never set; carries the wire type of the input to the client. */
  readonly input?: Input;
};

export type ActionTable = Record<string, ActionDefinition<unknown, unknown>>;

/**
 * One line per command: `"claims.log": action("claim.log", logClaimInput, logClaim)`.
 * @param who whom the command is for, by the policy table; the widest where that depends on the input.
 */
export function action<Who extends Action, Schema extends z.ZodType, Output>(
  who: Who,
  schema: Schema,
  command: (actor: Authorized<Who>, input: z.output<Schema>) => Promise<Output>,
): ActionDefinition<z.input<Schema>, Output> {
  const run = async (actor: Actor, raw: unknown) => {
    authorize(actor, who);
    return command(actor, parseInput(schema, raw));
  };
  return { who, schema, run };
}

/** For a command whose answer may be kept nowhere: sent again, it is done again. */
export function eachTime<Input, Output>(
  definition: ActionDefinition<Input, Output>,
): ActionDefinition<Input, Output> {
  return { ...definition, isEachTime: true };
}

/** For a command by which somebody says who a confidential source is. */
export function holdingIdentity<Input, Output>(
  definition: ActionDefinition<Input, Output>,
): ActionDefinition<Input, Output> {
  return { ...definition, holdsIdentity: true };
}

/** What was sent of a form, as far as it can be read, and what is wrong with the rest. */
export type FieldsRead<Shape extends z.ZodRawShape> = {
  values: Partial<z.output<z.ZodObject<Shape>>>;
  faults: FieldFaults;
};

/**
 * Reads a form field by field, for what is also judged by what only the server knows: what is wrong
 * with one field hides nothing that is wrong with another.
 */
export function readFields<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  raw: unknown,
): FieldsRead<Shape> {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return { values: parsed.data, faults: {} };
  const values = Object.entries(schema.shape).flatMap(([name, field]) => {
    const sent = typeof raw === "object" ? (raw as Record<string, unknown> | null)?.[name] : null;
    const read = (field as z.ZodType).safeParse(sent);
    return read.success ? [[name, read.data] as const] : [];
  });
  return {
    values: Object.fromEntries(values) as FieldsRead<Shape>["values"],
    faults: Object.fromEntries(faultsIn(parsed.error)),
  };
}

/** How many faults somebody is told of at once: nobody mends more before trying again. */
const MAX_FAULTS = 50;

/** @throws SourcelineError INVALID with one fault per field, the first found. */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  raw: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  throw invalidFields(Object.fromEntries(faultsIn(parsed.error)));
}

/** A map, because the names come over the wire and may be "__proto__". */
function faultsIn(error: z.ZodError): Map<string, string> {
  const faults = new Map<string, string>();
  for (const issue of error.issues) {
    for (const { field, message } of faultsOf(issue)) {
      if (!faults.has(field)) faults.set(field, message);
    }
    if (faults.size >= MAX_FAULTS) break;
  }
  return faults;
}

type Fault = { field: string; message: string };

/** In a field's own words where the schema has only "one of these does not fit" to say. */
function faultsOf(issue: z.core.$ZodIssue, parents: readonly PropertyKey[] = []): Fault[] {
  const path = [...parents, ...issue.path];
  const name = path.map(String).join(".");
  // Not named: whatever was sent for a name would come back, in the answer and wherever it is shown.
  if (issue.code === "unrecognized_keys") {
    return [
      { field: name || "input", message: "has a field that is not known here; leave it out" },
    ];
  }
  if (issue.code === "invalid_union") {
    // The one alternative that knows all the fields given is the one that was meant.
    const [meant, ...others] = issue.errors.filter((issues) => !issues.some(isForeign));
    if (meant && others.length === 0) return meant.flatMap((inner) => faultsOf(inner, path));
  }
  return [{ field: name || "input", message: faultWords(issue) }];
}

function isForeign(issue: z.core.$ZodIssue): boolean {
  return (
    issue.path.length === 0 && (issue.code === "unrecognized_keys" || issue.code === "invalid_type")
  );
}
