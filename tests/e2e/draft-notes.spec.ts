/** A sourced draft: its notes stand in the text, are read, and are walked by keyboard. */
import { findViolations } from "@/tests/support/axe";
import { expect, test } from "@/tests/support/journey";
import { give, startStory } from "@/tests/support/newsroom";
import { open, stickingOut } from "@/tests/support/page-state";

const mark = (kind: "ftnt" | "cmnt", n: number) =>
  `<sup><a href="#${kind}${n}" id="${kind}_ref${n}">[${n}]</a></sup>`;

const note = (kind: "ftnt" | "cmnt", n: number, text: string) =>
  `<div><p><a href="#${kind}_ref${n}" id="${kind}${n}">[${n}]</a> ${text}</p></div>`;

/** As Google Docs exports it, with a change that its writer had tracked. */
const SOURCED = [
  `<p>The gate shut at noon.${mark("ftnt", 1)} The harbour master was told the day before${mark("ftnt", 2)}.</p>`,
  `<p>It has <del>36</del><ins>38</ins> berths left.${mark("cmnt", 1)}${mark("cmnt", 2)}</p>`,
  `<p>Nobody was paid.${mark("cmnt", 3)}</p>`,
  note("ftnt", 1, "Minutes of the port, p. 17, 3 May 2026, https://minutes.example/a.pdf"),
  note("ftnt", 2, "Interview with Ines Moss, 4 May, by phone, on background"),
  note("cmnt", 1, "Where is this from?"),
  note("cmnt", 2, "Berth list, row 12"),
  note("cmnt", 3, "Too flat, rephrase."),
].join("");

test("the notes of a draft are walked, cited, kept and set aside by keyboard", async ({
  page,
  signInAs,
}) => {
  await signInAs("editor");
  const story = await startStory(page, "The gate and its berths");
  const { draftId } = await give(page, "drafts.paste", { story: story.slug, html: SOURCED });
  await give(page, "drafts.logClaim", {
    ...{ draftId, start: 0, end: 21, wording: "The gate shut at noon" },
  });
  await open(page, `/stories/${story.slug}/drafts/1`);

  const text = page.getByRole("article", { name: /^Text of draft 1/ });
  await expect(text.getByRole("link", { name: /^Footnote 1: Minutes/ })).toBeVisible();
  await expect(text.getByRole("link", { name: /^Comment 3: Where is this from/ })).toBeVisible();
  await expect(text.getByRole("note").filter({ hasText: "36 → 38" })).toBeVisible();

  const panel = page.getByRole("complementary", { name: "Note" });
  await page.keyboard.press("f");
  await expect(panel.getByRole("heading", { level: 2 })).toHaveText(
    "Cite “Minutes of the port” for C1?",
  );
  await expect(panel).toContainText("p. 17");
  await expect(panel).toContainText("2026-05-03");
  await page.keyboard.press("a");

  // No claim stands at the next one's sentence: it is logged with its source.
  await expect(panel.getByRole("heading", { level: 2 })).toHaveText(
    "Log the sentence and cite “Ines Moss”?",
  );
  await expect(panel).toContainText("“on background”: for you to say, not set");
  await expect(text.getByRole("link", { name: /^Footnote 1, cited/ })).toBeVisible();
  await page.keyboard.press("a");

  await expect(panel).toContainText("Note 3 of 4");
  await expect(panel).toContainText("row 12");
  await page.keyboard.press("d");
  await expect(panel).toContainText("Note 4 of 4");
  await page.keyboard.press("d");
  await expect(panel).toBeHidden();
  await expect(page.getByText("All 4 notes decided.")).toBeVisible();

  // The last decision is undone, and its note is open again.
  await page.keyboard.press("Control+z");
  await expect(panel).toContainText("Note 4 of 4");

  await open(page, `/stories/${story.slug}/claims?open=C1`);
  const claim = page.getByRole("complementary", { name: /C1/ });
  await expect(claim).toContainText("Minutes of the port");
  await expect(claim).toContainText("p. 17");
  await open(page, `/stories/${story.slug}/claims?open=C2`);
  await expect(page.getByRole("complementary", { name: /C2/ })).toContainText("Ines Moss");
});

test("a draft with notes is accessible, in both themes and on a phone", async ({
  page,
  signInAs,
}) => {
  await signInAs("editor");
  const story = await startStory(page, "The gate on a phone");
  await give(page, "drafts.paste", { story: story.slug, html: SOURCED });
  for (const address of ["", "?note=2", "?note=3"]) {
    await page.setViewportSize({ width: 1280, height: 800 });
    await open(page, `/stories/${story.slug}/drafts/1${address}`);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await findViolations(page)).toEqual([]);
    }
    // 200 % on a laptop, and a phone.
    for (const width of [640, 360]) {
      await page.setViewportSize({ width, height: 740 });
      expect(await stickingOut(page)).toBeNull();
      expect(await findViolations(page)).toEqual([]);
    }
  }
});
