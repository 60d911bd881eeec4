/** Whom the ferry story asked to answer it. */
import type { ReplySeed } from "../shape";
import type { FerrySource } from "./sources";

export const ferryReplies: ReadonlyArray<ReplySeed<FerrySource>> = [
  {
    subject: "Brackwater Line",
    source: "brackwater",
    whom: "The company’s press office",
    puts: ["C7", "C11"],
    notedHoursAgo: 72,
    sent: { hoursAgo: 71.8, channel: "email", dueHoursAgo: 48 },
    came: {
      hoursAgo: 52,
      outcome: "denied",
      reply: "Nobody acting for the company spoke to a member of the council in that time.",
      answers: ["C7"],
    },
  },
  {
    subject: "Skerrin Islands Council",
    source: "council",
    whom: "The council’s press office",
    puts: ["C13"],
    notedHoursAgo: 71.5,
    sent: { hoursAgo: 71.2, channel: "phone", dueHoursAgo: 48 },
    came: {
      hoursAgo: 70.5,
      outcome: "declined",
      reply: "We do not discuss whether there is a review.",
      answers: ["C13"],
      by: "reviewer",
    },
  },
  {
    subject: "Tolsay Marine",
    source: "tolsay",
    puts: ["C6", "C9"],
    notedHoursAgo: 30,
    sent: { hoursAgo: 29.5, channel: "letter", dueHoursAgo: -40 },
  },
];
