/**
 * The API's description in OpenAPI 3.1, made of what the endpoints enforce: the commands' own input
 * schemas and those by which addresses are read. Made once, when it is first asked for.
 */
import { z } from "zod";
import { POLICY } from "@/lib/access/policy";
import { TOKEN_REQUESTS_A_SECOND } from "@/lib/access/token-limit";
import { HTTP_STATUS } from "@/lib/platform/errors";
import { PROBLEM_TITLES, PROBLEM_TYPE, type ProblemCode } from "@/lib/platform/problem";
import { isForPeopleAlone, keepsNothing, registry } from "@/lib/registry";
import { TAGS, type DescribedEndpoint } from "./described";
import { ENDPOINTS } from "./endpoints";
import { done } from "./shapes";

export type JsonSchema = { [key: string]: unknown };

export type Parameter = {
  name: string;
  in: "path" | "query" | "header";
  required: boolean;
  description?: string;
  schema: JsonSchema;
};

export type Operation = {
  operationId: string;
  summary: string;
  description?: string;
  tags: string[];
  security: Array<Record<string, string[]>>;
  parameters?: Parameter[];
  requestBody?: { required: boolean; content: Record<string, { schema: JsonSchema }> };
  responses: Record<string, object>;
};

export type ApiDescription = {
  openapi: string;
  info: { title: string; version: string; description: string };
  servers: Array<{ url: string }>;
  tags: Array<{ name: string; description: string }>;
  paths: Record<string, Record<string, Operation>>;
  components: Record<string, Record<string, unknown>>;
};

let made: ApiDescription | undefined;

export function describeApi(): ApiDescription {
  return (made ??= describe());
}

function describe(): ApiDescription {
  const paths: ApiDescription["paths"] = {};
  for (const [at, endpoint] of [
    ...Object.entries<DescribedEndpoint>(ENDPOINTS),
    ...commandEndpoints(),
  ]) {
    const [method = "", path = ""] = at.split(" ");
    (paths[path] ??= {})[method.toLowerCase()] = operationOf(method, path, endpoint);
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Sourceline",
      version: "1",
      description:
        "The newsroom’s ledger of claims, for programs: the same records, commands, rights and refusals as on the screens. What does not exist for whoever asks is not there: 404.",
    },
    servers: [{ url: "/" }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    paths,
    components: {
      securitySchemes: {
        token: { type: "http", scheme: "bearer", description: "An API token, sl_…" },
        session: { type: "apiKey", in: "cookie", name: "next-auth.session-token" },
      },
      schemas: { Problem: PROBLEM },
      responses: { Problem: REFUSED },
      headers: HEADERS,
    },
  };
}

/** Every command has an address, and so a place of its own in the description. */
function commandEndpoints(): Array<[string, DescribedEndpoint]> {
  return Object.entries(registry).map(([name, { schema }]) => [
    `POST /api/v1/commands/${name}`,
    {
      tag: "commands",
      summary: name,
      who: isForPeopleAlone(name) ? "session" : keepsNothing(name) ? "read" : "write",
      body: schema,
      answer: done,
      isOnce: true,
    },
  ]);
}

function operationOf(method: string, path: string, endpoint: DescribedEndpoint): Operation {
  const { tag, summary, who, body } = endpoint;
  const description = descriptionOf(path, endpoint);
  const parameters = parametersOf(path, endpoint);
  return {
    operationId: `${method.toLowerCase()} ${path}`.replace(/[^A-Za-z0-9]+/g, "_").replace(/_$/, ""),
    summary,
    ...(description !== "" && { description }),
    tags: [tag],
    security: SECURITY[who],
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: { required: true, content: contentOf(body) } }),
    responses: {
      "200": answerOf(endpoint),
      ...(endpoint.isRecord && { "304": { description: "As in the ETag that was sent." } }),
      "4XX": { $ref: "#/components/responses/Problem" },
      "5XX": { $ref: "#/components/responses/Problem" },
    },
  };
}

const SECURITY: Record<DescribedEndpoint["who"], Operation["security"]> = {
  read: [{ token: [] }, { session: [] }],
  write: [{ token: [] }, { session: [] }],
  session: [{ session: [] }],
  anybody: [{}],
};

const SCOPES: Record<DescribedEndpoint["who"], string> = {
  read: "For tokens of any scope.",
  write: "For tokens with the scope write.",
  session: "Not for tokens: somebody signs in and does it.",
  anybody: "",
};

