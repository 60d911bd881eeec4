/** What falls, and what a citation is worth then (DESIGN §1 reliability, §2.1, §2.2, §2.3). */
import { describe, expect, it } from "vitest";
import { RELIABILITIES, type Reliability } from "@/lib/ledger/sources/rules";
import { unmetForLevel } from "@/lib/ledger/verdicts/rules";
import {
  fallenAmong,
  isDowngrade,
  isVoid,
  unmetForReconfirm,
  unmetForReinstate,
  unmetForRetract,
} from "./rules";

describe("a downgrade (DESIGN §1: F is unknown, not middling)", () => {
  const FALLS: Record<Reliability, string> = {
    A: "BCDEF",
    B: "CDEF",
    C: "DEF",
    D: "E",
    E: "",
    F: "DE",
  };
  it.each(RELIABILITIES)("from %s is to these grades alone", (from) => {
    expect(RELIABILITIES.filter((to) => isDowngrade(from, to)).join("")).toBe(FALLS[from]);
  });
});

describe("what a retraction reaches (DESIGN §2.3: through what it derives from)", () => {
  const [LEAK, REPORT, DIGEST, OTHER, MIXED] = [1, 2, 3, 4, 5];
  const derivesFrom = new Map([
    [DIGEST, [REPORT]],
    [REPORT, [LEAK]],
    [MIXED, [LEAK, OTHER]],
  ]);
  it.each([
    ["nothing retracted", [], []],
    ["the leak", [LEAK], [LEAK, REPORT, DIGEST]],
    ["a report on it", [REPORT], [REPORT, DIGEST]],
    ["both origins of one", [LEAK, OTHER], [LEAK, REPORT, DIGEST, OTHER, MIXED]],
  ])("%s", (_, retracted, fallen) => {
    expect([...fallenAmong(derivesFrom, new Set(retracted))].sort()).toEqual(fallen);
  });

  it.each([
    ["its source fell", { sourceId: LEAK, restsOn: [OTHER] }, true],
    ["all that it rests on fell", { sourceId: OTHER, restsOn: [LEAK, REPORT] }, true],
    ["one that it rests on stands", { sourceId: OTHER, restsOn: [LEAK, MIXED] }, false],
    ["it rests on nothing else", { sourceId: OTHER, restsOn: [] }, false],
  ])("a citation of which %s", (_, citation, expected) => {
    expect(isVoid(citation, new Set([LEAK, REPORT]))).toBe(expected);
  });
});

describe("levels need evidence that stands (DESIGN §2.2)", () => {
  const proof = { basis: "document", locator: "page 2", attachmentCount: 1, isVoid: true } as const;
  it.each([
    ["single_source", "supports"],
    ["verified", "supports"],
    ["disputed", "contradicts"],
    ["false", "contradicts"],
  ] as const)("%s is not borne by what was retracted", (level, stance) => {
    const citations = [{ ...proof, stance }];
    expect(unmetForLevel(level, { originCount: 0, citations })).toHaveLength(1);
    const standing = [{ ...proof, stance, isVoid: false }];
    expect(unmetForLevel(level, { originCount: 1, citations: standing })).toEqual([]);
  });
});

describe("what stands in the way", () => {
  const source = { isRetracted: false, isMergedAway: false, isKept: false };
  it.each([
    ["one that stands", {}, 0],
    ["one retracted", { isRetracted: true }, 1],
    ["one merged away", { isMergedAway: true }, 1],
    ["one that a story keeps", { isKept: true }, 1],
  ])("of retracting %s", (_, state, unmet) => {
    expect(unmetForRetract({ ...source, ...state })).toHaveLength(unmet);
  });

  it("of taking back a retraction that there is none of", () => {
    expect(unmetForReinstate({ isRetracted: true })).toEqual([]);
    expect(unmetForReinstate({ isRetracted: false })).toHaveLength(1);
  });

  const claim = { loggedById: 1, contentChangedById: 2, isWithdrawn: false, isSuspect: true };
  it.each([
    ["somebody else", 9, {}, []],
    ["who logged it", 1, {}, ["You logged this claim; somebody else re-confirms it."]],
    [
      "who changed it",
      2,
      {},
      ["You last changed its wording or citations; somebody else re-confirms it."],
    ],
    [
      "who retracted the source",
      3,
      { otherAuthorIds: [3], sourceAuthorIds: [3] },
      ["You changed a source that it leans on; somebody else re-confirms it."],
    ],
    ["anybody, withdrawn", 9, { isWithdrawn: true }, ["The claim is withdrawn."]],
    ["anybody, not suspect", 9, { isSuspect: false }, ["The claim is not suspect."]],
  ])("of re-confirming by %s (DESIGN §2.1)", (_, userId, state, unmet) => {
    expect(unmetForReconfirm(userId, { ...claim, ...state })).toEqual(unmet);
  });
});
