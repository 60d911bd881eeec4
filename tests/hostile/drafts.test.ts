/**
 * Every naughty string as a paragraph of a draft: what was accepted stands in it to the letter,
 * a claim can be logged on it, and both find their way into the next draft and the comparison.
 */
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { pasteDraft } from "@/lib/drafts/commands";
import { logClaimAt } from "@/lib/drafts/place/place-claims";
import { getDraft } from "@/lib/drafts/queries";
import { getComparison } from "@/lib/drafts/side-by-side";
import { SourcelineError } from "@/lib/platform/errors";
import { faultInText, isBlank } from "@/lib/platform/text";
import { keepable } from "@/lib/text/import/normal-form";
import { quoteChecker } from "@/lib/text/quote/check";
import { useDatabase } from "@/tests/support/database";
import { makePerson, makeStory } from "@/tests/support/factories";
import { hasNaughtyStrings, NAUGHTY_STRINGS } from "@/tests/support/naughty-strings";

useDatabase();
let editor: Actor;
let story: { slug: string };

beforeAll(async () => {
  editor = await makePerson("editor");
  story = await makeStory(editor);
});

/** Strings of one line that a reader sees something of; the others are no paragraph. */
const lines = NAUGHTY_STRINGS.map((text) => keepable(text).trim()).filter(
  (text) => !isBlank(text) && !text.includes("\n") && faultInText(text) === null,
);

describe.skipIf(!hasNaughtyStrings())("naughty strings in a draft", () => {
  it("stand in it to the letter, are claimed, and follow into the next", async () => {
    const opening = "An opening paragraph, so that no string is taken for the headline.";
    await pasteDraft(editor, { story: story.slug, plain: [opening, ...lines].join("\n\n") });
    const draft = await getDraft(editor, story.slug, 1);
    const texts = draft.paragraphs.map(({ text }) => text);
    expect(lines.filter((line) => !texts.includes(line))).toEqual([]);

    for (const paragraph of draft.paragraphs.slice(1, 60)) {
      const input = { draftId: draft.id, start: paragraph.start, end: paragraph.end };
      try {
        await logClaimAt(editor, { ...input, wording: `Number ${paragraph.number}` });
      } catch (error) {
        // Nothing but marks that take up no room: refused, and said so.
        expect(error).toBeInstanceOf(SourcelineError);
      }
    }
    const added = await pasteDraft(editor, {
      story: story.slug,
      plain: [opening, "Something new.", ...lines].join("\n\n"),
    });
    expect(added.orphaned).toBe(0);
    const next = await getDraft(editor, story.slug, 2);
    for (const { start, end } of next.claims) {
      expect(texts).toContain(next.text.slice(start, end));
    }
    const { counts } = await getComparison(editor, story.slug, 1, 2);
    expect(counts).toMatchObject({ added: 1, dropped: 0, changed: 0 });
  }, 180_000);

  it("are found as quotes, or not, without a fault", () => {
    const check = quoteChecker(lines.join("\n\n"));
    for (const line of lines) {
      expect(["exact", "typography", "altered", "not_found"]).toContain(check(line).result);
    }
  }, 180_000);
});
