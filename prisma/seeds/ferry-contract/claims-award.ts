/** The award, the two bids and how they were marked: C1 to C6. */
import { decided, type ClaimSeed } from "../shape";
import type { FerrySource } from "./sources";

export const claimsAboutTheAward: ReadonlyArray<ClaimSeed<FerrySource>> = [
  {
    wording:
      "Skerrin Islands Council awarded the five-year ferry contract to Brackwater Line on 14 May 2026",
    kind: "fact",
    attribution: "document",
    checker: "reviewer",
    tags: ["award"],
    cites: [
      {
        source: "minutes",
        basis: "document",
        credibility: 1,
        locator: "item 7, resolution",
        saidOn: "2026-05-14",
      },
    ],
    then: decided("verified", "Signed minutes read. The vote was nine to four."),
  },
  {
    wording: "Brackwater Line bid £41.8 million over five years",
    kind: "figure",
    attribution: "document",
    checker: "reviewer",
    tags: ["bids"],
    cites: [
      {
        source: "evaluation",
        basis: "document",
        credibility: 1,
        locator: "page 9, table 2",
        quote: "Bidder A: £41,812,000",
        note: "The report names the bidders in appendix 1.",
      },
    ],
    then: decided("verified", "Table 2 and appendix 1 read together. Rounding is right."),
  },
  {
    wording: "Tolsay Marine bid £37.2 million over five years",
    kind: "figure",
    attribution: "document",
    checker: "reviewer",
    tags: ["bids"],
    cites: [
      {
        source: "evaluation",
        basis: "document",
        credibility: 1,
        locator: "page 9, table 2",
        quote: "Bidder B: £37,195,000",
      },
      {
        source: "tolsay",
        channel: "email",
        basis: "witnessed",
        credibility: 2,
        locator: "email from the managing director’s office",
        saidDaysAgo: 14,
      },
    ],
    then: decided(
      "corroborated",
      "The council’s report and the bidder’s own confirmation: two origins that agree to the thousand pounds.",
    ),
  },
  {
    wording: "The winning bid was £4.6 million higher than the losing one",
    kind: "figure",
    attribution: "own_reporting",
    checker: "reviewer",
    tags: ["bids"],
    note: "41,812,000 less 37,195,000 is 4,617,000. Rounded to the nearest hundred thousand.",
    cites: [
      {
        source: "evaluation",
        basis: "document",
        credibility: 1,
        locator: "page 9, table 2",
      },
    ],
    then: [{ do: "handOver" }],
  },
  {
    wording:
      "Isobel Tarn, chair of the transport committee, said the council had paid for reliability and not for the lowest price",
    kind: "quotation",
    attribution: "named",
    assertedBy: "Isobel Tarn, chair of the transport committee",
    checker: "reviewer",
    tags: ["award", "response"],
    cites: [
      {
        source: "committeeRecording",
        basis: "document",
        credibility: 1,
        quote:
          "What we have bought is a boat that sails, and we knew there would be a cheaper one.",
        locator: "00:41:20 to 00:41:32",
        saidOn: "2026-05-14",
      },
      {
        source: "isobelTarn",
        channel: "phone",
        basis: "told",
        restsOn: ["committeeRecording"],
        saidDaysAgo: 11,
        locator: "telephone call",
        note: "Stands by what she said at the meeting.",
      },
    ],
    then: decided("verified", "Heard on the recording. The paraphrase is fair to the sentence."),
  },
  {
    wording: "Price carried 60 per cent of the marks in the tender",
    kind: "figure",
    attribution: "named",
    assertedBy: "Tolsay Marine",
    checker: "reviewer",
    tags: ["bids"],
    cites: [
      {
        source: "tolsay",
        channel: "email",
        basis: "told",
        credibility: 4,
        locator: "email from the managing director’s office",
        saidDaysAgo: 14,
      },
      {
        source: "tenderNotice",
        stance: "contradicts",
        basis: "document",
        credibility: 1,
        locator: "section 4.2, award criteria",
        quote: "Quality and reliability 60 per cent; price 40 per cent.",
      },
    ],
    then: decided(
      "false",
      "The notice says the reverse: price 40, quality and reliability 60. Tolsay Marine has been told. Correct the draft.",
    ),
  },
];
