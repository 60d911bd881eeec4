/** Stories and sources: start, edit and restrict a story; find, make, merge and part sources. */
import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { expect, test } from "@/tests/support/journey";
import { give, giveInVain, logClaim, startStory } from "@/tests/support/newsroom";

/** A word that no other journey uses. */
const word = () => `q${randomUUID().slice(0, 6)}`;

const headline = (page: Page) => page.getByRole("heading", { level: 1 });

test("a story is started with a headline alone, edited, and its history tells", async ({
  page,
  signInAs,
}) => {
  const mark = word();
  await signInAs("editor");
  await page.goto("/stories");
  await expect(page.getByRole("link", { name: "New story" })).toBeVisible();
  await page.goto("/stories/new");
  await page.getByLabel("Headline").fill(`Harbour dues ${mark}`);
  await page.getByRole("button", { name: "Create story" }).click();
  await expect(page).toHaveURL(new RegExp(`/stories/harbour-dues-${mark}/claims`));
  await expect(headline(page)).toHaveText(`Harbour dues ${mark}`);
  await expect(page.getByRole("heading", { name: "No claims yet" })).toBeVisible();

  await page.getByRole("link", { name: "Edit story" }).click();
  await page.getByLabel("Desk").fill("Coast");
  await page.getByRole("textbox", { name: "Deadline" }).fill("2030-05-31T18:00");
  await page.getByLabel("Status", { exact: true }).selectOption("checking");
  await page.getByRole("button", { name: "Save story" }).click();
  await expect(page).toHaveURL(/\/claims$/);
  await expect(page.getByText("Deadline 31 May 2030")).toBeVisible();

  await page.getByRole("link", { name: "History" }).click();
  const log = page.getByRole("list", { name: /^History/ }).getByRole("listitem");
  await expect(log.first()).toContainText("edited the story");
  await expect(log.first()).toContainText("Drafting");
  await expect(log.first()).toContainText("31 May 2030");
  await expect(log.nth(1)).toContainText("created the story");

  await page.goto("/stories?q=" + mark);
  await expect(page.getByRole("row", { name: new RegExp(mark) })).toContainText("Checking");
});

test("a refused form keeps what was typed and names the field", async ({ page, signInAs }) => {
  await signInAs("editor");
  await page.goto("/stories/new");
  await page.getByLabel("Headline").fill("A headline worth keeping");
  await page.getByLabel("Slug").fill("Not A Slug");
  await page.getByRole("button", { name: "Create story" }).click();
  await expect(page.getByText("Use lower-case letters")).toBeVisible();
  await expect(page.getByLabel("Slug")).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("Headline")).toHaveValue("A headline worth keeping");
  await page.getByLabel("Slug").fill("contractor-leak");
  await page.getByRole("button", { name: "Create story" }).click();
  await expect(page.getByText("is in use; choose another slug")).toBeVisible();
});

test("two people edit one story: both versions are shown and neither is lost", async ({
  page,
  signInAs,
  newBrowser,
}) => {
  await signInAs("editor");
  const story = await startStory(page, `Night shift ${word()}`);
  await page.goto(`/stories/${story.slug}/edit`);
  await page.getByLabel("Headline").fill("My headline");

  const other = await newBrowser();
  await signInAs("admin", other);
  await give(other, "stories.edit", {
    storyId: story.storyId,
    revision: 0,
    patch: { headline: "Their headline", desk: "Night" },
  });

  await page.getByRole("button", { name: "Save story" }).click();
  const conflict = page.getByRole("alert", { name: "Conflicting change" });
  await expect(conflict).toContainText("Their headline");
  await expect(conflict).toContainText("My headline");
  await conflict.getByRole("button", { name: "Save mine" }).click();
  await expect(headline(page)).toHaveText("My headline");
  // What I did not touch is still theirs.
  await expect(page.getByText("Night", { exact: true })).toBeVisible();
  await page.goto(`/stories/${story.slug}/history`);
  await expect(page.getByText("Their headline").first()).toBeVisible();
});

