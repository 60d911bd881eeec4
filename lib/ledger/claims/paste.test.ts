import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitPasted } from "./paste";

describe("pasted lines", () => {
  it.each([
    ["One\nTwo\r\nThree\rFour", ["One", "Two", "Three", "Four"]],
    ["• One\n  - Two\n* Three\n– Four", ["One", "Two", "Three", "Four"]],
    ["1. One\n2) Two\n(3) Three\na) Four", ["One", "Two", "Three", "Four"]],
    ["- [ ] One\n- [x] Two\n1. • Three", ["One", "Two", "Three"]],
    ["C7. One\nC12: Two\nC4 was found", ["One", "Two", "C4 was found"]],
    ["One\n\n   \n---\n•\nTwo", ["One", "Two"]],
    ["Wording\tSource", ["Wording Source"]],
    ["2021 was the year", ["2021 was the year"]],
    ["3.5 million were paid", ["3.5 million were paid"]],
    ["A contractor did it", ["A contractor did it"]],
    ["-5 degrees", ["-5 degrees"]],
    ["“Quoted” said one", ["“Quoted” said one"]],
    ["- 1) [ ] C3. • One", ["One"]],
    ["", []],
  ])("%j", (text, lines) => {
    expect(splitPasted(text)).toEqual(lines);
  });

  it("hold text each, on one line, and are stable under pasting again", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const lines = splitPasted(text);
        for (const line of lines) expect(line).toMatch(/^\S(?:.*\S)?$/su);
        expect(splitPasted(lines.join("\n"))).toEqual(lines);
      }),
    );
  });
});
