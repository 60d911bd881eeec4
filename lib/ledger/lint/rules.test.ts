/** Every lint of a claim, against the paragraph of the design that it follows from. */
import { describe, expect, it } from "vitest";
import type { LintCode } from "./codes";
import {
  lintsOf,
  recheckFingerprint,
  recheckLint,
  type LintedCitation,
  type LintedClaim,
} from "./rules";

type Given = Partial<LintedClaim> & {
  cites?: ReadonlyArray<
    Partial<Omit<LintedCitation, "source">> & Partial<LintedCitation["source"]>
  >;
  origins?: number;
};

function given({ cites = [], origins, ...claim }: Given) {
  const citations = cites.map(({ name, aliases, kind, ...citation }, index) => ({
    ...({ sourceId: index + 1, stance: "supports", terms: "on_record" } as const),
    ...{ credibility: 6, quote: "", ...citation },
    source: { name: name ?? `Irina Hale ${index}`, aliases: aliases ?? "", kind: kind ?? "person" },
  })) satisfies LintedCitation[];
  const judged: LintedClaim = {
    ...{ wording: "The harbour was dredged", kind: "fact", assertedBy: "" },
    ...{ attribution: "unattributed", ...claim },
  };
  return { claim: judged, citations, originCount: origins ?? citations.length };
}

const found = (linted: Given) => lintsOf(given(linted)).map(({ code, words }) => [code, words]);

type Row = [paragraph: string, linted: Given, lints: Array<[LintCode, string]>];
const one = (code: LintCode, words: string): Array<[LintCode, string]> => [[code, words]];
const FLAT = "The harbour was dredged";

const ROWS: Row[] = [
  // The lints' own paragraph: "sources say" with one on file.
  ["sources say, one on file", { wording: "The port knew, sources say", cites: [{}] }, one("sources_say", "sources say")],
  ["sources say, none on file", { wording: "Sources told the paper that the port knew" }, one("sources_say", "Sources told")],
  ["sources say, two on file", { wording: "The port knew, sources say", cites: [{}, {}] }, []],
  ["one source cited twice", { wording: "Officials said the port knew", cites: [{ sourceId: 4 }, { sourceId: 4 }] }, one("sources_say", "Officials said")],
  ["three, and two on file", { wording: "Three officials familiar with the matter said the port knew", cites: [{}, {}] }, one("sources_say", "Three officials familiar with the matter said")],
  ["three on file", { wording: "Three officials said the port knew", cites: [{}, {}, {}] }, []],
  ["according to several", { wording: "The port knew, according to people close to the board", cites: [{}] }, one("sources_say", "according to people")],
  ["context counts for nobody", { wording: "Experts say the port knew", cites: [{}, { stance: "context" }] }, one("sources_say", "Experts say")],
  ["asserted by several", { assertedBy: "Two officials", attribution: "unnamed", cites: [{ terms: "background" }] }, one("sources_say", "Two officials")],
  ["a source that is several", { wording: "Officials say the port knew", cites: [{ name: "Officials at the port" }] }, []],
  ["another outlet's sources", { wording: "Two clerks told Reuters it knew; officials said so", attribution: "published", cites: [{ kind: "publication" }] }, []],
  ["one source", { wording: "A source says the port knew", cites: [{}] }, []],
  ["no saying", { wording: "Officials left the port", cites: [{}] }, []],
  // §1, information credibility; 6 means unknown.
  ["flat on possibly true", { cites: [{ credibility: 3 }] }, one("hard_wording", FLAT)],
  ["flat on doubtful, beside unknown", { cites: [{ credibility: 4 }, {}] }, one("hard_wording", FLAT)],
  ["flat on probably true", { cites: [{ credibility: 2 }] }, []],
  ["the best one counts", { cites: [{ credibility: 5 }, { credibility: 1 }] }, []],
  ["unknown is not middling", { cites: [{ credibility: 6 }] }, []],
  ["what contradicts bears nothing", { cites: [{ stance: "contradicts", credibility: 5 }] }, []],
  ["certain on probably true", { wording: "The files prove that the port knew", cites: [{ credibility: 2 }] }, one("hard_wording", "prove")],
  ["certain on confirmed", { wording: "The files prove that the port knew", cites: [{ credibility: 1 }] }, []],
  ["not proven", { wording: "It was not proven that the port knew", cites: [{ credibility: 2 }] }, []],
  ["likely on possibly true", { wording: "The port probably knew", cites: [{ credibility: 3 }] }, []],
  ["likely on doubtful", { wording: "The port probably knew", cites: [{ credibility: 4 }] }, one("hard_wording", "probably")],
  ["may, on improbable", { wording: "The port may have known", cites: [{ credibility: 5 }] }, []],
  ["somebody says it", { wording: "Hale said the port knew", cites: [{ credibility: 5 }] }, []],
  // §1, attribution status.
  ["a document, none cited", { attribution: "document", cites: [{}] }, one("attribution", "Document")],
  ["a document cited", { attribution: "document", cites: [{ kind: "dataset" }] }, []],
  ["published, a person cited", { attribution: "published", assertedBy: "Reuters", cites: [{}] }, one("attribution", "Reuters")],
  ["own reporting, none cited", { attribution: "own_reporting" }, one("attribution", "Own reporting")],
  ["own reporting cited", { attribution: "own_reporting", cites: [{ kind: "own_observation" }] }, []],
  ["named, a document cited", { attribution: "named", cites: [{ kind: "document" }] }, one("attribution", "Named source")],
  ["named, and she is cited", { attribution: "named", assertedBy: "Ms Hale", cites: [{}] }, []],
  ["named, by another name of hers", { attribution: "named", assertedBy: "the Bureau", cites: [{ kind: "organisation", name: "FBI", aliases: "the bureau" }] }, []],
  ["named, and somebody else is cited", { attribution: "named", assertedBy: "Mr Okoro", cites: [{}] }, one("attribution", "Mr Okoro")],
  ["named, on background", { attribution: "named", assertedBy: "Irina Hale", cites: [{ terms: "background" }] }, one("attribution", "Irina Hale")],
  ["unnamed, on deep background", { attribution: "unnamed", cites: [{ terms: "deep_background" }] }, one("attribution", "Unnamed source")],
  ["unnamed, on background", { attribution: "unnamed", cites: [{ terms: "background" }] }, []],
  ["in the story's own voice", { cites: [{}] }, []],
  // §2.3, origins, not heads.
  ["an allegation on one unnamed source", { kind: "allegation", cites: [{ terms: "background" }] }, one("sole_unnamed", FLAT)],
  ["on two of one origin", { kind: "allegation", cites: [{ terms: "background" }, { terms: "background" }], origins: 1 }, one("sole_unnamed", FLAT)],
  ["on two origins", { kind: "allegation", cites: [{ terms: "background" }, { terms: "background" }] }, []],
  ["on one named source", { kind: "allegation", cites: [{}] }, []],
  ["on a document too", { kind: "allegation", cites: [{ terms: "background" }, { kind: "document" }], origins: 1 }, []],
  ["terms not said, unnamed in the story", { kind: "allegation", attribution: "unnamed", cites: [{ terms: "not_said" }] }, one("sole_unnamed", FLAT)],
  ["a fact on one unnamed source", { cites: [{ terms: "background" }] }, []],
  // §1, citation: a verbatim quote.
  ["a quotation without words", { kind: "quotation", cites: [{}] }, one("no_verbatim", FLAT)],
  ["a quotation with words", { kind: "quotation", cites: [{ quote: "We dredged it" }] }, []],
  ["quoted words on no citation", { wording: "It was “a very great waste”, Hale said", cites: [{}] }, one("no_verbatim", "“a very great waste”")],
  ["quoted words that differ", { wording: "It was “a very great waste”, Hale said", cites: [{ quote: "It was a great waste" }] }, one("no_verbatim", "“a very great waste”")],
  ["quoted words as they were said", { wording: "It was “a very great waste”, Hale said", cites: [{ quote: "Well, a very great waste." }] }, []],
  ["with what is left out", { wording: "It was “a very … great waste”, Hale said", cites: [{ quote: "A very, very great waste." }] }, []],
  ["a term in marks", { wording: "The “shadow fleet” left port", cites: [{}] }, []],
  // Sums and sameness, in the wording alone.
  ["a sum", { wording: "Costs rose from 30 million to 40 million euros, or 25 percent" }, one("sum", "Costs rose from 30 million to 40 million euros, or 25 percent")],
]; // prettier-ignore

