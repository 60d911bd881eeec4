/** The bridge story as it was cleared and published. */
import type { DraftSeed } from "../shape";

const markdown = `
# Bridge bearings were replaced three years late, papers show

An inspection report of March 2022 graded the bearings of Hallow Bridge as poor. The report asked the
council to replace the bearings within twelve months.

They were replaced in August 2026, says the certificate of completion. The work cost £412,000, according
to the council’s accounts.

Lorries heavier than the bridge’s limit of 18 tonnes crossed it 310 times in 2025, according to the
weighing log of the Hallow depot.

Orrin Council said it had asked for money for the bridge three times. Letters to the regional transport
fund bear that out.
`;

export const bridgeDraft: DraftSeed = {
  addedHoursAgo: 27.5,
  text: { as: "file", name: "hallow-bridge.md", markdown },
  places: {
    C1: "An inspection report of March 2022 graded the bearings of Hallow Bridge as poor",
    C2: "The report asked the council to replace the bearings within twelve months",
    C3: "They were replaced in August 2026, says the certificate of completion",
    C4: "The work cost £412,000, according to the council’s accounts",
    C5: "Lorries heavier than the bridge’s limit of 18 tonnes crossed it 310 times in 2025, according to the weighing log of the Hallow depot",
    C6: "Orrin Council said it had asked for money for the bridge three times. Letters to the regional transport fund bear that out",
    C7: "Bridge bearings were replaced three years late, papers show",
  },
};
