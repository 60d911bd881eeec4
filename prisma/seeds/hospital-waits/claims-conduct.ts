/** What staff were told, what the trust answers and what a patient went through: C7 to C13. */
import { decided, type ClaimSeed } from "../shape";
import type { HospitalSource } from "./sources";

export const claimsAboutConduct: ReadonlyArray<ClaimSeed<HospitalSource>> = [
  {
    wording: "Staff were told not to discuss the new count with patients",
    kind: "allegation",
    attribution: "unnamed",
    assertedBy: "A senior doctor at the hospital",
    checker: "reviewer",
    legalRisk: "high",
    tags: ["counting"],
    cites: [
      {
        source: "consultant",
        terms: "background",
        agreedDescription: "a senior doctor at the hospital",
        basis: "witnessed",
        credibility: 3,
        locator: "interview notes, page 2",
        saidDaysAgo: 13,
      },
      {
        source: "bookingClerk",
        terms: "deep_background",
        termsAgreed: "May be used, with no attribution of any kind",
        basis: "told",
        credibility: 3,
        saidDaysAgo: 11,
      },
      {
        source: "trust",
        stance: "denies",
        basis: "told",
        locator: "written statement, paragraph 3",
        quote: "No such instruction was given.",
        saidDaysAgo: 5,
      },
    ],
    then: decided(
      "disputed",
      "Two people inside, on different terms, against a plain denial. Publish only with the denial in the same sentence; lawyers to read.",
    ),
  },
  {
    wording: "The trust says the new count follows national guidance",
    by: "admin",
    kind: "quotation",
    attribution: "named",
    assertedBy: "Wendlow Hospitals Trust",
    tags: ["counting", "response"],
    cites: [
      {
        source: "trust",
        basis: "document",
        credibility: 2,
        locator: "written statement, paragraph 1",
        saidDaysAgo: 5,
      },
    ],
    then: [{ do: "handOver" }],
  },
  {
    wording: "National guidance requires that patients who decline two dates leave the count",
    kind: "fact",
    attribution: "named",
    assertedBy: "Wendlow Hospitals Trust",
    checker: "reviewer",
    tags: ["counting"],
    cites: [
      {
        source: "trust",
        basis: "told",
        credibility: 5,
        locator: "written statement, paragraph 1",
        saidDaysAgo: 5,
      },
      {
        source: "nationalGuidance",
        stance: "contradicts",
        basis: "document",
        credibility: 1,
        locator: "section 12",
        quote: "Declining an offer is not of itself a reason for removal.",
      },
    ],
    then: decided(
      "false",
      "Section 12 says the contrary. The trust has been sent the passage and asked for its reading.",
    ),
  },
  {
    wording: "Gareth Lowe, a retired bus driver, waited 61 weeks for a hip operation",
    kind: "figure",
    attribution: "named",
    assertedBy: "Gareth Lowe",
    checker: "reviewer",
    tags: ["patients"],
    cites: [
      { source: "garethLowe" },
      {
        source: "loweLetters",
        basis: "document",
        credibility: 1,
        locator: "letters 1 and 6",
        note: "Referred on 7 July 2025; operated on 7 September 2026.",
      },
    ],
    then: [
      { do: "handOver" },
      {
        do: "ask",
        question: "Does he agree to his name and his former work being printed?",
      },
    ],
  },
  {
    wording: "No patient came to harm because of the change, said Caroline Peake",
    kind: "denial",
    attribution: "named",
    assertedBy: "Caroline Peake, chief operating officer",
    checker: "reviewer",
    legalRisk: "medium",
    tags: ["patients", "response"],
    cites: [
      {
        source: "boardRecording",
        basis: "document",
        credibility: 6,
        quote: "I am satisfied that nobody has been harmed by this.",
        locator: "01:12:05",
        saidOn: "2026-09-29",
      },
      {
        source: "carolinePeake",
        basis: "told",
        restsOn: ["boardRecording"],
        saidOn: "2026-09-29",
      },
    ],
    then: decided(
      "unverifiable",
      "That she said it is on the recording. Whether it is so cannot be shown: the trust keeps no record of those who left the count.",
    ),
  },
  {
    wording: "The Wendlow Patients’ Forum calls the change a cure on paper",
    kind: "characterisation",
    attribution: "named",
    assertedBy: "Wendlow Patients’ Forum",
    tags: ["patients"],
    cites: [{ source: "patientsForum" }],
  },
  {
    wording: "Inspectors plan a visit to the hospital",
    kind: "fact",
    attribution: "unnamed",
    legalRisk: "low",
    recheckInDays: 5,
    tags: ["response"],
    note: "Known off the record only. Not for the story unless somebody says it on other terms.",
    cites: [
      {
        source: "consultant",
        terms: "off_record",
        termsAgreed: "Not for publication; to help us ask the right people",
        basis: "told",
        credibility: 3,
        saidDaysAgo: 13,
      },
    ],
  },
];
