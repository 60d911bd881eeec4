/** What a schema of the API's description takes, in words short enough for a line. Pure. */
import type { JsonSchema } from "@/lib/api/openapi";

export type SchemaField = { name: string; type: string; isRequired: boolean };

/** Values of a closed set that are named; more of them are counted. */
const MOST_NAMED = 12;

export function fieldsOf(schema: JsonSchema): SchemaField[] {
  const { properties = {}, required = [] } = schema;
  return Object.entries(properties as Record<string, JsonSchema>).map(([name, field]) => ({
    name,
    type: typeInWords(field),
    isRequired: (required as string[]).includes(name),
  }));
}

export function typeInWords(schema: JsonSchema): string {
  const { type, minLength, maxLength, minimum, maximum, format } = schema;
  const values = schema["enum"];
  if (Array.isArray(values)) {
    const named = values.slice(0, MOST_NAMED).map(String).join(", ");
    return values.length > MOST_NAMED ? `${named} and ${values.length - MOST_NAMED} more` : named;
  }
  if ("const" in schema) return String(schema["const"]);
  const ways = schema["anyOf"] ?? schema["oneOf"];
  if (Array.isArray(ways)) return (ways as JsonSchema[]).map(typeInWords).join(" or ");
  if (type === "array") return `list of ${typeInWords((schema["items"] ?? {}) as JsonSchema)}`;
  if (type === "object") {
    const names = fieldsOf(schema).map(({ name }) => name);
    return names.length === 0 ? "object" : `object (${names.join(", ")})`;
  }
  if (type === undefined) return "anything";
  const bounds = type === "string" ? lengthOf(minLength, maxLength) : sizeOf(minimum, maximum);
  return [Array.isArray(type) ? type.join(" or ") : type, format, bounds]
    .filter(Boolean)
    .join(", ");
}

function lengthOf(least: unknown, most: unknown): string {
  if (typeof most === "number") return `at most ${most} characters`;
  return typeof least === "number" ? `at least ${least} characters` : "";
}

function sizeOf(least: unknown, most: unknown): string {
  const isBounded = typeof most === "number" && most < Number.MAX_SAFE_INTEGER;
  if (isBounded) return `${typeof least === "number" ? least : 0} to ${most}`;
  return "";
}
