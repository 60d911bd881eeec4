/** Whom the ferry story is checked with by phone. The numbers are of the range kept for fiction. */
import type { CallSeed } from "../shape";
import type { FerrySource } from "./sources";

export const ferryCalls: ReadonlyArray<CallSeed<FerrySource>> = [
  {
    source: "brackwater",
    preparedHoursAgo: 27,
    contact: {
      reach: "Press office 020 7946 0142, weekdays to 16:00",
      care: "Ask for the duty officer by name; leave no subject with the switchboard",
    },
    asks: [
      { claim: "C2", text: "What did the company bid for the five years?", isOpen: true },
      { claim: "C11", text: "Was it weather that most sailings were cancelled for?" },
    ],
    calls: [
      { hoursAgo: 26, outcome: "no_answer", note: "" },
      { hoursAgo: 25, outcome: "message_left", note: "With the press office, no subject given" },
      {
        hoursAgo: 22,
        outcome: "reached",
        note: "The duty officer wants the figures in front of her; call again tomorrow",
        leftOpen: ["C2", "C11"],
      },
    ],
  },
  {
    source: "haulier",
    preparedHoursAgo: 21,
    contact: { reach: "020 7946 0177", care: "Drives until six" },
    asks: [
      { claim: "C12", text: "Is there any other way for you to move freight off the islands?" },
    ],
    calls: [{ hoursAgo: 20, outcome: "no_answer", note: "" }],
  },
];
