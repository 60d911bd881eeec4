import { describe, expect, it } from "vitest";
import { parseTableQuery } from "@/lib/table/query";
import { answersWithoutOffRecord, asksOfCitations, type LeavingClaim } from "./leaving";

const claim: LeavingClaim = {
  originCount: 1,
  note: "",
  citations: [
    { sourceId: 5, stance: "denies", terms: "background", quote: "", attachmentCount: 0 },
  ],
  texts: ["The Zürich office paid I-Soon", "", "第二外国语学院", "Harbour files"],
};
const bare: LeavingClaim = { ...claim, originCount: 0, citations: [] };

function query(search: string) {
  const { query, faults } = parseTableQuery(new URLSearchParams(search));
  expect(faults).toEqual([]);
  return query;
}

describe("answersWithoutOffRecord", () => {
  it.each([
    ["source=5", true],
    ["source=7", false],
    ["source=5,7", true],
    ["source=none", false],
    ["source=-none", true],
    ["source=-7", true],
    ["terms=off_record", false],
    ["terms=background", true],
    ["stance=supports", false],
    ["stance=denies", true],
    ["origins=1", true],
    ["origins=2%2B", false],
    ["origins=-1", false],
    ["has=source", true],
    ["has=quote", false],
    ["has=-quote", true],
    ["has=attachment", false],
    ["has=-note", true],
    ["has=open_question", true],
    ["has=-open_question", true],
    ["level=verified", true],
    ["q=harbour", true],
    ["q=harb", true],
    ["q=arbour", false],
    ["q=zurich pay", false],
    ["q=zurich paid", true],
    ["q=i-soon", true],
    ['q="paid i"', true],
    ['q="i paid"', false],
    ["q=外国", true],
    ["q=clerk", false],
    ["q=***", true],
  ])("%s: %s", (search, answers) => {
    expect(answersWithoutOffRecord(query(search), claim)).toBe(answers);
  });

  it.each([
    ["source=none", true],
    ["source=-none", false],
    ["terms=on_record", false],
    ["terms=-on_record", true],
    ["has=source", false],
    ["has=-source", true],
    ["origins=0", true],
  ])("without any citation left, %s: %s", (search, answers) => {
    expect(answersWithoutOffRecord(query(search), bare)).toBe(answers);
  });
});

describe("asksOfCitations", () => {
  it.each([
    ["", false],
    ["level=verified&sort=-sources", false],
    ["source=5", true],
    ["has=note", true],
    ["q=x", true],
  ])("%j: %s", (search, asks) => {
    expect(asksOfCitations(query(search))).toBe(asks);
  });
});
