import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changedHedges, droppedHedges, hedgesOf } from "./hedges";

describe("droppedHedges", () => {
  it.each([
    ["The firm may have read the mailbox", "The firm read the mailbox", ["may have"]],
    ["The files appear to list targets", "The files list targets", ["appear"]],
    ["An alleged breach of the ministry", "A breach of the ministry", ["allegedly"]],
    ["It was hacked, according to a review", "It was hacked", ["according to"]],
    ["If confirmed, it is the first such leak", "It is the first such leak", ["if confirmed"]],
    ["The data could have been sold", "The data may have been sold", ["could have"]],
    ["About 500 files were posted", "500 files were posted", ["about"]],
    ["Elections are in May 2024", "Elections were in 2024", []],
    ["The ministry said so", "The ministry stated so", []],
    ["It may read mail", "It may read all mail", []],
  ])("%s → %s", (before, after, dropped) => {
    expect(droppedHedges(before, after)).toEqual(dropped);
  });
});

describe("changedHedges", () => {
  it.each<[string, string, Array<[hedge: string, to: string | null]>]>([
    ["The firm may have read it", "The firm did read it", [["may have", "did"]]],
    ["The firm may have read it", "The firm has read it", [["may have", "has"]]],
    ["The firm may have read it", "The firm read it", [["may have", null]]],
    ["The firm may have taken it", "The firm took it", [["may have", "took"]]],
    ["The files appeared to list them", "The files list them", [["appeared to", null]]],
    ["The firm might appeal", "The firm will appeal", [["might", "will"]]],
    ["It is likely to fail", "It is certain to fail", [["likely", "certain"]]],
    ["It is unlikely to fail", "It is likely to fail", [["unlikely", "likely"]]],
    ["The data could have leaked", "The data may have leaked", [["could have", "may have"]]],
    ["An alleged breach of the bank", "A breach of the bank", [["alleged breach", "breach"]]],
    ["A suspected hacker fled", "A hacker fled", [["suspected hacker", "hacker"]]],
    ["A suspected hacker fled", "A spy fled", [["suspected", "spy"]]],
    ["About 500 files leaked", "500 files leaked", [["About 500", "500"]]],
    ["It cost up to £4.2m", "It cost £4.2m", [["up to £4.2m", "£4.2m"]]],
    ["It hit about a hundred firms", "It hit a hundred firms", [["about a hundred", "a hundred"]]],
    ["It was allegedly hacked", "It was hacked", [["allegedly", null]]],
    ["It was hit, according to a review", "It was hit", [["according to", null]]],
    ["If confirmed, it is a first", "It is a first", [["If confirmed", null]]],
    ["It may fall and may rise", "It may fall and will rise", [["may", "will"]]],
    [
      "The clerk allegedly paid about 30 men",
      "The clerk paid 30 men",
      [
        ["allegedly", null],
        ["about 30", "30"],
      ],
    ],
    ["Perhaps it may rain today", "It may perhaps rain today", []],
    ["The firm read it", "The firm may have read it", []],
    ["The ministry said so", "The ministry stated so", []],
    ["", "", []],
  ])("%s → %s", (before, after, expected) => {
    expect(changedHedges(before, after)).toEqual(expected.map(([hedge, to]) => ({ hedge, to })));
  });

  it("names every one of thousands, in a text changed beyond comparing", () => {
    const before = "The firm may have paid about 30 men, allegedly. ".repeat(1_500);
    const changed = changedHedges(before, before.replaceAll("may have", "did"));
    expect(changed).toEqual(Array(1_500).fill({ hedge: "may have", to: null }));
  });

  it("names at least what droppedHedges names", () => {
    const phrase = fc.constantFrom(
      ..."the firm|may have|may|paid|appeared to|about 30|alleged|according to|unlikely|will".split(
        "|",
      ),
    );
    const wording = fc.array(phrase, { maxLength: 8 }).map((phrases) => phrases.join(" "));
    fc.assert(
      fc.property(wording, wording, (before, after) => {
        const changed = changedHedges(before, after);
        expect(changed.length).toBeGreaterThanOrEqual(droppedHedges(before, after).length);
        for (const { hedge } of changed) expect(before).toContain(hedge);
      }),
    );
  });
});

describe("hedgesOf", () => {
  it("says where each stands", () => {
    const text = "About 30 firms may have paid, apparently";
    expect(hedgesOf(text).map(({ name, start, end }) => [name, text.slice(start, end)])).toEqual([
      ["may have", "may have"],
      ["apparently", "apparently"],
      ["about", "About"],
    ]);
  });
});
