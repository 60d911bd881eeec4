/**
 * Every command's input, as its schema describes it: what it takes is bounded, and what it does not
 * know is refused.
 */
import { describe, expect, it } from "vitest";
import { z } from "zod";
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
});
