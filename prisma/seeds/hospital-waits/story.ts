/** The third demo story; everything in it is invented. */
import type { StorySeed } from "../shape";
import { claimsAboutConduct } from "./claims-conduct";
import { claimsAboutFigures } from "./claims-figures";
import { hospitalDraft } from "./draft-1";
import { hospitalReplies } from "./replies";
import { hospitalSources, type HospitalSource } from "./sources";

export const hospitalWaits: StorySeed<HospitalSource> = {
  slug: "hospital-waits",
  headline: "Hospital waits grew after a change in counting, figures show",
  desk: "Health",
  status: "drafting",
  note: "Demonstration material. The hospital, the trust, the university and the people are invented.",
  deadlineInHours: 5 * 24 + 2,
  timeline: {
    openedHoursAgo: 99,
    logged: [98.5, 96.5],
    steps: [
      [76, 74],
      [53, 50],
      [26.5, 25.5],
    ],
  },
  members: ["admin", "reviewer"],
  sources: hospitalSources,
  claims: [...claimsAboutFigures, ...claimsAboutConduct],
  drafts: [hospitalDraft],
  replies: hospitalReplies,
};