test("a restricted story is nowhere for anybody but its members", async ({
  page,
  signInAs,
  newBrowser,
}) => {
  const mark = word();
  await signInAs("editor");
  const story = await startStory(page, `Secret ${mark}`);
  await logClaim(page, story, `The secret ${mark} is out`);
  await page.goto(`/stories/${story.slug}/edit`);
  await page.getByLabel("Restricted").check();
  await page.getByRole("button", { name: "Save story" }).click();
  await expect(page.getByText("Restricted", { exact: true })).toBeVisible();

  const other = await newBrowser();
  await signInAs("admin", other);
  for (const path of ["claims", "history", "edit", "claims?open=C1"]) {
    const answer = await other.goto(`/stories/${story.slug}/${path}`);
    expect(answer?.status()).toBe(404);
    await expect(other.getByText(mark)).toHaveCount(0);
  }
  await other.goto(`/stories?status=all&q=${mark}`);
  await expect(other.getByRole("heading", { name: "No story fits" })).toBeVisible();
  const found = await other.request.get(`/api/v1/find?q=${mark}`);
  expect(await found.json()).toEqual({ items: [] });
  const refused = await giveInVain(other, "stories.edit", {
    storyId: story.storyId,
    revision: 1,
    patch: { headline: "Seen" },
  });
  expect(refused.status).toBe(404);

  await page.goto(`/stories/${story.slug}/edit`);
  const members = page.getByRole("region", { name: "Members" });
  await members.getByRole("button", { name: /^Remove/ }).click();
  await expect(members).toContainText("A restricted story keeps at least one member");
  await members.getByLabel("Add a member").selectOption({ label: "Helen Marsh (admin)" });
  await members.getByRole("button", { name: "Add", exact: true }).click();
  await expect(members.getByRole("listitem").filter({ hasText: "Helen Marsh" })).toBeVisible();
  await other.goto(`/stories/${story.slug}/claims`);
  await expect(headline(other)).toHaveText(`Secret ${mark}`);
});

