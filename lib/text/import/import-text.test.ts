/** Files and pastes as they come, good ones and hostile ones, through the one way in. */
import { describe, expect, it } from "vitest";
import { expectNormalForm, linksOf, paragraphsOf } from "@/tests/support/normal-form";
import {
  CONTENT_TYPES,
  run,
  wordFile,
  wordParagraph,
  wordPart,
  zipOf,
} from "@/tests/support/word-parts";
import { readCase, readSample, samplesIn } from "@/tests/support/samples";
import { SourcelineError } from "@/lib/platform/errors";
import { importText } from "./import-text";
import { MAX_FILE_BYTES } from "./limits";
import type { BroughtText } from "./findings";
import { foldTypography } from "@/lib/text/fold";

const bring = (name: string, content: Uint8Array | string): Promise<BroughtText> =>
  importText({ file: { name, bytes: Buffer.from(content) } });

async function refusalOf(outcome: Promise<unknown>): Promise<SourcelineError> {
  const error: unknown = await outcome.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(SourcelineError);
  return error as SourcelineError;
}

describe("a Word file", () => {
  const styles = wordPart(
    "styles",
    ["Title:Title", "Heading2:heading 2", "Quote:Quote"]
      .map((style) => style.split(":"))
      .map(
        ([id, name]) =>
          `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:tblStylePr w:type="x"><w:b/></w:tblStylePr></w:style>`,
      )
      .join(""),
  );

  it("comes in with its styles, tracked changes accepted, and notes where they stand", async () => {
    const body = [
      wordParagraph(run("Ferries late"), "Title"),
      wordParagraph(
        `${run("They left ")}<w:ins w:id="1">${run("two hours ")}</w:ins><w:del w:id="2"><w:r><w:delText>ten hours </w:delText></w:r></w:del>${run("late")}<w:r><w:footnoteReference w:id="2"/></w:r>${run(".")}`,
      ),
      wordParagraph(run("What was seen"), "Heading2"),
      wordParagraph(run("Nothing."), "Quote"),
      `<w:tbl><w:tr><w:tc>${wordParagraph(run("Ship"))}</w:tc><w:tc>${wordParagraph(run("Tons"))}</w:tc></w:tr></w:tbl>`,
    ].join("");
    const footnotes = wordPart(
      "footnotes",
      `<w:footnote w:id="2">${wordParagraph(run("By the log."))}</w:footnote>`,
    );
    const built = await bring(
      "story.docx",
      await wordFile(body, { "word/footnotes.xml": footnotes, "word/styles.xml": styles }),
    );
    expectNormalForm(built);
    expect(built.title).toBe("Ferries late");
    expect(paragraphsOf(built)).toEqual([
      ["heading1", "Ferries late"],
      ["paragraph", "They left two hours late."],
      ["heading2", "What was seen"],
      ["quotation", "Nothing."],
      ["paragraph", "Ship | Tons"],
    ]);
    expect(built.notes).toEqual([
      { kind: "footnote", author: "", text: "By the log.", at: built.text.indexOf("late.") + 4 },
    ]);
  });

  const zeros = Buffer.alloc(300_000_000);
  const paragraph = wordParagraph(run("Text."));
  it.each<[string, () => Promise<Uint8Array>, RegExp]>([
    [
      "a part that unpacks to 300 MB",
      () => wordFile(paragraph, { "word/x.xml": zeros }),
      /unpacks to far more/,
    ],
    [
      "5,000 parts",
      () =>
        wordFile(
          paragraph,
          Object.fromEntries(Array.from({ length: 5_000 }, (_, n) => [`${n}.xml`, "<a/>"])),
        ),
      /unpacks to far more/,
    ],
    ["200,000 tags", () => wordFile("<w:p/>".repeat(200_000)), /unpacks to far more/],
    [
      "a tag with 1,000 attributes",
      () => wordFile(`<w:p ${Array.from({ length: 1_000 }, (_, n) => `a${n}="1"`).join(" ")}/>`),
      /unpacks to far more/,
    ],
    ["100,000 nested elements", () => wordFile("<w:p>".repeat(100_000)), /nested too deeply/],
    [
      "an entity",
      () => wordFile(paragraph, { "word/x.xml": '<!DOCTYPE x [<!ENTITY a "aa">]><x>&a;</x>' }),
      /declares entities/,
    ],
    ["tags that never end", () => wordFile("</a <a".repeat(50_000)), /damaged/],
    ["tags that do not match", () => wordFile("<w:p></w:r>".repeat(50_000)), /damaged/],
    ["tags inside tags", () => wordFile("<w:p <w:p/>".repeat(20_000)), /damaged/],
    ["XML that is none", () => wordFile("<w:p></w:q>"), /damaged/],
    ["no text", () => wordFile("<w:p/>"), /no text/],
    ["a cut-off end", async () => (await wordFile(paragraph)).subarray(0, 300), /damaged/],
    ["damaged bytes", async () => (await wordFile(paragraph)).fill(0x55, 40, 200), /damaged/],
    ["no document", () => zipOf({ "[Content_Types].xml": CONTENT_TYPES }), /damaged/],
    ["a table of Excel", () => zipOf({ "xl/workbook.xml": "<x/>" }), /Excel/],
    ["an archive of anything", () => zipOf({ "a.txt": "a" }), /not a Word file/],
  ])("is refused with %s", async (_what, make, message) => {
    const refusal = await refusalOf(bring("story.docx", await make()));
    expect(refusal.code).toBe("INVALID");
    expect(refusal.fields?.file).toMatch(message);
  });
});

