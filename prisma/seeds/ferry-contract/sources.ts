/** Where the ferry story's knowledge comes from. Place, people and firms are invented. */
import { defineSources } from "../shape";

export const ferrySources = defineSources({
  council: {
    name: "Skerrin Islands Council",
    kind: "organisation",
    reliability: "B",
  },
  minutes: {
    name: "Minutes of the transport committee, 14 May 2026",
    kind: "document",
    reliability: "A",
    title: "Signed minutes, Skerrin Islands Council",
  },
  evaluation: {
    name: "Tender evaluation report, Skerrin ferry service",
    kind: "document",
    reliability: "A",
    title: "Released under freedom of information, 2 October 2026",
    note: "Released with names of officers blacked out. Figures are complete.",
  },
  tenderNotice: {
    name: "Contract notice, Skerrin ferry service",
    kind: "document",
    reliability: "A",
    title: "Published notice of 12 January 2026",
  },
  committeeRecording: {
    name: "Recording of the transport committee, 14 May 2026",
    kind: "recording",
    reliability: "A",
    title: "The council’s own webcast",
  },
  isobelTarn: {
    name: "Isobel Tarn",
    kind: "person",
    reliability: "B",
    title: "Councillor, chair of the transport committee",
    employer: "Skerrin Islands Council",
  },
  brackwater: {
    name: "Brackwater Line",
    kind: "organisation",
    reliability: "C",
    title: "Ferry operator, holder of the contract",
  },
  tolsay: {
    name: "Tolsay Marine",
    kind: "organisation",
    reliability: "C",
    title: "Ferry operator, unsuccessful bidder",
  },
  formerOfficer: {
    name: "Source K-7",
    kind: "person",
    reliability: "C",
    note: "Has no claim against the council. Met twice, in person.",
    confidential: {
      agreedDescription: "a person who worked on the tender",
      identity: {
        name: "Morag Hallbjarnarson",
        otherNames: "Mo Hallbjarnarson",
        contact: "By letter only, no telephone.",
        note: "Worked in procurement until summer 2026. Promised: no name, no job title, no mention of the restructuring.",
      },
      shownTo: ["reviewer"],
    },
  },
  tolsayAdviser: {
    name: "Unnamed adviser to Tolsay Marine",
    kind: "person",
    reliability: "D",
    title: "Has an interest in the outcome",
  },
  haulier: {
    name: "Euan Strand",
    kind: "person",
    reliability: "B",
    title: "Haulier",
    employer: "Strand Haulage, Port Skerrin",
  },
  courier: {
    name: "Skerrin Courier",
    kind: "publication",
    reliability: "B",
    title: "Weekly newspaper",
  },
  harbourLog: {
    name: "Port Skerrin harbour log, winter 2025–26",
    kind: "dataset",
    reliability: "A",
    title: "Daily log of arrivals and departures",
  },
  sailingCount: {
    name: "Newsroom count of sailings",
    kind: "own_observation",
    reliability: "A",
    title: "Spreadsheet of the data desk",
    derivesFrom: ["harbourLog"],
  },
});

export type FerrySource = keyof typeof ferrySources;
