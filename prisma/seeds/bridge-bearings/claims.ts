/** The claims of the bridge story: C4 was corrected after publication, and C5 lost its source. */
import { decided, type ClaimSeed } from "../shape";
import type { BridgeSource } from "./sources";

export const bridgeClaims: ReadonlyArray<ClaimSeed<BridgeSource>> = [
  {
    wording: "An inspection report of March 2022 graded the bearings of Hallow Bridge as poor",
    kind: "fact",
    attribution: "document",
    checker: "reviewer",
    asOf: "2022-03-31",
    cites: [
      {
        source: "inspectionReport",
        basis: "document",
        credibility: 1,
        locator: "p. 9, table of grades",
      },
    ],
    then: decided(
      "verified",
      "Grade read on page 9 of the report, and on the photograph beside it.",
    ),
  },
  {
    wording: "The report asked the council to replace the bearings within twelve months",
    kind: "fact",
    attribution: "document",
    checker: "reviewer",
    cites: [
      { source: "inspectionReport", basis: "document", credibility: 1, locator: "p. 14, advice 3" },
    ],
    then: decided("verified", "Advice 3 says so, with the words “no later than twelve months”."),
  },
  {
    wording: "The bearings were replaced in August 2026",
    kind: "fact",
    attribution: "document",
    checker: "reviewer",
    cites: [
      {
        source: "completionCertificate",
        basis: "document",
        credibility: 1,
        locator: "p. 1, date of completion",
      },
    ],
    then: decided("verified", "Date and both signatures read on the certificate."),
  },
  {
    wording: "The work cost £412,000",
    kind: "figure",
    attribution: "document",
    checker: "reviewer",
    tags: ["figures"],
    cites: [
      {
        source: "councilAccounts",
        basis: "document",
        credibility: 1,
        locator: "p. 88, note 17",
      },
    ],
    then: [
      ...decided(
        "verified",
        "Figure compared with the line of the accounts that names the bridge.",
      ),
      { do: "edit", patch: { wording: "The work cost £421,000" } },
      ...decided("verified", "Read anew in note 17 after the correction: £421,000."),
    ],
  },
  {
    wording: "Lorries heavier than the bridge’s limit of 18 tonnes crossed it 310 times in 2025",
    kind: "figure",
    attribution: "document",
    checker: "reviewer",
    asOf: "2025-12-31",
    tags: ["figures"],
    cites: [
      {
        source: "depotLog",
        basis: "document",
        credibility: 2,
        locator: "sheet “2025”, rows 2 to 311",
      },
    ],
    then: decided("single_source", "Rows counted: 310 over 18 tonnes. Nothing else says so."),
  },
  {
    wording: "Orrin Council asked for money for the bridge three times",
    kind: "fact",
    attribution: "named",
    assertedBy: "Orrin Council",
    checker: "reviewer",
    cites: [
      {
        source: "orrinCouncil",
        basis: "told",
        channel: "email",
        saidDaysAgo: 5,
        locator: "E-mail of the press office, third paragraph",
      },
      {
        source: "fundingLetters",
        basis: "document",
        credibility: 1,
        locator: "pp. 1 to 3",
      },
    ],
    then: decided(
      "verified",
      "All three letters read; their dates are those that the council gave.",
    ),
  },
  {
    wording: "The bearings of Hallow Bridge were replaced three years late",
    kind: "figure",
    attribution: "document",
    checker: "reviewer",
    note: "Due by the end of March 2023, done on 28 August 2026: three years and five months.",
    cites: [
      {
        source: "inspectionReport",
        basis: "document",
        credibility: 1,
        locator: "p. 14, advice 3",
      },
      {
        source: "completionCertificate",
        basis: "document",
        credibility: 1,
        locator: "p. 1, date of completion",
      },
    ],
    then: decided("verified", "Both dates read; the headline rounds down, which is fair."),
  },
];
