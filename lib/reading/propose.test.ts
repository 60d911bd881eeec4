import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Paragraph, Span } from "@/lib/text/text";
import { hasNaughtyStrings, NAUGHTY_STRINGS } from "@/tests/support/naughty-strings";
import type { Proposal } from "./proposal";
import { propose, proposeWithSentences } from "./propose";
import { findQuotations } from "@/lib/text/quote/quotations";
import { readTokens } from "./words";

const samples = path.join(import.meta.dirname, "../../../shared/samples");

function paragraphsOf(text: string, separator = "\n\n"): Paragraph[] {
  let start = 0;
  return text.split(separator).flatMap((part) => {
    const span = { start, end: start + part.length };
    start = span.end + separator.length;
    return part.trim() === "" ? [] : [{ ...span, kind: "paragraph" as const, level: 0 }];
  });
}

const read = (text: string): Proposal[] => propose(text, paragraphsOf(text));
const attributed = (text: string) => read(text).filter(({ form }) => form !== "none");
const cut = (text: string, span: Span | undefined): string =>
  span ? text.slice(span.start, span.end) : "";

/** Source's words, cue and content of each attribution, as one reads them in the text. */
function triples(text: string): string[][] {
  return attributed(text).map((proposal) => [
    cut(text, proposal.source?.span),
    cut(text, proposal.cue?.span),
    proposal.contentParts.map((part) => cut(text, part)).join(" … "),
  ]);
}

describe("propose finds source, cue and content", () => {
  it.each<[text: string, ...expected: string[][]]>([
    [
      "Critics argue the plan will cost too much.",
      ["Critics", "argue", "the plan will cost too much."],
    ],
    [
      "Mr Brown told a committee on Tuesday that he had been misled.",
      ["Mr Brown", "told", "that he had been misled."],
    ],
    [
      "The deal is off, two people familiar with the matter said.",
      ["two people familiar with the matter", "said", "The deal is off,"],
    ],
    [
      "The deal, according to the filing, was worth 5 million euros.",
      ["the filing", "according to", "The deal, … was worth 5 million euros."],
    ],
    [
      "What happens next, analysts say, depends on Berlin.",
      ["analysts", "say", "What happens next, … depends on Berlin."],
    ],
    [
      "The minister, who was speaking in Paris, said no decision had been taken.",
      ["The minister", "said", "no decision had been taken."],
    ],
    [
      "Birds had moved, a team found, and its head warned that others would follow.",
      ["a team", "found", "Birds had moved,"],
      ["its head", "warned", "that others would follow."],
    ],
    [
      "The firm, based in Leeds, said it would appeal, but a lawyer for the victims said they were glad.",
      ["The firm", "said", "it would appeal,"],
      ["a lawyer for the victims", "said", "they were glad."],
    ],
    [
      "It was claimed by the regulator that nobody had asked.",
      ["the regulator", "claimed", "that nobody had asked."],
    ],
    [
      "The board came to the conclusion that the accounts were false.",
      ["The board", "conclusion", "that the accounts were false."],
    ],
    ["She is confident that the vote was fair.", ["She", "confident", "that the vote was fair."]],
    [
      "“We were,” he said, “completely unprepared.”",
      ["he", "said", "“We were,” … “completely unprepared.”"],
    ],
    [
      "Several reported that a banner was shown stating, “This page has been closed for ever.”",
      [
        "Several",
        "reported",
        "that a banner was shown stating, “This page has been closed for ever.”",
      ],
      ["Several", "stating", "“This page has been closed for ever.”"],
    ],
  ])("%s", (text, ...expected) => {
    expect(triples(text)).toEqual(expected);
  });

  it.each([
    "The council announced plans to build 400 homes.",
    "He told people to leave the building.",
    "The study reported results that were published in May.",
    "The jury found him guilty.",
    "The painting called “Two Doors” was sold.",
  ])("finds no clause in: %s", (text) => {
    expect(attributed(text).filter(({ form }) => form !== "phrase")).toEqual([]);
  });
});

