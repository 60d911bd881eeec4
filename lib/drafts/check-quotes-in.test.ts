import { describe, expect, it } from "vitest";
import { checkQuotesIn } from "./check-quotes-in";

const check = (text: string, quote: string) => {
  const [[view] = []] = checkQuotesIn({
    texts: [{ name: "Draft 1", text }],
    quotes: [{ quote, against: [0] }],
  });
  return { result: view?.result, changes: view?.changes.map(({ kind, said }) => [kind, said]) };
};

describe("what an altered quote says otherwise", () => {
  it.each([
    ["We spent 4 million euros on the new pier.", "4 million → 4 billion", "magnitude", "billion"],
    ["We spent 4 million euros on the new pier.", "euros → dollars", "currency", "dollars"],
    ["Some of the doors in the hall were shut.", "Some → All", "quantifier", "All"],
    ["The tank behind the hall holds 3 litres.", "litres → gallons", "unit", "gallons"],
    ["The mayor of Leith never came to the yard.", "Leith → Perth", "name", "Perth"],
  ])("%s %s", (text, said, kind, word) => {
    const [from = "", to = ""] = said.split(" → ").map((side) => side.split(" ").at(-1));
    const quote = text.replace(from, to);
    expect(quote).toContain(word);
    expect(check(text, quote)).toEqual({ result: "altered", changes: [[kind, said]] });
  });

  it("is nothing where only its form differs", () => {
    const text = "Prices rose by twelve per cent in the first year.";
    const quote = "Prices rose by 12 percent in the first year.";
    expect(check(text, quote)).toEqual({ result: "altered", changes: [] });
  });

  it("is named where a “not” is lost", () => {
    const { result, changes } = check("We did not pay the clerks.", "We did pay the clerks.");
    expect(result).toBe("altered");
    expect(changes).toEqual([["negation", "‘not’ is gone"]]);
  });
});
