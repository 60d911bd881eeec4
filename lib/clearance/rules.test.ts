/** The gate's rules, kind by kind, each under the words of the requirement that it keeps. */
import { describe, expect, it } from "vitest";
import type { GateClaim, GateFacts, SignOffFact } from "./facts";
import { PRESET_RULES, type PolicyRules } from "./policies";
import { BLOCKER_KINDS, GATE_GROUPS } from "./blocker";
import { blockersOf, overrideFault, sharePercent, stateFault } from "./rules";

const CLAIM: GateClaim = {
  id: 7,
  ref: "C7",
  wording: "The yard changed its price",
  contentRevision: 3,
  checker: null,
};
const AMARA = { id: 1, name: "Amara Voss" };

const NOTHING: GateFacts = {
  draft: { id: 1, number: 4, sha256: "7c1e" },
  undecided: [],
  questions: [],
  places: [],
  contradictions: [],
  unasked: [],
  requests: [],
  soleUnnamed: [],
  suspect: [],
  incomplete: [],
  unfound: [],
  quotes: [],
  risky: [],
  coverage: { sentences: 60, bare: 0 },
  lints: [],
  counts: {
    ...{ claims: 1, decided: 1, placed: 1, questionsClosed: 0, requests: 0, requestsClosed: 0 },
    ...{ quotes: 0, lintsWaived: 0, contradictionsSettled: 0 },
  },
};

const request = {
  ...{ id: 5, revision: 2, subject: "Tarrow Yard", refs: ["C7"], by: AMARA },
  ...{ deadlineAt: "2026-05-31T14:00:00.000Z", until: "16:00 on 31 May" },
};
const signed: SignOffFact = {
  ...{ id: 1, note: "Met them", by: "Daniel Okafor", at: "2026-05-30T09:00:00.000Z" },
  contentRevision: 3,
};
const ofOld = { ...signed, contentRevision: 2 };
const lint = {
  ...{ code: "sum", label: "Sum differs", words: "half as much again", fingerprint: "0" },
  said: "It is 42 % more.",
};

const INCOMPLETE = {
  ...{ claim: CLAIM, source: "Tarrow Yard", lacks: "the day", fingerprint: "0" },
};

type Case = [
  paragraph: string,
  facts: Partial<GateFacts>,
  faults: string[],
  rules?: Partial<PolicyRules>,
];

