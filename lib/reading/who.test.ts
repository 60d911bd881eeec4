import { describe, expect, it } from "vitest";
import { attributedIn } from "@/tests/support/readings";

const sourcesIn = (text: string) => attributedIn(text).flatMap(({ source }) => source ?? []);

describe("a name is a name", () => {
  it.each([
    ["Mr. Ravenscroft said the hall was empty.", "Ravenscroft", "", ""],
    ["Ms. Tolliver said the roof leaked.", "Tolliver", "", ""],
    ["On Monday Ann Doe said it was full.", "Ann Doe", "", ""],
    ["On Monday Harwick Council said the lock was shut.", "Harwick Council", "", ""],
    ["In March Lindby Council said the pool was closed.", "Lindby Council", "", ""],
    ["May Chen said it was full.", "May Chen", "", ""],
    ["In April April Lee said it was full.", "April Lee", "", ""],
    ["His wife, Lena, said he was at home.", "Lena", "", ""],
    ["Former Sen. Jo Lund (R-Ohio) said the bill is dead.", "Jo Lund", "Sen.", ""],
    [
      "Foreign Ministry spokeswoman Mao Lind said it was late.",
      "Mao Lind",
      "spokeswoman",
      "Foreign Ministry",
    ],
  ])("%s", (text, name, title, employer) => {
    expect(sourcesIn(text)[0]).toMatchObject({ name, title, employer, isNamed: true });
  });

  it("is whole where nobody else could bear it", () => {
    expect(sourcesIn("Ann Doe said it was full.")[0]?.isWhole).toBe(true);
    expect(sourcesIn("Doe said it was full.")[0]?.isWhole).toBe(false);
    expect(sourcesIn("Two officials said it was full.")[0]?.isWhole).toBe(false);
  });

  it("documents speak, and whom they are attributed to is spoken of", () => {
    const text = "“The tool was sold to the ministry,” read files attributed to the vendor.";
    expect(sourcesIn(text)).toMatchObject([{ name: "files", kind: "document" }]);
    const shown = "Files attributed to the vendor show that the ministry paid.";
    expect(sourcesIn(shown)).toMatchObject([{ kind: "document" }]);
  });
});

describe("who speak together", () => {
  it.each([
    ["Hale and Moreno said the gates leak.", ["Hale", "Moreno"]],
    ["Both Anna Lee and Omar Khan said the files were burned.", ["Anna Lee", "Omar Khan"]],
    ["“The gates leak,” said Jo Hale and Ida Moreno.", ["Jo Hale", "Ida Moreno"]],
    ["Roth, Lund and Hale said the road was closed.", ["Roth", "Lund", "Hale"]],
    ["Mayor Ida Roth and Sheriff Tom Lund said it was late.", ["Ida Roth", "Tom Lund"]],
    ["Jo Hale, the mayor, and Tom Lund said it was late.", ["Jo Hale", "Tom Lund"]],
    ["Engineers Jo Hale and Ida Moreno said it was late.", ["Jo Hale", "Ida Moreno"]],
    ["According to Brandt and Okoro, it was late.", ["Brandt", "Okoro"]],
  ])("are each a source: %s", (text, names) => {
    const source = sourcesIn(text)[0];
    expect(source?.each.map(({ name }) => name)).toEqual(names);
    expect(source).toMatchObject({ kind: "person", isPlural: true, title: "", employer: "" });
  });

  it("are each told by their own office and full name", () => {
    const [source] = sourcesIn("Lisa Hale of Brand and Tom Moreno of Alder said it was late.");
    expect(source?.each).toMatchObject([
      { name: "Lisa Hale", employer: "Brand", isWhole: true },
      { name: "Tom Moreno", employer: "Alder", isWhole: true },
    ]);
    const later = "Ann Roth, the engineer, left. Roth and Moreno said it was late.";
    expect(sourcesIn(later).at(-1)?.each).toMatchObject([
      { name: "Ann Roth", isWhole: true },
      { name: "Moreno", isWhole: false },
    ]);
  });

  it.each([
    "Johnson and Johnson said the powder was safe.",
    "Smith & Wesson said it was late.",
    "Procter and Gamble said sales rose.",
    "The Ministry of Trade and Industry said sales rose.",
    "Ann Doe said it was late.",
    "Residents and shop owners said it was late.",
  ])("are one, or nobody in particular: %s", (text) => {
    expect(sourcesIn(text)[0]?.each).toEqual([]);
  });
});

describe("party and office are", () => {
  it.each([
    ["Labour MP Ann Doe said it was late.", "Ann Doe", "MP", "Labour"],
    ["Party treasurer Olga Benn said it was late.", "Olga Benn", "party treasurer", ""],
    ["City engineer Margit Roth said it was late.", "Margit Roth", "city engineer", ""],
    ["Alder’s export chief, Paul Dale, said it was late.", "Paul Dale", "export chief", "Alder"],
    ["Ida Roth of the Green Party said it was late.", "Ida Roth", "", "Green Party"],
    [
      "Nadia Holt, a professor of public law, said it was late.",
      "Nadia Holt",
      "professor of public law",
      "",
    ],
  ])("title or employer: %s", (text, name, title, employer) => {
    expect(sourcesIn(text)[0]).toMatchObject({ name, title, employer, kind: "person" });
  });
});

describe("he or she is", () => {
  it.each([
    [
      "the only one there is",
      "Eric Baker was pressed on the figures. “I have a lot going on. Good luck with the story,” he wrote.",
      "Eric Baker",
    ],
    [
      "whom the sentence before is about",
      "Ann Doe, the port’s engineer, said the gates leak. She said they were old.",
      "Ann Doe",
    ],
    [
      "the same as the one before",
      "Ann Doe said the gates leak. She said they were old. She said nobody cared.",
      "Ann Doe",
    ],
  ])("%s", (_why, text, name) => {
    expect(sourcesIn(text).at(-1)).toMatchObject({ name, isOpen: false, couldBe: [] });
  });

  it.each([
    [
      "of two who could be meant",
      "Ann Doe met Jane Lund on Friday. She said it was late.",
      ["Ann Doe", "Jane Lund"],
    ],
    ["of two with one name each", "Tom met Sara. He said it was late.", ["Sara", "Tom"]],
    ["of one with one name", "Mark waited. He said it was late.", ["Mark"]],
    ["of a firm and a town", "Microsoft left Oslo. He said it was late.", []],
    ["of rain", "Rain fell. He said it was late.", []],
    ["of a place", "The road runs across Lake Erie. He said it was late.", []],
    [
      "of whoever speaks inside a quotation",
      "“I met Ann Doe,” the note says. She said it was late.",
      [],
    ],
  ])("nobody for sure %s", (_why, text, couldBe) => {
    const source = sourcesIn(text).at(-1);
    expect(source).toMatchObject({ isOpen: true, isNamed: false });
    expect([...(source?.couldBe ?? [])].sort()).toEqual(couldBe);
  });

  it("is never of the other sex than the text tells", () => {
    const source = sourcesIn("Mr. Tom Arens opened the gates. She said it was late.").at(-1);
    expect(source?.isOpen).toBe(true);
  });

  it("they are always left open", () => {
    const source = sourcesIn("The owners met on Friday. They said it was late.").at(-1);
    expect(source).toMatchObject({ name: "They", isOpen: true });
  });
});
