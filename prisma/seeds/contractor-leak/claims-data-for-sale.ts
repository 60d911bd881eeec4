/** What the files say was for sale, and to whom: C30 to C34. */
import { decided, type ClaimSeed } from "../shape";
import type { LeakSource } from "./sources";

export const claimsAboutDataForSale: ReadonlyArray<ClaimSeed<LeakSource>> = [
  {
    wording:
      "The files describe the sale of stolen data to customers including the Ministry of Public Security",
    kind: "allegation",
    attribution: "document",
    checker: "reviewer",
    legalRisk: "high",
    tags: ["customers", "unnamed experts"],
    cites: [
      {
        source: "chatLogs",
        basis: "document",
        credibility: 3,
        locator: "exchanges on prices, passages marked in the memo",
      },
      {
        source: "researcherTwo",
        terms: "background",
        agreedDescription: "an academic who specialises in state-linked hacking",
        channel: "phone",
        basis: "inferred",
        restsOn: ["chatLogs"],
        credibility: 3,
        locator: "call notes, page 2",
        saidOn: "2024-02-21",
      },
      {
        source: "publicSecurity",
        stance: "context",
        locator: "reply log, entry 9",
        note: "Asked by fax; no answer.",
      },
    ],
    then: decided(
      "single_source",
      "The logs and a reader of the logs: one origin. “The files describe” is the attribution; without it this becomes our allegation.",
    ),
  },
  {
    wording: "The files describe the sale of stolen data to customers including the Chinese army",
    kind: "allegation",
    attribution: "document",
    checker: "reviewer",
    legalRisk: "high",
    tags: ["customers", "unnamed experts"],
    cites: [
      {
        source: "chatLogs",
        basis: "document",
        credibility: 3,
        locator: "exchanges on prices, passages marked in the memo",
      },
      {
        source: "researcherTwo",
        terms: "background",
        agreedDescription: "an academic who specialises in state-linked hacking",
        channel: "phone",
        basis: "inferred",
        restsOn: ["chatLogs"],
        credibility: 3,
        locator: "call notes, page 2",
        saidOn: "2024-02-21",
      },
    ],
    then: [
      { do: "handOver" },
      {
        do: "ask",
        question: "Do both translators read the customer’s name in the same way?",
      },
      {
        do: "answer",
        answer: "Yes. Their versions were made separately and agree; both are filed with the memo.",
      },
      { do: "close" },
      {
        do: "verdict",
        level: "single_source",
        note: "Translation confirmed by the desk. One origin, as C30.",
      },
    ],
  },
  {
    wording: "The data on offer apparently included material from the British government",
    kind: "allegation",
    attribution: "document",
    checker: "reviewer",
    legalRisk: "high",
    tags: ["data on offer", "hedged"],
    cites: [
      {
        source: "leakedFiles",
        basis: "document",
        credibility: 4,
        locator: "offers, second folder",
        note: "An offer names the material; none of the material is among the files.",
      },
    ],
    then: [
      ...decided("single_source", "One origin. “Apparently” carries the whole doubt; keep it."),
      {
        do: "cite",
        citation: {
          source: "researcherOne",
          terms: "background",
          agreedDescription: "a researcher who has studied the files",
          channel: "phone",
          basis: "inferred",
          restsOn: ["leakedFiles"],
          credibility: 3,
          locator: "call notes, page 4",
          saidOn: "2024-02-22",
        },
      },
    ],
  },
  {
    wording: "The data on offer apparently included material from the Australian government",
    kind: "allegation",
    attribution: "document",
    legalRisk: "high",
    tags: ["data on offer", "hedged"],
    cites: [
      {
        source: "leakedFiles",
        basis: "document",
        credibility: 4,
        locator: "offers, second folder",
      },
    ],
    then: [{ do: "handOver" }],
  },
  {
    wording:
      "The data on offer apparently included material from Pakistan, a country on good terms with China",
    kind: "allegation",
    attribution: "document",
    legalRisk: "high",
    tags: ["data on offer", "hedged"],
    note: "Two assertions in one line. “On good terms with China” needs a source of its own or should go.",
    cites: [
      {
        source: "leakedFiles",
        basis: "document",
        credibility: 4,
        locator: "offers, third folder",
      },
    ],
  },
];