describe("propose says whose words they are", () => {
  it.each([
    ["“It is over,” she said.", "direct", ["It is over,"]],
    ["The group said it “strongly condemns” the attack.", "mixed", ["strongly condemns"]],
    ["The group said it condemns the attack.", "indirect", []],
  ])("%s", (text, type, quoted) => {
    const [proposal] = attributed(text);
    expect(proposal?.quotation).toBe(type);
    expect(proposal?.quoted.map((span) => cut(text, span))).toEqual(quoted);
  });

  it("gives a quotation that carries on to the same speaker, and says so", () => {
    const text = "“We lost,” said Ana Ruiz. “We will appeal to the highest court.”";
    const [first, second] = attributed(text);
    expect([first?.isContinuation, second?.isContinuation]).toEqual([false, true]);
    expect(second?.source?.name).toBe("Ana Ruiz");
    expect(second?.wording).toBe("We will appeal to the highest court");
  });

  it("takes a quotation over several paragraphs as one", () => {
    const text = "Ruiz wrote: “We lost the vote.\n\n“We will appeal at once.”";
    const [proposal] = attributed(text);
    expect(proposal?.quoted.map((span) => cut(text, span))).toEqual([
      "We lost the vote.",
      "We will appeal at once.",
    ]);
  });
});

describe("propose leads back to who is meant", () => {
  const sourcesOf = (text: string) =>
    attributed(text).map(({ source }) => [source?.name, source?.title, source?.employer]);

  it.each([
    [
      "Jo Hale, chief analyst at Brand Laboratories, said it was new. Hale added that it was bad.",
      ["Jo Hale", "chief analyst", "Brand Laboratories"],
    ],
    [
      "Harbour Ministry spokeswoman Mao Lin said it was new. She added that it was bad.",
      ["Mao Lin", "spokeswoman", "Harbour Ministry"],
    ],
    [
      "“It is new,” said Dov Roth, co-founder of the Norwegian security firm Net 3.0.\n\n“It is bad,” he said.",
      ["Dov Roth", "co-founder", "Net 3.0"],
    ],
    [
      "Harbour Ministry spokeswoman Mao Lin said it was new. It rained. The spokeswoman said it was bad.",
      ["Mao Lin", "spokeswoman", "Harbour Ministry"],
    ],
  ])("%s", (text, expected) => {
    expect(sourcesOf(text)).toEqual([expected, expected]);
    const last = attributed(text).at(-1)!.source!;
    expect(cut(text, last.introduced!.span)).toContain(expected[0]);
  });

  it("does not take “he” for a spokeswoman", () => {
    const text =
      "Dov Roth said it was new. Harbour Ministry spokeswoman Mao Lin said it was old. He said it was bad.";
    expect(attributed(text).map(({ source }) => source?.name)).toEqual([
      "Dov Roth",
      "Mao Lin",
      "Dov Roth",
    ]);
  });

  it.each([
    ["The Foreign Ministry said it was false.", "named", "organisation"],
    ["Specialists who have read the files said it was true.", "unnamed", "person"],
    ["The documents show that the firm sold data.", "document", "document"],
    ["It was sold, according to the Harbour Times.", "published", "publication"],
    ["We found that the firm sold data.", "own_reporting", "own_observation"],
    [
      "The files list targets, according to a review by the Harbour Times. The Harbour Times could not verify the files.",
      "own_reporting",
      "own_observation",
    ],
  ])("%s is %s, %s", (text, status, kind) => {
    const [proposal] = attributed(text).filter(({ form }) => form === "clause");
    expect([proposal?.status, proposal?.source?.kind]).toEqual([status, kind]);
  });

  it("knows a group from a person, and other names", () => {
    const [group] = attributed("Two officials said it was true.");
    expect([group?.source?.isNamed, group?.source?.isPlural]).toEqual([false, true]);
    const [firm] = attributed("Alder Labs, formerly known as Birch Systems, said it was closing.");
    expect(firm?.source?.aliases).toEqual(["Birch Systems"]);
  });
});

