/** The API's description: valid, complete, and what the generated client's types are made of. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, it } from "vitest";
import { GET } from "@/app/api/v1/openapi.json/route";
import { PROBLEM_TITLES, problemType, type ProblemCode } from "@/lib/platform/problem";
import { describeApi, type Operation } from "@/lib/api/openapi";
import { TAGS } from "@/lib/api/described";
import { registry } from "@/lib/registry";
import { writeClientTypes } from "@/scripts/lib/client-types";
import { findEndpoints } from "@/tests/support/endpoints";

const description = describeApi();
const operations = Object.entries(description.paths).flatMap(([at, methods]) =>
  Object.entries(methods).map(([method, operation]): [string, string, Operation] => {
    return [`${method.toUpperCase()} ${at}`, at, operation];
  }),
);

/** For browsers that sign in, and for whatever is no endpoint: not part of the API. */
const NOT_DESCRIBED = new Set([
  ...["/api/[[...path]]", "/api/auth/[...nextauth]", "/api/auth/accept-invitation"],
  ...["/api/auth/second-step", "/api/auth/set-up"],
]);

describe("the description", () => {
  it("is valid OpenAPI 3.1", async () => {
    const result = await new Validator().validate({ ...structuredClone(description) });
    expect(result).toMatchObject({ valid: true });
  });

  it("is served to anybody", async () => {
    const answer = GET();
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual(JSON.parse(JSON.stringify(description)));
  });

  it("has every endpoint there is, and no other", async () => {
    const there = (await findEndpoints())
      .filter(({ pattern }) => !NOT_DESCRIBED.has(pattern))
      .flatMap(({ method, pattern }) => {
        const at = pattern.replace(/\[(\w+)\]/g, "{$1}");
        if (!at.includes("/commands/")) return `${method} ${at}`;
        return Object.keys(registry).map((name) => `${method} ${at.replace("{name}", name)}`);
      });
    expect(operations.map(([name]) => name).sort()).toEqual(there.sort());
  });

  it("names each operation once", () => {
    const ids = operations.map(([, , { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9_]+$/);
  });

  it.each(operations)("%s says what it is for, whom, and what it takes", (_, at, operation) => {
    expect(operation.summary).not.toBe("");
    expect(operation.tags.every((tag) => tag in TAGS)).toBe(true);
    expect(operation.security.length).toBeGreaterThan(0);
    const inPath = (operation.parameters ?? []).filter((one) => one.in === "path");
    expect(inPath.map(({ name }) => `{${name}}`)).toEqual(at.match(/\{\w+\}/g) ?? []);
    const names = (operation.parameters ?? []).map((one) => `${one.in} ${one.name}`);
    expect(new Set(names).size).toBe(names.length);
    expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(["200", "4XX", "5XX"]));
    // A reference that leads elsewhere than into this document would be to a file of somebody's.
    for (const [, to] of JSON.stringify(operation).matchAll(/"\$ref":"([^"]+)"/g)) {
      expect(to).toMatch(/^#\/components\/(schemas|responses|headers)\/\w+$/);
    }
  });

  it("has a place of its own for every code of a refusal", () => {
    const places = (Object.keys(PROBLEM_TITLES) as ProblemCode[]).map(problemType);
    expect(new Set(places).size).toBe(places.length);
  });

  it("is what the client is generated from: if not, run npm run api:client", async () => {
    const file = path.join(import.meta.dirname, "client", "operations.ts");
    expect(await readFile(file, "utf8")).toBe(await writeClientTypes(description));
  });
});
