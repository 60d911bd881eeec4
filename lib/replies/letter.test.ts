/** The letter and its Word file: the claims as they are put and nothing else of the record. */
import { expect, it } from "vitest";
import { importText } from "@/lib/text/import/import-text";
import { letterBlocks, letterText } from "./letter";
import { wordLetter } from "./word-letter";

const parts = {
  whom: "Ines Calloway, managing director",
  subject: "Tarrow Yard",
  wordings: ["The yard changed its price after bids closed", "It was ranked last by four of six?"],
  deadline: "Wed 13 Nov 2026, 16:00",
  by: "Amara Voss",
};

it("puts the claims in their order, each as a sentence", () => {
  expect(letterText(parts)).toBe(
    [
      "Dear Ines Calloway,",
      "We are preparing an article for publication that concerns Tarrow Yard. It is to say the following, and we would like to have your answer before it appears, and to print it.",
      "1. The yard changed its price after bids closed.\n2. It was ranked last by four of six?",
      "Please reply by Wed 13 Nov 2026, 16:00.",
      "Kind regards,\nAmara Voss",
    ].join("\n\n"),
  );
});

it("is addressed to the subject where nobody else is, and waits for nobody where no day is said", () => {
  const text = letterText({ ...parts, whom: "", deadline: "" });
  expect(text).toContain("Dear Tarrow Yard,");
  expect(text).not.toContain("reply by");
  expect(letterText({ ...parts, whom: "The press office" })).toMatch(/^To the press office,/);
});

it("is set as it is typed: numbered lines as a list, the others as they stand", () => {
  expect(letterBlocks("Dear all,\n\nYou said:\n1. One.\n2) Two.\nSo?\n\nRegards,\nAmara")).toEqual([
    { kind: "paragraph", lines: ["Dear all,"] },
    { kind: "paragraph", lines: ["You said:"] },
    { kind: "list", items: ["One.", "Two."] },
    { kind: "paragraph", lines: ["So?"] },
    { kind: "paragraph", lines: ["Regards,", "Amara"] },
  ]);
});

it("is a Word file that reads back as it was written", async () => {
  const text = letterText({ ...parts, subject: "Tarrow & Sons <Yard>\u0007" });
  const read = await importText({ file: { name: "letter.docx", bytes: wordLetter(text) } });
  expect(read.text).toContain("Tarrow & Sons <Yard>");
  expect(read.text).toContain("The yard changed its price after bids closed.");
  expect(read.paragraphs.filter(({ kind }) => kind === "list_item")).toHaveLength(2);
  expect(read.text).toContain("Kind regards,\nAmara Voss");
});

it("is the same file each time", () => {
  expect(wordLetter("Dear all,")).toEqual(wordLetter("Dear all,"));
});
