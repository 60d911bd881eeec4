/** A newsroom's first hour, and browsers that keep something from the page. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium } from "@playwright/test";
import { chromiumFlags, findChromium } from "@/scripts/lib/chromium.mjs";
import { expect, test } from "@/tests/support/journey";
import { startStory } from "@/tests/support/newsroom";
import { open } from "@/tests/support/page-state";
import { findViolations } from "@/tests/support/axe";

test("from the console’s code to a text that is looked over, without a mouse", async ({
  page,
  emptyServer,
}) => {
  test.setTimeout(120_000);
  const { keyboard } = page;
  await open(page, `${emptyServer.url}/set-up`);
  await expect(page.getByLabel("One-time code")).toBeFocused();
  await keyboard.type("AAAA");
  await page.getByLabel("Email").fill("fiona");
  await page.getByLabel("Password").fill("password1234");
  await keyboard.press("Enter");
  // All of it at once, and the cursor on the first.
  await expect(page.getByText("This is not the code that the console shows.")).toBeVisible();
  await expect(page.getByText("Write the name that colleagues know.")).toBeVisible();
  await expect(page.getByText("Write an email address such as")).toBeVisible();
  await expect(page.getByText("This is one of the first passwords that are guessed")).toBeVisible();
  await expect(page.getByLabel("One-time code")).toBeFocused();
  expect(await findViolations(page)).toEqual([]);

  const code = await readFile(path.join(emptyServer.dataDir, "set-up-code"), "utf8");
  await page.getByLabel("One-time code").fill(code.trim());
  await page.getByLabel("Your name").fill("Fiona First");
  await page.getByLabel("Email").fill("fiona@newsroom.example");
  await page.getByLabel("Password").fill("a quiet field of barley");
  await keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Nothing is in work" })).toBeVisible();

  // The empty desk, the empty lists and queue each lead on by one button.
  for (const [address, next] of [
    ["/stories", "Start the first story"],
    ["/claims", "Start a story"],
    ["/sources", "Add the first source"],
    ["/review?scope=all", "Look at claims in work"],
    ["/", "Start a story"],
  ] as const) {
    await open(page, emptyServer.url + address);
    const link = page.getByRole("main").getByRole("link", { name: next });
    await expect(link).toBeVisible();
    expect(await findViolations(page)).toEqual([]);
  }

  await page.getByRole("link", { name: "Start a story" }).focus();
  await keyboard.press("Enter");
  await expect(page.getByLabel("Headline")).toBeFocused();
  await keyboard.type("Port paid twice");
  await keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "No claims yet" })).toBeVisible();
  await page.getByRole("link", { name: "Paste the story’s text" }).focus();
  await keyboard.press("Enter");
  await expect(page.getByLabel("The story’s text")).toBeFocused();
  await keyboard.type("The harbour board paid twice for the same dredging, invoices show.");
  await keyboard.press("Control+Enter");
  await expect(page.getByLabel("Paragraph 1", { exact: true })).toBeVisible();
  await keyboard.press("Control+Enter");
  await expect(page).toHaveURL(/\/drafts\/1/);
  await open(page, page.url().replace(/\/drafts\/1.*$/, "/claims"));
  await expect(page.getByRole("link", { name: "Find the claims in draft 1" })).toBeVisible();
  await page.close();
});

test("a new story, source and draft begin in their field, and Escape leads out of it", async ({
  page,
  signInAs,
}) => {
  await signInAs("editor");
  const story = await startStory(page, "An empty one");
  for (const [address, label, out] of [
    ["/stories/new", "Headline", /\/stories$/],
    ["/sources/new", "Name", /\/sources$/],
    [`/stories/${story.slug}/drafts/new`, "The story’s text", /\/claims$/],
  ] as const) {
    await open(page, address);
    const field = page.getByLabel(label, { exact: true });
    await expect(field).toBeFocused();
    await page.keyboard.type("Half of it");
    await expect(field).toHaveValue("Half of it");
    await page.keyboard.press("Escape");
    await expect(field).not.toBeFocused();
    await page.keyboard.press("Escape");
    await expect(page).toHaveURL(out);
    await open(page, address);
    await expect(field).toHaveValue("Half of it");
  }
});

test("come back to by touch, the page is as it was, without a keyboard over it", async ({
  browser,
  baseURL,
  watcher,
  signInAs,
}) => {
  const context = await browser.newContext({
    baseURL: baseURL ?? "",
    hasTouch: true,
    isMobile: true,
    viewport: { width: 390, height: 780 },
  });
  await watcher.watch(context);
  const page = await context.newPage();
  await signInAs("editor", page);
  await open(page, "/stories");
  await page.getByRole("link", { name: "New story" }).tap();
  await expect(page.getByLabel("Headline")).toBeFocused();
  await page.getByRole("link", { name: "Cancel" }).tap();
  await expect(page).toHaveURL(/\/stories$/);
  await page.goBack();
  await expect(page.getByLabel("Headline")).toBeVisible();
  await expect(page.getByLabel("Headline")).not.toBeFocused();
  await context.close();
});

test("a session that ends is said at once, with the way back", async ({ page, signInAs }) => {
  await signInAs("editor");
  await open(page, "/sources?q=letter");
  const ended = await page.request.post("/api/v1/commands/account.signOutEverywhere", { data: {} });
  expect(ended.ok()).toBe(true);
  const link = page.getByRole("link", { name: "Sign in to go on." });
  await expect(link).toBeVisible();
  await link.click();
  await page.getByRole("button", { name: /^Editor/ }).click();
  await expect(page).toHaveURL(/\/sources\?q=letter$/);
});

test("a browser that blocks cookies and storage is told so at the door", async ({ server }) => {
  const profile = await mkdtemp(path.join(tmpdir(), "sourceline-profile-"));
  await mkdir(path.join(profile, "Default"));
  const blocking = { profile: { default_content_setting_values: { cookies: 2 } } };
  await writeFile(path.join(profile, "Default", "Preferences"), JSON.stringify(blocking));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: (await findChromium()) ?? undefined,
    args: chromiumFlags,
  });
  const errors: string[] = [];
  context.on("weberror", (error) => errors.push(error.error().message));
  const page = await context.newPage();
  await page.goto(`${server.url}/sign-in`);
  const told = page.getByText("This browser keeps no cookies for this site").first();
  await expect(told).toBeVisible();
  await page.getByLabel("Email").fill("editor@newsroom.example");
  await page.getByLabel("Password").fill("sourceline-demo");
  const [answer] = await Promise.all([
    page.waitForResponse(/callback\/credentials/),
    page.getByRole("button", { name: "Sign in", exact: true }).click(),
  ]);
  expect(answer.status()).toBe(400);
  await expect(page.getByText("This browser keeps no cookies for this site")).toHaveCount(2);
  await expect(page.getByText("Email or password is wrong.")).toHaveCount(0);
  expect(errors).toEqual([]);
  await context.close();
  await rm(profile, { recursive: true, force: true });
});

test("without scripts a page says what does not work", async ({ browser, baseURL, signInAs }) => {
  const context = await browser.newContext({ baseURL: baseURL ?? "", javaScriptEnabled: false });
  const page = await context.newPage();
  const told = page.locator("noscript p");
  await page.goto("/sign-in");
  await expect(told).toBeVisible();
  await expect(told).toContainText("JavaScript is off.");
  await signInAs("viewer", page);
  await page.goto("/stories");
  await expect(told).toBeVisible();
  await expect(told).toContainText("JavaScript is off.");
  await expect(page.getByRole("link", { name: /leak/i }).first()).toBeVisible();
  await context.close();
});

test("a script that does not come is said, and one that does is not", async ({
  browser,
  baseURL,
  signInAs,
}) => {
  const context = await browser.newContext({ baseURL: baseURL ?? "" });
  const page = await context.newPage();
  await signInAs("viewer", page);
  const told = page.getByText("A part of this page did not load.");
  await open(page, "/stories");
  await expect(told).toBeHidden();
  await context.route("**/_next/static/**/*.js", (route) => route.abort());
  await page.goto("/sources");
  await expect(told).toBeVisible();
  await context.close();
});
