/** Undoing: by Ctrl+Z and from the status line, one act after the other, until somebody acts on it. */
import type { Page } from "@playwright/test";
import { expect, test } from "@/tests/support/journey";
import { give, logClaim, startStory, type JourneyStory } from "@/tests/support/newsroom";
import { open } from "@/tests/support/page-state";

const tableOf = ({ slug }: JourneyStory) => `/stories/${slug}/claims`;
const lineOf = (page: Page) => page.getByRole("region", { name: "Notifications" });
const claimLink = (page: Page, ref: string) => page.getByRole("link", { name: `${ref}: ` });

test("what was logged is taken back by Ctrl+Z, one claim after the other", async ({
  page,
  signInAs,
}) => {
  await signInAs("editor");
  const story = await startStory(page, "Logged and taken back");
  await open(page, tableOf(story));
  await page.keyboard.press("c");
  const wording = page.getByLabel("New claim: what the story says");
  await expect(wording).toBeFocused();
  for (const [at, said] of ["The ferry was late", "The ferry was early"].entries()) {
    await page.keyboard.type(said);
    await page.keyboard.press("Enter");
    await expect(lineOf(page)).toContainText(`C${at + 1} logged`);
  }
  await expect(claimLink(page, "C2")).toBeVisible();

  // In a field with text the key belongs to the text.
  await page.keyboard.type("Half a l");
  await page.keyboard.press("Control+z");
  await expect(claimLink(page, "C2")).toBeVisible();
  await wording.fill("");

  await page.keyboard.press("Control+z");
  await expect(lineOf(page)).toContainText("Undone: C2 logged");
  await expect(claimLink(page, "C2")).toHaveCount(0);
  await expect(claimLink(page, "C1")).toBeVisible();
  await expect(lineOf(page).getByRole("button", { name: /^Undo “C1 logged”/ })).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(claimLink(page, "C1")).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "No claims yet" })).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(lineOf(page)).toContainText("Nothing was done here that can be undone.");

  await open(page, `/stories/${story.slug}/history`);
  const log = page.getByRole("listitem");
  await expect(log.filter({ hasText: "undid: C2 logged" })).toContainText("C2");
});

test("a bulk change is taken back from the line, also after a reload", async ({
  page,
  signInAs,
}) => {
  await signInAs("editor");
  const story = await startStory(page, "All handed over");
  for (const wording of ["One", "Two", "Three"]) await logClaim(page, story, wording);
  await open(page, `${tableOf(story)}?cols=ref,claim,review_state`);
  await page.keyboard.press("Shift+X");
  await page.getByRole("button", { name: "Hand over" }).click();
  await expect(lineOf(page)).toContainText("3 claims handed over");
  await page.reload();
  await expect(lineOf(page)).toContainText("3 claims handed over");
  await lineOf(page).getByRole("button", { name: /^Undo/ }).click();
  await expect(lineOf(page)).toContainText("Undone: 3 claims handed over");
  await expect(page.getByRole("row").filter({ hasText: "Open" })).toHaveCount(3);
});

test("a verdict can be taken back until somebody acts on it", async ({
  page,
  signInAs,
  newBrowser,
}) => {
  await signInAs("editor");
  const story = await startStory(page, "Judged too soon");
  const first = await logClaim(page, story, "The pier is closed", { handedOver: true });
  await logClaim(page, story, "The pier is open", { handedOver: true });

  const other = await newBrowser();
  await signInAs("reviewer", other);
  await open(other, `/review?scope=mine&story=${story.slug}`);
  const queue = other.getByRole("navigation", { name: "Review queue" });
  const judge = async () => {
    await other.keyboard.press("5");
    await expect(other.getByLabel("Why")).toBeFocused();
    await other.keyboard.type("Nobody knows.");
    await other.keyboard.press("Control+Enter");
    await expect(queue.getByText("until acted on")).toBeVisible();
  };
  await expect(other.getByRole("article", { name: `Claim C1 of ${story.slug}` })).toBeVisible();
  await judge();
  await expect(queue.getByRole("link")).toHaveCount(1);
  await queue.getByRole("button", { name: /^Undo the verdict on C1/ }).click();
  await expect(queue.getByRole("link")).toHaveCount(2);
  await expect(queue.getByText("until acted on")).toHaveCount(0);

  await open(other, `/review?scope=mine&story=${story.slug}&claim=${story.slug}.C1`);
  await judge();
  const change = { attribution: "own_reporting" } as const;
  await give(page, "claims.change", { claimIds: [first.claimId], change });
  await queue.getByRole("button", { name: /^Undo the verdict on C1/ }).click();
  await expect(lineOf(other)).toContainText("edited it since.");
  await expect(queue.getByText("until acted on")).toHaveCount(0);
});

