import { describe, expect, it } from "vitest";
import { attributedIn, claimsIn } from "@/tests/support/readings";

/** The text, and for each proposal whose claim it is and how it would be logged. */
type Case = [text: string, ...claims: string[]];

describe("cues of several words", () => {
  it.each<Case>([
    ["Lund pointed out that the gates leak.", "Lund → The gates leak"],
    ["The port made it clear that the gates stay shut.", "port → The gates stay shut"],
    ["It emerged on Monday that the gates leak.", "nobody → The gates leak"],
    ["The plan, as Lund put it, is a bad joke.", "Lund → The plan is a bad joke"],
    ["Lund was quoted as saying the gates leak.", "Lund → The gates leak"],
    ["The audit is said to be critical.", "nobody → The audit is said to be critical"],
    [
      "The port was accused of hiding the audit by Lund.",
      "Lund → The port was accused of hiding the audit by Lund",
    ],
    ["Lund’s claim that the gates were new was false.", "Lund → The gates were new"],
    [
      "He rejected accusations by Lund that the gates leak.",
      "He → He rejected accusations by Lund that the gates leak",
      "Lund → The gates leak",
    ],
  ])("%s", (text, ...claims) => {
    expect(claimsIn(text)).toEqual(claims);
  });
});

describe("what somebody means to do, or asks for", () => {
  it.each([
    ["Lund vowed to close the gates by June.", "Lund", "to close the gates by June."],
    ["Lund urged the council to close the gates.", "Lund", "the council to close the gates."],
    ["Lund called for an inquiry into the gates.", "Lund", "an inquiry into the gates."],
    ["Lund wants to close the gates.", "Lund", "to close the gates."],
  ])("%s", (text, source, content) => {
    const [found] = attributedIn(text);
    expect(found?.form).toBe("phrase");
    expect(found?.source?.name).toBe(source);
    expect(text.slice(found?.contentSpan.start, found?.contentSpan.end)).toBe(content);
  });

  it("is no plan where somebody wants to know", () => {
    expect(attributedIn("What its members want to know is simple.")).toEqual([]);
  });

  it("ranks below a clause with the same words", () => {
    const [wish] = attributedIn("Lund wants to close the gates.");
    const [clause] = attributedIn("Lund said that the gates close.");
    expect(wish?.worth).toBeLessThan(clause?.worth ?? 0);
  });
});

describe("speakers that a colon or the sentence before names", () => {
  it.each<Case>([
    [
      "LUND: The gates stay shut until the audit is over.",
      "LUND → The gates stay shut until the audit is over",
    ],
    ["Lund on the gates: “They stay shut.”", "Lund → They stay shut"],
    ["Lund was blunt about the gates. “They stay shut.”", "Lund → They stay shut"],
    ["Photo: The gates stay shut in winter."],
    ["Categories: The gates stay shut in winter."],
  ])("%s", (text, ...claims) => {
    expect(claimsIn(text)).toEqual(claims);
  });
});