describe("propose hears what is not said", () => {
  it.each<[string, string, string[]]>([
    [
      "Alder Inc, Birch and Cedar representatives did not immediately reply to requests for comment.",
      "no_reply",
      ["Alder Inc", "Birch", "Cedar"],
    ],
    ["A spokesman for Alder did not have an immediate comment.", "no_immediate_comment", ["Alder"]],
    ["The ministry declined to comment.", "declined", ["ministry"]],
    ["Mr Roth could not be reached for comment.", "unreachable", ["Mr Roth"]],
    ["A request to the Harbour Ministry by fax went unanswered.", "no_reply", ["Harbour Ministry"]],
    [
      "The agency would neither confirm nor deny the report.",
      "neither_confirmed_nor_denied",
      ["agency"],
    ],
  ])("%s", (text, kind, parties) => {
    const [silence] = read(text).filter(({ form }) => form === "silence");
    expect(silence?.silence?.kind).toBe(kind);
    expect(silence?.silence?.parties.map(({ name }) => name.replace(/^the /, ""))).toEqual(parties);
  });

  it("leaves alone a reply that was given", () => {
    expect(read("The ministry replied that it was true.").map(({ form }) => form)).toEqual([
      "clause",
    ]);
  });
});

describe("propose weighs the claim", () => {
  it("names hedges, figures, denials and lists", () => {
    const [claim] = attributed(
      "Roth said about 400 files may have been sold for $5 million in May 2021.",
    );
    expect(claim?.hedges.map(({ name }) => name)).toEqual(["about", "may have"]);
    expect(claim?.figures.map(({ kind }) => kind)).toEqual(["number", "money", "date"]);
    const [denial] = attributed("The bank denied that it had lost the money.");
    expect([denial?.speechAct, denial?.wording]).toEqual([
      "denies",
      "The bank denied that it had lost the money",
    ]);
    const text = "Alder, Birch and Cedar Valley were among the best.";
    expect(read(text)[0]?.items.map((span) => cut(text, span))).toEqual([
      "Alder",
      "Birch",
      "Cedar Valley",
    ]);
  });

  it("proposes checkable sentences of the story's own, and no questions, headings or opinion", () => {
    const text = [
      "Harbour sold to the highest bidder in 2021",
      "Alder sold 400 ships in 2021. Will Alder sell more? How sad it all is.",
    ].join("\n\n");
    const [heading, ...rest] = paragraphsOf(text);
    const found = propose(text, [{ ...heading!, kind: "heading", level: 1 }, ...rest]);
    expect(found.map(({ status, wording }) => [status, wording])).toEqual([
      ["unattributed", "Alder sold 400 ships in 2021"],
    ]);
    expect(found[0]?.worth).toBeGreaterThan(0.4);
  });
});

const edgesOf = (spans: readonly Span[]) => ({
  starts: new Set(spans.map(({ start }) => start)),
  ends: new Set(spans.map(({ end }) => end)),
});

/**
 * Whatever the text: spans in order, each inside its sentence and from the beginning of a word to
 * the end of one, and the same each time.
 */
function expectSound(text: string, paragraphs: readonly Paragraph[]): void {
  const found = propose(text, paragraphs);
  const borders = edgesOf(readTokens(text));
  const quotations = edgesOf(findQuotations(text, paragraphs));
  let last = 0;
  for (const proposal of found) {
    const spans = [
      proposal.sentenceSpan,
      proposal.contentSpan,
      ...proposal.contentParts,
      ...proposal.quoted,
      ...proposal.items,
      ...proposal.hedges.map(({ span }) => span),
      ...proposal.figures.map(({ span }) => span),
      ...(proposal.silence?.parties.map(({ span }) => span) ?? []),
      ...(proposal.source ? [proposal.source.span] : []),
      ...(proposal.cue ? [proposal.cue.span] : []),
    ];
    for (const { start, end } of spans) {
      expect(start).toBeGreaterThanOrEqual(0);
      expect(end).toBeGreaterThanOrEqual(start);
      expect(end).toBeLessThanOrEqual(text.length);
    }
    const { sentenceSpan, contentParts, source, cue } = proposal;
    for (const { start, end } of contentParts) {
      // A quotation is whole, over as many sentences as it has.
      if (start < sentenceSpan.start) expect(quotations.starts).toContain(start);
      if (end > sentenceSpan.end) expect(quotations.ends).toContain(end);
    }
    const inWords = [sentenceSpan, ...contentParts, source?.span, cue?.span].filter(
      (span) => span !== undefined,
    );
    for (const { start, end } of inWords) {
      expect(borders.starts).toContain(start);
      expect(borders.ends).toContain(end);
    }
    expect(proposal.contentSpan.start).toBeGreaterThanOrEqual(last);
    expect(proposal.contentSpan.end).toBeGreaterThan(proposal.contentSpan.start);
    last = proposal.contentSpan.start;
  }
  expect(JSON.parse(JSON.stringify(found))).toEqual(found);
  expect(propose(text, paragraphs)).toEqual(found);
}