const CASES: Record<string, Case[]> = {
  "a fallen source: suspect until somebody re-confirms it": [
    ["one that nobody did", { suspect: [{ ...CLAIM, since: "2026-05-30T09:00:00.000Z" }] }, ["Suspect"]],
  ],
  "a citation’s locator fits its kind, or is waived": [
    ["one that does not", { incomplete: [INCOMPLETE] }, ["Incomplete citation"]],
    ["where the policy only tells it", { incomplete: [INCOMPLETE] }, [], { citations: false }],
  ],
  "the checker’s own source, which a policy may ask for": [
    ["an allegation, by the strict policy", { unfound: [{ ...CLAIM, isAllegation: true }] }, ["No source of ours"], { ownSource: "allegations" }],
    ["a fact, by the same", { unfound: [{ ...CLAIM, isAllegation: false }] }, [], { ownSource: "allegations" }],
    ["a fact, where each claim needs one", { unfound: [{ ...CLAIM, isAllegation: false }] }, ["No source of ours"], { ownSource: "every" }],
    ["where the policy asks for none", { unfound: [{ ...CLAIM, isAllegation: true }] }, [], { ownSource: "never" }],
  ],
  "undecided or lapsed claims": [
    ["a claim that nobody handed over", { undecided: [{ ...CLAIM, reviewState: "open", level: "unverified", because: "" }] }, ["No verdict"]],
    ["a claim that waits for its verdict", { undecided: [{ ...CLAIM, reviewState: "ready", level: "unverified", because: "" }] }, ["No verdict"]],
    ["a claim whose verdict lapsed", { undecided: [{ ...CLAIM, reviewState: "recheck", level: "verified", because: "the wording changed" }] }, ["Verdict lapsed"]],
    ["none", {}, []],
  ],
  "open questions": [
    ["one that nobody answered", { questions: [{ id: 1, claim: CLAIM, question: "Who says so?", answer: "", says: "Who says so?", by: AMARA }] }, ["Open question"]],
    ["one that its author has not closed", { questions: [{ id: 1, claim: CLAIM, question: "Who?", answer: "The port.", says: "Who?", by: AMARA }] }, ["Answered, not closed"]],
    ["one that the policy lets stay open", { questions: [{ id: 1, claim: CLAIM, question: "Who?", answer: "", says: "Who?", by: AMARA }] }, [], { questions: false }],
  ],
  "unplaced claims": [
    ["one that stands nowhere", { places: [{ ...CLAIM, state: "unplaced", exact: "" }] }, ["Not placed"]],
    ["one that could stand in several places", { places: [{ ...CLAIM, state: "pending", exact: "its price" }] }, ["Not placed"]],
    ["one whose words are gone", { places: [{ ...CLAIM, state: "orphaned", exact: "its price" }] }, ["Not placed"]],
    ["one whose place nobody confirmed", { places: [{ ...CLAIM, state: "moved", exact: "its price" }] }, ["Place not confirmed"]],
  ],
  "contradictions between places": [
    ["a place that gives another figure", { contradictions: [{ id: 3, claim: CLAIM, exact: "301 workers", paragraph: 12, meaning: ["310 → 301"] }] }, ["Said otherwise"]],
  ],
  "allegations without an outcome or with a deadline running": [
    ["an allegation that nobody was asked about", { unasked: [CLAIM] }, ["Nobody asked"]],
    ["a request that was never sent", { requests: [{ ...request, outcome: "not_contacted", isPast: false }] }, ["No outcome"]],
    ["a request that reached nobody", { requests: [{ ...request, outcome: "unreachable", isPast: false }] }, ["No outcome"]],
    ["a request whose time is over", { requests: [{ ...request, outcome: "sent", isPast: true }] }, ["No outcome"]],
    ["a deadline that runs", { requests: [{ ...request, outcome: "sent", isPast: false }] }, ["Still has time"]],
    ["a deadline that the policy lets run", { requests: [{ ...request, outcome: "sent", isPast: false }] }, [], { running: false }],
  ],
  "sole unnamed sources without an approving editor": [
    ["on an allegation", { soleUnnamed: [{ ...CLAIM, isAllegation: true, sources: 1, signed: [] }] }, ["One unnamed source"]],
    ["several of one origin", { soleUnnamed: [{ ...CLAIM, isAllegation: true, sources: 2, signed: [] }] }, ["Unnamed sources of one origin"]],
    ["approved", { soleUnnamed: [{ ...CLAIM, isAllegation: true, sources: 1, signed: [signed] }] }, []],
    ["approved for other words", { soleUnnamed: [{ ...CLAIM, isAllegation: true, sources: 1, signed: [ofOld] }] }, ["One unnamed source"]],
    ["on a fact, which this policy lets stand", { soleUnnamed: [{ ...CLAIM, isAllegation: false, sources: 1, signed: [] }] }, []],
    ["on a fact, which a strict policy does not", { soleUnnamed: [{ ...CLAIM, isAllegation: false, sources: 1, signed: [] }] }, ["One unnamed source"], { unnamed: "every" }],
    ["where the policy asks nobody", { soleUnnamed: [{ ...CLAIM, isAllegation: true, sources: 1, signed: [] }] }, [], { unnamed: "never" }],
  ],
  "altered quotes": [
    ["a quote that the draft has otherwise", { quotes: [{ citationId: 2, claim: CLAIM, quote: "We were told", against: "Draft 4", said: "dropped “not”" }] }, ["Quote altered"]],
  ],
  "high legal risk without sign-off": [
    ["high", { risky: [{ ...CLAIM, risk: "high", signed: [] }] }, ["High legal risk"]],
    ["high and signed", { risky: [{ ...CLAIM, risk: "high", signed: [signed] }] }, []],
    ["high and signed for other words", { risky: [{ ...CLAIM, risk: "high", signed: [ofOld] }] }, ["High legal risk"]],
    ["medium, which this policy lets pass", { risky: [{ ...CLAIM, risk: "medium", signed: [] }] }, []],
    ["medium, which a strict policy does not", { risky: [{ ...CLAIM, risk: "medium", signed: [] }] }, ["Medium legal risk"], { legal: "medium" }],
    ["low", { risky: [{ ...CLAIM, risk: "low", signed: [] }] }, [], { legal: "medium" }],
    ["where the policy asks nobody", { risky: [{ ...CLAIM, risk: "high", signed: [] }] }, [], { legal: "never" }],
  ],
  "sentences unchecked beyond the policy's share": [
    ["just as many as it asks", { coverage: { sentences: 60, bare: 6 } }, []],
    ["one sentence fewer", { coverage: { sentences: 60, bare: 7 } }, ["Unchecked"]],
    ["all but one where it asks for all", { coverage: { sentences: 1_000, bare: 1 } }, ["Unchecked"], { coverage: 100 }],
    ["a text without sentences", { coverage: { sentences: 0, bare: 0 } }, []],
  ],
  "lints not waived": [
    ["of a claim", { lints: [{ ...lint, claim: CLAIM }] }, ["Sum differs"]],
    ["of the text", { lints: [{ ...lint, claim: null }] }, ["Sum differs"]],
    ["that the policy only tells", { lints: [{ ...lint, claim: null }] }, [], { lints: false }],
    ["of an unnamed source, which is asked once", { lints: [{ ...lint, code: "sole_unnamed", claim: CLAIM }] }, []],
  ],
  "it names the draft by its hash": [
    ["a story without a text", { draft: null }, ["No draft"]],
  ],
}; // prettier-ignore

