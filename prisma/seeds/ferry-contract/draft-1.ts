/** The ferry story as its writer handed it in. */
import type { DraftSeed } from "../shape";

const markdown = `
# Ferry contract went to the higher of two bids, council papers show

Skerrin Islands Council awarded its five-year ferry contract to Brackwater Line on 14 May 2026, papers
released to this newsroom show, although the only other bidder had asked for less. The committee voted
nine to four.

Brackwater Line bid £41.8 million over five years, and Tolsay Marine £37.2 million. The winning bid was
£4.6 million higher than the losing one.

The council had paid for reliability and not for the lowest price, said Isobel Tarn, chair of the
transport committee. “What we have bought is a boat that sails, and we knew there would be a cheaper
one,” she told the meeting.

Price carried 60 per cent of the marks in the tender, according to Tolsay Marine. The company is
considering a challenge to the award in court, said a person familiar with its thinking.

Two councillors may have met a director of Brackwater Line before bids closed, said a person who worked
on the tender. The council denies it. Brackwater Line denies any contact with councillors outside the
tender while bids were open. “Nobody acting for the company spoke to a member of the council in that
time,” it said in a statement.

## A winter of days without a boat

No ferry sailed on 34 days between 1 October 2025 and 31 March 2026, a count of the harbour log shows.
Brackwater Line puts most of the cancelled sailings down to weather.

The ferry is the islands’ only way of moving freight, said the haulier Euan Strand. Two of his lorries
stood on the quay at Port Skerrin for four nights in January, he said.

The council’s monitoring officer has begun a review of the award, the Skerrin Courier reported. Asked
about it, the council’s press office would not discuss whether there is one.

For passengers the contract will be felt in its second year. Fares for foot passengers will rise by 9
per cent then, if the council follows the assumptions of its own report.
`;

export const ferryDraft: DraftSeed = {
  addedHoursAgo: 74.7,
  text: { as: "file", name: "ferry-contract.md", markdown },
  places: {
    C1: "Skerrin Islands Council awarded its five-year ferry contract to Brackwater Line on 14 May 2026",
    C2: "Brackwater Line bid £41.8 million over five years",
    C3: "Tolsay Marine £37.2 million",
    C4: "The winning bid was £4.6 million higher than the losing one",
    C5: "The council had paid for reliability and not for the lowest price, said Isobel Tarn, chair of the transport committee. “What we have bought is a boat that sails, and we knew there would be a cheaper one,” she told the meeting",
    C6: "Price carried 60 per cent of the marks in the tender, according to Tolsay Marine",
    C7: "Two councillors may have met a director of Brackwater Line before bids closed, said a person who worked on the tender. The council denies it",
    C8: "Brackwater Line denies any contact with councillors outside the tender while bids were open. “Nobody acting for the company spoke to a member of the council in that time,” it said in a statement",
    C9: "The company is considering a challenge to the award in court, said a person familiar with its thinking",
    C10: "No ferry sailed on 34 days between 1 October 2025 and 31 March 2026",
    C11: "Brackwater Line puts most of the cancelled sailings down to weather",
    C12: "The ferry is the islands’ only way of moving freight, said the haulier Euan Strand",
    C13: "The council’s monitoring officer has begun a review of the award, the Skerrin Courier reported. Asked about it, the council’s press office would not discuss whether there is one",
    C14: "Fares for foot passengers will rise by 9 per cent then, if the council follows the assumptions of its own report",
  },
};
