import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalForm } from "./forms";
import { tokenize } from "./tokenize";

const textsOf = (text: string): string[] => tokenize(text).map((token) => token.text);
const spaced = (text: string): string => textsOf(text).join(" ");

describe("tokenize", () => {
  it.each([
    ["She didn’t say “no”.", "She did n’t say “ no ” ."],
    ["We can't; you cannot.", "We ca n't ; you can not ."],
    ["Lund's and the officers' mess", "Lund 's and the officers ' mess"],
    ["they'll, they've, I'm, he'd", "they 'll , they 've , I 'm , he 'd"],
    ["O'Reilly at five o'clock", "O'Reilly at five o'clock"],
    ["a state-owned, 15-year-old firm", "a state - owned , 15 - year - old firm"],
    ["co-workers in mid-July", "co-workers in mid-July"],
    ["The U.S. said no. It left.", "The U.S. said no . It left ."],
    ["Mr. J. Doe of Lind Inc. paid", "Mr. J. Doe of Lind Inc. paid"],
    ["vitamin a. So do I. The end", "vitamin a . So do I . The end"],
    ["$1,500.25, or 10% by 10:30pm", "$ 1,500.25 , or 10 % by 10:30 pm"],
    ["in the 1990s, the '90s, on the 3rd", "in the 1990s , the '90s , on the 3rd"],
    ["Wait... what?! No -- yes—no", "Wait ... what ?! No -- yes — no"],
    [
      "see https://example.org/a?b=1. Or ann@example.org!",
      "see https://example.org/a?b=1 . Or ann@example.org !",
    ],
    ["the AT&T files on example.com", "the AT&T files on example.com"],
    ["and/or (maybe)", "and / or ( maybe )"],
    ["''Stop,'' she said", "'' Stop , '' she said"],
  ])("parts %j", (text, expected) => {
    expect(spaced(text)).toBe(expected);
  });

  it("keeps each token's place, and leaves out nothing but white space", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        let at = 0;
        for (const token of tokenize(text)) {
          expect(text.slice(at, token.start).trim()).toBe("");
          expect(token.end).toBeGreaterThan(token.start);
          expect(text.slice(token.start, token.end)).toBe(token.text);
          at = token.end;
        }
        expect(text.slice(at).trim()).toBe("");
      }),
    );
  });

  it("reads a part of a text as it reads that part alone", () => {
    const word = fc.constantFrom("don't", "U.S.", "-", "“", "a.", "3pm", "https://x.org/y.", " ");
    fc.assert(
      fc.property(fc.array(word), fc.array(word), fc.array(word), (before, part, after) => {
        const [head, body, tail] = [before, part, after].map((words) => words.join(" "));
        const from = head!.length;
        const inside = tokenize(head! + body! + tail!, from, from + body!.length);
        const alone = tokenize(body!).map((token) => ({
          ...token,
          start: token.start + from,
          end: token.end + from,
        }));
        expect(inside).toEqual(alone);
      }),
    );
  });
});

describe("normalForm", () => {
  it("makes quotation marks, apostrophes and hyphens one each", () => {
    for (const mark of ["“", "”", "„", "«", "''", "``", '"']) expect(normalForm(mark)).toBe('"');
    expect(normalForm("n’t")).toBe("n't");
    expect(normalForm("e‑mail")).toBe("e-mail");
    expect(normalForm("…")).toBe("...");
  });
});
