/** The first demo story: what was reported of the I-Soon leak of February 2024, in our own words. */
import type { StorySeed } from "../shape";
import { claimsOfAssessment } from "./claims-assessment";
import { claimsOfBackground } from "./claims-background";
import { claimsAboutDataForSale } from "./claims-data-for-sale";
import { claimsAboutTheFiles } from "./claims-files";
import { claimsAboutMeans } from "./claims-means";
import { claimsAboutTargets } from "./claims-targets";
import { claimsOfVoices } from "./claims-voices";
import { firstDraft } from "./draft-1";
import { secondDraft } from "./draft-2";
import { leakReplies } from "./replies";
import { leakSources, type LeakSource } from "./sources";

export const contractorLeak: StorySeed<LeakSource> = {
  slug: "contractor-leak",
  headline: "Leaked files describe a hacking contractor’s government targets",
  desk: "Investigations",
  status: "checking",
  note: [
    "Demonstration material. The facts follow what was publicly reported of the I-Soon leak in February 2024, and the dates on which people spoke are those of that month.",
    "The desk’s own work is invented for this demonstration: review memo, locators in the files, call notes, unnamed people and log entries. Remarks of real people are paraphrased.",
  ].join("\n\n"),
  deadlineInHours: 21,
  timeline: {
    openedHoursAgo: 29,
    logged: [28.5, 24.5],
    steps: [
      [24.4, 22.5],
      [22.4, 20],
      [3, 1.9],
      [1.8, 1.1],
      [1, 0.4],
    ],
  },
  members: ["admin", "reviewer", "viewer"],
  sources: leakSources,
  claims: [
    ...claimsAboutTheFiles,
    ...claimsAboutTargets,
    ...claimsOfVoices,
    ...claimsAboutMeans,
    ...claimsAboutDataForSale,
    ...claimsOfAssessment,
    ...claimsOfBackground,
  ],
  drafts: [firstDraft, secondDraft],
  replies: leakReplies,
};