describe.each(Object.entries(CASES))("%s", (_paragraph, cases) => {
  it.each(cases)("%s", (_case, facts, faults, rules = {}) => {
    const found = blockersOf({ ...NOTHING, ...facts }, { ...PRESET_RULES.standard, ...rules });
    expect(found.map(({ fault }) => fault)).toEqual(faults);
    for (const blocker of found) {
      expect(blocker.title).not.toBe("");
      expect(blocker.fact).toMatch(/[.”]$/);
      expect(blocker.act).not.toBe("");
      expect(GATE_GROUPS).toContain(blocker.group);
      expect(blocker.fingerprint).toMatch(/^[0-9a-f]{32}$/);
    }
  });
});

describe("an override", () => {
  const lapsed = (contentRevision: number) =>
    blockersOf(
      {
        ...NOTHING,
        undecided: [
          { ...CLAIM, contentRevision, reviewState: "recheck", level: "verified", because: "" },
        ],
      },
      PRESET_RULES.standard,
    )[0]!;

  it("is of one blocker, and holds while its facts are as they were", () => {
    expect(lapsed(3).fingerprint).toBe(lapsed(3).fingerprint);
    expect(lapsed(4).fingerprint).not.toBe(lapsed(3).fingerprint);
    expect(lapsed(4).key).toBe(lapsed(3).key);
  });

  it.each(BLOCKER_KINDS)(
    "of %s is refused to whoever wrote what others decide (DESIGN §2.1)",
    (kind) => {
      const claim = { id: 1, ref: "C1" };
      const isSigned =
        ["undecided", "lapsed", "suspect", "own_source"].includes(kind) ||
        ["sole_unnamed", "legal_risk", "allegation"].includes(kind);
      const isThere = kind !== "no_draft";
      expect(overrideFault({ kind, claim }, false) === null).toBe(isThere);
      expect(overrideFault({ kind, claim }, true) === null).toBe(isThere && !isSigned);
      expect(overrideFault({ kind, claim: null }, true) === null).toBe(isThere);
    },
  );
});

it("counts shares in whole per cent, and never up to what is not reached", () => {
  expect(sharePercent({ sentences: 1_000, bare: 1 })).toBe(99);
  expect(sharePercent({ sentences: 3, bare: 1 })).toBe(66);
});

it.each([
  ["drafting", null],
  ["checking", null],
  ["cleared", "It is cleared already."],
  ["published", "It is published; take it back to checking for a correction."],
  ["killed", "The story was killed; give it another status first."],
])("a story that is %s: %s", (status, fault) => {
  expect(stateFault(status)).toBe(fault);
});