describe("propose holds against any text", () => {
  const word = fc.constantFrom(
    ..."He she said that “ ” \" ' ’ , . ; : — - ( ) and according to the Ministry told did not reply who believes 5 % $ May I-Tec 😀 \n\n if ? ! Roth's".split(
      " ",
    ),
  );
  it("made of the words it looks for", () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), (words) => {
        const text = words.join(" ");
        expectSound(text, paragraphsOf(text));
      }),
      { numRuns: 300 },
    );
  });

  const phrase = fc.constantFrom(
    ...[
      "is said to",
      "was accused of",
      "by Roth",
      "quoted as saying",
      "as she put it",
      "made clear",
    ],
    ...[
      "it emerged",
      "pointed out",
      "that",
      "the lock",
      "when asked",
      "on Monday",
      ".",
      ",",
      "“",
      "”",
    ],
  );
  it("made of cues of several words, broken off anywhere", () => {
    fc.assert(
      fc.property(fc.array(phrase, { maxLength: 12 }), (phrases) => {
        const text = phrases.join(" ");
        expectSound(text, paragraphsOf(text));
      }),
      { numRuns: 300 },
    );
  });

  it("made of signs and cues", () => {
    const met = ["! ) did : believes to", ") said", "“ , said that ) , she said", "Roth's said to"];
    for (const text of met) expectSound(text, paragraphsOf(text));
  });

  it("made of anything", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        expectSound(text, paragraphsOf(text));
      }),
      { numRuns: 200 },
    );
  });

  it.skipIf(!hasNaughtyStrings())("that has broken others", () => {
    for (const text of NAUGHTY_STRINGS) expectSound(text, paragraphsOf(text));
  });

  it.each([
    ["quotation marks", '"'.repeat(100_000)],
    ["one word", "a".repeat(100_000)],
    ["one cue", "said ".repeat(5_000)],
    ["one clause", "the man, which said ".repeat(2_000)],
  ])("of nothing but %s", (_name, text) => {
    expect(Array.isArray(read(text))).toBe(true);
  });
});

it("gives the sentences as ranges", () => {
  const text = "Mr. Roth left. “Why?” she asked.\n\nNobody knew.";
  expect(
    proposeWithSentences(text, paragraphsOf(text)).sentences.map((span) => cut(text, span)),
  ).toEqual(["Mr. Roth left.", "“Why?” she asked.", "Nobody knew."]);
});

const casesFile = path.join(samples, "attribution/textacy_direct_quote_cases.json");
type Case = { text: string; expected: Array<{ speaker: string; cue: string; content: string }> };

describe.skipIf(!existsSync(casesFile))("direct quotations of textacy's tests", () => {
  const { cases } = existsSync(casesFile)
    ? (JSON.parse(readFileSync(casesFile, "utf8")) as { cases: Case[] })
    : { cases: [] };
  it.each(cases)("case %#", ({ text, expected }) => {
    const found = attributed(text)
      .filter(({ form }) => form === "quotation")
      .map((proposal) => ({
        speaker: cut(text, proposal.source?.span),
        cue: cut(text, proposal.cue?.span),
        content: cut(text, proposal.contentSpan),
      }));
    expect(found).toEqual(expected);
  });
});

const articleFile = path.join(samples, "leak-article.txt");

