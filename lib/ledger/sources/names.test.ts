import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldName, searchWords } from "@/lib/text/fold-name";
import { areNearNames, areNearSources, nameKeyOf, nearnessProbes, probedKey } from "./names";

describe("foldName", () => {
  it.each([
    ["Mandiant, Inc.", "mandiant inc"],
    ["  ZÜRICH  Versicherung ", "zurich versicherung"],
    ["O’Brien & Söhne", "obrien sohne"],
    ["U.S. Department", "us department"],
    ["J. H. Smith", "j h smith"],
    ["Ørsted A/S", "orsted a s"],
    ["ＦＵＬＬ width", "full width"],
    ["安洵信息", "安洵信息"],
    ["!!!", ""],
    ["", ""],
  ])("%j → %j", (name, folded) => {
    expect(foldName(name)).toBe(folded);
  });

  it("folds once and for all, whatever it is given", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (name) => {
        const folded = foldName(name);
        expect(foldName(folded)).toBe(folded);
      }),
    );
  });
});

const NEAR: Array<[string, string]> = [
  ["Mandiant Intelligence", "Mandiant"],
  ["Mandiant", "MANDIANT, Inc."],
  ["Mandiant", "Mandient"],
  ["Sentinel Labs", "SentinelLabs"],
  ["John Hultquist", "J. Hultquist"],
  ["Ann Analyst", "A. Analyst"],
  ["Hultquist, John", "John Hultquist"],
  ["Zürich Insurance Group", "Zurich Insurance"],
  ["UK Foreign Office", "Foreign Office"],
  ["The Ministry of Defence", "Ministry of Defence"],
  ["Shanghai Anxun Information Technology Co., Ltd.", "Shanghai Anxun Information Technology"],
  ["Société Générale S.A.", "Societe Generale"],
  ["Recieved letters", "Received letters"],
  ["Jörg Müller", "Joerg Mueller"],
  ["Jorg Muller", "Joerg Mueller"],
  ["Øyvind Sørensen", "Oeyvind Soerensen"],
  ["Århus Kommune", "Aarhus Kommune"],
  ["Madniant", "Mandiant"],
  ["Nandiant", "Mandiant"],
  ["Hultqiust", "Hultquist"],
  ["Rasmus Sorensen", "Rasmis Sorensne"],
  ["The Guardian", "Guardian"],
  ["Der Spiegel", "Spiegel"],
  ["L’Équipe", "Equipe"],
  ["Al Jazeera", "Jazeera"],
  ["Александр Горбачёв", "Александр Горбачев"],
  ["أحمد الخطيب", "احمد الخطيب"],
];

const APART: Array<[string, string]> = [
  ["Ministry of Defence", "Ministry of Public Security"],
  ["Interview 1", "Interview 2"],
  ["Annual report 2021", "Annual report 2022"],
  ["Annual report", "Annual report 2022"],
  ["Leaked files: client list", "Leaked files: chat logs"],
  ["John Hultquist", "Jane Hultquist"],
  ["John Smith", "John Smythson"],
  ["NATO", "NASA"],
  ["Rosa Lind", "Rosa Lund"],
  ["Interview with a clerk", "Interview with a pilot"],
  ["Mandiant", "Mandiant annual threat report"],
  ["Foreign ministry of China", "Foreign ministry of France"],
  ["!!!", "???"],
  ["", "Anything"],
];

describe("areNearNames", () => {
  it.each(NEAR)("%j may be %j", (one, other) => {
    expect(areNearNames(one, other)).toBe(true);
    expect(areNearNames(other, one)).toBe(true);
  });

  it.each(APART)("%j is not %j", (one, other) => {
    expect(areNearNames(one, other)).toBe(false);
    expect(areNearNames(other, one)).toBe(false);
  });

  it("is symmetric, whatever the names", () => {
    const name = fc.array(fc.constantFrom("leak", "leaks", "files", "j", "of", "co", "2021"));
    fc.assert(
      fc.property(name, name, (a, b) => {
        expect(areNearNames(a.join(" "), b.join(" "))).toBe(areNearNames(b.join(" "), a.join(" ")));
      }),
    );
  });
});

describe("areNearSources", () => {
  it("looks at aliases", () => {
    const one = { name: "I-Soon", aliases: "Anxun\nAn Xun Information" };
    expect(areNearSources(one, { name: "Anxun Ltd", aliases: "" })).toBe(true);
    expect(areNearSources({ name: "Contractor", aliases: "anxun" }, one)).toBe(true);
    expect(areNearSources(one, { name: "Another contractor", aliases: "" })).toBe(false);
  });

  it.each(NEAR)("%j and %j share a probe, so the database can find them", (one, other) => {
    const probes = nearnessProbes({ name: one, aliases: "" });
    const key = probedKey(nameKeyOf({ name: other, aliases: "" }));
    expect(probes.some((probe) => key.includes(probe))).toBe(true);
  });
});

describe("search keys", () => {
  it("hold each name on a line, each word after a space", () => {
    expect(nameKeyOf({ name: "Mandiant, Inc.", aliases: "FireEye\n\n!!" })).toBe(
      " mandiant inc\n fireeye",
    );
    expect(searchWords("mandi in")).toEqual([" mandi", " in"]);
    expect(searchWords("%_'\"")).toEqual([]);
    // Vowel signs are part of their words.
    expect(foldName("दिल्ली")).not.toBe(foldName("दिल्ला"));
  });
});
