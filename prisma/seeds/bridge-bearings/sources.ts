/** Where the bridge story's knowledge comes from. Place, people and bodies are invented. */
import { defineSources } from "../shape";

export const bridgeSources = defineSources({
  inspectionReport: {
    name: "Inspection report, Hallow Bridge, March 2022",
    kind: "document",
    reliability: "A",
    title: "Principal inspection, with 31 photographs",
  },
  completionCertificate: {
    name: "Completion certificate, Hallow Bridge",
    kind: "document",
    reliability: "A",
    title: "Signed by contractor and council on 28 August 2026",
  },
  councilAccounts: {
    name: "Accounts of Orrin Council, 2025–26",
    kind: "document",
    reliability: "A",
  },
  depotLog: {
    name: "Weighing log, Hallow depot",
    kind: "dataset",
    reliability: "C",
    title: "Given by somebody who worked there; January to December 2025",
  },
  orrinCouncil: {
    name: "Orrin Council",
    kind: "organisation",
    reliability: "B",
  },
  fundingLetters: {
    name: "Three letters asking for bridge money, 2022 to 2025",
    kind: "document",
    reliability: "A",
    title: "From Orrin Council to the regional transport fund",
  },
});

export type BridgeSource = keyof typeof bridgeSources;