describe.skipIf(!existsSync(articleFile))("an article that was reworded by machine", () => {
  const text = existsSync(articleFile) ? readFileSync(articleFile, "utf8").trimEnd() : "";
  const found = propose(text, paragraphsOf(text, "\n"));

  it.each([
    [/Hultquist$/, /chief analyst/, /Mandiant/],
    [/Mao Ning$/, /spokeswoman/, /Ministry/],
    [/David Robinson$/, /co-founder/, /2\.0/],
    [/Dakota Cary$/, /consultant/, /Sentinel/],
  ])("names %s, with title and employer", (name, title, employer) => {
    const sources = found.flatMap(({ source }) =>
      source && name.test(source.name) ? [source] : [],
    );
    expect(sources.length).toBeGreaterThanOrEqual(2);
    for (const source of sources) {
      expect(source.isNamed).toBe(true);
      expect(source.title).toMatch(title);
      expect(source.employer).toMatch(employer);
    }
  });

  it.each([/^business /i, /^specialists /i, /researchers$/i, /^consultants$/i])(
    "proposes the unnamed group %s",
    (name) => {
      const [proposal] = found.filter(({ source }) => source && name.test(source.name));
      expect([proposal?.status, proposal?.source?.isPlural]).toEqual(["unnamed", true]);
    },
  );

  it("lists everybody who did not answer", () => {
    const parties = found.flatMap(({ silence }) => silence?.parties.map(({ name }) => name) ?? []);
    for (const name of [/targets$/, /^I-/, /^Apple$/, /^Microsoft$/, /^Google$/, /^Ministry/]) {
      expect(parties.some((party) => name.test(party))).toBe(true);
    }
  });

  it("knows the newsroom's own review", () => {
    expect(
      found.filter(({ status, form }) => status === "own_reporting" && form === "clause").length,
    ).toBe(1);
  });
});

describe("a claim's wording", () => {
  const wordings = (text: string) =>
    propose(text, paragraphsOf(text)).map(({ wording }) => wording);

  it.each([
    ["“That letter is a forgery,” Benn said.", "That letter is a forgery"],
    ["That is why, Lund said, the pumps ran dry.", "That is why the pumps ran dry"],
    ["However, the pumps ran dry, Lund said.", "The pumps ran dry"],
    ["As a result, the firm lost 5 million euros, Lund said.", "The firm lost 5 million euros"],
    ["To make sure, Roth checked the valve twice, Lund said.", "Roth checked the valve twice"],
    ["Lund added that, by contrast, the pumps ran dry.", "The pumps ran dry"],
    ["Ann Doe said that she would resign in May.", "Ann Doe would resign in May"],
    [
      "Harwick Council said it had paid 5 million euros.",
      "Harwick Council had paid 5 million euros",
    ],
    ["Harwick Council said its servers were sold.", "Harwick Council’s servers were sold"],
    ["Harwick Council said it was raining.", "It was raining"],
    ["“I never took it,” Tom Lund said.", "I never took it"],
  ])("stands alone: %s", (text, wording) => {
    expect(propose(text, paragraphsOf(text))[0]?.wording).toBe(wording);
  });

  it("has the name for a pronoun where it is sure whose it is, and only there", () => {
    const wordings = (text: string) =>
      propose(text, paragraphsOf(text)).map(({ wording }) => wording);
    expect(wordings("Tom Lund is the mayor. He paid three inspectors in 2019.")).toContain(
      "Tom Lund paid three inspectors in 2019",
    );
    expect(wordings("Ann Doe met Jane Lund. She paid three inspectors in 2019.")).toContain(
      "She paid three inspectors in 2019",
    );
  });

  it("of a denial is that it was denied, not what was denied", () => {
    expect(wordings("Anna Olin, the treasurer, denied that she had signed the invoices.")).toEqual([
      "Anna Olin, the treasurer, denied that she had signed the invoices",
    ]);
    expect(
      wordings("Anna Olin spoke on Monday in Leith. She denied that the bridge had closed."),
    ).toContain("Anna Olin denied that the bridge had closed");
  });

  it("is proposed for a sentence that hedges in the story's own voice", () => {
    expect(wordings("The mayor may have known of the second payment.")).toEqual([
      "The mayor may have known of the second payment",
    ]);
  });
});
