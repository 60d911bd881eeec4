/** The fourth demo story, published, corrected and in doubt; everything in it is invented. */
import type { StorySeed } from "../shape";
import { bridgeClaims } from "./claims";
import { bridgeDraft } from "./draft-1";
import { bridgeSources, type BridgeSource } from "./sources";

export const bridgeBearings: StorySeed<BridgeSource> = {
  slug: "bridge-bearings",
  headline: "Bridge bearings were replaced three years late, papers show",
  desk: "Local",
  status: "checking",
  note: "Demonstration material. The bridge, the council, the depot and the papers are invented.",
  deadlineInHours: -23.5,
  timeline: {
    openedHoursAgo: 28,
    logged: [27.4, 26.8],
    steps: [
      [26, 25.6],
      [25, 24.6],
      [14, 13.9],
      [13.8, 13.7],
      [13.5, 13.2],
    ],
  },
  members: ["admin", "reviewer"],
  sources: bridgeSources,
  claims: bridgeClaims,
  drafts: [bridgeDraft],
  published: {
    clearedHoursAgo: 24,
    by: "admin",
    publishedHoursAgo: 23.8,
    url: "https://newsroom.example/local/hallow-bridge",
    errors: [
      {
        reportedHoursAgo: 15,
        origin: "reader",
        said: "The accounts on the council’s own site say £421,000, not £412,000.",
        corrected: {
          hoursAgo: 13,
          kind: "correction",
          oldText: "The work cost £412,000, according to the council’s accounts.",
          newText: "The work cost £421,000, according to the council’s accounts.",
          notice:
            "An earlier version of this article gave the cost of the work as £412,000. It was £421,000.",
          cause: "figure",
          stage: "writing",
          claims: ["C4"],
        },
      },
      {
        reportedHoursAgo: 6,
        origin: "source",
        said: "The depot says that its log does not show who crossed the bridge.",
      },
    ],
    retracts: {
      source: "depotLog",
      hoursAgo: 5,
      by: "reviewer",
      reason:
        "The log is of the depot’s own scales. No vehicle that is weighed there need have crossed the bridge.",
    },
    held: {
      hoursAgo: 4,
      reason: "The depot’s lawyer has written to us about the weighing log.",
    },
  },
};
