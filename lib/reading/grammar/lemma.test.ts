import { describe, expect, it } from "vitest";
import { lemmaByRule, lemmaOf } from "./lemma";

describe("lemmaByRule", () => {
  const known = new Set(["note", "stop", "say", "bus", "large"]);

  it.each([
    ["says", "VBZ", "say"],
    ["denies", "VBZ", "deny"],
    ["watches", "VBZ", "watch"],
    ["houses", "NNS", "house"],
    ["pumps", "NNS", "pump"],
    ["noted", "VBD", "note"],
    ["stopped", "VBD", "stop"],
    ["denied", "VBN", "deny"],
    ["reported", "VBD", "report"],
    ["argued", "VBD", "argue"],
    ["bribed", "VBD", "bribe"],
    ["hiked", "VBD", "hike"],
    ["donated", "VBN", "donate"],
    ["repeated", "VBD", "repeat"],
    ["opened", "VBD", "open"],
    ["settled", "VBD", "settle"],
    ["accused", "VBN", "accuse"],
    ["asked", "VBN", "ask"],
    ["claiming", "VBG", "claim"],
    ["admitting", "VBG", "admit"],
    ["larger", "JJR", "large"],
    ["Lund", "NNP", "Lund"],
    ["Germans", "NNPS", "German"],
    ["THE", "DT", "the"],
  ])("%s as %s is %s", (form, fine, lemma) => {
    expect(lemmaByRule(form, fine, known)).toBe(lemma);
  });
});

describe("lemmaOf", () => {
  it("follows the table where it says otherwise", () => {
    const lemmas = { exceptions: new Map([["said VBD", "say"]]), known: new Set<string>() };
    expect(lemmaOf("Said", "VBD", lemmas)).toBe("say");
    expect(lemmaOf("said", "NN", lemmas)).toBe("said");
  });
});