test("the line covers nothing, on a phone neither", async ({ page, signInAs }) => {
  await signInAs("editor");
  const story = await startStory(page, "Room for the line");
  const wordings = Array.from({ length: 12 }, (_, at) => `Claim number ${at + 1}`);
  for (const wording of wordings) await logClaim(page, story, wording);
  for (const size of [
    { width: 1440, height: 900 },
    { width: 1280, height: 560 },
    { width: 360, height: 740 },
  ]) {
    await page.setViewportSize(size);
    await open(page, `${tableOf(story)}?open=C12`);
    await page.keyboard.press("r");
    await expect(lineOf(page)).toContainText("C12 handed over");
    // Where the page itself scrolls, at its end.
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    const above = page.locator(size.width < 1000 ? "[data-side-panel]" : "main");
    const [line, box] = [await lineOf(page).boundingBox(), await above.boundingBox()];
    if (!line || !box) throw new Error("The line or what stands above it is not shown.");
    expect(box.y + box.height).toBeLessThanOrEqual(line.y + 1);
    expect(line.y + line.height).toBeLessThanOrEqual(size.height + 1);
    await page.keyboard.press("Control+z");
    await expect(lineOf(page)).toContainText("Undone: C12 handed over");
  }
});

test("what a copied tab undoes is offered in neither", async ({ page, signInAs }) => {
  await signInAs("editor");
  const story = await startStory(page, "Two tabs of one");
  await logClaim(page, story, "The pier is open");
  await open(page, `${tableOf(story)}?open=C1`);
  await page.keyboard.press("r");
  await expect(lineOf(page)).toContainText("C1 handed over");
  // As a browser copies a tab: what the session keeps for it goes along.
  const kept = await page.evaluate(() => JSON.stringify(sessionStorage));
  const copy = await page.context().newPage();
  await copy.addInitScript((items) => {
    if (sessionStorage.length > 0) return;
    for (const [name, value] of Object.entries(JSON.parse(items) as Record<string, string>))
      sessionStorage.setItem(name, value);
  }, kept);
  await open(copy, tableOf(story));
  await expect(lineOf(copy).getByRole("button", { name: /^Undo/ })).toBeVisible();
  await copy.keyboard.press("Control+z");
  await expect(lineOf(copy)).toContainText("Undone: C1 handed over");
  await expect(lineOf(page)).toContainText("Undone in another tab: C1 handed over");
  await expect(lineOf(page).getByRole("button", { name: /^Undo/ })).toHaveCount(0);
  await page.keyboard.press("Control+z");
  await expect(lineOf(page)).toContainText("Nothing was done here that can be undone.");
});

test("Ctrl+Z says what is not undone, before it undoes what was done earlier", async ({
  page,
  signInAs,
}) => {
  await signInAs("editor");
  const story = await startStory(page, "A headline with a slip");
  await logClaim(page, story, "The pier is open");
  await open(page, `${tableOf(story)}?open=C1`);
  await page.keyboard.press("r");
  await expect(lineOf(page)).toContainText("C1 handed over");
  await page.getByRole("link", { name: "Edit story" }).click();
  await page.getByLabel("Headline").fill("A headline without one");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "A headline without one" })).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(lineOf(page)).toContainText("is not undone: edit it again");
  await page.keyboard.press("Control+Shift+z");
  await expect(lineOf(page)).toContainText("is not done again by key");
  await page.keyboard.press("Control+z");
  await expect(lineOf(page)).toContainText("Undone: C1 handed over");
});
