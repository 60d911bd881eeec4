import { describe, expect, it } from "vitest";
import { differences, namedChanges } from "./named-changes";

describe("what differs in a place that is offered", () => {
  it.each<[string, string, string[]]>([
    ["The pipe burst near Graz", "The pipe burst near Linz.", ["Graz → Linz"]],
    ["The cook poisoned the soup", "The cook may have poisoned the soup.", ["‘may have’ is new"]],
    ["Fares rose in May", "Fares fell in May, riders say.", ["rose → fell"]],
    ["Fares rose in May", "In May fares rose, riders say.", []],
    ["The yard hired 300 welders", "The yard by the quay hired 300 welders.", []],
  ])("%s / %s", (words, sentence, said) => {
    expect(differences(words, sentence).map((one) => one.said)).toEqual(said);
  });
});

describe("a kept change", () => {
  it("has its kind where the sentences still tell it", () => {
    const frames = { before: "Hale denied it.", after: "Hale admitted it." };
    expect(namedChanges(["denied → admitted", "long ago"], frames)).toEqual([
      { said: "denied → admitted", kind: "The opposite" },
      { said: "long ago", kind: null },
    ]);
    expect(namedChanges([], frames)).toEqual([]);
    expect(namedChanges(["a → b"], { before: "", after: "It." })).toEqual([
      { said: "a → b", kind: null },
    ]);
  });
});
