/** TypeScript types of every operation in the API's description: what it is given, and what it answers. */
import { format, resolveConfig } from "prettier";
import type { ApiDescription, JsonSchema, Operation } from "@/lib/api/openapi";

const HEAD = `/**
 * What every operation of the API is given and answers. Generated from its description by
 * \`npm run api:client\`; not to be written by hand.
 */
`;

export async function writeClientTypes({ paths }: ApiDescription): Promise<string> {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, operation]) =>
        `${JSON.stringify(`${method.toUpperCase()} ${path}`)}: ${typeOfOperation(operation)};`,
    ),
  );
  const source = `${HEAD}type Nothing = Record<string, never>;\n\nexport type Operations = {\n${operations.join("\n")}\n};\n`;
  const config = await resolveConfig("tests/api/client/operations.ts");
  return format(source, { ...config, plugins: [], parser: "typescript" });
}

function typeOfOperation({ parameters = [], requestBody, responses }: Operation): string {
  const of = (place: string) => {
    const members = parameters
      .filter((parameter) => parameter.in === place)
      .map(({ name, required, schema }) => member(name, schema, required));
    return members.length === 0 ? "Nothing" : `{ ${members.join(" ")} }`;
  };
  const [content] = Object.entries(requestBody?.content ?? {});
  const body =
    content === undefined
      ? "undefined"
      : content[0] === "application/json"
        ? typeOf(content[1].schema)
        : "FormData";
  const { content: answers = {} } = responses["200"] as {
    content?: Record<string, { schema: JsonSchema }>;
  };
  const json = answers["application/json"];
  const answer = json ? typeOf(json.schema) : "string";
  return `{ params: ${of("path")}; query: ${of("query")}; body: ${body}; answer: ${answer} }`;
}

function member(name: string, schema: JsonSchema, isRequired: boolean): string {
  return `${JSON.stringify(name)}${isRequired ? "" : "?"}: ${typeOf(schema)};`;
}

/** What nobody said more about may be anything. */
function typeOf(schema: JsonSchema): string {
  if ("const" in schema) return JSON.stringify(schema["const"]);
  if (Array.isArray(schema["enum"])) return union(schema["enum"].map((one) => JSON.stringify(one)));
  for (const way of ["anyOf", "oneOf"]) {
    const ways = schema[way];
    if (Array.isArray(ways)) return union((ways as JsonSchema[]).map(typeOf));
  }
  const { type } = schema;
  if (Array.isArray(type))
    return union(type.map((one: unknown) => typeOf({ ...schema, type: one })));
  switch (type) {
    case "string":
      return "string";
    case "integer":
    case "number":
      return "number";
    case "boolean":
      return "boolean";
    case "null":
      return "null";
    case "array":
      return `Array<${typeOf((schema["items"] ?? {}) as JsonSchema)}>`;
    case "object":
      return typeOfObject(schema);
    default:
      return "unknown";
  }
}

function union(types: readonly string[]): string {
  // Beside any text, one of a few says nothing more.
  const said = types.includes("string") ? types.filter((type) => !type.startsWith('"')) : types;
  return said.length === 0 ? "never" : `(${[...new Set(said)].join(" | ")})`;
}

function typeOfObject({
  properties = {},
  required = [],
  additionalProperties,
}: JsonSchema): string {
  const members = Object.entries(properties as Record<string, JsonSchema>).map(([name, schema]) =>
    member(name, schema, (required as string[]).includes(name)),
  );
  if (members.length > 0) return `{ ${members.join(" ")} }`;
  const others = typeof additionalProperties === "object" ? additionalProperties : {};
  return `Record<string, ${typeOf((others ?? {}) as JsonSchema)}>`;
}
