import { describe, expect, it } from "vitest";
import { parseTableQuery } from "@/lib/table/query";
import { filterInWords, orderInWords } from "./words";

const words = {
  checker: { 3: "Rob Reviewer", me: "Me", "": "No checker" },
  source: { 5: "Harbour files" },
  story: { harbour: "The harbour affair" },
};

const query = (search: string) => parseTableQuery(new URLSearchParams(search)).query;

describe("filterInWords", () => {
  it.each([
    ["", "None: all claims that are not withdrawn"],
    ["level=verified,disputed", "Level: Verified or Disputed"],
    ["level=-verified", "Level: not Verified"],
    ["checker=me,none,-3,-9", "Checker: Edith Editor or No checker, not Rob Reviewer, not 9"],
    ["source=5,6", "Source: Harbour files or 6"],
    ["has=quote,-note", "Has: A quote, not A note"],
    ["story=harbour", "Story: The harbour affair"],
    ["tag=none,port", "Tag: none or port"],
    ["q=night+ship&risk=high", "Search: night ship; Legal risk: High"],
    ["logged=2026-05-01..&withdrawn=all", "Logged: 2026-05-01..; Withdrawn claims as well"],
    ["withdrawn=only", "Withdrawn claims only"],
  ])("%j: %s", (search, expected) => {
    expect(filterInWords(query(search), words, "Edith Editor")).toBe(expected);
  });
});

describe("orderInWords", () => {
  it.each([
    ["sort=-verification_level", "Level, descending"],
    ["sort=claim&q=ship", "Claim"],
    ["q=ship", "The latest logged first"],
    ["", "As numbered in the story"],
  ])("%j: %s", (search, expected) => {
    expect(orderInWords(query(search), "story")).toBe(expected);
  });
});
