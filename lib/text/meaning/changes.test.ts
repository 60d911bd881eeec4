import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { changesOfMeaning } from "./changes";
import { sayChange } from "./kinds";

type Pair = { before: string; after: string; verdict: "lapse" | "stay"; named: string };

const root = path.join(import.meta.dirname, "../../..");

function pairsIn(file: string): Pair[] {
  const lines = readFileSync(file, "utf8").trim().split("\n");
  return lines.map((line) => JSON.parse(line) as Pair);
}

const named = (before: string, after: string) =>
  changesOfMeaning(before, after).map((change) => `${change.kind}: ${sayChange(change)}`);

const own = pairsIn(path.join(root, "tests/support/meaning-pairs.jsonl"));

describe("160 invented pairs of sentences", () => {
  const wrong = (verdict: Pair["verdict"]) =>
    own
      .filter((pair) => pair.verdict === verdict)
      .filter(({ before, after }) => {
        const changes = changesOfMeaning(before, after);
        return (changes.length > 0 ? "lapse" : "stay") !== verdict;
      })
      .map(({ before, after }) => `${before} | ${after}`);

  it("has as many that must stay as must lapse", () => {
    expect(own.filter(({ verdict }) => verdict === "stay")).toHaveLength(80);
    expect(own.filter(({ verdict }) => verdict === "lapse")).toHaveLength(80);
  });

  it("misses none that changes the meaning", () => {
    expect(wrong("lapse")).toEqual([]);
  });

  it("lets all but a few stay that change nothing", () => {
    // Each costs a person one key; another document as the speaker is not told from another source.
    expect(wrong("stay").length).toBeLessThanOrEqual(3);
  });

  it("is the same from either side, as far as there is a change at all", () => {
    const uneven = own.filter(
      ({ before, after }) =>
        changesOfMeaning(before, after).length > 0 !== changesOfMeaning(after, before).length > 0,
    );
    expect(uneven.length).toBeLessThanOrEqual(3);
  });

  it("finds no change between a sentence and itself", () => {
    for (const { before } of own) expect(changesOfMeaning(before, before)).toEqual([]);
  });
});

const cases = path.join(root, "../shared/cases/frames.jsonl");

describe.skipIf(!existsSync(cases))("the frames of ../shared/cases (skipped where absent)", () => {
  it.each(existsSync(cases) ? pairsIn(cases) : [])(
    "$verdict: $named",
    ({ before, after, verdict }) => {
      expect(changesOfMeaning(before, after).length > 0).toBe(verdict === "lapse");
    },
  );
});

describe("what is no change", () => {
  it.each([
    ["The organisation’s labour costs rose.", "The organization's labor costs rose."],
    ["The well-known firm left.", "The well known firm left."],
    ["It was his 21st trip.", "It was his twenty-first trip."],
    ["Half of the staff left.", "Half the staff left."],
    ["It was built by the ministry in June 2020.", "It was built in June 2020 by the ministry."],
  ])("%s → %s", (before, after) => {
    expect(named(before, after)).toEqual([]);
  });
});

describe("a change is named in its words", () => {
  it.each([
    ["The union denied it paid.", "The union admitted it paid.", ["reversal: denied → admitted"]],
    ["Hale could not confirm it.", "Hale confirmed it.", ["negation: ‘could not’ is gone"]],
    ["If genuine, it is new.", "It is new.", ["condition: ‘If genuine’ is gone"]],
    ["It cost 4 million euros.", "It cost 4 billion euros.", ["magnitude: 4 million → 4 billion"]],
    ["It cost 4 million euros.", "It cost 4 million dollars.", ["currency: euros → dollars"]],
    ["It cost €4 million.", "It cost 5 million euros.", ["figure: 4 million → 5 million"]],
    ["It was -4 degrees in May.", "It was 4 degrees in May.", ["figure: -4 → 4"]],
    [
      "It rose by 3 percent.",
      "It rose by 3 percentage points.",
      ["unit: percent → percentage points"],
    ],
    ["Some doors were shut.", "All doors were shut.", ["quantifier: Some → All"]],
    ["It opened on 3 May.", "It opened on 3 June.", ["date: May → June"]],
    ["The tank holds 3 litres.", "The tank holds 3 gallons.", ["unit: litres → gallons"]],
    ["The mast is likely sound.", "The mast is unlikely sound.", ["reversal: likely → unlikely"]],
    [
      "The clerk accused the mayor.",
      "The mayor accused the clerk.",
      ["order: clerk accused the mayor → mayor accused the clerk"],
    ],
    ["The hall leaked, Hale said.", "The hall leaked.", ["attribution: ‘Hale said’ is gone"]],
    [
      "Hale called it “a poor copy” on Friday.",
      "Hale called it a poor copy on Friday.",
      ["unquoted: ‘poor copy’ is no quotation any more"],
    ],
  ])("%s → %s", (before, after, changes) => {
    expect(named(before, after)).toEqual(changes);
  });

  it("gives the places in both texts", () => {
    const before = "The ferry took 40 people.";
    const after = "In all, the ferry took 45 people.";
    const change = changesOfMeaning(before, after).find(({ kind }) => kind === "figure");
    expect(change?.spans.before).toEqual({ start: 15, end: 17 });
    expect(after.slice(change?.spans.after.start, change?.spans.after.end)).toBe("45");
  });
});
