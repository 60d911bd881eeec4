import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SourcelineError } from "@/lib/platform/errors";
import { COLUMNS, isColumnId, type ColumnId } from "./columns";
import { readCursor, writeCursor } from "./cursor";
import { dayOfMark } from "./day-range";
import { DAY_FIELD_NAMES, FILTER_FIELDS, type FilterField } from "./filter-fields";
import {
  EVERYTHING,
  parseTableQuery,
  requireTableQuery,
  WITHDRAWN,
  writeTableQuery,
  type TableQuery,
} from "./query";

const columnIds = COLUMNS.map((column) => column.id);
const wellFormed = fc.string({ unit: "grapheme" });

/** Texts as a filter can hold them: anything, commas, percent signs and dashes included. */
const anyText = wellFormed.filter((text) => text.length <= 300);
const record = fc.integer({ min: 1, max: 2 ** 40 }).map(String);

function valuesOf(name: FilterField): fc.Arbitrary<string> {
  const field = FILTER_FIELDS[name];
  switch (field.takes) {
    case "choice":
      return fc.constantFrom<string>(...field.values);
    case "person":
      return fc.oneof(
        record,
        fc.constant("me"),
        ...(field.noneLabel !== null ? [fc.constant("")] : []),
      );
    case "source":
      return fc.oneof(record, fc.constant(""));
    case "story":
      return fc.constantFrom("contractor-leak", "a", "ferry-2");
    case "text":
      return fc.oneof(
        // No text of a claim is blank, so a filter by nothing but spaces asks nothing.
        anyText.filter((text) => text === "" || text.trim() !== ""),
        fc.constantFrom("", "none", "-none", "a,b", "50%", "%2C", "-", "--", ","),
      );
  }
}

const filters = fc.record(
  Object.fromEntries(
    (Object.keys(FILTER_FIELDS) as FilterField[]).map((name) => {
      const list = fc.uniqueArray(valuesOf(name), { maxLength: 4 });
      return [name, fc.record({ any: list, not: list })];
    }),
  ),
  { requiredKeys: [] },
);