describe("a lint names its words", () => {
  it.each(ROWS)("%s", (_, linted, lints) => {
    expect(found(linted)).toEqual(lints);
  });

  it("stands where its words stand, and says what to do", () => {
    for (const [, linted] of ROWS) {
      for (const { place, words, said, todo } of lintsOf(given(linted))) {
        expect(said).toMatch(/\.$/);
        expect(todo).toMatch(/\.$/);
        if (place) expect(given(linted).claim.wording.slice(place.start, place.end)).toBe(words);
      }
    }
  });
});

describe("a waiver is known by what it was of", () => {
  const print = (linted: Given) => lintsOf(given(linted))[0]?.fingerprint;
  const says: Given = { wording: "The port knew, sources say", cites: [{}] };

  it("while the words are as they were", () => {
    expect(print(says)).toBe(print({ ...says, wording: "The  port knew, sources say" }));
    expect(print(says)).toBe(print({ ...says, cites: [{ name: "Otto Berg", quote: "It did" }] }));
  });

  it.each<[string, Given]>([
    ["another wording", { ...says, wording: "The port knew of it, sources say" }],
    ["fewer on file", { ...says, cites: [] }],
  ])("and not of %s", (_, other) => {
    expect(print(other)).toMatch(/^[0-9a-f]{32}$/);
    expect(print(other)).not.toBe(print(says));
  });
});

describe("§2.4, a verdict lapses: past its re-check day it is to be judged again", () => {
  it.each([
    ["the day before", "decided", "2026-12-02", 0],
    ["on the day", "decided", "2026-12-01", 0],
    ["the day after", "decided", "2026-11-30", 1],
    ["no day", "decided", "", 0],
    ["handed over anew", "ready", "2026-11-30", 0],
  ])("%s", (_, reviewState, recheckOn, count) => {
    const lints = recheckLint({ reviewState, recheckOn }, "2026-12-01");
    expect(lints.map(({ fingerprint }) => fingerprint)).toEqual(
      count ? [recheckFingerprint(recheckOn)] : [],
    );
  });
});
