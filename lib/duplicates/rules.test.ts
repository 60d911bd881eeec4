/** By which words like claims are looked for, and which claims are like. */
import { describe, expect, it } from "vitest";
import { indexedWords, claimsAlike, wordsToLookUp } from "./rules";

describe("the words that are looked up", () => {
  it("are those of the index: folded, each once", () => {
    expect(indexedWords("The Depot’s dépôt, 40 million; the DEPOT")).toEqual(
      expect.arrayContaining(["depot", "40", "million"]),
    );
    expect(indexedWords("")).toEqual([]);
  });

  it("are the rarest, and no more than are soon looked through", () => {
    const counts = new Map([
      ["the", 90_000],
      ["depot", 12],
      ["ministry", 3_000],
      ["euros", 2_500],
      ["nowhere", 0],
    ]);
    expect(wordsToLookUp(counts)).toEqual({ any: ["depot", "euros"] });
  });

  it("all stand in it where each is common, and one word is none", () => {
    const common = new Map([
      ["the", 90_000],
      ["ministry", 40_000],
    ]);
    expect(wordsToLookUp(common)).toEqual({ all: ["ministry", "the"] });
    expect(wordsToLookUp(new Map([["depot", 3]]))).toBeNull();
  });
});

describe("a like claim", () => {
  const others = [
    "The ministry spent 40 million euros on the depot, the audit office said",
    "The ministry spent 54 million euros on the depot",
    "The lock was shut on Monday",
  ].map((wording) => ({ wording }));

  it("says the same in other words, or gives another figure, and comes first where it is the same", () => {
    const found = claimsAlike("Ministry spent 40 million euros on a depot", others);
    expect(found.map(({ wording, says }) => [says, wording])).toEqual([
      ["same", others[0]?.wording],
      ["other", others[1]?.wording],
    ]);
  });

  it.each([
    [
      "Apple did not reply to a request for comment",
      "Microsoft did not reply to a request for comment",
    ],
    [
      "Norland has for years accused Sudland of spying",
      "Sudland has for years accused Norland of spying",
    ],
    ["The data came from the Norlandic government", "The data came from the Sudlandic government"],
    [
      "Norland accused Sudland of spying",
      "Rosa Lind of Norland reads the files as papers of a firm that was spying for Sudland’s army",
    ],
  ])("is not of others, nor the other way round: %s", (one, wording) => {
    expect(claimsAlike(one, [{ wording }])).toEqual([]);
  });

  it("may spell a name otherwise", () => {
    const wording = "Brackwater Lyne bid 41 million over five years";
    expect(
      claimsAlike("Brackwater Line bid 41 million over five years", [{ wording }]),
    ).toHaveLength(1);
  });

  it("is none that shares a word or two", () => {
    expect(claimsAlike("The council shut the library", others)).toEqual([]);
  });
});
