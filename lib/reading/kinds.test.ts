/** Of which kind a source is: a person, a body, a document, an outlet; named or not. */
import { describe, expect, it } from "vitest";
import { attributedIn } from "@/tests/support/readings";

/** A text, and the kind of its first source; "unnamed" where that has no name. */
type Case = readonly [text: string, kind: string];

const TUNED: readonly Case[] = [
  ["Varga said the road was closed. She left at noon.", "person"],
  ["Solberg told reporters that the gates leak.", "person"],
  ["“The gates leak,” Moreno said.", "person"],
  ["Lindqvist, 58, said the gates leak.", "person"],
  ["According to Brandt, the gates leak.", "person"],
  ["The Vintar company was founded in 1999. Vintar said the servers were sold.", "organisation"],
  ["Parcelo, which has four warehouses, said it paid them.", "organisation"],
  ["Prosecutors searched the supplier Norfer. Norfer said the papers were real.", "organisation"],
  [
    "Luckwell’s headquarters are in Malta. Luckwell said it never gives to parties.",
    "organisation",
  ],
  ["Greenpeace said the river was poisoned.", "organisation"],
  ["Microsoft said the gap was closed.", "organisation"],
  ["France said the treaty was dead.", "organisation"],
  ["Moscow said the treaty was dead.", "organisation"],
  ["NATO said the exercise was planned.", "organisation"],
  ["The municipality said the well was safe.", "organisation unnamed"],
  ["The town said that it had no money.", "organisation unnamed"],
  ["The water board said that it had no money.", "organisation unnamed"],
  ["The Harwick Port Authority said the channel was open.", "organisation"],
  ["Merkan Bank said that no data was taken.", "organisation"],
  ["The survey maps show that the channel is four metres deep.", "document unnamed"],
  ["According to the accounts, the firm owes 2 million euros.", "document unnamed"],
  ["The label says that nobody may enter.", "document unnamed"],
  ["A delivery note shows that the product came on Friday.", "document unnamed"],
  ["An internal memo says that the alarm was off.", "document unnamed"],
  ["Satellite images show that the roofs are gone.", "document unnamed"],
  ["Two officials said that the alarm was off.", "person unnamed"],
  ["Residents said that the alarm was off.", "person unnamed"],
  ["A former guard said that the alarm was off.", "person unnamed"],
  ["The mayor said that the alarm was off.", "person unnamed"],
  ["The Harwick Herald reported that the alarm was off.", "publication"],
  ["Labour MP Ann Doe said the alarm was off.", "person"],
  ["Officer Rusk said that the man held a knife.", "person"],
];

const KEPT_OUT: readonly Case[] = [
  ["Okoro said the count was wrong. He asked for another.", "person"],
  ["“It was dark,” recalled Petersen.", "person"],
  ["Chancellor Hofer said the tax would stay.", "person"],
  ["Republican Rep. Dana Cole said the bill was dead.", "person"],
  ["Nurse Amara Obi said the ward was full.", "person"],
  ["Calloway, who ran the mill, said the dye was harmless.", "person"],
  ["The chain Brightholm has 54 homes. Brightholm said that it was sorry.", "organisation"],
  ["Amnesty said that the prisoners were beaten.", "organisation"],
  ["Berlin said that the tanks would be sent.", "organisation"],
  ["The district council said that the hall was safe.", "organisation unnamed"],
  ["The hospital said that nobody had died.", "organisation unnamed"],
  ["Dispatch logs show that the call came at noon.", "document unnamed"],
  ["The inspector’s report says that the beams were rotten.", "document unnamed"],
  ["Pay slips show that the wage was too low.", "document unnamed"],
  ["Neighbours said that they had heard a shot.", "person unnamed"],
  ["A spokeswoman said that the line was safe.", "person unnamed"],
  ["The Daily Chronicle reported that the mine was closed.", "publication"],
];

function kindOf(text: string): string {
  const source = attributedIn(text).find((one) => one.source)?.source;
  return source ? `${source.kind}${source.isNamed ? "" : " unnamed"}` : "none";
}

describe("the kind of a source", () => {
  it.each(TUNED)("%s", (text, kind) => {
    expect(kindOf(text)).toBe(kind);
  });

  it("is right in nine of ten sentences that no rule was made for", () => {
    const wrong = KEPT_OUT.filter(([text, kind]) => kindOf(text) !== kind);
    expect(wrong.slice(Math.floor(KEPT_OUT.length / 10))).toEqual([]);
  });
});
