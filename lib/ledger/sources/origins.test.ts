import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countOrigins, derivationsAmong, type CitedSource, originsInWords } from "./origins";

const LEAK = 1;
const REGISTER = 2;
const none = new Map<number, number[]>();
const cite = (sourceId: number, ...restsOn: number[]): CitedSource => ({ sourceId, restsOn });

describe("countOrigins", () => {
  it("five experts who read one leak are one origin", () => {
    const experts = [11, 12, 13, 14, 15].map((id) => cite(id, LEAK));
    expect(countOrigins(experts, none)).toBe(1);
    expect(countOrigins([...experts, cite(LEAK)], none)).toBe(1);
  });

  it("a leak and a register are two", () => {
    expect(countOrigins([cite(LEAK), cite(REGISTER)], none)).toBe(2);
  });

  it("follows what a source derives from, at any depth", () => {
    const derives = new Map([
      [20, [21]],
      [21, [LEAK]],
    ]);
    expect(countOrigins([cite(20), cite(11, LEAK)], derives)).toBe(1);
    expect(countOrigins([cite(20), cite(REGISTER)], derives)).toBe(2);
  });

  it("one head is one origin, whatever it rests on", () => {
    expect(countOrigins([cite(11, LEAK), cite(11, REGISTER)], none)).toBe(1);
    expect(countOrigins([cite(11), cite(11)], none)).toBe(1);
  });

  it("a partly shared chain is not independent", () => {
    expect(countOrigins([cite(11, LEAK), cite(12, LEAK, REGISTER)], none)).toBe(1);
  });

  it("survives circular derivations", () => {
    const circle = new Map([
      [1, [2]],
      [2, [3]],
      [3, [1]],
    ]);
    expect(countOrigins([cite(1), cite(3)], circle)).toBe(1);
  });

  it("no citation, no origin", () => {
    expect(countOrigins([], none)).toBe(0);
  });

  const source = fc.integer({ min: 1, max: 9 });
  const citations = fc.array(
    fc.record({ sourceId: source, restsOn: fc.array(source, { maxLength: 3 }) }),
    { maxLength: 8 },
  );
  const derivations = fc
    .array(fc.tuple(source, fc.array(source, { maxLength: 2 })), { maxLength: 6 })
    .map((pairs) => new Map(pairs));

  it("does not depend on the order, and counts as a brute-force search does", () => {
    fc.assert(
      fc.property(citations, derivations, (list, derives) => {
        const expected = bruteForce(list, derives);
        expect(countOrigins(list, derives)).toBe(expected);
        expect(countOrigins([...list].reverse(), derives)).toBe(expected);
      }),
    );
  });
});

/** Grows chains to their fixed point, then merges chains that meet until none do. */
function bruteForce(list: CitedSource[], derives: Map<number, number[]>): number {
  let chains = list.map((citation) => {
    const chain = new Set([citation.sourceId, ...citation.restsOn]);
    for (let size = -1; size !== chain.size;) {
      size = chain.size;
      for (const member of [...chain]) {
        for (const origin of derives.get(member) ?? []) chain.add(origin);
      }
    }
    return chain;
  });
  for (let merged = true; merged;) {
    merged = false;
    for (const one of chains) {
      const other = chains.find((c) => c !== one && [...c].some((m) => one.has(m)));
      if (!other) continue;
      for (const member of other) one.add(member);
      chains = chains.filter((c) => c !== other);
      merged = true;
      break;
    }
  }
  return chains.length;
}

describe("a source that a story keeps as it was", () => {
  const [KEPT, PRESENT, BELOW] = [40, 41, 42];
  const read = {
    derivesFrom: new Map([[PRESENT, [BELOW]]]),
    keptOf: new Map([[KEPT, PRESENT]]),
    fallen: new Set<number>(),
  };
  const count = (citations: CitedSource[]) =>
    countOrigins(citations, derivationsAmong(read, citations));

  it("is one origin with the same as it is now, where a claim leans on both", () => {
    expect(count([cite(KEPT), cite(PRESENT)])).toBe(1);
    expect(count([cite(KEPT), cite(REGISTER, PRESENT)])).toBe(1);
  });

  it("follows nothing that is said of that where a claim leans on it alone", () => {
    expect(count([cite(KEPT), cite(BELOW)])).toBe(2);
    expect(count([cite(KEPT), cite(REGISTER)])).toBe(2);
  });
});

describe("heads beside origins, in words (DESIGN §2.3)", () => {
  it.each([
    [5, 1, "5 sources · 1 origin"],
    [5, 2, "5 sources · 2 origins"],
    [2, 2, ""],
    [1, 1, ""],
    [3, 0, ""],
    [0, 0, ""],
  ])("%i supporting sources of %i origins: %s", (sources, origins, words) => {
    expect(originsInWords(sources, origins)).toBe(words);
  });
});
