/**
 * Right of reply: whom a story asked, what became of it, and what its draft says of that. A silence
 * read from the text is offered and never set; what no request backs is flagged.
 */
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { importText } from "@/lib/text/import/import-text";
import { expect, test } from "@/tests/support/journey";
import { addDocument, give, logClaim, startStory } from "@/tests/support/newsroom";
import { open } from "@/tests/support/page-state";

const DRAFT =
  "Tarrow Yard changed its price after bids closed.\n\nThe yard did not reply to questions sent by e-mail. Corrie Council declined to comment.";

const HOUR = 3_600_000;

/** As a field for a date and time takes it, in the newsroom's zone: UTC on the demo. */
const wall = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString().slice(0, 16);

async function storyWithDraft(editor: Page, headline: string) {
  const story = await startStory(editor, headline);
  const one = await logClaim(editor, story, "Tarrow Yard changed its price after bids closed");
  const other = await logClaim(editor, story, "The new price was the lowest");
  await give(editor, "drafts.paste", { story: story.slug, plain: DRAFT });
  return { story, one, other, path: `/stories/${story.slug}/replies` };
}

/** One that is sent and overdue. */
async function overdueRequest(editor: Page, story: { slug: string }, claimIds: readonly number[]) {
  const claims = claimIds.map((claimId) => ({ claimId }));
  const noted = { story: story.slug, subject: "Tarrow Yard", claims };
  const at = await give(editor, "replies.draft", noted);
  const when = { sentAt: wall(-48), deadline: wall(-24) };
  return give(editor, "replies.send", { ...at, channel: "email", ...when });
}

test("a request is noted from two claims by keys, sent, overdue, and closed as the draft says", async ({
  page,
  signInAs,
}) => {
  await signInAs("editor");
  const { path } = await storyWithDraft(page, "A yard and its price");
  await open(page, path);
  const flagged = page.getByRole("region", { name: "Said in a draft, never logged" });
  await expect(flagged.getByRole("listitem")).toHaveCount(2);
  await expect(flagged).toContainText("Corrie Council");
  await expect(flagged).toContainText("did not reply");

  await page.keyboard.press("n");
  const ask = page.getByRole("dialog", { name: "Ask somebody for a reply" });
  await expect(ask.getByLabel("Subject of the allegation")).toBeFocused();
  await page.keyboard.type("Tarrow Yard");
  await ask.getByRole("combobox", { name: "Claim", exact: true }).focus();
  for (const ref of ["C1", "C2"]) {
    await page.keyboard.type(ref);
    await expect(page.getByRole("option", { name: new RegExp(`^${ref}:`) })).toBeVisible();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect(ask.getByRole("button", { name: `Leave ${ref} out` })).toBeVisible();
    await expect(ask.getByRole("combobox", { name: "Another claim" })).toBeFocused();
  }
  await page.keyboard.press("Control+Enter");
  const panel = page.getByRole("complementary", { name: "Request to Tarrow Yard" });
  await expect(panel.getByText("Not contacted")).toBeVisible();
  await expect(panel.locator("[data-letter] li")).toHaveCount(2);
  await expect(page).toHaveURL(/open=\d+/);

  await page.keyboard.press("s");
  const sending = page.getByRole("dialog", { name: "Sent to Tarrow Yard" });
  await sending.getByLabel("How").selectOption("letter");
  await sending.getByLabel("When it was sent").fill(wall(-48));
  await sending.getByLabel("Deadline").fill(wall(-24));
  await sending.getByRole("button", { name: "Mark as sent" }).click();
  const overdue = page.getByRole("region", { name: "Overdue" }).getByRole("listitem");
  await expect(overdue).toContainText("did not reply");
  // The draft's line is the request's now, and what it says is an offer.
  await expect(flagged.getByRole("listitem")).toHaveCount(1);
  await expect(overdue).toContainText("Sent");
  await overdue.getByRole("link", { name: /^Take “No response”/ }).click();
  const recording = page.getByRole("dialog", { name: /What came of the request/ });
  await expect(recording.getByRole("radio", { name: /^No response/ })).toBeChecked();
  await recording.getByRole("button", { name: "Record: no response" }).click();
  const closed = page.getByRole("region", { name: "Closed" }).getByRole("listitem");
  await expect(closed).toContainText("No response");
  await expect(closed).toContainText("did not reply");
  await expect(page).not.toHaveURL(/take=/);

  await open(page, path.replace("replies", "claims?open=C1"));
  await expect(
    page
      .getByRole("complementary", { name: "Claim C1" })
      .getByRole("link", { name: "Tarrow Yard" }),
  ).toBeVisible();
});