describe("a claim is whole and within its bounds", () => {
  it.each<Case>([
    [
      "According to two former employees, the firm bribed three inspectors in Riga.",
      "two former employees → The firm bribed three inspectors in Riga",
    ],
    [
      "The firm, according to the police, bribed an inspector.",
      "police → The firm bribed an inspector",
    ],
    ["Lund said by 2050 the sea will rise.", "Lund → By 2050 the sea will rise"],
    [
      "Lund said if the pumps fail she would close the road.",
      "Lund → If the pumps fail she would close the road",
    ],
    [
      "The pumps may be old, they say, but they still work.",
      "they → The pumps may be old, but they still work",
    ],
    ["The lock is shut, Lund said, and left.", "Lund → The lock is shut"],
    ["However it was open, he said.", "he → It was open"],
    ["The lock, which critics said was unsafe, was closed.", "critics → Was unsafe"],
    ["Lund closed the lock, saying the pumps were unsafe.", "Lund → The pumps were unsafe"],
    ["Another said he supported the closure.", "Another → He supported the closure"],
    [
      "Arens first said he did not recall it, but later said he had deleted the file.",
      "Arens → He did not recall it",
      "Arens → He had deleted the file",
    ],
    [
      "Lund said the firm had paid, but that the sum was smaller.",
      "Lund → The firm had paid, but that the sum was smaller",
    ],
    [
      "Lund said that the firm had paid; that the sum was smaller; and that the clerk knew.",
      "Lund → The firm had paid; that the sum was smaller; and that the clerk knew",
    ],
    ["Lund said the firm had paid; that was in May.", "Lund → The firm had paid"],
    [
      "The port has said it had paid, but that it did not know.",
      "port → It had paid, but that it did not know",
    ],
  ])("%s", (text, ...claims) => {
    expect(claimsIn(text)).toEqual(claims);
  });

  it.each<Case>([
    ["Asked whether the lock was safe, Lund said it was.", "Lund → Lund said it was"],
    [
      "Asked by a clerk if it was safe, Lund said that it was not.",
      "Lund → Lund said that it was not",
    ],
    ["Lund, asked whether the lock was safe, said it was.", "Lund → Lund said it was"],
    [
      "The mayor, when asked whether the lock was safe, said the gates had failed twice.",
      "mayor → The gates had failed twice",
    ],
    ["Lund said the gates had failed, when asked about the lock.", "Lund → The gates had failed"],
    ["“They failed,” Lund said when asked whether the gates were safe.", "Lund → They failed"],
    ["Lund said he would resign when asked to.", "Lund → He would resign when asked to"],
    ["Lund asked whether the lock was safe.", "Lund → Whether the lock was safe"],
    ["“Is it safe?” asked Lund.", "Lund → Is it safe?"],
    ["Ministers were asked whether the lock was safe.", "nobody → Whether the lock was safe"],
  ])("what was asked is no part of the answer: %s", (text, ...claims) => {
    expect(claimsIn(text)).toEqual(claims);
    const marked = attributedIn(text).map(({ contentSpan: { start, end } }) =>
      text.slice(start, end),
    );
    if (!claims.some((claim) => claim.includes("Whether")))
      expect(marked.join(" ")).not.toMatch(/whether|if it/);
  });

  it.each<Case>([
    [
      "The minister was accused of taking bribes, which she denies.",
      "nobody → The minister was accused of taking bribes, which she denies",
    ],
    [
      "In May, Lund was accused of hiding the audit.",
      "nobody → Lund was accused of hiding the audit",
    ],
    [
      "The minister, who was accused of taking bribes, left in May.",
      "nobody → The minister was accused of taking bribes",
    ],
    [
      "Lund said the minister was accused of taking bribes.",
      "Lund → The minister was accused of taking bribes",
    ],
  ])("whoever is accused is named with what of: %s", (text, ...claims) => {
    expect(claimsIn(text)).toEqual(claims);
  });

  it("what stands inside somebody’s quotation is theirs", () => {
    const text = "“My mother told me that the bridge was safe, and she knew,” Ann Lund said.";
    expect(claimsIn(text)).toEqual([
      "Ann Lund → My mother told me that the bridge was safe, and she knew",
    ]);
    expect(attributedIn(text, { hasNested: true }).length).toBeGreaterThan(1);
  });

  it("of a list of targets each member is one", () => {
    const text = "A spreadsheet listed the Harbour Office, Alder Bank and NATO as targets.";
    const found = attributedIn(text);
    expect(found.map(({ wording }) => wording)).toEqual([
      "A spreadsheet listed the Harbour Office as targets",
      "A spreadsheet listed Alder Bank as targets",
      "A spreadsheet listed NATO as targets",
    ]);
    expect(new Set(found.map(({ sentenceSpan }) => sentenceSpan.start))).toEqual(new Set([0]));
    expect(attributedIn(text, { isItemised: false })).toHaveLength(1);
  });
});

describe("quotation marks of other makes", () => {
  it.each<Case>([
    ["''We had no warning at all,'' said Mary Lund.", "Mary Lund → We had no warning at all"],
    ["``We had no warning at all,'' Lund said.", "Lund → We had no warning at all"],
    ["“Not at all,“ he said. “It stays shut.”", "he → Not at all", "he → It stays shut"],
    ["“How often must this happen?” Lund said.", "Lund → How often must this happen?"],
    ["“We are not going back!” she said.", "she → We are not going back!"],
  ])("%s", (text, ...claims) => {
    expect(claimsIn(text)).toEqual(claims);
  });
});
