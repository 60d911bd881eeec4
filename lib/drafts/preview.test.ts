/** A text is looked over before it comes in, mended there, and comes in as it was left. */
import { beforeAll, describe, expect, it } from "vitest";
import { SourcelineError } from "@/lib/platform/errors";
import { db } from "@/lib/platform/db";
import { makeDesk, type Desk } from "@/tests/support/claims";
import { useDatabase } from "@/tests/support/database";
import { makeStory } from "@/tests/support/factories";
import { expectRefused, refusal } from "@/tests/support/refusal";
import { addMendedDraft, addUploadedDraft } from "./commands";
import { addDraftInput } from "./input";
import { previewPaste, previewUpload } from "./preview";
import { getDraft } from "./queries";

useDatabase();

let desk: Desk;

beforeAll(async () => {
  desk = await makeDesk();
});

const PAGE =
  "<h1>Dredging doubled</h1><p>The board <a href='https://board.example/a'>paid twice</a>.<a class=msocomanchor href='#_msocom_1'>[A1]</a></p><div style='mso-element:comment-list'><div style='mso-element:comment'><div id='_com_1'><p>Who says?</p></div></div></div>";

describe("a preview", () => {
  it("tells what would come in, and keeps nothing", async () => {
    const story = await makeStory(desk.editor);
    const seen = await previewPaste(desk.editor, { story: story.slug, html: PAGE });
    expect(seen.text).toBe("Dredging doubled\n\nThe board paid twice.");
    expect(seen.notes).toMatchObject([{ kind: "comment", text: "Who says?", at: 39 }]);
    expect(await db().draft.count({ where: { storyId: story.id } })).toBe(0);
  });

  it("is for those who may add a draft to a story that they see", async () => {
    const story = await makeStory(desk.editor);
    await expectRefused("FORBIDDEN", () =>
      previewPaste(desk.viewer, { story: story.slug, html: PAGE }),
    );
    await expectRefused("NOT_FOUND", () =>
      previewPaste(desk.editor, { story: "no-such", html: PAGE }),
    );
  });

  it("asks for the encoding where it is not sure, as bringing the file in does", async () => {
    const story = await makeStory(desk.editor);
    const file = { name: "a.txt", bytes: Buffer.from("First\0Second\nThird") };
    for (const attempt of [
      () => previewUpload(desk.editor, story.slug, file),
      () => addUploadedDraft(desk.editor, { story: story.slug }, file),
    ]) {
      const asked = await refusal(attempt);
      expect(asked).toBeInstanceOf(SourcelineError);
      expect(asked.code).toBe("INVALID");
      expect(asked.fields?.encoding).toContain("utf-8: “First\ufffdSecond”");
      expect(asked.current).toMatchObject({ readings: [{ encoding: "utf-8" }] });
    }
    await addUploadedDraft(desk.editor, { story: story.slug, encoding: "utf-8" }, file);
    expect((await getDraft(desk.editor, story.slug, 1)).text).toBe("First\ufffdSecond\n\nThird");
  });
});

describe("a text that was looked over", () => {
  it("comes in as it was left, with its links, parts and notes", async () => {
    const story = await makeStory(desk.editor);
    const note = { kind: "comment", author: "Ann Berg", text: "Who says?", at: 15 };
    await addMendedDraft(
      desk.editor,
      addDraftInput.parse({
        story: story.slug,
        fileName: "dredging.docx",
        paragraphs: [
          {
            text: "Dredging doubled",
            kind: "heading",
            level: 1,
            part: "headline",
            links: [],
            notes: [],
          },
          {
            text: "The board paid  twice.",
            kind: "paragraph",
            level: 0,
            links: [{ start: 10, end: 14, href: "https://board.example/a" }],
            notes: [note],
          },
          {
            text: "A tug\n\nA tree",
            kind: "list_item",
            level: 2,
            part: "caption",
            links: [],
            notes: [],
          },
          { text: "  ", kind: "paragraph", level: 0, links: [], notes: [] },
        ],
      }),
    );
    const draft = await db().draft.findFirstOrThrow({ where: { storyId: story.id } });
    expect(draft).toMatchObject({
      title: "Dredging doubled",
      fileName: "dredging.docx",
      text: "Dredging doubled\n\nThe board paid  twice.\n\nA tug\n\nA tree",
    });
    expect(JSON.parse(draft.links)).toEqual([
      { start: 28, end: 32, href: "https://board.example/a" },
    ]);
    expect(JSON.parse(draft.notes)).toEqual([{ ...note, at: 32 }]);
    expect(JSON.parse(draft.paragraphs)).toEqual([
      { start: 0, end: 16, kind: "heading", level: 1, part: "headline" },
      { start: 18, end: 40, kind: "paragraph", level: 0 },
      { start: 42, end: 47, kind: "list_item", level: 2, part: "caption" },
      { start: 49, end: 55, kind: "list_item", level: 2, part: "caption" },
    ]);
  });

  it("is refused where nothing is left of it", async () => {
    const story = await makeStory(desk.editor);
    const empty = { text: " ", kind: "paragraph", level: 0, links: [], notes: [] };
    const asked = await refusal(() =>
      addMendedDraft(desk.editor, addDraftInput.parse({ story: story.slug, paragraphs: [empty] })),
    );
    expect(asked.fields?.text).toMatch(/no text/);
  });
});
