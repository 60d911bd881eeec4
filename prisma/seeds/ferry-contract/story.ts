/** The second demo story; everything in it is invented. */
import type { StorySeed } from "../shape";
import { claimsAboutTheAward } from "./claims-award";
import { claimsAboutConduct } from "./claims-conduct";
import { ferryDraft } from "./draft-1";
import { ferryCalls } from "./calls";
import { ferryReplies } from "./replies";
import { ferrySources, type FerrySource } from "./sources";

export const ferryContract: StorySeed<FerrySource> = {
  slug: "ferry-contract",
  headline: "Ferry contract went to the higher of two bids, council papers show",
  desk: "Regions",
  status: "checking",
  note: "Demonstration material. The islands, the council, the companies and the people are invented.",
  deadlineInHours: 2 * 24 + 3,
  timeline: {
    openedHoursAgo: 75,
    logged: [74.5, 72.5],
    steps: [
      [71, 70],
      [51, 49],
      [27, 25],
      [3.5, 3.2],
    ],
  },
  members: ["reviewer", "viewer"],
  sources: ferrySources,
  claims: [...claimsAboutTheAward, ...claimsAboutConduct],
  drafts: [ferryDraft],
  replies: ferryReplies,
  gate: [
    {
      ...{ claim: 7, by: "reviewer", sign: "legal", hoursAgo: 2.9 },
      note: "Read against the calendar and the notes of both meetings. It says no more than they do.",
    },
    {
      ...{ claim: 13, by: "editor", override: "lint", hoursAgo: 2.6 },
      reason:
        "The Courier’s editor read the letter out to us; the monitoring officer confirms it on Monday.",
    },
  ],
  calls: ferryCalls,
};
