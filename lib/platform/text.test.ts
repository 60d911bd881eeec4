import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SYSTEM } from "@/lib/access/actor";
import { commit } from "@/lib/audit/commit";
import { useDatabase } from "@/tests/support/database";
import { makePerson } from "@/tests/support/factories";
import { db } from "./db";
import {
  faultInText,
  id,
  isBlank,
  line,
  lines,
  optionalDay,
  requiredLine,
  requiredLines,
  revision,
} from "./text";

useDatabase();

const LIMIT = 200;
/** Any sequence of UTF-16 units, half characters and control characters among them. */
const anyText = fc
  .array(
    fc.oneof(
      fc.integer({ min: 0, max: 0xffff }),
      fc.integer({ min: 0, max: 0x20 }),
      fc.constantFrom(0x85, 0xa0, 0xad, 0x200b, 0x2028, 0x2029, 0x202e, 0xfeff, 0xfffe, 0xd83d),
    ),
    { maxLength: LIMIT },
  )
  .map((units) => String.fromCharCode(...units));

describe("text", () => {
  it("is kept as typed but for its ends and line breaks, or refused in words", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const parsed = lines(LIMIT).safeParse(text);
        expect(parsed.success).toBe(faultInText(text) === null);
        if (parsed.success) expect(parsed.data).toBe(text.replace(/\r\n?/g, "\n").trim());
        else expect(parsed.error.issues[0]?.message).toMatch(/^holds /);
      }),
    );
  });

  it("on one line holds no break, and parsing it again changes nothing", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const parsed = line(LIMIT).safeParse(text);
        if (!parsed.success) return;
        expect(parsed.data).not.toMatch(/[\n\r\u0085\u2028\u2029]/);
        expect(line(LIMIT).parse(parsed.data)).toBe(parsed.data);
      }),
    );
  });

  it("that is accepted is what XML 1.0 and JSON can carry", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const parsed = lines(LIMIT).safeParse(text);
        if (!parsed.success) return;
        expect(parsed.data).toMatch(
          /^[\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]*$/u,
        );
        expect(JSON.parse(JSON.stringify(parsed.data))).toBe(parsed.data);
      }),
    );
  });

  it("comes out of the database as it went in", async () => {
    const editor = await makePerson("editor");
    const kept = fc.sample(anyText, 400).flatMap((text) => lines(LIMIT).safeParse(text).data ?? []);
    kept.push("a".repeat(100_000), "\u{1f468}\u200d\u{1f469}", "'; DROP TABLE Story; --");
    await commit(SYSTEM, async (tx, at) => {
      await tx.story.createMany({
        data: kept.map((note, index) => ({
          slug: `kept-${index}`,
          headline: "x",
          note,
          createdById: editor.userId,
          createdAt: at,
          updatedAt: at,
        })),
      });
      const data = { slug: "kept", headline: "x", restricted: false };
      return { result: null, events: [{ type: "story.created", data }] };
    });
    const rows = await db().story.findMany({ orderBy: { id: "asc" }, select: { note: true } });
    expect(rows.map((row) => row.note)).toEqual(kept);
  });

  it.each([
    ["", true],
    [" \t\u00a0\u3000", true],
    ["\u200b\u200d\u2060\ufeff", true],
    ["\u00ad\u202e\u2066", true],
    ["\ufe0f\u3164\uffa0", true],
    ["a", false],
    ["\u200ba", false],
    ["?", false],
    ["\u0301", false],
    ["\u{1f600}", false],
    ["\u0600", false],
  ])("%j shows nothing: %s", (text, expected) => {
    expect(isBlank(text)).toBe(expected);
    expect(requiredLine(LIMIT, "it").safeParse(text).success).toBe(!expected);
    expect(requiredLines(LIMIT, "it").safeParse(text).success).toBe(!expected);
    expect(line(LIMIT).safeParse(text).success).toBe(true);
  });

  it("longer than the limit is refused in numbers", () => {
    const parsed = line(5).safeParse("123456");
    expect(parsed.error?.issues[0]?.message).toBe("is longer than 5 characters");
  });

  it.each([undefined, null, 7, {}, [], true])("%j is no text", (value) => {
    for (const schema of [line(5), lines(5), requiredLine(5, "it")]) {
      expect(schema.safeParse(value).error?.issues[0]?.message).toBe("is missing");
    }
  });
});

describe("a day", () => {
  const day = fc
    .date({
      min: new Date("0000-01-01T00:00:00Z"),
      max: new Date("9999-12-31T23:59:59Z"),
      noInvalidDate: true,
    })
    .map((date) => date.toISOString().slice(0, 10));

  it("is midnight UTC of the day written", () => {
    fc.assert(
      fc.property(day, (written) => {
        const parsed = optionalDay.parse(written);
        expect(parsed?.toISOString()).toBe(`${written}T00:00:00.000Z`);
      }),
    );
  });

  it("may be left empty", () => {
    expect(optionalDay.parse("")).toBeNull();
  });

  it("is refused for whatever else", () => {
    const others = [
      "2024-02-30",
      "2023-02-29",
      "24-01-01",
      "2024-1-1",
      "+002024-01-01",
      " ",
      "today",
    ];
    for (const other of [...others, "2024-01-01T00:00Z", 20240101, null, undefined, {}, []]) {
      const parsed = optionalDay.safeParse(other);
      expect(parsed.error?.issues.map((issue) => issue.message)).toEqual([
        "is not a day such as 2026-05-31",
      ]);
    }
    fc.assert(
      fc.property(fc.string(), (text) => {
        const parsed = optionalDay.safeParse(text);
        if (parsed.success && parsed.data) expect(Number.isNaN(parsed.data.getTime())).toBe(false);
      }),
    );
  });
});

describe("a record's number", () => {
  it.each([0, -1, 1.5, Number.NaN, Infinity, 2 ** 53, "1", null, [1], true, 1n])(
    "%s is none",
    (value) => {
      expect(id.safeParse(value).success).toBe(false);
    },
  );

  it("is a whole number from one, a revision from nought", () => {
    expect(id.parse(1)).toBe(1);
    expect(revision.parse(0)).toBe(0);
    expect(revision.safeParse(-1).success).toBe(false);
  });
});
