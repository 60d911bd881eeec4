import { describe, expect, it } from "vitest";
import type { Basis, Stance } from "@/lib/ledger/claims/rules";
import {
  fourEyesFault,
  unmetForLevel,
  unmetForReview,
  type Evidence,
  type VerdictLevel,
} from "./rules";

const cite = (
  stance: Stance,
  basis: Basis | null = null,
  locator = "",
  attachmentCount = 0,
): Evidence["citations"][number] => ({ stance, basis, locator, attachmentCount });

const nothing: Evidence = { citations: [], originCount: 0 };
const oneSupport: Evidence = { citations: [cite("supports")], originCount: 1 };
const fiveHeadsOneOrigin: Evidence = {
  citations: Array.from({ length: 5 }, () => cite("supports", "document")),
  originCount: 1,
};
const twoOrigins: Evidence = { citations: [cite("supports"), cite("supports")], originCount: 2 };
const primary: Evidence = { citations: [cite("supports", "document", "p. 4")], originCount: 1 };
const attached: Evidence = { citations: [cite("supports", "witnessed", "", 1)], originCount: 1 };
const hearsayWithPage: Evidence = { citations: [cite("supports", "told", "p. 4")], originCount: 1 };
const denial: Evidence = { citations: [cite("denies")], originCount: 0 };
const refutation: Evidence = {
  citations: [cite("contradicts", "document", "p. 1")],
  originCount: 0,
};
const onlyContext: Evidence = { citations: [cite("context")], originCount: 0 };

describe("unmetForLevel", () => {
  it.each<[VerdictLevel, string, Evidence, boolean]>([
    ["single_source", "nothing", nothing, false],
    ["single_source", "one support", oneSupport, true],
    ["single_source", "context only", onlyContext, false],
    ["single_source", "a denial only", denial, false],
    ["corroborated", "one support", oneSupport, false],
    ["corroborated", "five heads, one origin", fiveHeadsOneOrigin, false],
    ["corroborated", "two origins", twoOrigins, true],
    ["verified", "one support", oneSupport, false],
    ["verified", "document without locator", fiveHeadsOneOrigin, false],
    ["verified", "document with locator", primary, true],
    ["verified", "witnessed with attachment", attached, true],
    ["verified", "hearsay with locator", hearsayWithPage, false],
    ["verified", "a contradicting document", refutation, false],
    ["verified", "two origins", twoOrigins, true],
    ["disputed", "a denial", denial, true],
    ["disputed", "a contradiction", refutation, true],
    ["disputed", "support only", twoOrigins, false],
    ["false", "a denial", denial, false],
    ["false", "a contradiction", refutation, true],
    ["unverifiable", "nothing", nothing, true],
  ])("%s on %s: %o", (level, _name, evidence, met) => {
    expect(unmetForLevel(level, evidence).length === 0).toBe(met);
  });

  it("says in numbers why heads are not origins", () => {
    expect(unmetForLevel("corroborated", fiveHeadsOneOrigin)).toEqual([
      "Needs two independent origins: 5 supporting citations, 1 origin.",
    ]);
  });
});

describe("four eyes", () => {
  const claim = { loggedById: 1, contentChangedById: 2 };
  it.each([
    [1, /logged/],
    [2, /changed/],
  ])("keeps person %d from the verdict", (person, why) => {
    expect(fourEyesFault(person, claim)).toMatch(why);
  });
  it("lets a third person judge", () => {
    expect(fourEyesFault(3, claim)).toBeNull();
  });
  it("names every obstacle at once", () => {
    expect(unmetForReview(1, { ...claim, reviewState: "open", isWithdrawn: false })).toHaveLength(
      2,
    );
    expect(unmetForReview(3, { ...claim, reviewState: "ready", isWithdrawn: true })).toHaveLength(
      1,
    );
    expect(unmetForReview(3, { ...claim, reviewState: "recheck", isWithdrawn: false })).toEqual([]);
  });
});
