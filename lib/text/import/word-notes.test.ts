/** What belongs to a sourced draft of Word beside its text: threads, ranges, links, changes. */
import { expect, it } from "vitest";
import { run, wordFile, wordParagraph as p, wordPart } from "@/tests/support/word-parts";
import { readWord } from "./word";

const W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"';
const comment = (id: number, author: string, text: string) =>
  `<w:comment ${W14} w:id="${id}" w:author="${author}"><w:p w14:paraId="0000000${id}">${run(text)}</w:p></w:comment>`;
const begin = (id: number) => `<w:commentRangeStart w:id="${id}"/>`;
const end = (id: number) =>
  `<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`;

const extended = (lines: string) =>
  `<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">${lines}</w15:commentsEx>`;

it("keeps a thread together, in its order", async () => {
  const { notes } = await readWord(
    await wordFile(p(`${begin(1)}${begin(2)}${run("So.")}${end(1)}${end(2)}`), {
      "word/comments.xml": wordPart(
        "comments",
        comment(1, "Ann Berg", "Source?") + comment(2, "Ed Holm", "Log, p. 4"),
      ),
      "word/commentsExtended.xml": extended(
        '<w15:commentEx w15:paraId="00000001"/><w15:commentEx w15:paraId="00000002" w15:paraIdParent="00000001"/>',
      ),
    }),
  );
  expect(notes).toEqual([
    {
      ...{ kind: "comment", author: "Ann Berg", text: "Source?", from: 0, at: 3 },
      replies: [{ author: "Ed Holm", text: "Log, p. 4" }],
    },
  ]);
});

it("keeps comments that are said to answer each other", async () => {
  const { notes } = await readWord(
    await wordFile(p(`${run("So.")}${end(1)}${end(2)}`), {
      "word/comments.xml": wordPart("comments", comment(1, "A", "One") + comment(2, "B", "Two")),
      "word/commentsExtended.xml": extended(
        '<w15:commentEx w15:paraId="00000001" w15:paraIdParent="00000002"/><w15:commentEx w15:paraId="00000002" w15:paraIdParent="00000001"/>',
      ),
    }),
  );
  expect(notes.map(({ text }) => text)).toEqual(["One", "Two"]);
});

it("leaves a comment with the paragraph it was set on, whose end was taken with it", async () => {
  const { text, notes } = await readWord(
    await wordFile(p(`${begin(1)}${run("One.")}`) + p(`${end(1)}${run("Two.")}`), {
      "word/comments.xml": wordPart("comments", comment(1, "A", "Why?")),
    }),
  );
  expect(text).toBe("One.\n\nTwo.");
  expect(notes).toEqual([{ kind: "comment", author: "A", text: "Why?", from: 0, at: 4 }]);
});

it("keeps the address behind a note's words", async () => {
  const { notes } = await readWord(
    await wordFile(p(`${run("So.")}<w:r><w:footnoteReference w:id="2"/></w:r>`), {
      "word/footnotes.xml": wordPart(
        "footnotes",
        `<w:footnote w:id="2"><w:p><w:hyperlink r:id="rId1">${run("The log")}</w:hyperlink></w:p></w:footnote>`,
      ),
      "word/_rels/footnotes.xml.rels":
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://log.example/" TargetMode="External"/></Relationships>',
    }),
  );
  expect(notes).toMatchObject([{ text: "The log", links: ["https://log.example/"] }]);
});

const inserted = (text: string) => `<w:ins w:id="7" w:author="Ed">${run(text)}</w:ins>`;
const deleted = (text: string) =>
  `<w:del w:id="8" w:author="Ed"><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`;

it("tells what was there before a tracked change, whichever half comes first", async () => {
  const { text, changes } = await readWord(
    await wordFile(
      p(`${run("It shut ")}${deleted("36")}${inserted("38")}${run(" beds.")}`) +
        p(`${inserted("Now")}${deleted("Once")}${run(" it is open.")}${deleted(" For good.")}`) +
        p(`${deleted("A")}${inserted("The")}${run(" gate.")}`),
    ),
  );
  expect(text).toBe("It shut 38 beds.\n\nNow it is open.\n\nThe gate.");
  expect(
    changes.map(({ at, ...change }) => [text.slice(0, at).split(/\s/).at(-1), change]),
  ).toEqual([
    ["38", { was: "36", now: "38" }],
    ["Now", { was: "Once", now: "Now" }],
    ["open.", { was: "For good.", now: "" }],
    ["The", { was: "A", now: "The" }],
  ]);
});
