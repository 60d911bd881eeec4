import { describe, expect, it } from "vitest";
import { parseTableQuery, writeTableQuery } from "@/lib/table/query";
import { filterInWords, orderInWords, sayable } from "./words";

const words = {
  checker: { 3: "Rob Reviewer", me: "Me", "": "No checker" },
  source: { 5: "Harbour files", 7: "Quiet Clerk" },
  story: { harbour: "The harbour affair" },
};

const query = (search: string) => parseTableQuery(new URLSearchParams(search)).query;

describe("filterInWords", () => {
  it.each([
    ["", "None: all claims that are not withdrawn"],
    ["level=verified,disputed", "Level: Verified or Disputed"],
    ["level=-verified", "Level: not Verified"],
    ["checker=me,none,-3,-9", "Checker: Edith Editor or No checker, not Rob Reviewer, not 9"],
    ["source=5,none", "Source: Harbour files or none"],
    // Neither whose name does not leave nor who does not exist for the reader.
    ["source=5,7,-6", "Source: Harbour files or a source that is not named here, not a source that is not named here"], // prettier-ignore
    ["has=quote,-note", "Has: A quote, not A note"],
    ["story=harbour", "Story: The harbour affair"],
    ["tag=none,port", "Tag: none or port"],
    ["q=night+ship&risk=high", "Search: for words that stand in the log alone; Legal risk: High"],
    ["logged=2026-05-01..&withdrawn=all", "Logged: 2026-05-01..; Withdrawn claims as well"],
    ["withdrawn=only", "Withdrawn claims only"],
  ])("%j: %s", (search, expected) => {
    expect(filterInWords(query(search), words, { me: "Edith Editor", named: new Set(["5"]) })).toBe(
      expected,
    );
  });
});

describe("sayable", () => {
  it.each([
    ["q=clerk&source=5,7,none,-6&level=verified", "level=verified&source=5%2Cnone"],
    ["q=clerk&source=7", ""],
    ["sort=-sources&cols=ref", "sort=-sources&cols=ref"],
  ])("%j: %j", (search, said) => {
    expect(writeTableQuery(sayable(query(search), new Set(["5"])))).toBe(
      writeTableQuery(query(said)),
    );
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
