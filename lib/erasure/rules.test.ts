/** When what of a story falls due (DESIGN §2.7). */
import { describe, expect, it } from "vitest";
import { dueAt } from "./rules";

const on = (day: number) => new Date(Date.UTC(2026, 0, day));

describe("what a desk keeps for ten days falls due", () => {
  it.each([
    ["ten days after it was published", on(2), null, on(12)],
    ["and not sooner by a day from before it was cleared", on(2), on(5), on(15)],
    ["nor later because it was cleared before", on(5), on(2), on(15)],
    ["never of what is not out", null, on(2), null],
  ])("%s", (_what, publishedAt, clearedAt, due) => {
    expect(dueAt({ status: "published", publishedAt, clearedAt }, 10)).toEqual(due);
  });

  it.each(["killed", "checking", "cleared", "drafting"] as const)("never of a %s one", (status) => {
    expect(dueAt({ status, publishedAt: on(2), clearedAt: null }, 10)).toBeNull();
  });
});