describe("a file", () => {
  it.each([
    ["story.pdf", "%PDF-1.7", /PDF/],
    ["story.txt", "%PDF-1.7", /PDF/],
    ["story.doc", Buffer.from("d0cf11e0a1b11ae1", "hex"), /save it as \.docx/],
    ["story.docx", Buffer.from("d0cf11e0a1b11ae1", "hex"), /password/],
    ["story.rtf", "{\\rtf1 text}", /RTF/],
    ["story.png", Buffer.from("89504e470d0a1a0a", "hex"), /picture/],
    ["story.txt", Buffer.from("7f454c4602010100", "hex"), /program/],
    ["story.txt", Buffer.from("504b0304aaaa", "hex"), /archive/],
    [
      "story.txt",
      Buffer.from(Array.from({ length: 600 }, (_, n) => (n * 193) % 256)),
      /not a text/,
    ],
    ["story.docx", "Text.", /not a Word file/],
    ["story.xyz", "Text.", /Files of this kind/],
    ["constructor.constructor", "Text.", /Files of this kind/],
    ["story.txt", "", /empty/],
    ["story.txt", " \n", /no text/],
    ["story.txt", "a".repeat(MAX_FILE_BYTES + 1), /larger than 10 MB/],
    ["story.txt", "a".repeat(5_000_000), /longer than/],
    ["story.md", "a".repeat(5_000_000), /longer than/],
    ["story.html", "a".repeat(5_000_000), /longer than/],
    ["story.txt", "a ".repeat(60_000), /paragraph is longer/],
    ["story.txt", "a b\n\n".repeat(50_000), /longer than 80,000 words/],
  ])("%s is refused if it is not what it should be (%#)", async (name, content, message) => {
    const refusal = await refusalOf(bring(name, content));
    expect(refusal.code).toBe("INVALID");
    expect(refusal.fields?.file).toMatch(message);
  });

  it("is read by its name, else by its media type, else as plain text", async () => {
    const bytes = Buffer.from("# *Ferries*");
    const textOf = async (name: string, mediaType: string) =>
      (await importText({ file: { name, mediaType, bytes } })).text;
    expect(await textOf("A.MD", "text/plain")).toBe("Ferries");
    expect(await textOf("draft 1.2", "text/markdown; charset=utf-8")).toBe("Ferries");
    expect(await textOf("draft", "")).toBe("# *Ferries*");
  });
});

describe("a paste", () => {
  it("comes in with its formatting, or plainly where that cannot be read", async () => {
    const textOf = async (plain: string, html: string) =>
      (await importText({ paste: { plain, html } })).text;
    expect(await textOf("plain", "<p>rich</p>")).toBe("rich");
    expect(await textOf("plain", "<img src=x>")).toBe("plain");
    expect(await textOf("plain", "<div>".repeat(1_000))).toBe("plain");
    expect(await textOf("plain", "")).toBe("plain");
  });

  it("is refused beside the field that was pasted into", async () => {
    expect((await refusalOf(importText({ paste: {} }))).fields?.text).toMatch(/no text/);
    expect((await refusalOf(importText({ paste: { html: "<br>" } }))).fields?.text).toMatch(
      /no text/,
    );
  });
});

type Expected = {
  doc_id: string;
  title: string;
  paragraphs: string[];
  links_in_html: Array<{ href: string; text: string }>;
  tracked_docx: { must_contain: string; must_not_contain: string };
  html_must_not_contain: string[];
};

