import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hasNaughtyStrings, NAUGHTY_STRINGS } from "@/tests/support/naughty-strings";
import { checkQuote, quoteChecker } from "./check";
import { tokensOf } from "@/lib/text/tokens";

const TEXT =
  "The minister was brief. “We did not pay the hackers,” she said, “and we never will—not now, " +
  "not ever.” It is unlikely that 1,500 files are ‘genuine’… The firm’s owner, Alice Smith, " +
  "denied it.\n\nHe said the state-owned bank “lost” 12 million. Did it fail? We may know soon. " +
  "Cafe\u0301 owners ﬁled a claim against the harbour authority over the second quay.";

function check(quote: string, text = TEXT) {
  const { span, pieces, ...rest } = checkQuote(quote, text);
  return { ...rest, stands: span && text.slice(span.start, span.end), pieces };
}

describe("checkQuote", () => {
  it.each([
    ["We did not pay the hackers", "We did not pay the hackers"],
    ["“We did not pay the hackers”", "We did not pay the hackers"],
    [" ‘“We did not pay the hackers”’ ", "We did not pay the hackers"],
    ["“We did not pay the hackers,”", "We did not pay the hackers,"],
    ["“We did not pay the hackers”.", "We did not pay the hackers"],
    ["“We may know soon.", "We may know soon."],
    ["files are ‘genuine’…", "files are ‘genuine’…"],
    ["denied it.\n\nHe said", "denied it.\n\nHe said"],
  ])("%j stands exactly", (quote, stands) => {
    expect(check(quote)).toMatchObject({ result: "exact", stands, omissions: false });
  });

  it.each([
    ["we did not pay the hackers", "We did not pay the hackers"],
    ["We did not pay the hackers.", "We did not pay the hackers"],
    ["We may know soon,", "We may know soon"],
    ["we never will - not now, not ever", "we never will—not now, not ever"],
    ['1,500 files are "genuine"...', "1,500 files are ‘genuine’…"],
    ['1,500 files are "genuine."', "1,500 files are ‘genuine’"],
    ["The firm's owner", "The firm’s owner"],
    ["the state\u2011owned\u00a0bank", "the state-owned bank"],
    ["denied it. He said", "denied it.\n\nHe said"],
    ["Caf\u00e9 owners filed a claim", "Cafe\u0301 owners ﬁled a claim"],
    ["[w]e did not pay", "We did not pay"],
    ["Lost”", "lost”"],
  ])("%j differs in typography alone", (quote, stands) => {
    expect(check(quote)).toMatchObject({ result: "typography", stands });
  });

  it.each([
    ["We did pay the hackers", "We did not pay the hackers", ["negation"]],
    ["We did not pay the ransom", "We did not pay the hackers", ["words"]],
    ["and we ever will", "and we never will", ["negation"]],
    ["It is likely that 1,500 files", "It is unlikely that 1,500 files", ["negation"]],
    ["It is unlikely that 500 files", "It is unlikely that 1,500 files", ["number"]],
    ["It is likely that 500 files", "It is unlikely that 1,500 files", ["negation", "number"]],
    ["owner, Alice Smythe, denied it", "owner, Alice Smith, denied it", ["words"]],
    ["Alice Smith confirmed it", "Alice Smith, denied it", ["negation"]],
    ["Alice Smith denied it", "Alice Smith, denied it", ["words"]],
    ["We don't know soon", "We may know soon", ["negation"]],
    ["the state owned bank", "the state-owned bank", ["words"]],
    ["owned bank", "state-owned bank", ["words"]],
    ["500 files", "1,500 files", ["number"]],
    ["Did it fail.", "Did it fail", ["words"]],
    ["likely", "unlikely", ["negation"]],
    ["We can't know", "We may know", ["negation"]],
    ["The minister was abrupt", "The minister was brief", ["words"]],
    ["Then we did not pay them", "We did not pay the", ["words"]],
    ["Alice Smith, denied all today", "Alice Smith, denied it", ["words"]],
  ])("%j is altered", (quote, stands, changes) => {
    expect(check(quote)).toMatchObject({ result: "altered", stands, changes });
  });

  it("shows an alteration by word, with offsets into text and quote as given", () => {
    const quote = "“We did pay the hackers”";
    const { pieces = [] } = checkQuote(quote, TEXT);
    expect(pieces.map(({ kind, text }) => [kind, text])).toEqual([
      ["same", "We did "],
      ["dropped", "not "],
      ["same", "pay the hackers"],
    ]);
    for (const { kind, text, before, after } of pieces) {
      if (kind !== "added") expect(TEXT.slice(before.start, before.end)).toBe(text);
      if (kind !== "dropped") expect(quote.slice(after.start, after.end)).toBe(text);
    }
  });

  it.each([
    ["Nobody had heard from the treasurer in weeks"],
    ["zebra"],
    [""],
    ["  "],
    ["“”"],
    ["…"],
    ["[the company]"],
    ["?!"],
  ])("%j is not found", (quote) => {
    expect(check(quote)).toMatchObject({ result: "not_found", stands: null });
  });

  it("finds nothing in an empty text", () => {
    expect(check("We paid", "")).toMatchObject({ result: "not_found", stands: null });
  });

  it("prefers a later exact place to an earlier one that differs", () => {
    const text = "He said it’s over. We paid. She said it's over. We did not pay.";
    expect(checkQuote("it's over", text)).toMatchObject({ result: "exact", span: { start: 37 } });
    expect(check("We paid", "We did not pay. We paid.")).toMatchObject({ result: "exact" });
    expect(checkQuote("it\u00adʼs over", text)).toMatchObject({
      result: "typography",
      span: { start: 8 },
    });
  });
});