test("a source is found or made without the mouse, and a near-duplicate is offered", async ({
  page,
  signInAs,
}) => {
  const mark = word();
  await signInAs("editor");
  const agency = await give(page, "sources.create", {
    name: `Tidewater ${mark}`,
    kind: "organisation",
  });
  await page.goto("/sources/new");
  await page.getByLabel("Name", { exact: true }).fill(`Report ${mark}`);

  const derives = page.getByRole("combobox", { name: /derives from/ });
  await derives.focus();
  await page.keyboard.type(`Tidewater ${mark} Ltd`);
  await expect(page.getByRole("option", { name: /Create “Tidewater/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: /New source/ })).toBeVisible();
  await page.keyboard.press("2");
  const similar = page.getByRole("dialog", { name: "Is it one of these?" });
  await expect(similar).toContainText(`Use Tidewater ${mark}`);
  await page.keyboard.press("Enter");
  await expect(similar).toBeHidden();
  await expect(page.getByText(`Tidewater ${mark}`, { exact: true })).toBeVisible();

  await derives.focus();
  await page.keyboard.type(`Leaked memo ${mark}`);
  await expect(page.getByRole("option", { name: /Create “Leaked memo/ })).toBeVisible();
  await page.keyboard.press("Enter");
  // The likeliest kind has the focus, so Enter takes it.
  await expect(page.getByRole("button", { name: "Document" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByText(`Leaked memo ${mark}`, { exact: true })).toBeVisible();

  await page.getByRole("button", { name: "Add source" }).click();
  await expect(page).toHaveURL(/\/sources\/\d+$/);
  await expect(page.getByRole("link", { name: `Leaked memo ${mark}` })).toBeVisible();
  await page.goto(`/sources?q=tidew ${mark}`);
  await expect(page.getByRole("row")).toHaveCount(2);
  expect(agency.id).toBeGreaterThan(0);
});

test("duplicates are merged with what will move in view, and parted again to the letter", async ({
  page,
  signInAs,
}) => {
  const mark = word();
  await signInAs("editor");
  const story = await startStory(page, `Two names ${mark}`);
  const person = (name: string) =>
    give(page, "sources.create", { name, kind: "person", evenIfSimilar: true });
  const first = await person(`Ann Rossi ${mark}`);
  const second = await person(`A. Rossi ${mark}`);
  const both = await logClaim(page, story, "Both say so");
  const one = await logClaim(page, story, "One says so");
  await give(page, "citations.add", { claimId: both.claimId, sourceId: first.id });
  await give(page, "citations.add", { claimId: both.claimId, sourceId: second.id });
  await give(page, "citations.add", { claimId: one.claimId, sourceId: second.id });

  await page.goto(`/sources/${second.id}`);
  await expect(page.getByText("2 claims lean on it")).toBeVisible();
  await page.getByRole("link", { name: "Merge into it" }).click();
  const moves = page.getByRole("region", { name: "What will move" });
  await expect(moves).toContainText("2 citations of A. Rossi");
  await expect(moves).toContainText("1 claim counts its origins anew");
  await expect(moves).toContainText("2 → 1");
  await page.getByRole("button", { name: /^Merge into Ann Rossi/ }).click();
  await expect(page).toHaveURL(new RegExp(`/sources/${first.id}$`));
  await expect(headline(page)).toHaveText(`Ann Rossi ${mark}`);
  await expect(page.getByText(`A. Rossi ${mark}`).first()).toBeVisible();

  // The old page leads to the one that stays.
  await page.goto(`/sources/${second.id}`);
  await expect(page).toHaveURL(new RegExp(`/sources/${first.id}$`));
  await expect(page.getByText("2 claims lean on it")).toBeVisible();

  await page.getByRole("button", { name: /^Undo the merge/ }).click();
  await expect(page.getByText("is a source of its own again")).toBeVisible();
  await expect(page.getByText("1 claim leans on it")).toBeVisible();
  await page.goto(`/sources/${second.id}`);
  await expect(headline(page)).toHaveText(`A. Rossi ${mark}`);
  await expect(page.getByText("2 claims lean on it")).toBeVisible();
  await page.getByRole("link", { name: "History" }).click();
  await expect(page.getByText("undid the merge of A. Rossi")).toBeVisible();
});

test("the desk leads an editor to a question and a reviewer to a verdict", async ({
  page,
  signInAs,
  newBrowser,
}) => {
  const mark = word();
  await signInAs("editor");
  const story = await startStory(page, `Desk ${mark}`);
  await give(page, "stories.edit", {
    storyId: story.storyId,
    revision: 0,
    patch: { deadline: "2020-01-01T08:00" },
  });
  const claim = await logClaim(page, story, `The ${mark} bridge holds`, { handedOver: true });

  const reviewer = await newBrowser();
  await signInAs("reviewer", reviewer);
  await reviewer.goto("/");
  await reviewer.getByRole("link", { name: new RegExp(`The ${mark} bridge holds`) }).click();
  await expect(reviewer).toHaveURL(/\/review\?scope=mine&claim=/);
  await give(reviewer, "questions.raise", {
    claimId: claim.claimId,
    question: `Who measured ${mark}?`,
    sendBack: true,
  });

  await page.goto("/");
  const waiting = page.getByRole("region", { name: "Waiting for you" });
  await waiting.getByRole("link", { name: new RegExp(`Who measured ${mark}`) }).click();
  await expect(page).toHaveURL(new RegExp(`/stories/${story.slug}/claims\\?open=C1`));
});

test("the palette goes to a story, a claim by its ref, and a source", async ({
  page,
  signInAs,
}) => {
  const mark = word();
  await signInAs("editor");
  const story = await startStory(page, `Palette ${mark}`);
  await logClaim(page, story, `Findable ${mark} wording`);
  await give(page, "sources.create", { name: `Sourced ${mark}`, kind: "dataset" });
  await page.goto("/stories");
  const palette = page.getByRole("dialog", { name: "Find anything" });
  // The key works as soon as the page's script runs.
  await expect(async () => {
    await page.keyboard.press("Control+k");
    await expect(palette).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.keyboard.type(mark);
  for (const label of [`Palette ${mark}`, `Findable ${mark} wording`, `Sourced ${mark}`]) {
    await expect(palette.getByText(label)).toBeVisible();
  }
  await palette.getByRole("combobox").fill(`${story.slug} C1`);
  await palette.getByText(`Findable ${mark} wording`).click();
  await expect(page).toHaveURL(new RegExp(`${story.slug}/claims\\?open=C1`));
});

test("an address with a former slug leads to the same page of the story", async ({
  page,
  signInAs,
}) => {
  await signInAs("editor");
  await page.goto("/stories/new");
  await page.getByLabel("Headline").fill("The harbour fees were raised");
  await page.getByLabel("Slug").fill("harbour-fees-raised");
  await page.getByRole("button", { name: "Create story" }).click();
  await expect(page).toHaveURL(/\/stories\/harbour-fees-raised/);
  await page.goto("/stories/harbour-fees-raised/edit");
  await page.getByLabel("Slug").fill("port-fees");
  await page.getByRole("button", { name: "Save story" }).click();
  await expect(page).toHaveURL(/\/stories\/port-fees/);
  await page.goto("/stories/harbour-fees-raised/claims?level=verified");
  await expect(page).toHaveURL(/\/stories\/port-fees\/claims\?level=verified$/);
  await page.goto("/stories/harbour-fees-raised/history");
  await expect(page).toHaveURL(/\/stories\/port-fees\/history$/);
});
