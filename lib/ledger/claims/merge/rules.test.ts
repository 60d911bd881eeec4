import { describe, expect, it } from "vitest";
import { isSaidBy, unmetForMerge, type CitationSaid } from "./rules";

const PLAIN: CitationSaid = {
  ...{ sourceId: 1, stance: "supports", terms: "on_record", termsAgreed: "", basis: null },
  agreedDescription: "",
  ...{
    credibility: 6,
    quote: "",
    locator: "",
    saidOn: null,
    channel: null,
    foundBy: "reporter",
    note: "",
    restsOn: [],
    attachments: [],
  },
};
const RICH: CitationSaid = {
  ...PLAIN,
  ...{
    termsAgreed: "by name in a week",
    agreedDescription: "an official",
    basis: "told",
    credibility: 2,
    quote: "We paid",
    locator: "p. 4",
  },
  ...{ saidOn: new Date("2026-05-03"), note: "By fax", restsOn: [{ sourceId: 2 }] },
  attachments: [{ sha256: "aa" }],
};

describe("a citation is held already", () => {
  it("where it says the same, or less", () => {
    expect(isSaidBy(RICH, RICH)).toBe(true);
    expect(isSaidBy(PLAIN, RICH)).toBe(true);
    expect(isSaidBy({ ...RICH, note: "" }, RICH)).toBe(true);
  });

  it.each<[string, Partial<CitationSaid>]>([
    ["source", { sourceId: 9 }],
    ["stance", { stance: "denies" }],
    ["terms", { terms: "off_record" }],
    ["words agreed", { termsAgreed: "never by name" }],
    ["description", { agreedDescription: "a diplomat" }],
    ["basis", { basis: "witnessed" }],
    ["credibility", { credibility: 3 }],
    ["quote", { quote: "We did not pay" }],
    ["locator", { locator: "p. 5" }],
    ["day", { saidOn: new Date("2026-05-04") }],
    ["note", { note: "By telephone" }],
    ["ground", { restsOn: [{ sourceId: 3 }] }],
    ["file", { attachments: [{ sha256: "bb" }] }],
  ])("not where it differs in its %s", (_, differing) => {
    expect(isSaidBy({ ...RICH, ...differing }, RICH)).toBe(false);
  });

  it("not where it says more", () => {
    expect(isSaidBy(RICH, PLAIN)).toBe(false);
  });
});

describe("a merge needs", () => {
  const claim = { id: 1, ref: "C1", storyId: 1, isWithdrawn: false };
  const other = { id: 2, ref: "C2", storyId: 1, isWithdrawn: false };
  it.each([
    ["two claims", claim, claim, /the same one/],
    ["one story", claim, { ...other, storyId: 2 }, /C2 belongs to another story/],
    ["that the one stands", { ...claim, isWithdrawn: true }, other, /C1 is withdrawn/],
    ["that the other stands", claim, { ...other, isWithdrawn: true }, /C2 is withdrawn/],
  ])("%s", (_, from, into, unmet) => {
    expect(unmetForMerge(from, into).join(" ")).toMatch(unmet);
  });

  it("nothing else", () => {
    expect(unmetForMerge(claim, other)).toEqual([]);
  });
});