describe("a quotation that is opened anew in each paragraph", () => {
  const CONVENTIONS: ReadonlyArray<[name: string, text: string]> = [
    ["curly", "Hale said: “We knew.\n\n“We paid.\n\n“We left.” Then she left."],
    ["straight", 'Hale said: "We knew.\n\n"We paid.\n\n"We left." Then she left.'],
    ["single", "Hale said: ‘We knew.\n\n‘We paid.\n\n‘We left.’ Then she left."],
    ["German", "Hale said: „We knew.\n\n„We paid.\n\n„We left.“ Then she left."],
    ["German angles", "Hale said: »We knew.\n\n»We paid.\n\n»We left.« Then she left."],
    ["French", "Hale said: « We knew.\n\n« We paid.\n\n« We left. » Then she left."],
    ["French closing", "Hale said: « We knew.\n\n» We paid.\n\n» We left. » Then she left."],
    ["a transcript's", "HALE: “We knew.\n“We paid.\n“We left.” Then she left."],
  ];
  it.each(CONVENTIONS)("stands as one in %s marks, however it was noted", (_, text) => {
    for (const [quote, result] of [
      ["We knew.\n\nWe paid.\n\nWe left.", text.includes("\n\n") ? "exact" : "typography"],
      ["“We knew.\n\n“We paid.\n\n“We left.”", text.includes("\n\n") ? "exact" : "typography"],
      ["We knew.\n\n“We paid.\n\n“We left.", text.includes("\n\n") ? "exact" : "typography"],
      ["“We knew. “We paid. “We left.”", "typography"],
      ["We knew. We paid. We left.", "typography"],
      ["paid. We left", "typography"],
    ] as const) {
      expect([quote, check(quote, text).result]).toEqual([quote, result]);
    }
    const { result, changes } = check("We knew. We never paid. We left.", text);
    expect({ result, changes }).toEqual({ result: "altered", changes: ["negation"] });
  });

  it("shows no mark of the page as a change", () => {
    const text = "“We knew.\n\n“We paid the clerks.” She left.";
    const { pieces = [], span } = checkQuote("We knew.\n\nWe never paid the clerks.", text);
    expect(pieces.filter(({ kind }) => kind !== "same").map(({ text: words }) => words)).toEqual([
      "never ",
    ]);
    expect(text.slice(span?.start, span?.end)).toBe("We knew.\n\n“We paid the clerks.");
  });

  it("is not taken for one where the first paragraph closes", () => {
    const text = "“We knew.”\n\n“We paid.”";
    expect(check("We knew.”\n\n“We paid", text)).toMatchObject({ result: "exact" });
    expect(check("We knew. We paid", text)).toMatchObject({ result: "altered" });
  });
});

describe("checkQuote, omissions and insertions", () => {
  it.each([
    ["We did not pay … and we never will", "exact", true, false],
    ["We did not pay [...] and we never will", "exact", true, false],
    ["We did not pay (…) and we never will", "exact", true, false],
    ["We did not pay. . . . and we never will", "exact", true, false],
    ["… did not pay the hackers …", "exact", true, false],
    ["We did not pay … And we never will", "typography", true, false],
    ["The firm's owner … denied it", "typography", true, false],
    ["[The ministry] did not pay the hackers", "exact", false, true],
    ["We did not pay [the criminals],” she said", "exact", false, true],
    ["the [failing] state-owned bank", "exact", false, true],
    ["We [at the ministry] did not pay … and we never will", "exact", true, true],
  ])("%j: %s", (quote, result, omissions, insertions) => {
    expect(check(quote)).toMatchObject({ result, omissions, insertions });
  });

  it.each([
    ["We did … pay the hackers", ["negation"]],
    ["We [did] pay the hackers", ["negation"]],
    ["the bank [had not] “lost” 12 million", ["negation"]],
    ["the state-owned bank [never] “lost” 12 million", ["negation"]],
    ["unlikely that [500] files are ‘genuine’", ["number"]],
    ["It is likely … files are ‘genuine’", ["negation", "number"]],
    ["We did not pay … the ransom", ["words"]],
  ])("%j is altered, whatever it marks", (quote, changes) => {
    const found = check(quote);
    expect(found.result).toBe("altered");
    expect(found.changes).toEqual(expect.arrayContaining(changes.slice(0, 1)));
  });

  it("does not bridge more than a paragraph", () => {
    const text = `We paid the men ${"and then more ".repeat(60)}for the archive of the port.`;
    expect(check("We paid the men … for the archive of the port", text).result).toBe("altered");
  });

  it("takes an omission without a negation before one with, wherever they stand", () => {
    const text = "We did not say that he paid. We did, as we said, say that he paid.";
    const found = check("We did … say that he paid", text);
    expect(found).toMatchObject({ result: "exact", omissions: true });
    expect(found.stands).toBe("We did, as we said, say that he paid");
  });
});

