import { describe, expect, it } from "vitest";
import { CUE_VERBS } from "./lexicon";

describe("CUE_VERBS", () => {
  it.each([
    ["said", "say"],
    ["denies", "deny"],
    ["denied", "deny"],
    ["lying", "lie"],
    ["admitted", "admit"],
    ["admitting", "admit"],
    ["confesses", "confess"],
    ["wrote", "write"],
    ["agreeing", "agree"],
    ["replied", "reply"],
    ["forgotten", "forget"],
  ])("knows %s as a form of %s", (word, lemma) => {
    expect(CUE_VERBS.get(word)?.lemma).toBe(lemma);
  });

  it("does not know what is no cue", () => {
    expect(["sayed", "ran", "house"].filter((word) => CUE_VERBS.has(word))).toEqual([]);
  });
});