test("what the draft says and nobody logged is logged by one key, with nothing set", async ({
  page,
  signInAs,
}) => {
  await signInAs("editor");
  const { path } = await storyWithDraft(page, "A council and its silence");
  await open(page, path);
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("l");
  const ask = page.getByRole("dialog", { name: "Ask somebody for a reply" });
  await expect(ask.getByLabel("Subject of the allegation")).toHaveValue("Corrie Council");
  await ask.getByLabel("Subject of the allegation").press("Control+Enter");
  const panel = page.getByRole("complementary", { name: "Request to Corrie Council" });
  await expect(panel.getByText("Not contacted")).toBeVisible();
  const logged = page.getByRole("region", { name: "No deadline yet" });
  await expect(logged).toContainText("declined to comment");
  await expect(logged.getByRole("link", { name: /Take/ })).toHaveCount(0);
});

test("the letter is edited, copied, saved as Word and printed alone", async ({
  page,
  context,
  signInAs,
}) => {
  await signInAs("editor");
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const { story, one, other, path } = await storyWithDraft(page, "A letter");
  const source = await addDocument(page);
  const secret = { claimId: one.claimId, sourceId: source.id, quote: "Nobody may read this" };
  await give(page, "citations.add", { ...secret, terms: "off_record" });
  const { requestId } = await overdueRequest(page, story, [one.claimId, other.claimId]);
  await open(page, `${path}?open=${requestId}`);
  await page.getByRole("button", { name: "Copy", exact: true }).click();
  await expect(page.getByText("Letter copied")).toBeVisible();
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  expect(await copied()).toContain("1. Tarrow Yard changed its price after bids closed.");
  expect(await copied()).toContain("2. The new price was the lowest.");
  expect(await copied()).not.toMatch(/C\d|Nobody may read|Minutes/);

  await page.getByRole("button", { name: "Edit", exact: true }).click();
  const text = page.getByLabel("Text of the letter");
  await text.fill((await text.inputValue()).replace("Dear Tarrow Yard", "Dear Ms Calloway"));
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  await page.keyboard.press("y");
  await expect.poll(copied).toContain("Dear Ms Calloway,");

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Word" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("Letter-to-Tarrow-Yard.docx");
  const bytes = await readFile(await download.path());
  const read = await importText({ file: { name: download.suggestedFilename(), bytes } });
  expect(read.text).toContain("Dear Ms Calloway,");
  expect(read.paragraphs.filter(({ kind }) => kind === "list_item")).toHaveLength(2);
  expect(read.text).not.toMatch(/C\d|Nobody may read/);

  await page.evaluate(() => {
    window.print = () => document.documentElement.setAttribute("data-printed", "yes");
  });
  await page.keyboard.press("p");
  await expect(page.locator("html")).toHaveAttribute("data-printed", "yes");
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("[data-letter]")).toBeVisible();
  await expect(page.getByRole("heading", { name: "A letter" })).toBeHidden();
  const words = await page.evaluate(() => document.body.innerText);
  expect(words.trim()).toMatch(/^Dear Ms Calloway,/);
  expect(words).not.toMatch(/\bC1\b|Overdue/);
});

