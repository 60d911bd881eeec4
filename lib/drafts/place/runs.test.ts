import fc from "fast-check";
import { expect, it } from "vitest";
import { compareRuns } from "./runs";

it("counts the tokens that agree on both sides of two places, and the texts' edges as one", () => {
  const tokens = fc.array(fc.nat(1), { maxLength: 40 });
  fc.assert(
    fc.property(tokens, tokens, fc.nat(), fc.nat(), (one, other, i, j) => {
      const [at, place] = [i % (one.length + 1), j % (other.length + 1)];
      const agreeing = (a: (number | null)[], b: (number | null)[]) => {
        let run = 0;
        while (run < Math.min(a.length, b.length) && a[run] === b[run]) run += 1;
        return run;
      };
      const runs = compareRuns(Int32Array.from(one), Int32Array.from(other));
      expect(runs.after(at, place)).toBe(
        agreeing([...one.slice(at), null], [...other.slice(place), null]),
      );
      expect(runs.before(at, place)).toBe(
        agreeing([...one.slice(0, at).reverse(), null], [...other.slice(0, place).reverse(), null]),
      );
    }),
  );
});