const stories = samplesIn("stories/expected").map(
  (file) => JSON.parse(readSample("stories/expected", file).toString()) as Expected,
);
const wordStories = samplesIn("stories/docx");

describe.skipIf(stories.length === 0)("stories of a news site", () => {
  /** Their Word files have typographic quotation marks. */
  const fold = (text: string) => foldTypography(text).text;
  const read = (folder: string, name: string) => bring(name, readSample(`stories/${folder}`, name));

  it.each(
    stories.flatMap((story) =>
      ["txt", "md", "html", "docx"].map((format) => [format, story.doc_id, story] as const),
    ),
  )("come in whole from %s: %s", async (format, id, story) => {
    const built = await read(format, `${id}.${format}`);
    expectNormalForm(built);
    expect(paragraphsOf(built).map(([, text]) => fold(text!))).toEqual(story.paragraphs.map(fold));
    expect(fold(built.title ?? "")).toBe(fold(story.title));
    for (const forbidden of story.html_must_not_contain)
      expect(built.text).not.toContain(forbidden);
    if (format === "html") {
      // Their list is in no order.
      const expected = story.links_in_html.map(({ href, text }) => [href, text]);
      expect(linksOf(built).sort()).toEqual(expected.sort());
    }
  });

  const tracked = stories.filter((story) => wordStories.includes(`${story.doc_id}.tracked.docx`));
  it.each(tracked.map((story) => [story.doc_id, story] as const))(
    "have tracked changes accepted: %s",
    async (id, story) => {
      const { text } = await read("docx", `${id}.tracked.docx`);
      expect(text).toContain(story.tracked_docx.must_contain);
      expect(text).not.toContain(story.tracked_docx.must_not_contain);
    },
  );
});

const wordSamples = samplesIn("docx/mammoth").filter((file) => file.endsWith(".docx"));

describe.skipIf(wordSamples.length === 0)("mammoth's own samples", () => {
  const empty = [
    "empty.docx",
    "external-picture.docx",
    // Its only words are a note's.
    "footnote-hyperlink.docx",
    "tiny-picture.docx",
    "tiny-picture-target-base-relative.docx",
  ];
  it.each(wordSamples)("%s comes in, or is refused as empty", async (file) => {
    const outcome = bring(file, readSample("docx/mammoth", file));
    if (empty.includes(file)) expect((await refusalOf(outcome)).message).toMatch(/no text/);
    else expectNormalForm(await outcome);
  });
});

describe("cases of what is no text, and of what is", () => {
  const cases = {
    "word-clipboard.html": readCase("word-clipboard.html"),
    "hidden.docx": readCase("hidden.docx"),
    "fields.docx": readCase("fields.docx"),
    "raised.html": readCase("raised.html"),
    "annotated.docx": readCase("annotated.docx"),
  };
  const content = (name: keyof typeof cases) => cases[name] ?? Buffer.of();

  it.skipIf(!cases["word-clipboard.html"])("a comment that was pasted is a note", async () => {
    const html = content("word-clipboard.html").toString();
    const { text, notes } = await importText({ paste: { html } });
    expect(text).toBe("Auditor Ann Doe said so.");
    expect(notes.map(({ kind, at }) => [kind, text.slice(at)])).toEqual([["comment", "."]]);
  });

  it.skipIf(!cases["hidden.docx"])("hidden text stays out", async () => {
    const { text, leftOut } = await bring("hidden.docx", content("hidden.docx"));
    expect(text).toBe("Visible.");
    expect(leftOut).toHaveLength(3);
  });

  it.skipIf(!cases["fields.docx"])("fields show their values", async () => {
    const { text } = await bring("fields.docx", content("fields.docx"));
    expect(text).toContain("As of 3 May 2026, Rosa Lind denied it.");
  });

  it.skipIf(!cases["raised.html"])("raised figures stay raised", async () => {
    const { text } = await bring("raised.html", content("raised.html"));
    expect(text).toBe("The fund lost 12³ million euros; about 10⁶ files were read.");
  });

  it.skipIf(!cases["annotated.docx"])("each note stands with its sentence", async () => {
    const built = await bring("annotated.docx", content("annotated.docx"));
    expect(built.paragraphs).toHaveLength(3);
    const ends = built.paragraphs.map(({ end }) => end);
    expect(built.notes.map(({ kind, at }) => [kind, ends.indexOf(at)])).toEqual([
      ["footnote", 0],
      ["comment", 1],
      ["footnote", 2],
    ]);
  });
});
