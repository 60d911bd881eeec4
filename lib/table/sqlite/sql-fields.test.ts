/** A field that is in the list is read, filtered, counted, sorted and exported, or a test says so. */
import { asReader } from "@/tests/support/factories";
import { describe, expect, it } from "vitest";
import { COLUMN_FIELDS, FILTERING_FIELDS } from "@/lib/table/field-list";
import type { FilterContext } from "./condition";
import { sqlField } from "./sql-fields";

const context: FilterContext = {
  reader: asReader({ userId: 1, name: "One", email: "1@newsroom.example", role: "viewer" }),
  storyId: null,
  hiddenStories: [],
  storyIds: new Map(),
  mergedSources: new Map(),
  today: "2026-05-31",
  timeZone: "UTC",
  leaving: null,
};

describe("every column", () => {
  it.each(COLUMN_FIELDS.map((field) => [field.column.id, field] as const))(
    "%s is sorted by, stands in a row and in a file",
    (_, { key, column }) => {
      const field = sqlField(key);
      expect(field.order?.(context)).toBeDefined();
      // What leaves is sorted as well.
      expect(field.order?.({ ...context, leaving: "under_terms" })).toBeDefined();
      expect(field.fileCell).toBeDefined();
      if (column.member !== null) expect(field.cell).toBeDefined();
    },
  );
});

describe("every filter", () => {
  it.each(FILTERING_FIELDS.map((field) => [field.filter.name, field] as const))(
    "%s has a test, and its values are counted",
    (_, { key, filter }) => {
      const field = sqlField(key);
      if (filter.takes === "days") expect(field.daysCondition).toBeDefined();
      else expect([field.condition, field.counted]).not.toContain(undefined);
    },
  );
});
