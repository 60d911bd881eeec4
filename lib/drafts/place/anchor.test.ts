import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codePoints } from "@/lib/text/text";
import { equalButForTypography, foldTypography } from "@/lib/text/fold";
import { place, placeAll } from "./anchor";
import { selectorOf as selectorOfSpan, type Selector } from "./selectors";

const OPENING = "Harbour workers found the crates on Monday morning.";
const CLAIM = "The port authority said that 41 crates had been opened before the ship docked.";
const REPLY = '"We don\'t comment on cargo," a spokesman for the line told reporters.';
const CLOSE = "An inquiry begins next week under a retired judge, the ministry announced.";
const DRAFT = [`${OPENING} ${CLAIM} Nobody was hurt.`, REPLY, CLOSE].join("\n\n");

const selectorOf = (quote: string, text = DRAFT): Selector => {
  const start = text.indexOf(quote);
  return selectorOfSpan(text, { start, end: start + quote.length });
};
const wordsAt = (text: string, span: { start: number; end: number }) =>
  text.slice(span.start, span.end);

describe("place", () => {
  it.each([
    ["nothing", (text: string) => text],
    ["a paragraph added before", (text: string) => `A first paragraph, added late.\n\n${text}`],
    ["a sentence deleted before", (text: string) => text.replace(`${OPENING} `, "")],
    ["its neighbours rewritten", (text: string) => text.replace(OPENING, "It began on Monday.")],
    ["smart quotes", (text: string) => text.replace(/"/g, "”").replace(/'/g, "’")],
    ["other spaces", (text: string) => text.replace(/ (?=\w{5})/g, "\u00A0\u200B ")],
    ["capitals", (text: string) => text.toUpperCase()],
    ["a copy added at the end", (text: string) => `${text}\n\nIt first said: ${CLAIM}`],
    ["a copy added at the start", (text: string) => `In short: ${CLAIM}\n\n${text}`],
  ])("keeps the claim placed after %s", (_, edit) => {
    const after = edit(DRAFT);
    const placement = place(selectorOf(CLAIM), DRAFT, after);
    if (placement.state !== "placed") throw new Error(placement.state);
    expect(equalButForTypography(wordsAt(after, placement.span), CLAIM, { case: true })).toBe(true);
    // Not the copy: its sentence's neighbour follows.
    expect(after.slice(placement.span.end)).toMatch(/^[\s\u200B]+nobody/iu);
  });

  it.each([
    ["a number", "41", "14"],
    ["a name", "port authority", "coast guard"],
    ["a negation", "had been", "had not been"],
    ["a typing error", "opened", "openned"],
    ["the first word", "The port", "Its port"],
    ["the last word", "docked.", "sailed."],
  ])("asks about the claim when %s changed", (_, from, to) => {
    const changed = CLAIM.replace(from, to);
    const after = `A paragraph added.\n\n${DRAFT.replace(CLAIM, changed)}`;
    const placement = place(selectorOf(CLAIM), DRAFT, after);
    expect(placement).toMatchObject({
      state: "moved",
      changed: "words",
      before: CLAIM,
      after: changed,
    });
  });

  it("asks about a claim whose paragraph moved", () => {
    const after = [CLOSE, REPLY, `${OPENING} ${CLAIM} Nobody was hurt.`].join("\n\n");
    const placements = placeAll([selectorOf(OPENING), selectorOf(CLOSE)], DRAFT, after);
    expect(placements.map(({ state }) => state).sort()).toContain("moved");
    for (const [index, quote] of [OPENING, CLOSE].entries()) {
      const placement = placements[index]!;
      if (!("span" in placement)) throw new Error(placement.state);
      expect(wordsAt(after, placement.span)).toBe(quote);
    }
  });

  it.each([
    ["deleted", DRAFT.replace(`${CLAIM} `, "")],
    ["deleted with its paragraph", [REPLY, CLOSE].join("\n\n")],
    ["replaced", DRAFT.replace(CLAIM, "Police were called to the quay an hour later.")],
    [
      "in a text that is another",
      "Snow is forecast for the weekend in the hills.\n\nDrive with care.",
    ],
    ["in an empty text", ""],
  ])("orphans a claim that is %s", (_, after) => {
    expect(place(selectorOf(CLAIM), DRAFT, after).state).toBe("orphaned");
  });

  it("leaves open a copy that is all there is of a replaced claim", () => {
    const replaced = DRAFT.replace(CLAIM, "Police were called to the quay an hour later.");
    const after = `${replaced}\n\nIt first said: ${CLAIM}`;
    const placement = place(selectorOf(CLAIM), DRAFT, after);
    if (placement.state !== "pending") throw new Error(placement.state);
    expect(placement.candidates.map((span) => wordsAt(after, span))).toEqual([CLAIM]);
  });

  describe("where the same sentence stands twice", () => {
    const twice = [OPENING, CLAIM, REPLY, CLAIM, CLOSE].join("\n\n");
    const [first, second] = [twice.indexOf(CLAIM), twice.lastIndexOf(CLAIM)];
    const selectors = [first, second].map((start) =>
      selectorOfSpan(twice, { start, end: start + CLAIM.length }),
    );

    it("keeps each at its own place", () => {
      const after = `An addition.\n\n${twice}`;
      expect(placeAll(selectors, twice, after)).toEqual(
        [first, second].map((start) => ({
          state: "placed",
          span: { start: start + 14, end: start + 14 + CLAIM.length },
        })),
      );
    });

    it("orphans the one that was deleted and not the other", () => {
      const after = [OPENING, CLAIM, REPLY, CLOSE].join("\n\n");
      const states = placeAll(selectors, twice, after).map(({ state }) => state);
      expect(states).toEqual(["placed", "orphaned"]);
    });

    it("leaves open which of them stayed where nothing tells", () => {
      const after = [OPENING, CLAIM, CLOSE].join("\n\n");
      const states = placeAll(selectors, twice, after).map(({ state }) => state);
      expect(states).toEqual(["pending", "pending"]);
    });
  });

  it("works by characters where a script sets no spaces", () => {
    const before = "港口管理局称，船靠岸前已有四十一个箱子被打开。没有人受伤。调查将于下周开始。";
    const after = `周一早晨，工人发现了箱子。${before}`;
    const quote = "船靠岸前已有四十一个箱子被打开";
    const placement = place(selectorOf(quote, before), before, after);
    if (placement.state !== "placed") throw new Error(placement.state);
    expect(wordsAt(after, placement.span)).toBe(quote);
  });

  it("finds by the quote a selector whose offsets are wrong, and orphans one that fits nothing", () => {
    const selector = selectorOf(CLAIM);
    const moved = { ...selector, start: 0, end: 9 };
    expect(place(moved, DRAFT, DRAFT)).toEqual({
      state: "placed",
      span: { start: selector.start, end: selector.end },
    });
    const elsewhere = { start: 0, end: 5, exact: "no such words", prefix: "", suffix: "" };
    expect(place(elsewhere, DRAFT, DRAFT)).toEqual({ state: "orphaned", candidates: [] });
    expect(place({ ...elsewhere, exact: CLOSE }, REPLY, DRAFT).state).toBe("moved");
  });

  it("answers texts that repeat one word without end", () => {
    const text = Array<string>(20_000).fill("word").join(" ");
    const selectors = Array.from({ length: 200 }, (_, index) =>
      selectorOfSpan(text, { start: index * 400, end: index * 400 + 49 }),
    );
    const states = placeAll(selectors, text, `${text} word`).map(({ state }) => state);
    expect(new Set(states)).toEqual(new Set(["pending"]));
  });
});

/** Words by which a paragraph is known; many are common to all, as in any text. */
const word = fc.oneof(
  fc.constantFrom("the", "of", "and", "said", "a", "in", "that", "was"),
  fc.string({ unit: fc.constantFrom(..."abcdefghijklmnop".split("")), minLength: 4, maxLength: 9 }),
);
const sentence = fc
  .array(word, { minLength: 6, maxLength: 14 })
  .map((words) => `${words.join(" ")}.`);
const paragraph = fc.array(sentence, { minLength: 1, maxLength: 4 });
const draft = fc.array(paragraph, { minLength: 3, maxLength: 8 });
const join = (paragraphs: readonly (readonly string[])[]) =>
  paragraphs
    .filter((sentences) => sentences.length > 0)
    .map((sentences) => sentences.join(" "))
    .join("\n\n");

const disguises: ((text: string) => string)[] = [
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => text.replace(/ (?=[a-h])/g, "\u00A0"),
  (text) => text.replace(/ (?=[i-p])/g, " \u200B"),
  (text) => text.replace(/ (?=the)/g, "\n"),
];

describe("place, whatever the text", () => {
  /** Any draft, a sentence of it, and what becomes of the other paragraphs. */
  const edited = fc.record({
    paragraphs: draft,
    chosen: fc.tuple(fc.nat(), fc.nat()),
    added: fc.array(fc.tuple(fc.nat(), paragraph), { maxLength: 3 }),
    deleted: fc.array(fc.nat(), { maxLength: 2 }),
    disguise: fc.constantFrom(...disguises),
  });
  const choose = ({ paragraphs, chosen }: { paragraphs: string[][]; chosen: [number, number] }) => {
    const at = chosen[0] % paragraphs.length;
    const within = chosen[1] % paragraphs[at]!.length;
    const before = join(paragraphs);
    const lead = join([...paragraphs.slice(0, at), paragraphs[at]!.slice(0, within)]);
    const gap = lead === "" ? 0 : within === 0 ? 2 : 1;
    const start = lead.length + gap;
    const quote = paragraphs[at]![within]!;
    return { at, within, before, quote, span: { start, end: start + quote.length } };
  };

  it("places an untouched sentence exactly, if it places it, and seldom asks", () => {
    let asked = 0;
    let all = 0;
    fc.assert(
      fc.property(edited, ({ added, deleted, disguise, ...given }) => {
        const { at, within, before, quote, span } = choose(given);
        const marked = given.paragraphs.map((sentences, index) =>
          sentences.map((text, step) => ({ text, own: index === at && step === within })),
        );
        const gone = new Set(deleted.map((index) => index % given.paragraphs.length));
        const kept = marked.filter((_, index) => index === at || !gone.has(index));
        for (const [place, sentences] of added) {
          kept.splice(
            place % (kept.length + 1),
            0,
            sentences.map((text) => ({ text, own: false })),
          );
        }
        const parts = kept.flatMap((sentences) =>
          sentences.map((part, step) => ({ ...part, glue: step === 0 ? "\n\n" : " " })),
        );
        const own = parts.findIndex((part) => part.own);
        const head = parts
          .slice(0, own + 1)
          .map(({ text, own: isOwn, glue }) => glue + (isOwn ? "" : disguise(text)))
          .join("")
          .slice(2);
        const after = parts
          .map(({ text, glue }) => glue + disguise(text))
          .join("")
          .slice(2);
        const placement = place(selectorOfSpan(before, span), before, after);
        all += 1;
        if (placement.state !== "placed") {
          asked += 1;
          return;
        }
        expect(placement.span).toEqual({
          start: head.length,
          end: head.length + disguise(quote).length,
        });
      }),
      { numRuns: 500 },
    );
    expect(asked / all).toBeLessThan(0.05);
  });

  it("never places a sentence that was deleted, replaced or changed by a word", () => {
    fc.assert(
      fc.property(
        edited,
        fc.constantFrom("deleted", "replaced", "changed"),
        sentence,
        ({ added, disguise, ...given }, edit, other) => {
          const { at, within, before, quote, span } = choose(given);
          const changed = quote.replace(/ \S+/u, " reportedly");
          const sentences = [...given.paragraphs[at]!];
          if (edit === "deleted") sentences.splice(within, 1);
          else sentences[within] = edit === "replaced" ? other : changed;
          const paragraphs = given.paragraphs.map((own, index) => (index === at ? sentences : own));
          for (const [place, own] of added) {
            paragraphs.splice(place % (paragraphs.length + 1), 0, own);
          }
          const after = disguise(join(paragraphs));
          if (equalButForTypography(other, quote, { case: true })) return;
          const placement = place(selectorOfSpan(before, span), before, after);
          expect(placement.state).not.toBe("placed");
        },
      ),
      { numRuns: 500 },
    );
  });

  it("places every span of an unchanged text where it was, or asks", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("a", "b", " ", "“", "é", "ﬁ", "…", "—", "\u00AD", "中"), {
          minLength: 1,
          maxLength: 60,
        }),
        fc.nat(),
        fc.nat(),
        (letters, one, other) => {
          const text = `x${letters.join("")}x`;
          const start = Math.min(one % text.length, other % text.length);
          const end = Math.max(one % text.length, other % text.length) + 1;
          if (/^[\s\u00AD]*$/u.test(text.slice(start, end))) return;
          const selector = selectorOfSpan(text, { start, end });
          const placement = place(selector, text, text);
          if (placement.state !== "placed") return;
          // A run of dashes is one; where the span begins or ends within, the place is all of it.
          const folded = foldTypography(text, { case: true });
          expect(placement.span).toEqual(folded.spanToOriginal(folded.spanToFolded(selector)));
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

it("agrees with the sample of re-anchored quotes", ({ skip }) => {
  const file = path.join(
    import.meta.dirname,
    "../../../shared/samples/anchoring/reanchor_sample.jsonl",
  );
  if (!existsSync(file)) skip("The sample is not at ../shared/samples/anchoring.");
  type Case = {
    id: string;
    before: string;
    after: string;
    anchor: Selector;
    expected: [number, number, string] | null;
    tolerance: number;
  };
  const missed = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Case)
    .filter(({ before, after, anchor, expected, tolerance }) => {
      const { toUnits } = codePoints(before);
      const selector = { ...anchor, start: toUnits(anchor.start), end: toUnits(anchor.end) };
      const placement = place(selector, before, after);
      const { fromUnits } = codePoints(after);
      if (!("span" in placement)) return expected !== null;
      return !(
        expected &&
        Math.abs(fromUnits(placement.span.start) - expected[0]) <= tolerance &&
        Math.abs(fromUnits(placement.span.end) - expected[1]) <= tolerance
      );
    });
  expect(missed.map(({ id }) => id)).toEqual([]);
});
