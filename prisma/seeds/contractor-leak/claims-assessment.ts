/** What specialists make of the leak, and what would follow if the files are genuine: C35 to C41. */
import { decided, type ClaimSeed } from "../shape";
import type { LeakSource } from "./sources";

export const claimsOfAssessment: ReadonlyArray<ClaimSeed<LeakSource>> = [
  {
    wording:
      "The leak matters in itself and may embarrass Beijing, said Dakota Cary of SentinelOne",
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
      },
    ],
    without: "Remarks as published; on which day is not given.",
    then: decided("single_source", "Opinion, attributed. “May” is in his remarks."),
  },
  {
    wording:
      "China’s government worries about how the world sees its hacking and presents itself as the victim, said Dakota Cary",
    kind: "characterisation",
    attribution: "named",
    assertedBy: "Dakota Cary, consultant on China, SentinelOne",
    legalRisk: "low",
    tags: ["named expert"],
    cites: [
      {
        source: "cary",
        channel: "public",
        basis: "inferred",
        credibility: 3,
        locator: "remarks as published, week of 19 February 2024",
      },
    ],
    without: "Remarks as published; on which day is not given.",
    then: [{ do: "handOver" }],
  },
  {
    wording:
      "The leak cannot be compared with Edward Snowden’s, but other governments can now cite public material, said Dakota Cary",
    kind: "characterisation",
    attribution: "named",
    assertedBy: "Dakota Cary, consultant on China, SentinelOne",
    tags: ["named expert"],
    cites: [{ source: "cary" }],
  },
  {
    wording: "Specialists found little in the files that is highly sensitive or could do harm",
    kind: "characterisation",
    attribution: "unnamed",
    assertedBy: "Specialists, in the plural",
    checker: "reviewer",
    tags: ["unnamed experts"],
    cites: [
      {
        source: "researcherOne",
        terms: "background",
        agreedDescription: "a researcher who has studied the files",
        channel: "phone",
        basis: "inferred",
        restsOn: ["leakedFiles"],
        credibility: 3,
        locator: "call notes, page 3",
        saidOn: "2024-02-20",
      },
      {
        source: "researcherThree",
        terms: "not_for_attribution",
        termsAgreed: "Words may be quoted; no name, no employer",
        channel: "message",
        basis: "inferred",
        restsOn: ["leakedFiles"],
        credibility: 3,
        quote: "Mostly it is the paperwork of a small office.",
        locator: "message of 20 February 2024",
        saidOn: "2024-02-20",
      },
    ],
    then: decided(
      "single_source",
      "Two specialists, so the plural holds, and one origin. The wording limits itself to what they found.",
      "admin",
    ),
  },
  {
    wording:
      "Security researchers say the files give a rare view of the contractors that hack for China’s government",
    kind: "characterisation",
    attribution: "unnamed",
    assertedBy: "Security researchers, in the plural",
    checker: "reviewer",
    legalRisk: "medium",
    tags: ["unnamed experts"],
    cites: [
      {
        source: "researcherTwo",
        terms: "background",
        agreedDescription: "an academic who specialises in state-linked hacking",
        channel: "phone",
        basis: "inferred",
        restsOn: ["leakedFiles"],
        credibility: 3,
        locator: "call notes, page 3",
        saidOn: "2024-02-21",
      },
      {
        source: "hultquist",
        channel: "public",
        basis: "inferred",
        restsOn: ["leakedFiles"],
        credibility: 2,
        locator: "remarks as published, week of 19 February 2024",
        note: "He makes a similar point in his own words.",
      },
    ],
    without: "Remarks as published; on which day is not given.",
    then: [{ do: "handOver" }],
  },
  {
    wording: "If genuine, the files show how many and how varied the contractor’s targets were",
    kind: "characterisation",
    attribution: "document",
    legalRisk: "medium",
    tags: ["conditional", "targets"],
    note: "The condition governs the sentence. It may not be moved to another paragraph.",
    cites: [
      {
        source: "targetList",
        basis: "document",
        credibility: 3,
        locator: "all sheets",
      },
    ],
    then: [{ do: "handOver" }],
  },
  {
    wording: "If genuine, the files show the commerce that supports such operations",
    kind: "characterisation",
    attribution: "document",
    legalRisk: "medium",
    tags: ["conditional"],
    cites: [
      {
        source: "chatLogs",
        basis: "document",
        credibility: 3,
        locator: "exchanges on prices",
      },
      {
        source: "review",
        basis: "inferred",
        restsOn: ["leakedFiles"],
        credibility: 3,
        locator: "memo, section 6",
      },
    ],
    then: decided(
      "single_source",
      "One origin; true to the files under the stated condition, and not beyond it.",
      "admin",
    ),
  },
];
