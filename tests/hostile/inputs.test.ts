/**
 * Every command's input, as its schema describes it: what it takes is bounded, and what it does not
 * know is refused.
 */
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { parseInput } from "@/lib/access/action";
import type { SourcelineError } from "@/lib/platform/errors";
import { registry } from "@/lib/registry";

type Shape = {
  type?: string;
  properties?: Record<string, Shape>;
  additionalProperties?: unknown;
  items?: Shape;
  maxItems?: number;
  maxLength?: number;
  enum?: unknown[];
  const?: unknown;
  format?: string;
  anyOf?: Shape[];
  oneOf?: Shape[];
  allOf?: Shape[];
};

/** A text ends: by its length, or because it is one of few, a day or an instant. */
function isBounded({ maxLength, enum: values, const: only, format }: Shape): boolean {
  const isFixed = format === "date" || format === "date-time";
  return maxLength !== undefined || values !== undefined || only !== undefined || isFixed;
}

/** The paths in a schema at which something is not as it should be. */
function faultsIn(shape: Shape, path: string): string[] {
  const inside = [
    ...Object.entries(shape.properties ?? {}).flatMap(([name, each]) =>
      faultsIn(each, `${path}.${name}`),
    ),
    ...(shape.items ? faultsIn(shape.items, `${path}[]`) : []),
    ...[...(shape.anyOf ?? []), ...(shape.oneOf ?? []), ...(shape.allOf ?? [])].flatMap((each) =>
      faultsIn(each, path),
    ),
  ];
  if (shape.type === "array" && shape.maxItems === undefined) inside.push(`${path} is endless`);
  if (shape.type === "string" && !isBounded(shape)) inside.push(`${path} has no longest text`);
  if (shape.type === "object" && shape.additionalProperties !== false) {
    inside.push(`${path} takes fields that it does not know`);
  }
  return inside;
}

describe("what commands take", () => {
  it.each(Object.entries(registry))(
    "%s: lists and texts end, and unknown fields are refused",
    (name, command) => {
      const shape = z.toJSONSchema(command.schema, {
        io: "input",
        unrepresentable: "any",
      }) as Shape;
      expect(faultsIn(shape, name)).toEqual([]);
    },
  );

  it.each(Object.entries(registry))(
    "%s: says of each text what is wrong with it, in words for people",
    (name, command) => {
      const { properties = {} } = z.toJSONSchema(command.schema, {
        ...({ io: "input", unrepresentable: "any" } as const),
      }) as Shape;
      for (const [field, { maxLength }] of Object.entries(properties)) {
        const said = faultOf(command.schema, field, 5);
        expect(said, `${name}.${field}`).not.toMatch(OF_THE_LIBRARY);
        if (maxLength === undefined) continue;
        const tooLong = faultOf(command.schema, field, "a".repeat(maxLength + 1));
        expect(tooLong, `${name}.${field}`).not.toMatch(OF_THE_LIBRARY);
        expect(tooLong, `${name}.${field}`).not.toBe("is missing");
      }
    },
  );
});

const OF_THE_LIBRARY = /expected|received|^Invalid|^Too /;

/** What is said of one field, whatever is wrong with the others; empty where it may be so. */
function faultOf(schema: z.ZodType, field: string, value: unknown): string {
  try {
    parseInput(schema, { [field]: value });
    return "";
  } catch (error) {
    return (error as SourcelineError).fields?.[field] ?? "";
  }
}
