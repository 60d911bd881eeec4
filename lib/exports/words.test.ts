import { describe, expect, it } from "vitest";
import { parseTableQuery } from "@/lib/claims/table-query";
import { filterInWords, orderInWords } from "./words";

const names = {
  people: new Map([[3, "Rob Reviewer"]]),
  sources: new Map([[5, "Harbour files"]]),
  me: "Edith Editor",
};

const query = (search: string) => parseTableQuery(new URLSearchParams(search)).query;

describe("filterInWords", () => {
  it.each([
    ["", "None: all claims that are not withdrawn"],
    ["level=verified,disputed", "Level: Verified or Disputed"],
    ["level=-verified", "Level: not Verified"],
    ["checker=me,none,-3,-9", "Checker: Edith Editor or none, not Rob Reviewer, not person 9"],
    ["source=5,6", "Source: Harbour files or source 6"],
    ["has=quote,-note", "Has: A quote, not A note"],
    ["story=harbour", "Story: harbour"],
    ["q=night+ship&risk=high", "Search: night ship; Legal risk: High"],
    ["logged=2026-05-01..&withdrawn=all", "Logged: 2026-05-01..; Withdrawn claims as well"],
    ["withdrawn=only", "Withdrawn claims only"],
  ])("%j: %s", (search, words) => {
    expect(filterInWords(query(search), names)).toBe(words);
  });
});

describe("orderInWords", () => {
  it.each([
    ["sort=-verification_level", "Level, descending"],
    ["sort=claim&q=ship", "Claim"],
    ["q=ship", "Best hits of the search first; the latest first where there are too many to weigh"],
    ["", "As numbered in the story"],
  ])("%j: %s", (search, words) => {
    expect(orderInWords(query(search), "story")).toBe(words);
  });
});
