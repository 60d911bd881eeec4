/** What administrators read of the log: who did what, what left, and nothing of other people's secrets. */
import type { Page } from "@playwright/test";
import { expect, test } from "@/tests/support/journey";
import { give, logClaim, startStory } from "@/tests/support/newsroom";
import { stickingOut } from "@/tests/support/page-state";

const lines = (page: Page) => page.getByRole("main").getByRole("listitem");

test("the log tells work in sentences, and what left on lines of its own", async ({
  page,
  newBrowser,
  signInAs,
}) => {
  const editor = await newBrowser();
  await signInAs("editor", editor);
  const story = await startStory(editor, "The pier that was never finished");
  for (const wording of ["It was begun in May", "It was paid for twice", "Nobody signed"]) {
    await logClaim(editor, story, wording);
  }
  const csv = await editor.request.get(`/api/v1/exports/claims.csv?story=${story.slug}`);
  expect(csv.status()).toBe(200);

  await signInAs("admin");
  await page.goto("/");
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Log" }).click();
  await expect(page).toHaveURL(/\/log$/);
  await expect(page.getByText(/^[0-9a-f]{64}$/)).toBeVisible();
  const work = lines(page).filter({ hasText: "logged 3 claims (C1 to C3)" }).first();
  await expect(work).toContainText("Daniel Okafor");
  const detail = page.getByText("logged “It was paid for twice”");
  await expect(detail).toBeHidden();
  await work.locator("summary").focus();
  await page.keyboard.press("Enter");
  await expect(detail).toBeVisible();

  await page.getByRole("link", { name: "Left the house" }).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/log\?group=left$/);
  await expect(lines(page).first()).toContainText("Daniel Okafor exported 3 claims as CSV");
  await expect(page.getByText(/logged 3 claims/)).toHaveCount(0);

  // The filters add up, by keyboard alone, and stay in the address.
  await page.getByLabel("Story, by its slug").fill(story.slug);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`group=left.*story=${story.slug}`));
  await expect(lines(page)).toHaveCount(1);
  await page.getByLabel("Person").selectOption({ label: "Ruth Lindqvist" });
  await expect(page.getByText("Nothing in the log fits")).toBeVisible();
  await page.getByRole("link", { name: "Show the whole log" }).click();
  await expect(page).toHaveURL(/\/log$/);
  await page.getByLabel("to", { exact: true }).fill("2001-01-01");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page.getByText("Nothing in the log fits")).toBeVisible();
  await page.goto("/log?group=everything&before=soon");
  await expect(page.getByText(/could not be understood: group, before/)).toBeVisible();
});

test("a story that the administrator is no member of is a line without content", async ({
  page,
  newBrowser,
  signInAs,
}) => {
  const editor = await newBrowser();
  await signInAs("editor", editor);
  const story = await startStory(editor, "Nobody else may know of this");
  await logClaim(editor, story, "The minister was warned");
  const { revision } = story;
  await give(editor, "stories.edit", {
    storyId: story.storyId,
    revision,
    patch: { restricted: true },
  });
  await signInAs("admin");
  for (const address of ["/log", `/log?story=${story.slug}`, "/log?group=changes"]) {
    await page.goto(address);
    await expect(page.getByRole("heading", { name: "Log", exact: true })).toBeVisible();
    expect(await page.content()).not.toMatch(/minister was warned|Nobody else may know/);
  }
  await page.goto("/log");
  await expect(page.getByText(/events in stories that you are not a member of/)).toBeVisible();
});

test("others have no log, and it fits a phone in the dark", async ({
  page,
  context,
  signInAs,
  server,
}) => {
  await signInAs("editor");
  await page.goto("/log");
  await expect(page.getByRole("heading", { name: /not.*found|nothing/i })).toBeVisible();
  await expect(page.getByRole("link", { name: "Log", exact: true })).toHaveCount(0);

  await signInAs("admin");
  await page.setViewportSize({ width: 360, height: 780 });
  await context.addCookies([{ name: "theme", value: "dark", url: server.url }]);
  for (const address of ["/log", "/log?group=changes", "/log?group=sign-ins"]) {
    await page.goto(address);
    await expect(lines(page).first()).toBeVisible();
    expect(await stickingOut(page)).toBeNull();
  }
  await page.goto("/log");
  const older = page.getByRole("link", { name: "Older" });
  const before = await lines(page).last().innerText();
  await older.click();
  await expect(page).toHaveURL(/before=\d+/);
  await expect(lines(page).last()).not.toHaveText(before);
  await page.getByRole("link", { name: "Latest" }).click();
  await expect(page).toHaveURL(/\/log$/);
});
