/** Which request backs what a draft says (decision 69), and what of a text says it (DESIGN §2.9). */
import { describe, expect, it } from "vitest";
import { paragraphsOf } from "@/tests/support/readings";
import { matchLines, type NamedRequest, type SaidLine } from "./match";
import { saidLines } from "./said-lines";

const read = (text: string) => saidLines({ text, paragraphs: paragraphsOf(text) });

describe("what a text says of who did not answer", () => {
  it.each<[string, string[]]>([
    ["I-Soon did not reply to requests sent by email.", ["I-Soon: no_reply"]],
    [
      "The Foreign Office, the Royal Thai Army and NATO did not immediately reply to requests for comment.",
      ["Foreign Office: no_reply", "Royal Thai Army: no_reply", "NATO: no_reply"],
    ],
    [
      "Apple and Microsoft did not reply to requests for comment, and Google had no immediate comment.",
      ["Google: no_immediate_comment", "Apple: no_reply", "Microsoft: no_reply"],
    ],
    // Nobody is named: whom it is said of, a person has to say.
    ["It was late. She neither confirmed nor denied the sale.", [": neither_confirmed_nor_denied"]],
    ["Ms Haddow declined to be interviewed.", ["Ms Haddow: declined"]],
    ["Pike could not be reached.", ["Pike: unreachable"]],
    ["Repeated requests for an interview were ignored.", [": no_reply"]],
    ["Tarrow Yard denied that any bid was reopened.", ["Tarrow Yard: denied"]],
    ["The ferry sailed at noon.", []],
    ["Tarrow Yard said that no bid was reopened.", []],
    ["Tarrow Yard did not deny that a bid was reopened.", []],
  ])("%s", (text, said) => {
    expect(read(text).map(({ party, says }) => `${party}: ${says}`)).toEqual(said);
  });

  it("is quoted as it stands, with its paragraph and the words that say it", () => {
    const text = "The ferry sailed.\n\nIt was late. Tarrow Yard\ndeclined to comment.";
    const [line] = read(text);
    expect(line).toMatchObject({ quote: "Tarrow Yard declined to comment.", paragraph: 2 });
    expect(line?.quote.slice(line.cue.start, line.cue.end)).toContain("declined to comment");
  });
});

describe("the request that a line speaks of", () => {
  const requests: NamedRequest[] = [
    { id: 1, names: ["UK Foreign Office"] },
    { id: 2, names: ["China’s Ministry of Public Security"] },
    { id: 3, names: ["Lorne Haddow, an agent", "Lorne Haddow"] },
    { id: 4, names: ["Tarrow Yard", "Ines Calloway"] },
    { id: 5, names: ["Tarrow Yard"] },
    { id: 6, names: ["Ministry of Health"] },
  ];
  const line = (party: string): SaidLine => ({
    ...{ party, says: "no_reply", quote: party, cue: { start: 0, end: 1 } },
    ...{ paragraph: 1, start: 0 },
  });
  it.each<[string, number | null]>([
    ["Foreign Office", 1],
    ["the foreign office", 1],
    ["FOREIGN OFFICE", 1],
    ["Ministry of Public Security", 2],
    ["Ms Haddow", 3],
    ["Ms Calloway", 4],
    // Asked twice, it is the later request that is waited for.
    ["Tarrow Yard", 5],
    ["Tarrow Yard’s", 5],
    ["yard", 5],
    // Two could be meant: nobody guesses.
    ["ministry", null],
    ["Office of the Mayor", null],
    ["he", null],
    ["", null],
  ])("%s", (party, id) => {
    const { lines, unbacked } = matchLines([line(party)], requests);
    expect([...lines.keys()]).toEqual(id === null ? [] : [id]);
    expect(unbacked).toHaveLength(id === null ? 1 : 0);
  });
});