function descriptionOf(path: string, { who, tag }: DescribedEndpoint): string {
  const name = tag === "commands" ? path.slice("/api/v1/commands/".length) : null;
  const command = name === null ? undefined : registry[name as keyof typeof registry];
  const roles = command ? `For ${POLICY[command.who].join(", ")}.` : "";
  return [roles, SCOPES[who]].filter(Boolean).join(" ");
}

/** What a schema takes, or gives, as JSON Schema of the draft that OpenAPI 3.1 speaks. */
function jsonSchema(schema: z.ZodType, io: "input" | "output"): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return rest;
}

function parametersOf(
  path: string,
  { query, isOnce, isRecord, tag }: DescribedEndpoint,
): Parameter[] {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]): Parameter => {
    const schema = name === "id" ? { type: "integer", minimum: 1 } : { type: "string" };
    return { name, in: "path", required: true, schema };
  });
  return [
    ...inPath,
    ...(query ? queryParameters(query) : []),
    ...(isOnce ? [ONCE, PROTECTED] : []),
    ...(tag === "commands" ? [IF_MATCH] : []),
    ...(isRecord ? [IF_NONE_MATCH] : []),
  ];
}

function queryParameters(query: z.ZodType): Parameter[] {
  const { properties = {}, required = [] } = jsonSchema(query, "input");
  return Object.entries(properties as Record<string, JsonSchema>).map(([name, schema]) => ({
    name,
    in: "query",
    required: (required as string[]).includes(name),
    schema,
  }));
}

const header = (name: string, description: string, pattern?: string): Parameter => ({
  ...{ name, in: "header", required: false, description },
  schema: { type: "string", ...(pattern !== undefined && { pattern }) },
});

const ONCE = header(
  "Idempotency-Key",
  "Sent again under the same key, it is done once, and answered as before.",
  '^"?[A-Za-z0-9_-]{16,64}"?$',
);
const PROTECTED = header(
  "Even-If-Protected",
  "1: keep it although it holds the name of a confidential source.",
);
const IF_MATCH = header("If-Match", "The ETag of the record, instead of `revision` in the body.");
const IF_NONE_MATCH = header("If-None-Match", "An ETag: 304 where it still is that.");

function contentOf(body: z.ZodType | "file"): Record<string, { schema: JsonSchema }> {
  if (body !== "file") return { "application/json": { schema: jsonSchema(body, "input") } };
  const file = { type: "string", contentMediaType: "application/octet-stream" };
  const schema = { type: "object", properties: { file }, required: ["file"] };
  return { "multipart/form-data": { schema } };
}

function answerOf({ answer, isRecord, who }: DescribedEndpoint): object {
  const content =
    typeof answer === "string"
      ? { [answer]: { schema: { type: "string" } } }
      : { "application/json": { schema: jsonSchema(answer, "output") } };
  const limits = {
    RateLimit: { $ref: "#/components/headers/RateLimit" },
    "RateLimit-Policy": { $ref: "#/components/headers/RateLimitPolicy" },
  };
  const headers = {
    ...((who === "read" || who === "write") && limits),
    ...(isRecord && { ETag: { $ref: "#/components/headers/ETag" } }),
  };
  return { description: "Done.", ...(Object.keys(headers).length > 0 && { headers }), content };
}

const HEADERS = {
  RateLimitPolicy: {
    description: `How often a token may ask: ${TOKEN_REQUESTS_A_SECOND} times a second.`,
    schema: { type: "string" },
  },
  RateLimit: {
    description: "How many requests are left (r), and in how many seconds there are all again (t).",
    schema: { type: "string" },
  },
  ETag: {
    description: "The version: its revision, and a digest of the answer.",
    schema: { type: "string" },
  },
};

const CODES = Object.keys(PROBLEM_TITLES) as ProblemCode[];

const PROBLEM: JsonSchema = {
  type: "object",
  description: "Problem details (RFC 9457).",
  properties: {
    type: { type: "string", format: "uri-reference" },
    title: { type: "string", enum: Object.values(PROBLEM_TITLES) },
    status: { type: "integer", enum: [...new Set([...Object.values(HTTP_STATUS), 405, 500])] },
    detail: { type: "string" },
    code: { type: "string", enum: CODES },
    fields: { type: "object", additionalProperties: { type: "string" } },
    unmet: { type: "array", items: { type: "string" } },
    current: { description: "The record as it stands." },
    error: { type: "object", description: "The same, as the screens read it." },
  },
  required: ["type", "title", "status", "detail", "code"],
};

const REFUSED = {
  description: "Refused, in words.",
  content: { [PROBLEM_TYPE]: { schema: { $ref: "#/components/schemas/Problem" } } },
};
