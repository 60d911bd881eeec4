/** The figures and the change in how they are counted: C1 to C6. */
import { decided, type ClaimSeed } from "../shape";
import type { HospitalSource } from "./sources";

export const claimsAboutFigures: ReadonlyArray<ClaimSeed<HospitalSource>> = [
  {
    wording:
      "At the end of September 2026, 18,420 people were waiting for planned treatment at Wendlow",
    kind: "figure",
    attribution: "document",
    checker: "reviewer",
    asOf: "2026-09-30",
    recheckInDays: 4,
    tags: ["figures"],
    note: "Use the newest month that is out when the story runs.",
    cites: [
      {
        source: "monthlyReturn",
        basis: "document",
        credibility: 1,
        locator: "September 2026, total incomplete, row 212",
      },
    ],
    then: decided(
      "verified",
      "Figure read in the return itself. Look again before the story runs.",
    ),
  },
  {
    wording: "A year earlier, 15,960 people were waiting",
    kind: "figure",
    attribution: "document",
    checker: "reviewer",
    asOf: "2025-09-30",
    tags: ["figures"],
    cites: [
      {
        source: "monthlyReturn",
        basis: "document",
        credibility: 1,
        locator: "September 2025, total incomplete, row 212",
      },
    ],
    then: decided(
      "verified",
      "Figure read in the return. It was counted under the old rule, which the story must say.",
    ),
  },
  {
    wording: "The waiting list grew by 15 per cent in a year, although fewer cases are now counted",
    kind: "figure",
    attribution: "own_reporting",
    assertedBy: "The newsroom, from published figures",
    tags: ["figures"],
    note: "18,420 divided by 15,960 is 1.154. The second half of the sentence depends on C4 and C5.",
    cites: [
      {
        source: "monthlyReturn",
        basis: "document",
        credibility: 1,
        locator: "September 2025 and September 2026, row 212",
      },
    ],
    then: [{ do: "handOver" }],
  },
  {
    wording: "The trust changed how it counts waits on 1 April 2026",
    kind: "fact",
    attribution: "document",
    checker: "reviewer",
    tags: ["counting"],
    cites: [
      {
        source: "releaseLetter",
        basis: "document",
        credibility: 2,
        locator: "page 2, answer 3",
        saidOn: "2026-10-28",
      },
      {
        source: "consultant",
        terms: "background",
        agreedDescription: "a senior doctor at the hospital",
        channel: "in_person",
        basis: "witnessed",
        credibility: 2,
        locator: "interview notes, page 1",
        saidDaysAgo: 13,
        note: "Was at the meeting at which the change was explained.",
      },
    ],
    then: decided(
      "corroborated",
      "The trust’s letter and a witness who does not depend on it. The dates agree.",
    ),
  },
  {
    wording: "Patients who decline two dates are no longer counted as waiting",
    kind: "fact",
    attribution: "document",
    checker: "admin",
    tags: ["counting"],
    cites: [
      {
        source: "accessPolicy",
        basis: "document",
        credibility: 1,
        quote:
          "A patient who declines two reasonable offers is returned to the care of the referrer.",
        locator: "section 5.3",
      },
    ],
    then: decided(
      "verified",
      "Section 5.3 read. “Returned to the referrer” means off the list; the letter of 28 October says so too.",
      "admin",
    ),
  },
  {
    wording:
      "About 2,300 patients may have left the count because of the change, according to the statistician Leena Varghese",
    kind: "figure",
    attribution: "named",
    assertedBy: "Leena Varghese, University of Marrick",
    checker: "reviewer",
    legalRisk: "low",
    tags: ["counting", "hedged"],
    cites: [
      {
        source: "leenaVarghese",
        channel: "email",
        basis: "inferred",
        restsOn: ["monthlyReturn"],
        credibility: 3,
        locator: "working paper sent to the desk, page 3",
        saidDaysAgo: 8,
      },
    ],
    then: decided(
      "single_source",
      "An estimate from the published return. “About” and “may have” are hers; the range, 1,900 to 2,700, belongs in the text.",
    ),
  },
];
