import { describe, expect, it } from "vitest";
import { aliasesOf, derivationPath, guessKind, sourceDetail } from "./rules";

describe("aliasesOf", () => {
  it("reads one a line and skips empty ones", () => {
    expect(aliasesOf(" Anxun \n\n  \nI-Soon")).toEqual(["Anxun", "I-Soon"]);
    expect(aliasesOf("")).toEqual([]);
  });
});

describe("sourceDetail", () => {
  it.each([
    ["chief analyst", "Mandiant", "chief analyst, Mandiant"],
    ["", "Mandiant", "Mandiant"],
    ["chief analyst", "", "chief analyst"],
    ["", "", ""],
  ])("%j at %j: %j", (title, employer, detail) => {
    expect(sourceDetail({ title, employer })).toBe(detail);
  });
});

describe("derivationPath", () => {
  const derivations = new Map([
    [1, [2, 3]],
    [2, [4]],
    [3, [4]],
    [4, [5]],
    [9, [9]],
  ]);

  it.each([
    [1, 5, [1, 2, 4, 5]],
    [2, 5, [2, 4, 5]],
    [5, 1, null],
    [1, 1, null],
    [9, 9, [9, 9]],
    [7, 1, null],
  ])("from %j to %j: %j", (from, goal, path) => {
    expect(derivationPath(derivations, from, goal)).toEqual(path);
  });
});

describe("guessKind", () => {
  it.each([
    ["John Example", "person"],
    ["Mandiant", "organisation"],
    ["UK Foreign Office", "organisation"],
    ["Leaked client list", "document"],
    ["Company register extract", "document"],
    ["The Daily Example", "publication"],
    ["@example", "account"],
    ["Our review of the files", "own_observation"],
    ["Briefing video", "recording"],
    ["Procurement database", "dataset"],
  ])("%j looks like %s", (name, kind) => {
    expect(guessKind(name)).toBe(kind);
  });
});
