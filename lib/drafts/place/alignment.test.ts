import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alignTokens } from "./alignment";

const align = (one: string, other: string) => {
  const numbers = new Map<string, number>();
  const ids = (text: string) =>
    Int32Array.from(text.split(" "), (word) => {
      const id = numbers.get(word) ?? numbers.size;
      numbers.set(word, id);
      return id;
    });
  return [...alignTokens(ids(one), ids(other))];
};

describe("alignTokens", () => {
  it("aligns what stayed around an insertion, a deletion and a changed word", () => {
    expect(align("a b c d e f g h", "a b c x y d e f g h")).toEqual([0, 1, 2, 5, 6, 7, 8, 9]);
    expect(align("a b c d e f g h", "a b c f g h")).toEqual([0, 1, 2, -1, -1, 3, 4, 5]);
    expect(align("a b c d e f g h", "a b c d X f g h")).toEqual([0, 1, 2, 3, -1, 5, 6, 7]);
  });

  it("leaves what moved past its neighbours unaligned", () => {
    expect(align("p q r s a b c d e f g", "a b c d e f g p q r s")).toEqual([
      -1, -1, -1, -1, 0, 1, 2, 3, 4, 5, 6,
    ]);
  });

  it("does not take a stray word for an agreement", () => {
    expect(align("all the news of the day", "not one word the same here")).toEqual(
      Array<number>(6).fill(-1),
    );
  });

  it("aligns equal tokens only, in order, and a text with itself whole", () => {
    const tokens = fc.array(fc.nat(5), { maxLength: 60 }).map((ids) => Int32Array.from(ids));
    fc.assert(
      fc.property(tokens, tokens, (one, other) => {
        const map = alignTokens(one, other);
        let last = -1;
        map.forEach((place, at) => {
          if (place < 0) return;
          expect(one[at]).toBe(other[place]);
          expect(place).toBeGreaterThan(last);
          last = place;
        });
        expect([...alignTokens(one, one)]).toEqual([...one.keys()]);
      }),
    );
  });
});
