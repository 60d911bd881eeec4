/** Contacts before the award, the service as it was, and what follows: C7 to C14. */
import { decided, type ClaimSeed } from "../shape";
import type { FerrySource } from "./sources";

export const claimsAboutConduct: ReadonlyArray<ClaimSeed<FerrySource>> = [
  {
    wording: "Two councillors may have met a director of Brackwater Line before bids closed",
    kind: "allegation",
    attribution: "unnamed",
    assertedBy: "A former council officer",
    checker: "reviewer",
    legalRisk: "high",
    tags: ["contacts", "hedged"],
    cites: [
      {
        source: "formerOfficer",
        terms: "background",
        agreedDescription: "a person who worked on the tender",
        channel: "in_person",
        basis: "told",
        credibility: 3,
        locator: "interview notes, page 2",
        saidDaysAgo: 12,
        note: "Was told of the meeting by a colleague; did not see it.",
      },
      {
        source: "council",
        stance: "denies",
        channel: "email",
        basis: "told",
        locator: "press office, email",
        saidDaysAgo: 7,
      },
      {
        source: "brackwater",
        stance: "denies",
        channel: "email",
        basis: "told",
        locator: "written statement, paragraph 2",
        saidDaysAgo: 6,
      },
    ],
    then: [
      ...decided(
        "disputed",
        "One person at second hand, two denials. “May have” and both denials must stand in the same paragraph.",
      ),
      {
        do: "edit",
        patch: { wording: "Two councillors met a director of Brackwater Line before bids closed" },
      },
    ],
  },
  {
    wording:
      "Brackwater Line denies any contact with councillors outside the tender while bids were open",
    kind: "denial",
    attribution: "named",
    assertedBy: "Brackwater Line",
    checker: "reviewer",
    tags: ["contacts", "response"],
    cites: [
      {
        source: "brackwater",
        channel: "email",
        basis: "document",
        credibility: 2,
        quote: "Nobody acting for the company spoke to a member of the council in that time.",
        locator: "written statement, paragraph 2",
        saidDaysAgo: 6,
      },
    ],
    then: decided(
      "verified",
      "Verified is that the company denies it, and how. Print the denial beside C7.",
    ),
  },
  {
    wording: "Tolsay Marine is considering a challenge to the award in court",
    kind: "fact",
    attribution: "unnamed",
    assertedBy: "An adviser to Tolsay Marine",
    legalRisk: "low",
    tags: ["award"],
    cites: [
      {
        source: "tolsayAdviser",
        terms: "background",
        agreedDescription: "a person familiar with the company’s thinking",
        channel: "phone",
        basis: "told",
        credibility: 3,
        saidDaysAgo: 10,
      },
    ],
    then: [
      { do: "handOver" },
      {
        do: "sendBack",
        question:
          "The company itself can be asked. Has it been, and would it say so on the record? An adviser with an interest is not enough.",
      },
      {
        do: "answer",
        answer: "Asked the managing director’s office this morning; promised an answer tomorrow.",
      },
      {
        do: "reply",
        by: "reviewer",
        text: "@Daniel Okafor, by what time tomorrow? Without it the claim goes out of the draft.",
      },
    ],
  },
  {
    wording: "No ferry sailed on 34 days between 1 October 2025 and 31 March 2026",
    kind: "figure",
    attribution: "own_reporting",
    assertedBy: "The newsroom, from the harbour log",
    checker: "admin",
    asOf: "2026-03-31",
    tags: ["service"],
    cites: [
      {
        source: "harbourLog",
        basis: "document",
        credibility: 1,
        locator: "column “departures”, days with zero",
      },
      {
        source: "sailingCount",
        basis: "witnessed",
        restsOn: ["harbourLog"],
        credibility: 1,
        locator: "sheet “winter”, cell D184",
      },
    ],
    then: decided(
      "verified",
      "Counted again from the log: 34. One origin, and it is the primary record.",
      "admin",
    ),
  },
  {
    wording: "Brackwater Line puts most of the cancelled sailings down to weather",
    kind: "quotation",
    attribution: "named",
    assertedBy: "Brackwater Line",
    tags: ["service", "response"],
    cites: [
      {
        source: "brackwater",
        channel: "email",
        basis: "document",
        credibility: 3,
        locator: "written statement, paragraph 4",
        saidDaysAgo: 6,
      },
    ],
    then: [{ do: "handOver" }],
  },
  {
    wording: "The ferry is the islands’ only way of moving freight, said the haulier Euan Strand",
    kind: "characterisation",
    attribution: "named",
    assertedBy: "Euan Strand, haulier",
    tags: ["service"],
    cites: [{ source: "haulier" }],
  },
  {
    wording: "The council’s monitoring officer has begun a review of the award",
    kind: "fact",
    attribution: "published",
    assertedBy: "Skerrin Courier",
    checker: "reviewer",
    recheckInDays: 1,
    tags: ["award"],
    cites: [
      {
        source: "courier",
        basis: "told",
        credibility: 3,
        locator: "front page",
        saidDaysAgo: 4,
        note: "Gives no source.",
      },
      {
        source: "council",
        stance: "context",
        locator: "press office, telephone",
        note: "Asked; would not discuss whether there is a review.",
      },
    ],
    then: decided(
      "single_source",
      "One newspaper, no source given; the council neither confirms nor denies. Credit the Courier or wait.",
    ),
  },
  {
    wording: "Fares for foot passengers will rise by 9 per cent in the contract’s second year",
    kind: "figure",
    attribution: "document",
    recheckInDays: 3,
    tags: ["service"],
    note: "A proposal until the council has voted. Wording to be settled with the desk.",
    cites: [
      {
        source: "evaluation",
        basis: "document",
        credibility: 3,
        locator: "page 14, fare assumptions",
      },
    ],
  },
];
