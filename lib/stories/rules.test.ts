import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  freeSlug,
  progressOf,
  progressWords,
  slugFault,
  slugFrom,
  statusFault,
  STORY_STATUSES,
  STORY_STATUS_MOVES,
} from "./rules";

describe("statuses", () => {
  const moves = STORY_STATUSES.flatMap((from) => STORY_STATUSES.map((to) => [from, to] as const));

  it.each(moves)("%s → %s", (from, to) => {
    const allowed = from === to || STORY_STATUS_MOVES[from].includes(to);
    expect(statusFault(from, to) === null).toBe(allowed);
  });

  it("lets nobody say by hand that a story is cleared, or published", () => {
    for (const from of STORY_STATUSES) {
      expect(STORY_STATUS_MOVES[from]).not.toContain("cleared");
      expect(STORY_STATUS_MOVES[from]).not.toContain("published");
    }
    expect(statusFault("cleared", "published")).toBe(
      "A story is cleared first, then published on its corrections page, with day and address.",
    );
    expect(statusFault("drafting", "killed")).toBeNull();
    expect(statusFault("killed", "checking")).toBe(
      "A story that is killed goes on to drafting, not straight to checking.",
    );
  });

  it("always leaves a way on", () => {
    for (const from of STORY_STATUSES) expect(STORY_STATUS_MOVES[from]).not.toEqual([]);
  });
});

describe("slugs", () => {
  it.each([
    ["Leaked files describe a hacking contractor’s targets", "leaked-files-describe-hacking"],
    ["  Zürich: straße & Ørsted! ", "zurich-strasse-orsted"],
    ["安洵信息", "story"],
    ["New", "new-story"],
    ["???", "story"],
    ["A".repeat(200), "a".repeat(30)],
    ["The minister was told of it before the vote", "minister-vote"],
    ["To be or not to be", "to-be-or-not-to-be"],
    ["Ministry spent 40 million euros on depot", "ministry-spent-40-million"],
    ["100 days", "100-days"],
  ])("%j → %j", (headline, slug) => {
    expect(slugFrom(headline)).toBe(slug);
  });

  it("of any headline are valid", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (headline) => {
        expect(slugFault(slugFrom(headline))).toBeNull();
        expect(slugFrom(headline).length).toBeLessThanOrEqual(30);
      }),
    );
  });

  it.each(["", "Leak", "leak-", "-leak", "a--b", "leak.2", "lëak", "a b", "new", "a".repeat(81)])(
    "refuses %j",
    (slug) => {
      expect(slugFault(slug)).not.toBeNull();
    },
  );

  it("are numbered where taken", () => {
    expect(freeSlug("leak", new Set())).toBe("leak");
    expect(freeSlug("leak", new Set(["leak", "leak-2"]))).toBe("leak-3");
    const long = "leaked-files-describe-hacking";
    expect(freeSlug(long, new Set([long]))).toBe("leaked-files-describe-hackin-2");
  });
});

describe("progress", () => {
  it("adds up levels and decided claims", () => {
    const progress = progressOf([
      { level: "verified", reviewState: "decided", count: 3 },
      { level: "verified", reviewState: "recheck", count: 1 },
      { level: "unverified", reviewState: "open", count: 2 },
    ]);
    expect(progress).toEqual({ total: 6, decided: 3, levels: { verified: 4, unverified: 2 } });
    expect(progressWords(progress)).toBe("3 of 6 claims decided");
    expect(progressWords(progressOf([]))).toBe("No claims yet");
  });
});