const mark = fc.oneof(
  fc.constantFrom("today", "today+7", "today-30"),
  fc
    .date({ min: new Date("1900-01-01"), max: new Date("2100-01-01"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
);
const range = fc.oneof(
  fc.constant("none" as const),
  fc.record({ from: mark, to: mark }),
  fc.record({ from: mark, to: fc.constant(null) }),
  fc.record({ from: fc.constant(null), to: mark }),
);

const cursor = fc.record({
  sort: fc.constantFrom("relevance", "-logged_at", "claim"),
  key: fc.oneof(
    fc.constant(null),
    anyText,
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
  ),
  id: fc.nat(),
  position: fc.nat(),
});

const queries: fc.Arbitrary<TableQuery> = fc.record({
  text: wellFormed.map((text) => text.trim()).filter((text) => text.length <= 300),
  filters: filters.map((given) =>
    Object.fromEntries(
      Object.entries(given).filter(
        ([, filter]) => filter && (filter.any.length > 0 || filter.not.length > 0),
      ),
    ),
  ),
  days: fc.record(Object.fromEntries(DAY_FIELD_NAMES.map((name) => [name, range])), {
    requiredKeys: [],
  }),
  withdrawn: fc.constantFrom(...WITHDRAWN),
  sort: fc.option(
    fc.record({ column: fc.constantFrom<ColumnId>(...columnIds), descending: fc.boolean() }),
  ),
  columns: fc.option(fc.uniqueArray(fc.constantFrom<ColumnId>(...columnIds), { minLength: 1 })),
  page: fc.option(
    fc.record({ direction: fc.constantFrom("after" as const, "before" as const), cursor }),
  ),
  open: fc.option(fc.constantFrom("C7", "contractor-leak.C12", "c3")),
});

describe("a table query", () => {
  it("comes back from its URL as it was, without a fault", () => {
    fc.assert(
      fc.property(queries, (query) => {
        const read = parseTableQuery(new URLSearchParams(writeTableQuery(query)));
        expect(read).toEqual({ query, faults: [] });
      }),
      { numRuns: 500 },
    );
  });

  it("is the default table where the URL says nothing", () => {
    expect(parseTableQuery(new URLSearchParams("")).query).toEqual(EVERYTHING);
    expect(writeTableQuery(EVERYTHING)).toBe("");
  });

  it("is written as people would read it", () => {
    const written = "level=-verified&tag=one+two,none&sort=-logged_at&cols=ref,claim";
    expect(writeTableQuery(parseTableQuery(new URLSearchParams(written)).query)).toBe(written);
  });

  it("never throws and always yields a query that round-trips, whatever the URL says", () => {
    const names = fc.oneof(
      fc.constantFrom(...Object.keys(FILTER_FIELDS), ...DAY_FIELD_NAMES),
      fc.constantFrom("q", "sort", "cols", "after", "before", "open", "withdrawn", "__proto__"),
      fc.string(),
    );
    const values = fc.oneof(fc.string({ unit: "binary" }), fc.string(), fc.base64String());
    fc.assert(
      fc.property(fc.array(fc.tuple(names, values), { maxLength: 6 }), (pairs) => {
        const { query } = parseTableQuery(new URLSearchParams(pairs));
        const again = parseTableQuery(new URLSearchParams(writeTableQuery(query)));
        expect(again).toEqual({ query, faults: [] });
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ["level=verified,rumoured", "level", "rumoured"],
    ["checker=Ann", "checker", "Ann"],
    ["logged_by=none", "logged_by", "none"],
    ["story=Not A Slug", "story", "Not A Slug"],
    ["sort=mood", "sort", "mood"],
    ["cols=ref,mood", "cols", "mood"],
    ["recheck=31.5.2026", "recheck", "not a range"],
    ["recheck=2026-02-30", "recheck", "not a range"],
    ["recheck=..", "recheck", "not a range"],
    ["withdrawn=maybe", "withdrawn", "maybe"],
    ["after=garbage!", "after", "not a page"],
    ["open=seven", "open", "name a claim"],
    ["colour=red", "colour", "not known"],
  ])("names what is wrong in %s", (text, parameter, words) => {
    const { faults } = parseTableQuery(new URLSearchParams(text));
    expect(faults).toHaveLength(1);
    expect(faults[0]?.parameter).toBe(parameter);
    expect(faults[0]?.message).toContain(words);
    try {
      requireTableQuery(new URLSearchParams(text));
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(SourcelineError);
      expect((error as SourcelineError).code).toBe("INVALID");
      expect(Object.keys((error as SourcelineError).fields ?? {})).toEqual([parameter]);
    }
  });

  it("keeps what it understands beside what it does not", () => {
    const { query } = parseTableQuery(new URLSearchParams("level=verified,rumoured&cols=mood,ref"));
    expect(query.filters.level).toEqual({ any: ["verified"], not: [] });
    expect(query.columns).toEqual(["ref"]);
  });

  it("reads a value by its former name, and writes today's", () => {
    const { query, faults } = parseTableQuery(new URLSearchParams("has=open_query,-note"));
    expect(faults).toEqual([]);
    expect(writeTableQuery(query)).toBe("has=open_question,-note");
    // Another field's value may be those letters.
    expect(writeTableQuery(parseTableQuery(new URLSearchParams("tag=open_query")).query)).toBe(
      "tag=open_query",
    );
  });

  it("joins a parameter that is given twice, and passes over those of others", () => {
    const params = new URLSearchParams("level=false&level=disputed&form=csv");
    const { query, faults } = parseTableQuery(params, ["form"]);
    expect(query.filters.level?.any).toEqual(["false", "disputed"]);
    expect(faults).toEqual([]);
  });
});

describe("a cursor", () => {
  it("comes back as it was", () => {
    fc.assert(
      fc.property(cursor, (given) => {
        expect(readCursor(writeCursor(given))).toEqual(given);
      }),
    );
  });

  it("is null for anything else", () => {
    for (const token of ["", "x", "e30", btoa("[1,2]"), btoa('["a",{},1,1]'), "ü"]) {
      expect(readCursor(token)).toBeNull();
    }
  });
});

describe("a relative day", () => {
  it.each([
    ["today", "2026-03-01", "2026-03-01"],
    ["today-1", "2026-03-01", "2026-02-28"],
    ["today+31", "2026-03-01", "2026-04-01"],
    ["today+9999", "9990-01-01", "9999-12-31"],
    ["2026-05-31", "2026-03-01", "2026-05-31"],
  ])("%s on %s is %s's day", (given, today, day) => {
    expect(dayOfMark(given, today)).toBe(day);
  });
});

it("column ids are known by name only", () => {
  expect(isColumnId("claim")).toBe(true);
  expect(isColumnId("toString")).toBe(false);
});
