/** Who spoke, who was asked, and who the contractor is: C13 to C23. */
import { decided, type ClaimSeed } from "../shape";
import type { LeakSource } from "./sources";

export const claimsOfVoices: ReadonlyArray<ClaimSeed<LeakSource>> = [
  {
    wording:
      "John Hultquist, chief analyst at Mandiant Intelligence, regards the files as authentic papers of a contractor involved in cyber-espionage from China",
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
        note: "Paraphrase, compared with the published remarks sentence by sentence.",
      },
    ],
    without: "Remarks as published; on which day is not given.",
    then: decided(
      "verified",
      "Verified is that he holds and has published this view. It is no evidence that the view is right: for that see C4.",
    ),
  },
  {
    wording: "The contractor was founded in 2010",
    kind: "figure",
    attribution: "unattributed",
    tags: ["contractor", "no source given"],
    cites: [],
    then: [
      { do: "handOver" },
      {
        do: "sendBack",
        question:
          "No source is given for the year. If it is the date in the register, cite the register and say “registered”; if it is the company’s own account, say that.",
      },
    ],
  },
  {
    wording:
      "Mao Ning, a Chinese foreign ministry spokeswoman, said she did not know of the matter",
    kind: "quotation",
    attribution: "named",
    assertedBy: "Mao Ning, foreign ministry spokeswoman",
    checker: "reviewer",
    asOf: "2024-02-22",
    tags: ["neither confirms nor denies", "response"],
    note: "Not to be called a denial. She was asked at the daily briefing and neither confirmed nor denied.",
    cites: [
      {
        source: "briefingTranscript",
        basis: "document",
        credibility: 1,
        locator: "answer to the question on the leak",
        saidOn: "2024-02-22",
      },
      {
        source: "maoNing",
        channel: "public",
        basis: "told",
        restsOn: ["briefingTranscript"],
        saidOn: "2024-02-22",
        locator: "daily briefing, Beijing",
      },
    ],
    then: decided(
      "verified",
      "Compared with the transcript. What is verified is that she said it on the record on 22 February 2024.",
    ),
  },
  {
    wording:
      "Mao Ning said that China is against every kind of cyberattack and pursues them by legal means",
    kind: "quotation",
    attribution: "named",
    assertedBy: "Mao Ning, foreign ministry spokeswoman",
    checker: "reviewer",
    asOf: "2024-02-22",
    tags: ["response"],
    note: "A general statement of policy. It does not answer C7 to C9 and is not cited there.",
    cites: [
      {
        source: "briefingTranscript",
        basis: "document",
        credibility: 1,
        locator: "same answer, last sentence",
        saidOn: "2024-02-22",
      },
    ],
    then: decided("verified", "Paraphrase compared with the transcript; the sense is kept."),
  },
  {
    wording: "NATO did not immediately reply to a request for comment",
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
        locator: "entry 3: email to the press service, 21 February 2024, 14:10",
      },
    ],
    then: decided("verified", "Entry 3 seen: sent and delivered, nothing received by the cut-off."),
  },
  {
    wording: "I-Soon did not reply to requests for comment",
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
        locator: "entries 4 and 5: email and telephone, 20 and 21 February 2024",
      },
      {
        source: "iSoon",
        stance: "context",
        note: "The firm is the subject of the story. Allegations were put to it in writing, with a deadline.",
      },
    ],
    then: decided(
      "verified",
      "Two attempts by two channels. The letter sets out each allegation that the draft makes.",
    ),
  },
  {
    wording: "Apple did not reply to a request for comment",
    kind: "fact",
    attribution: "own_reporting",
    asOf: "2024-02-22",
    tags: ["no reply"],
    cites: [
      {
        source: "replyLog",
        basis: "witnessed",
        credibility: 1,
        locator: "entry 6: email to the press office, 21 February 2024, 15:30",
      },
    ],
    then: [{ do: "handOver" }],
  },
  {
    wording: "Microsoft did not reply to a request for comment",
    kind: "fact",
    attribution: "own_reporting",
    asOf: "2024-02-22",
    tags: ["no reply"],
    cites: [
      {
        source: "replyLog",
        basis: "witnessed",
        credibility: 1,
        locator: "entry 7: email to the press office, 21 February 2024, 15:35",
      },
    ],
    then: [{ do: "handOver" }],
  },
  {
    wording: "The contractor is formally known as Shanghai Anxun Information Technology Co.",
    kind: "fact",
    attribution: "document",
    checker: "admin",
    tags: ["contractor", "alias"],
    cites: [
      {
        source: "companyRegister",
        basis: "document",
        credibility: 1,
        locator: "name of enterprise",
      },
      {
        source: "leakedFiles",
        basis: "document",
        credibility: 3,
        locator: "letterheads of contracts",
      },
    ],
    then: decided(
      "verified",
      "Register entry read, name compared in both scripts. The leaked letterheads agree but are not needed.",
      "admin",
    ),
  },
  {
    wording: "Google had no immediate comment",
    kind: "fact",
    attribution: "own_reporting",
    checker: "reviewer",
    asOf: "2024-02-22",
    tags: ["no immediate comment", "response"],
    note: "They answered, and had nothing to say yet: not the same as no reply.",
    cites: [
      {
        source: "replyLog",
        basis: "witnessed",
        credibility: 1,
        locator: "entry 8: spokesperson’s email, 21 February 2024, 17:50",
      },
      {
        source: "google",
        stance: "context",
        note: "No statement by the cut-off.",
      },
    ],
    then: decided(
      "verified",
      "Entry 8 seen. The wording keeps apart what Google did and what Apple and Microsoft did.",
    ),
  },
  {
    wording: "China’s Ministry of Public Security did not answer a request for comment sent by fax",
    kind: "fact",
    attribution: "own_reporting",
    checker: "reviewer",
    asOf: "2024-02-22",
    tags: ["asked by fax", "no reply"],
    cites: [
      {
        source: "replyLog",
        basis: "witnessed",
        credibility: 1,
        locator: "entry 9: fax with transmission report, 21 February 2024, 09:15 Beijing time",
      },
      {
        source: "publicSecurity",
        stance: "context",
        note: "Asked by fax; nothing received by the cut-off.",
      },
    ],
    then: decided("verified", "Transmission report on file, two pages, marked as received."),
  },
];
