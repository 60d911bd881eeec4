/**
 * Whom the leak story asked to answer it. GitHub was asked as well, says the draft; nobody logged
 * it, and the board says so.
 */
import type { ReplySeed } from "../shape";
import type { LeakSource } from "./sources";

export const leakReplies: ReadonlyArray<ReplySeed<LeakSource>> = [
  {
    subject: "UK Foreign Office",
    whom: "The press office",
    puts: ["C7"],
    notedHoursAgo: 24.2,
    sent: { hoursAgo: 24, channel: "email", dueHoursAgo: 4 },
    reminded: { hoursAgo: 8, channel: "phone" },
    came: { hoursAgo: 3.4, outcome: "no_response" },
  },
  {
    subject: "Royal Thai Army",
    whom: "The press office",
    puts: ["C8"],
    notedHoursAgo: 24.1,
    sent: { hoursAgo: 23.8, channel: "email", dueHoursAgo: 4 },
    came: { hoursAgo: 3.3, outcome: "no_response" },
  },
  {
    subject: "NATO",
    whom: "The press office",
    puts: ["C9"],
    notedHoursAgo: 24,
    sent: { hoursAgo: 23.7, channel: "email", dueHoursAgo: 1.5 },
  },
  {
    subject: "I-Soon",
    puts: ["C2", "C3", "C30"],
    notedHoursAgo: 23.9,
    sent: { hoursAgo: 23.6, channel: "email", dueHoursAgo: 5 },
    reminded: { hoursAgo: 9, channel: "phone" },
    came: { hoursAgo: 3.2, outcome: "no_response" },
  },
  {
    subject: "China’s Ministry of Public Security",
    puts: ["C30"],
    notedHoursAgo: 23.8,
    sent: { hoursAgo: 23.5, channel: "fax", dueHoursAgo: -2.5 },
  },
  {
    subject: "Apple",
    puts: ["C25"],
    notedHoursAgo: 23.6,
    sent: { hoursAgo: 23.3, channel: "email", dueHoursAgo: 4.5 },
    came: { hoursAgo: 3.1, outcome: "no_response", by: "reviewer" },
  },
  {
    subject: "Microsoft",
    puts: ["C24"],
    notedHoursAgo: 23.5,
    sent: { hoursAgo: 23.2, channel: "email", dueHoursAgo: -20 },
  },
  {
    subject: "Google",
    puts: ["C26"],
    notedHoursAgo: 23.4,
    sent: { hoursAgo: 23.1, channel: "email", dueHoursAgo: 4.5 },
    came: {
      hoursAgo: 6,
      outcome: "no_comment",
      reply: "We have nothing to say on this at the moment.",
      answers: ["C26"],
    },
  },
];
