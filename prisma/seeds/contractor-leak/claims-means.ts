/** What the contractor said it could do, and what the release itself looks like: C24 to C29. */
import { decided, type ClaimSeed } from "../shape";
import type { LeakSource } from "./sources";

export const claimsAboutMeans: ReadonlyArray<ClaimSeed<LeakSource>> = [
  {
    wording:
      "The files claim that the contractor could break into accounts and devices from Microsoft",
    kind: "allegation",
    attribution: "document",
    assertedBy: "The contractor, in its own sales material",
    checker: "reviewer",
    legalRisk: "medium",
    tags: ["technology firms", "hedged"],
    cites: [
      {
        source: "brochures",
        basis: "document",
        credibility: 4,
        locator: "product list, section on email",
        note: "A promise made to a buyer.",
      },
      {
        source: "formerSalesperson",
        stance: "context",
        terms: "deep_background",
        termsAgreed: "May shape our wording; no attribution of any kind",
        basis: "told",
        credibility: 3,
        saidOn: "2024-02-20",
        note: "Papers of this sort describe what a product might do on a good day. Hence “claim” and not “show”.",
      },
    ],
    then: decided(
      "single_source",
      "That the brochures say so is plain; that it is so is not shown. “The files claim” must stay.",
    ),
  },
  {
    wording: "The files claim that the contractor could break into accounts and devices from Apple",
    kind: "allegation",
    attribution: "document",
    assertedBy: "The contractor, in its own sales material",
    checker: "reviewer",
    legalRisk: "medium",
    tags: ["technology firms", "hedged"],
    cites: [
      {
        source: "brochures",
        basis: "document",
        credibility: 4,
        locator: "product list, section on telephones",
      },
    ],
    then: [{ do: "handOver" }],
  },
  {
    wording:
      "The files claim that the contractor could break into accounts and devices from Google",
    kind: "allegation",
    attribution: "document",
    assertedBy: "The contractor, in its own sales material",
    checker: "reviewer",
    legalRisk: "medium",
    tags: ["technology firms", "hedged"],
    cites: [
      {
        source: "brochures",
        basis: "document",
        credibility: 4,
        locator: "product list, sections on email and telephones",
      },
    ],
    then: [{ do: "handOver" }],
  },
  {
    wording:
      "The release looks selective and resembles an act of revenge, said David Robinson, co-founder of the Australian firm Internet 2.0",
    kind: "characterisation",
    attribution: "named",
    assertedBy: "David Robinson, co-founder, Internet 2.0",
    checker: "reviewer",
    tags: ["named expert", "origin unclear"],
    cites: [
      {
        source: "robinson",
        channel: "public",
        basis: "inferred",
        restsOn: ["leakedFiles"],
        credibility: 3,
        locator: "remarks as published, week of 19 February 2024",
        note: "Paraphrase. An inference from how the files are arranged; he does not say who did it.",
      },
    ],
    without: "Remarks as published; on which day is not given.",
    then: decided(
      "single_source",
      "His opinion, properly attributed, drawn from the files alone. Do not repeat it in the story’s own voice.",
    ),
  },
  {
    wording: "Whoever posted the files may have had a grievance against the contractor",
    kind: "characterisation",
    attribution: "unnamed",
    assertedBy: "A researcher who has studied the files",
    checker: "reviewer",
    tags: ["origin unclear", "hedged"],
    cites: [
      {
        source: "researcherOne",
        terms: "background",
        agreedDescription: "a researcher who has studied the files",
        channel: "phone",
        basis: "inferred",
        restsOn: ["leakedFiles"],
        credibility: 4,
        locator: "call notes, page 3",
        saidOn: "2024-02-20",
      },
    ],
    then: [
      ...decided(
        "single_source",
        "One reading of the files, attributed as agreed. Publishable while it says “may have”.",
      ),
      {
        do: "edit",
        patch: { wording: "Whoever posted the files had a grievance against the contractor" },
      },
    ],
  },
  {
    wording:
      "The leak appears to be the first major one from a Chinese firm of this kind, said Dakota Cary, a China consultant at SentinelOne",
    kind: "characterisation",
    attribution: "named",
    assertedBy: "Dakota Cary, consultant on China, SentinelOne",
    checker: "reviewer",
    tags: ["named expert", "hedged"],
    cites: [
      {
        source: "cary",
        channel: "public",
        basis: "inferred",
        credibility: 3,
        locator: "remarks as published, week of 19 February 2024",
        note: "Paraphrase. He speaks from knowledge of earlier leaks, not from these files.",
      },
    ],
    without: "Remarks as published; on which day is not given.",
    then: decided(
      "single_source",
      "One specialist, on a question of comparison. “Appears” is his and must stay.",
    ),
  },
];
