import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Span } from "@/lib/text/text";
import {
  coverageOf,
  paragraphAt,
  parseDraftNumber,
  segmentsOf,
  withoutLogged,
  wordingFrom,
} from "./rules";

const span = (start: number, end: number): Span => ({ start, end });
const anySpan = fc
  .tuple(fc.nat(60), fc.integer({ min: 1, max: 30 }))
  .map(([start, length]) => span(start, start + length));

describe("a paragraph cut up for its marks", () => {
  it("shows each stretch under every mark that covers it", () => {
    const text = "The board and the firm paid twice.";
    const marks = [
      { ...span(10, 33), ref: "C1" },
      { ...span(14, 22), ref: "C2" },
    ];
    const segments = segmentsOf({ ...span(10, 44), text }, marks);
    expect(segments.map((s) => [s.text, s.marks.map(({ ref }) => ref).join()])).toEqual([
      ["The ", "C1"],
      ["board an", "C1,C2"],
      ["d the firm ", "C1"],
      ["paid twice.", ""],
    ]);
  });

  it("tiles the paragraph, and each piece is covered by its marks throughout", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 60 }), fc.array(anySpan), (text, marks) => {
        const paragraph = { ...span(20, 20 + text.length), text };
        const segments = segmentsOf(paragraph, marks);
        expect(segments.map((segment) => segment.text).join("")).toBe(text);
        for (const segment of segments) {
          for (const mark of marks) {
            const covers = mark.start <= segment.start && mark.end >= segment.end;
            expect(segment.marks.includes(mark)).toBe(covers);
          }
        }
      }),
    );
  });
});

describe("coverage", () => {
  const sentences = [span(0, 20), span(21, 50), span(51, 80)];

  it("counts the sentences that carry a claim, and names the others", () => {
    expect(coverageOf(sentences, [span(5, 12), span(60, 70)])).toEqual({
      sentences: 3,
      carrying: 2,
      bare: [span(21, 50)],
      idle: [],
    });
    expect(coverageOf(sentences, [span(60, 70)], [span(0, 20), span(51, 80)])).toEqual({
      sentences: 3,
      carrying: 1,
      bare: [span(21, 50)],
      idle: [span(0, 20)],
    });
    expect(coverageOf(sentences, [])).toMatchObject({ carrying: 0, bare: sentences });
    expect(coverageOf([], [span(0, 4)])).toEqual({
      sentences: 0,
      carrying: 0,
      bare: [],
      idle: [],
    });
  });

  it("lets one claim count for every sentence that it reaches well into", () => {
    expect(coverageOf(sentences, [span(10, 75)]).carrying).toBe(3);
    expect(coverageOf(sentences, [span(10, 22)]).bare).toEqual([span(21, 50), span(51, 80)]);
  });

  it("agrees with asking every claim of every sentence", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 20 })),
        fc.array(anySpan),
        (lengths, claims) => {
          let end = 0;
          const some = lengths.map((length) => span(end, (end += length)));
          const expected = some.filter(({ start, end: until }) => {
            const touch = Math.min(3, Math.floor((until - start) / 2));
            return !claims.some((c) => c.start < until - touch && c.end > start + touch);
          });
          expect(coverageOf(some, claims).bare).toEqual(expected);
        },
      ),
    );
  });
});

describe("proposals that are logged already", () => {
  it("are those on whose words claims stand by half or more, together", () => {
    const proposals = [span(0, 20), span(30, 50), span(60, 80)];
    const claims = [span(0, 6), span(4, 11), span(28, 38)];
    expect(withoutLogged(proposals, claims)).toEqual([span(30, 50), span(60, 80)]);
  });

  it("agrees with counting letter by letter", () => {
    fc.assert(
      fc.property(fc.array(anySpan), fc.array(anySpan), (proposals, claims) => {
        const isLogged = ({ start, end }: Span) => {
          let count = 0;
          for (let at = start; at < end; at += 1) {
            if (claims.some((claim) => claim.start <= at && at < claim.end)) count += 1;
          }
          return count * 2 >= end - start;
        };
        expect(withoutLogged(proposals, claims)).toEqual(
          proposals.filter((proposal) => !isLogged(proposal)),
        );
      }),
    );
  });
});

it("a first wording is one line, from a capital, without marks at its ends", () => {
  expect(wordingFrom(" – the board\n paid twice, ")).toBe("The board paid twice");
  expect(wordingFrom("émigrés left")).toBe("Émigrés left");
});

it("a paragraph is found by any offset in it, and none in the break between two", () => {
  const paragraphs = [span(0, 10), span(12, 20)];
  expect([0, 9, 10, 11, 12, 20, 21].map((at) => paragraphAt(paragraphs, at))).toEqual([
    1, 1, 1, 0, 2, 2, 0,
  ]);
});

it("a draft's number in an address is a whole number from 1", () => {
  expect(["3", "0", "03", "x", "1.5", "", "1e3"].map(parseDraftNumber)).toEqual([
    3,
    null,
    null,
    null,
    null,
    null,
    null,
  ]);
});
