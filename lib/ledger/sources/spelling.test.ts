import { describe, expect, it } from "vitest";
import { costInWords, judgedChanges, saidOfSource } from "./differences";
import { isSpellingOf, spellingFaults } from "./spelling";

describe("isSpellingOf", () => {
  it.each([
    ["I-Soon", "i soon"],
    ["Jörg Müller", "Jorg Muller"],
    ["John Hultqvist", "John Hultquist"],
    ["Threat inteligence desk", "Threat intelligence desk"],
    ["Permanent Secretery", "Permanent Secretary"],
    ["Permanent Secreatry", "Permanent Secretary"],
    ["NATO", "N.A.T.O."],
    ["", ""],
  ])("takes “%s” and “%s” for one text", (one, other) => {
    expect(isSpellingOf(one, other)).toBe(true);
    expect(isSpellingOf(other, one)).toBe(true);
  });

  it.each([
    ["Anonymous blog", "Permanent Secretary"],
    ["Deputy secretary", "Secretary"],
    ["", "Chief analyst"],
    ["unofficial", "official"],
    ["amoral man", "moral man"],
    ["Iran desk", "Iraq desk"],
    ["Zhang Wei", "Zheng Wei"],
    ["Minister", "Ministry"],
    ["Slovakia desk", "Slovenia desk"],
    ["Interview recording 1", "Interview recording 2"],
    ["Report20241", "Report20242"],
    ["Hansen Jansens", "Hanson Jansons"],
    ["Müller, Jörg", "Jörg Müller"],
  ])("does not take “%s” and “%s” for one", (one, other) => {
    expect(isSpellingOf(one, other)).toBe(false);
    expect(isSpellingOf(other, one)).toBe(false);
  });
});

it("lets a spelling come as another name, and neither a stranger come nor a name go", () => {
  const before = { name: "Jörg Müller", aliases: "The colonel" };
  const faults = (to: string) =>
    spellingFaults(before, { aliases: { from: before.aliases, to } }).length;
  expect(faults("The colonel\nJorg Muller")).toBe(0);
  expect(faults("The Colonel")).toBe(0);
  expect(faults("The colonel\nThe major")).toBe(1);
  expect(faults("")).toBe(1);
});

it("tells changes in words, in the order of the fields", () => {
  const changes = {
    note: { from: "", to: "x" },
    url: { from: "", to: "https://a.example" },
    derivesFrom: { from: ["Leak"], to: ["Wire", "Copy"] },
    aliases: { from: "A\nB", to: "B\nC" },
    title: { from: "Clerk", to: "" },
    employer: { from: "", to: "Bank" },
    reliability: { from: "E", to: "A" },
    kind: { from: "own_observation", to: "person" },
  };
  const said = [
    "kind own observation → person",
    "reliability E → A",
    "title ‘Clerk’ is gone",
    "employer ‘Bank’ added",
    "other name ‘C’ added",
    "other name ‘A’ is gone",
    "derives from ‘Wire’ added",
    "derives from ‘Copy’ added",
    "derives from ‘Leak’ is gone",
  ];
  expect(saidOfSource(judgedChanges(changes))).toEqual(said);
  expect(saidOfSource({ url: changes.url })).toEqual(["address ‘https://a.example’ added"]);
  expect([0, 1, 3].map(costInWords)).toEqual([
    "No decided claim goes back to recheck",
    "1 decided claim goes back to recheck",
    "3 decided claims go back to recheck",
  ]);
});
