/** The targets that the files name, one claim each, and what the newsroom did: C7 to C12. */
import { decided, type ClaimSeed } from "../shape";
import type { LeakSource } from "./sources";

export const claimsAboutTargets: ReadonlyArray<ClaimSeed<LeakSource>> = [
  {
    wording: "The UK Foreign Office was among the contractor’s targets in 2021 and 2022",
    kind: "allegation",
    attribution: "own_reporting",
    assertedBy: "The newsroom, from its review of the files",
    checker: "reviewer",
    legalRisk: "high",
    asOf: "2024-02-22",
    tags: ["targets"],
    note: "Say “target”, not “victim”: the list does not show that anything was taken.",
    cites: [
      {
        source: "targetList",
        basis: "document",
        credibility: 3,
        quote: "FCO, 2021–22",
        locator: "sheet 3, row 41",
        note: "The abbreviation is the office’s name before September 2020.",
      },
      {
        source: "review",
        basis: "inferred",
        restsOn: ["leakedFiles"],
        credibility: 3,
        locator: "memo, section 2",
      },
      {
        source: "foreignOffice",
        stance: "context",
        locator: "reply log, entry 1",
        note: "Asked on 21 February 2024; no reply. Silence is neither a denial nor a confirmation.",
      },
    ],
    then: decided(
      "unverifiable",
      "Row 41 and the review memo read; the Foreign Office has not answered. All the support rests on the leaked files and nothing outside them bears on it. Can be neither confirmed nor refuted; attribute to our review.",
    ),
  },
  {
    wording: "The Royal Thai Army was among the contractor’s targets in 2021 and 2022",
    kind: "allegation",
    attribution: "own_reporting",
    assertedBy: "The newsroom, from its review of the files",
    checker: "reviewer",
    legalRisk: "high",
    asOf: "2024-02-22",
    tags: ["targets"],
    cites: [
      {
        source: "targetList",
        basis: "document",
        credibility: 3,
        locator: "sheet 2, row 17",
      },
      {
        source: "review",
        basis: "inferred",
        restsOn: ["leakedFiles"],
        credibility: 3,
        locator: "memo, section 2",
      },
      {
        source: "thaiArmy",
        stance: "context",
        locator: "reply log, entry 2",
        note: "Asked on 21 February 2024; no reply.",
      },
    ],
    then: decided(
      "unverifiable",
      "As C7: one origin, no answer from the institution, nothing outside the files. Attribute to our review.",
    ),
  },
  {
    wording: "The office of NATO’s secretary general was among the contractor’s targets",
    kind: "allegation",
    attribution: "own_reporting",
    assertedBy: "The newsroom, from its review of the files",
    checker: "reviewer",
    legalRisk: "high",
    asOf: "2024-02-22",
    tags: ["targets"],
    cites: [
      {
        source: "targetList",
        basis: "document",
        credibility: 3,
        locator: "sheet 3, row 8",
      },
      {
        source: "review",
        basis: "inferred",
        restsOn: ["leakedFiles"],
        credibility: 3,
        locator: "memo, section 2",
      },
      {
        source: "nato",
        stance: "context",
        locator: "reply log, entry 3",
        note: "Asked on 21 February 2024; no reply.",
      },
    ],
    then: [
      { do: "handOver" },
      {
        do: "ask",
        question:
          "The draft names Jens Stoltenberg, who held the post at the time. Does the claim concern him or the office?",
      },
      {
        do: "answer",
        answer:
          "The office. The claim is worded so; the draft names him once, as holder of the post in those years, and will say no more of him.",
      },
    ],
  },
  {
    wording:
      "The newsroom reviewed the files and could not independently confirm that they are genuine",
    kind: "fact",
    attribution: "own_reporting",
    checker: "reviewer",
    asOf: "2024-02-22",
    tags: ["files", "own review", "origin unclear"],
    cites: [
      {
        source: "review",
        basis: "witnessed",
        credibility: 1,
        locator: "memo, section 4, signed by both reviewers",
      },
    ],
    then: decided(
      "verified",
      "The memo says what was tried and what was not found. This line must stay in every version of the story.",
    ),
  },
  {
    wording: "The UK Foreign Office did not immediately reply to a request for comment",
    kind: "fact",
    attribution: "own_reporting",
    checker: "reviewer",
    asOf: "2024-02-22",
    tags: ["no reply"],
    cites: [
      {
        source: "replyLog",
        basis: "witnessed",
        credibility: 1,
        locator: "entry 1: email to the news desk, 21 February 2024, 14:05",
      },
    ],
    then: decided(
      "verified",
      "Entry 1 seen: sent, delivered, nothing received by the cut-off. Ask again before publication.",
    ),
  },
  {
    wording: "The Royal Thai Army did not immediately reply to a request for comment",
    kind: "fact",
    attribution: "own_reporting",
    checker: "reviewer",
    asOf: "2024-02-22",
    tags: ["no reply"],
    cites: [
      {
        source: "replyLog",
        basis: "witnessed",
        credibility: 1,
        locator: "entry 2: email to the spokesman’s office, 21 February 2024, 14:20",
      },
    ],
    then: decided("verified", "Entry 2 seen: sent and delivered, nothing received by the cut-off."),
  },
];