test("a denial is cited on the claims that are chosen, on terms that are said, and seen at once", async ({
  page,
  newBrowser,
  signInAs,
}) => {
  await signInAs("editor");
  const { story, one, other, path } = await storyWithDraft(page, "A denial");
  const { requestId, revision } = await overdueRequest(page, story, [one.claimId, other.claimId]);
  const { id: sourceId } = await addDocument(page);
  await give(page, "replies.change", { requestId, revision, patch: { sourceId } });
  const colleague = await newBrowser();
  await signInAs("viewer", colleague);
  await open(colleague, path);
  await expect(colleague.getByRole("button", { name: /Ask somebody/ })).toHaveCount(0);

  await open(page, `${path}?open=${requestId}`);
  await page.keyboard.press("o");
  const recording = page.getByRole("dialog", { name: /What came of the request/ });
  await recording.getByRole("radio", { name: /^Denied/ }).check();
  await recording.getByLabel("What they answered").fill("No price was changed.");
  const answers = recording.getByRole("group", { name: "It answers" });
  await answers.getByRole("checkbox", { name: /^C1/ }).check();
  const cites = recording.getByRole("group", { name: "Also cite it, as denying" });
  // Nothing is ticked beforehand, and only what it answers can be.
  await expect(cites.getByRole("checkbox")).toHaveCount(1);
  await expect(cites.getByRole("checkbox")).not.toBeChecked();
  await cites.getByRole("checkbox").check();
  const record = recording.getByRole("button", { name: "Record: denied" });
  await record.click();
  await expect(recording.getByText("Say the terms, as they were agreed.")).toBeVisible();
  await recording.getByLabel("On what terms").selectOption("on_record");
  await record.click();
  await expect(recording).toHaveCount(0);
  await expect(
    colleague.getByRole("region", { name: "Closed" }).getByRole("listitem"),
  ).toContainText("Denied", { timeout: 5_000 });

  await open(page, `/stories/${story.slug}/claims?open=C1`);
  const claim = page.getByRole("complementary", { name: "Claim C1" });
  await expect(claim.getByText("Denies").first()).toBeVisible();
  await expect(claim.getByText("No price was changed.").first()).toBeVisible();
  await open(page, `/stories/${story.slug}/claims?open=C2`);
  const beside = page.getByRole("complementary", { name: "Claim C2" });
  await expect(beside.getByRole("link", { name: "Tarrow Yard" })).toBeVisible();
  await expect(beside.getByText("Denies")).toHaveCount(0);
});

test("what is overdue stands on the desk, and leads to the board", async ({ page, signInAs }) => {
  await signInAs("editor");
  const { story, one, path } = await storyWithDraft(page, "Late answers");
  await overdueRequest(page, story, [one.claimId]);
  await overdueRequest(page, story, [one.claimId]);
  await open(page, "/");
  const late = page.getByRole("region", { name: "Right of reply" }).getByRole("listitem");
  await late
    .filter({ hasText: "Late answers" })
    .getByRole("link", { name: "2 replies overdue" })
    .click();
  await page.waitForURL(`**${path}`);
  const overdue = page.getByRole("region", { name: "Overdue" }).getByRole("listitem");
  await expect(overdue).toHaveCount(2);
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("complementary", { name: /^Request to/ })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page).not.toHaveURL(/open=/);
});

test("a letter warns of a claim that changed since it was put", async ({ page, signInAs }) => {
  await signInAs("editor");
  const { story, one, path } = await storyWithDraft(page, "Another wording");
  const { requestId } = await overdueRequest(page, story, [one.claimId]);
  const patch = { wording: "Tarrow Yard changed its price twice" };
  await give(page, "claims.edit", { claimId: one.claimId, revision: 0, patch });
  await open(page, `${path}?open=${requestId}`);
  const panel = page.getByRole("complementary", { name: "Request to Tarrow Yard" });
  await expect(panel.getByRole("note")).toContainText("C1 has changed since it was put");
  await expect(panel.locator("[data-letter]")).toContainText("after bids closed");
  await page.keyboard.press("m");
  const reminder = page.getByRole("dialog", { name: "Reminder to Tarrow Yard" });
  await reminder.getByRole("checkbox", { name: /^The new wording of C1/ }).check();
  await reminder.getByRole("button", { name: "Note the reminder" }).click();
  await expect(panel.locator("[data-letter]")).toContainText("changed its price twice");
  await expect(panel.getByRole("note")).toHaveCount(0);
});

test("claims selected in the table begin a letter", async ({ page, signInAs }) => {
  await signInAs("editor");
  const { story } = await storyWithDraft(page, "Two claims at once");
  await open(page, `/stories/${story.slug}/claims`);
  await page.getByRole("checkbox", { name: "Select C1", exact: true }).check();
  await page.getByRole("checkbox", { name: "Select C2", exact: true }).check();
  await page.getByRole("link", { name: "Ask for a reply" }).click();
  const ask = page.getByRole("dialog", { name: "Ask somebody for a reply" });
  await expect(ask.getByRole("list", { name: "Claims chosen" }).getByRole("listitem")).toHaveCount(
    2,
  );
});
