/** Accusations between governments, the firm’s own publicity and plain background: C42 to C50. */
import { decided, type ClaimSeed } from "../shape";
import type { LeakSource } from "./sources";

export const claimsOfBackground: ReadonlyArray<ClaimSeed<LeakSource>> = [
  {
    wording: "The United States has for years accused China of cyber-espionage",
    kind: "fact",
    attribution: "document",
    assertedBy: "Government of the United States",
    checker: "reviewer",
    tags: ["mutual accusations"],
    cites: [
      {
        source: "usAdvisory",
        basis: "document",
        credibility: 2,
        locator: "summary",
        saidOn: "2024-02-07",
        note: "The latest of a series. It shows that the accusation is made.",
      },
    ],
    then: decided(
      "verified",
      "The advisory makes the accusation in terms. Verified is the accusing, not what is accused; see C44.",
    ),
  },
  {
    wording: "China has for years accused the United States of cyber-espionage",
    kind: "fact",
    attribution: "document",
    assertedBy: "Chinese authorities",
    checker: "reviewer",
    tags: ["mutual accusations"],
    cites: [
      {
        source: "virusCentreReport",
        basis: "document",
        credibility: 3,
        locator: "report on a university in Xi’an, summary",
        saidOn: "2022-09-05",
        note: "Names a US agency. It shows that the accusation is made.",
      },
    ],
    then: decided(
      "verified",
      "The report makes the accusation in terms. Treated as C42, so that neither side’s charge is given more weight than the other’s.",
    ),
  },
  {
    wording: "China’s government backs hackers who break into networks in other countries",
    kind: "allegation",
    attribution: "named",
    assertedBy: "Government of the United States",
    checker: "admin",
    legalRisk: "medium",
    tags: ["mutual accusations"],
    cites: [
      {
        source: "usAdvisory",
        basis: "document",
        credibility: 3,
        locator: "summary and attribution",
        saidOn: "2024-02-07",
      },
      {
        source: "foreignMinistry",
        stance: "denies",
        channel: "public",
        basis: "told",
        locator: "press briefings over several years",
        note: "A standing public position: rejects the accusation and calls China a victim of such attacks.",
      },
    ],
    without: "A standing position, of several years and no one day.",
    then: decided(
      "disputed",
      "Asserted by one government and denied by the other. The story gives both and does not decide between them.",
      "admin",
    ),
  },
  {
    wording:
      "I-Soon posted a letter of thanks from a Communist Party body in Chengdu on social media",
    kind: "fact",
    attribution: "published",
    checker: "reviewer",
    tags: ["contractor"],
    cites: [
      {
        source: "iSoonAccount",
        basis: "document",
        credibility: 2,
        locator: "post with a photograph of the letter; screenshot on file",
      },
    ],
    without: "The screenshot is in the desk’s own archive.",
    then: decided(
      "verified",
      "The post was seen and captured. Verified is that the firm posted such a letter.",
    ),
  },
  {
    wording: "I-Soon has advertised its part in the defence of China’s networks",
    kind: "characterisation",
    attribution: "published",
    assertedBy: "I-Soon",
    tags: ["contractor"],
    cites: [{ source: "iSoonAccount" }],
  },
  {
    wording: "GitHub is owned by Microsoft",
    kind: "fact",
    attribution: "unattributed",
    checker: "reviewer",
    tags: ["background"],
    cites: [
      {
        source: "microsoftAccounts",
        basis: "document",
        credibility: 1,
        locator: "note on business combinations",
      },
    ],
    then: decided("verified", "The annual report records the purchase, completed in October 2018."),
  },
  {
    wording: "Mandiant Intelligence belongs to Microsoft",
    kind: "fact",
    attribution: "unattributed",
    checker: "reviewer",
    tags: ["background", "first draft"],
    note: "From the first draft; kept in the ledger because the error reached the desk’s news list.",
    cites: [],
    then: [
      { do: "handOver" },
      {
        do: "cite",
        citation: {
          source: "alphabetAccounts",
          stance: "contradicts",
          basis: "document",
          credibility: 1,
          locator: "note on acquisitions",
          by: "reviewer",
          note: "Mandiant was bought by Google in September 2022.",
        },
      },
      {
        do: "verdict",
        level: "false",
        note: "Mandiant is part of Google Cloud. C13 has it right; correct the draft and the news list.",
        by: "admin",
      },
    ],
  },
  {
    wording:
      "I-Soon and Chinese police were looking into how the files came to be public, two employees told the Associated Press",
    by: "admin",
    kind: "fact",
    attribution: "published",
    assertedBy: "Two employees of I-Soon, in the agency’s report",
    checker: "reviewer",
    legalRisk: "low",
    recheckInDays: 2,
    tags: ["contractor", "origin unclear"],
    cites: [
      {
        source: "agencyReport",
        basis: "told",
        credibility: 2,
        locator: "opening paragraphs",
        saidOn: "2024-02-21",
      },
    ],
    then: decided(
      "single_source",
      "One report; we have not spoken to the employees. Credit the agency by name. It does not rest on the files.",
    ),
  },
  {
    wording:
      "John Hultquist said outsiders seldom get to see the inside of a spying operation so well",
    kind: "quotation",
    attribution: "named",
    assertedBy: "John Hultquist, chief analyst, Mandiant Intelligence",
    checker: "reviewer",
    tags: ["named expert"],
    cites: [
      {
        source: "hultquist",
        channel: "public",
        basis: "document",
        restsOn: ["leakedFiles"],
        credibility: 2,
        locator: "remarks as published, week of 19 February 2024",
      },
    ],
    without: "Remarks as published; on which day is not given.",
    then: [
      { do: "handOver" },
      {
        do: "ask",
        question: "Do we need this beside C13?",
      },
      {
        do: "dismiss",
        by: "editor",
        reason: "Kept: C13 is on authenticity, this on how unusual the material is.",
      },
    ],
  },
];