/** Words of which no two begin alike, straight quotation marks and hyphens only. */
const NOUNS =
  "archive brewer cafe\u0301 dockyard empire fiduciary glacier Hamburg it's judges kettle lantern " +
  'meadow nomads office 1,500 quarry rail-freight "seized" taverns umbrellas vessels wagons 2.5';
const word = fc.constantFrom(...NOUNS.split(" "));
const separator = fc.constantFrom(" ", " ", " ", ", ", ". ", " - ", "\n\n");
const join = (pairs: ReadonlyArray<readonly string[]>) => pairs.flat().join("").trim();
const pair = fc.tuple(word, separator);
const prose = fc.array(pair, { minLength: 12, maxLength: 60 }).map(join);
/** No word twice, so that no other passage is as like. */
const distinct = fc.uniqueArray(pair, { minLength: 12, selector: ([own]) => own }).map(join);

/** A text with a slice of it that begins and ends with a word, of at least so many words. */
const sliced = (atLeast: number, from = prose) =>
  fc.tuple(from, fc.nat(), fc.nat()).map(([text, one, other]) => {
    const words = tokensOf(text).filter((token) => token.kind === "word");
    const first = one % (words.length - atLeast + 1);
    const count = atLeast + (other % (words.length - first - atLeast + 1));
    const start = words[first]!.start;
    const inside = words.slice(first, first + count);
    return { text, start, slice: text.slice(start, inside.at(-1)!.end), inside };
  });

