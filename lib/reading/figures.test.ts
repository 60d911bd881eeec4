import { describe, expect, it } from "vitest";
import { findFigures } from "./figures";

describe("findFigures", () => {
  it.each([
    ["It cost US$ 2.5 million, or £2bn.", ["money US$ 2.5 million", "money £2bn"]],
    ["Some 400 ships and 1,200 men", ["number 400", "number 1,200"]],
    ["It rose 4.5% to 30 per cent.", ["percentage 4.5%", "percentage 30 per cent"]],
    ["He paid 50 euros on 3 May 2021.", ["money 50 euros", "date 3 May 2021"]],
    ["On May 3, 2021 and in March 2020", ["date May 3, 2021", "date March 2020"]],
    ["On Thursday, 2024-02-20", ["date Thursday", "date 2024-02-20"]],
    ["In 1999 two dozen left.", ["date 1999", "number two", "number dozen"]],
    ["They may march in May.", ["date May"]],
    ["IE6, MH-17a and v2.0 are names.", ["number 17"]],
    ["No figures here.", []],
  ])("%s", (text, expected) => {
    expect(
      findFigures(text).map(({ kind, span }) => `${kind} ${text.slice(span.start, span.end)}`),
    ).toEqual(expected);
  });

  it("stays quick where a number never ends", () => {
    expect(findFigures("1,".repeat(100_000))).toHaveLength(1);
  });
});