/** What style sheets and word processors do. */
const TYPOGRAPHY: ReadonlyArray<(text: string) => string> = [
  (text) => text.replaceAll("'", "’"),
  (text) => text.replace(/"/g, "”"),
  (text) => text.replace(/"/g, "«"),
  (text) => text.replace(/"/g, "‘"),
  (text) => text.replaceAll(" - ", " — "),
  (text) => text.replaceAll(" - ", "–"),
  (text) => text.replaceAll("-", "\u2010"),
  (text) => text.replace(/\s+/g, "\u00a0"),
  (text) => text.replace(/\s+/g, "\n"),
  (text) => text.replaceAll("fi", "ﬁ"),
  (text) => text.replace(/(?<=\p{L})(?=\p{L})/u, "\u00ad"),
  (text) => text.replaceAll("e", "\u200be"),
  (text) => text.normalize("NFC"),
];

const replaceWord = (text: string, at: { start: number; end: number }, by: string) =>
  text.slice(0, at.start) + by + text.slice(at.end);

const flush = (text: string) => text.replace(/\n[^\S\n]+/g, "\n");

describe("checkQuote, whatever the text", () => {
  it("calls any slice at the borders of words exact, and finds its first place", () => {
    fc.assert(
      fc.property(sliced(1), ({ text, start, slice }) => {
        const { result, span } = checkQuote(`“${slice}”`, text);
        expect(result).toBe("exact");
        expect(text.slice(span!.start, span!.end)).toBe(slice);
        expect(span!.start).toBeLessThanOrEqual(start);
      }),
      { numRuns: 300 },
    );
  });

  it("calls any change of typography just that", () => {
    const changes = fc.subarray([...TYPOGRAPHY], { minLength: 1 });
    fc.assert(
      fc.property(sliced(2), changes, ({ text, slice }, applied) => {
        const quote = applied.reduce((changed, change) => change(changed), slice);
        // Spaces at the head of a line are none.
        fc.pre(!flush(text).includes(flush(quote)));
        expect(checkQuote(quote, text).result).toBe("typography");
        const varied = applied.reduce((changed, change) => change(changed), text);
        fc.pre(!flush(varied).includes(flush(slice)));
        expect(checkQuote(slice, varied).result).toBe("typography");
      }),
      { numRuns: 300 },
    );
  });

  it("calls a quote with a negation more or less altered", () => {
    const negation = fc.constantFrom(
      "not",
      "never",
      "nor",
      "without",
      "denied",
      "didn't",
      "hardly",
    );
    fc.assert(
      fc.property(
        sliced(2, distinct),
        negation,
        fc.nat(),
        ({ text, start, slice, inside }, no, seed) => {
          const { start: place } = inside[1 + (seed % (inside.length - 1))]!;
          const insert = (into: string, at: number) =>
            `${into.slice(0, at)}${no} ${into.slice(at)}`;
          const negated = insert(slice, place - start);
          expect(checkQuote(negated, text).result).toBe("altered");
          expect(checkQuote(negated, text).changes).toContain("negation");
          const unsaid = checkQuote(slice, insert(text, place));
          expect(unsaid.result).toBe("altered");
          expect(unsaid.changes).toContain("negation");
        },
      ),
      { numRuns: 300 },
    );
  });

  it("calls a quote with a changed word altered, and shows that word", () => {
    const other = fc.constantFrom("Zanzibar", "9,999", "xylophones");
    fc.assert(
      fc.property(
        sliced(5, distinct),
        other,
        fc.nat(),
        ({ text, start, slice, inside }, changed, seed) => {
          const at = inside[seed % inside.length]!;
          const span = { start: at.start - start, end: at.end - start };
          const found = checkQuote(replaceWord(slice, span, changed), text);
          expect(found.result).toBe("altered");
          const added = found.pieces!.filter((piece) => piece.kind === "added");
          expect(added.some((piece) => piece.text.includes(changed))).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("accepts a marked omission, but not of a negation", () => {
    const mark = fc.constantFrom(" … ", " ... ", " [...] ", "…");
    fc.assert(
      fc.property(
        sliced(5, distinct),
        mark,
        fc.boolean(),
        ({ text, start, slice, inside }, dots, negated) => {
          const [second, last] = [inside[1]!, inside.at(-2)!];
          const quote =
            slice.slice(0, second.end - start).trimEnd() + dots + slice.slice(last.start - start);
          const told = negated ? `${text.slice(0, second.end)} not${text.slice(second.end)}` : text;
          const found = checkQuote(quote, told);
          expect(found.omissions).toBe(true);
          expect(found.result).not.toBe("not_found");
          if (!negated) expect(found.result).toBe("exact");
        },
      ),
      { numRuns: 300 },
    );
  });

  it("answers anything with a place inside the text, the same each time", () => {
    const anything = fc.oneof(prose, fc.string({ unit: "binary" }), fc.string());
    fc.assert(
      fc.property(anything, anything, (quote, text) => {
        const found = checkQuote(quote, text);
        expect(checkQuote(quote, text)).toEqual(found);
        expect(found.span === null).toBe(found.result === "not_found");
        if (!found.span) return;
        const { start, end } = found.span;
        expect(0 <= start && start < end && end <= text.length).toBe(true);
        if (found.result === "exact") expect(quote).toContain(text.slice(start, end));
      }),
      { numRuns: 500 },
    );
  });

  it("finds every naughty string that has a word in a text of them", ({ skip }) => {
    if (!hasNaughtyStrings()) skip();
    for (const naughty of NAUGHTY_STRINGS) {
      const text = `Before that, ${naughty} and then this`;
      expect(checkQuote(`${naughty} and`, text).result, naughty).toBe("exact");
    }
  });
});

describe("quoteChecker", () => {
  it("checks many quotes against one text as each alone", () => {
    const check = quoteChecker(TEXT);
    for (const quote of ["We did pay the hackers", "never will", "zebra", "We … soon", "zebra"]) {
      expect(check(quote)).toEqual(checkQuote(quote, TEXT));
    }
  });

  it.each([
    ["a word repeated", "word ".repeat(20_000), "word ".repeat(9_000) + "other", "altered"],
    ["omissions in it", "word ".repeat(20_000), "word … ".repeat(5_000), "altered"],
    ["quotation marks", '"'.repeat(100_000), `${'"'.repeat(1_000)}he said`, "not_found"],
    ["marks as a quote", '"'.repeat(100_000), '"'.repeat(100_000), "not_found"],
    ["brackets", "[".repeat(100_000), "[".repeat(100_000) + "word]", "not_found"],
    ["one long word", "a".repeat(100_000), "b".repeat(100_000), "not_found"],
    ["hyphens", "a-".repeat(50_000), "-b".repeat(50_000), "not_found"],
    ["single letters", "a ".repeat(50_000), "a ".repeat(25_000) + "b", "altered"],
  ])("does not drown in %s", (_, text, quote, result) => {
    expect(checkQuote(quote, text).result).toBe(result);
  });
});
