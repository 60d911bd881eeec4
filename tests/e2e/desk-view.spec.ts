/** The desk at all sizes and by keys: what is open is in view, rows stay two lines, cells are a sheet. */
import type { Locator, Page } from "@playwright/test";
import { findViolations, isSerious } from "@/tests/support/axe";
import { expect, test } from "@/tests/support/journey";
import { give, logClaim, startStory, type JourneyStory } from "@/tests/support/newsroom";
import { open, stickingOut, untilStill } from "@/tests/support/page-state";

const LONG =
  "The harbour office paid the shipyard forty times in one month for a hull that two of its own " +
  "engineers had declared beyond repair, and nobody at the ministry asked who had signed for it";

const tableOf = ({ slug }: JourneyStory, query = "") =>
  `/stories/${slug}/claims${query === "" ? "" : `?${query}`}`;
const rows = (page: Page) => page.locator("tr[data-claim]");
const panel = (page: Page, ref: string) =>
  page.getByRole("complementary", { name: `Claim ${ref}`, exact: true });
const marked = (page: Page) => page.locator("tr[data-selected] [data-row-link]");
const bar = (page: Page) => page.getByRole("toolbar", { name: "Change the selected claims" });

async function storyOf(page: Page, headline: string, count: number): Promise<JourneyStory> {
  const story = await startStory(page, headline);
  for (let number = 1; number <= count; number += 1) {
    await logClaim(page, story, `${number}: ${LONG}`);
  }
  return story;
}

/** Whether all of it stands in the list, below the list's head, and in the window. */
function isInList(row: Locator): Promise<boolean> {
  return row.evaluate((element) => {
    const box = element.getBoundingClientRect();
    const list = element.closest("[data-list]")!.getBoundingClientRect();
    const head = element.closest("table")!.querySelector("th")!.getBoundingClientRect();
    return (
      box.top >= Math.max(list.top, head.bottom) - 1 &&
      box.bottom <= Math.min(list.bottom, window.innerHeight) + 1
    );
  });
}

/** The rows that are higher than two lines of a wording and their padding. */
function tallRows(page: Page): Promise<string[]> {
  return rows(page).evaluateAll((elements) =>
    elements
      .filter((row) => {
        const style = getComputedStyle(row.querySelector("td.font-serif") ?? row);
        return row.getBoundingClientRect().height > 2 * parseFloat(style.lineHeight) + 18;
      })
      .map((row) => `${row.getBoundingClientRect().height}: ${row.textContent}`),
  );
}

test("the open claim's row is in view, however it was opened and whatever happens", async ({
  page,
  signInAs,
  newBrowser,
}) => {
  test.slow();
  await signInAs("editor");
  const story = await storyOf(page, "Many claims to walk", 30);

  await test.step("by link", async () => {
    await open(page, tableOf(story, "open=C25"));
    await expect(panel(page, "C25")).toBeVisible();
    await expect(marked(page)).toHaveText("C25");
    await expect.poll(() => isInList(page.locator("tr[data-selected]"))).toBe(true);
    expect(await page.evaluate(() => window.scrollY)).toBe(0);
  });

  await test.step("by key, and on along the rows", async () => {
    await page.keyboard.press("j");
    await expect(marked(page)).toHaveText("C26");
    await expect(page).toHaveURL(/open=C26$/);
    await expect(panel(page, "C26").getByRole("heading", { name: "Verdict" })).toBeVisible();
    for (let step = 0; step < 12; step += 1) await page.keyboard.press("k");
    await expect(marked(page)).toHaveText("C14");
    await expect(panel(page, "C14").getByRole("heading", { name: "Verdict" })).toBeVisible();
    await expect(page).toHaveURL(/open=C14$/);
    expect(await isInList(page.locator("tr[data-selected]"))).toBe(true);
    expect(await page.evaluate(() => window.scrollY)).toBe(0);
  });

  await test.step("after a sort", async () => {
    await page.getByRole("link", { name: "Ref", exact: true }).click();
    await page.getByRole("link", { name: "Ref", exact: true }).click();
    await expect(rows(page).first()).toContainText("C30");
    await expect(marked(page)).toHaveText("C14");
    await expect.poll(() => isInList(page.locator("tr[data-selected]"))).toBe(true);
  });

  await test.step("when somebody else's change moves it", async () => {
    const other = await newBrowser();
    await signInAs("admin", other);
    await give(other, "claims.log", { story: story.slug, wording: `31: ${LONG}` });
    await expect(page.getByText("1 new claim: show")).toBeVisible();
    await page.getByRole("button", { name: "1 new claim: show" }).click();
    await expect(rows(page)).toHaveCount(31);
    await expect.poll(() => isInList(page.locator("tr[data-selected]"))).toBe(true);
  });

  await test.step("whoever scrolls away is left there", async () => {
    await page.locator("[data-list]").evaluate((list) => list.scrollTo({ top: list.scrollHeight }));
    await expect(rows(page).last()).toBeInViewport();
    await give(page, "claims.log", { story: story.slug, wording: `32: ${LONG}` });
    await expect(page.getByText("new claim: show")).toBeVisible();
    await expect(rows(page).last()).toBeInViewport();
  });

  await test.step("Escape closes at once, and the walk goes on from there", async () => {
    await page.keyboard.press("Escape");
    await expect(panel(page, "C14")).toBeHidden();
    await expect(marked(page)).toHaveCount(0);
    await page.keyboard.press("j");
    await expect(page.getByRole("link", { name: /^C13: / })).toBeFocused();
    await expect(page.locator("[data-side-panel]")).toHaveCount(0);
  });
});

test("a key pressed for a claim that is on its way is not lost", async ({ page, signInAs }) => {
  await signInAs("editor");
  const story = await storyOf(page, "Faster than the panel", 3);
  await open(page, tableOf(story));
  await page.keyboard.press("j");
  // The claim's page is slow to come.
  await page.route(/claims\?open=C1/, async (route) => {
    await page.waitForFunction(() => document.querySelector("[aria-busy=true] h2") !== null);
    await route.continue();
  });
  await page.keyboard.press("Enter");
  await page.keyboard.press("e");
  await expect(page.getByRole("dialog", { name: /C1/ })).toBeVisible();
});

test("rows stay two lines beside an open claim, at every width", async ({ page, signInAs }) => {
  await signInAs("editor");
  const story = await storyOf(page, "Long words", 6);
  await open(page, tableOf(story, "open=C2"));
  await expect(panel(page, "C2").getByRole("heading", { name: "Verdict" })).toBeVisible();
  for (const width of [1000, 1100, 1220, 1280, 1360, 1600, 1920]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await tallRows(page), `${width} px`).toEqual([]);
    expect(await stickingOut(page), `${width} px`).toBeNull();
    await expect(page.getByRole("columnheader", { name: "Claim" })).toBeVisible();
  }
  await page.setViewportSize({ width: 1360, height: 900 });
  await expect(page.getByRole("columnheader", { name: "Level" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("columnheader", { name: "Attribution" })).toBeVisible();
  expect(await tallRows(page)).toEqual([]);
});

test("a range is selected by keys, and gives back what lies beyond", async ({
  page,
  signInAs,
  newBrowser,
}) => {
  await signInAs("editor");
  const story = await storyOf(page, "Ranges", 8);
  await open(page, tableOf(story));
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  for (let step = 0; step < 3; step += 1) await page.keyboard.press("Shift+J");
  await expect(bar(page).getByText("5 selected")).toBeVisible();
  await page.keyboard.press("Shift+K");
  await page.keyboard.press("Shift+K");
  await expect(bar(page).getByText("3 selected")).toBeVisible();
  const chosen = () =>
    page
      .locator("tr[data-checked] [data-row-link]")
      .evaluateAll((links) => links.map((link) => link.textContent));
  expect(await chosen()).toEqual(["C1", "C3", "C4"]);
  // Past where it began, on the other side.
  for (let step = 0; step < 2; step += 1) await page.keyboard.press("Shift+K");
  expect(await chosen()).toEqual(["C1", "C2", "C3"]);

  const other = await newBrowser();
  await signInAs("admin", other);
  await give(other, "claims.log", { story: story.slug, wording: "Meanwhile" });
  await expect(rows(page)).toHaveCount(9);
  expect(await chosen()).toEqual(["C1", "C2", "C3"]);
  await expect(bar(page).getByText("3 selected")).toBeVisible();

  await page.keyboard.press("Escape");
  await expect(bar(page)).toBeHidden();
  expect(await chosen()).toEqual([]);
});

test("arrows go from cell to cell, F2 edits, Tab goes on to the next field", async ({
  page,
  signInAs,
}) => {
  await signInAs("editor");
  const story = await storyOf(page, "A sheet", 3);
  await open(page, tableOf(story));
  const cell = (row: number, column: string) =>
    rows(page).nth(row).locator(`td[data-column=${column}]`);
  const holdsFocus = (at: Locator) =>
    expect(at.locator(":scope:focus, :scope :focus")).toHaveCount(1);

  await page.keyboard.press("j");
  await holdsFocus(cell(0, "ref"));
  await page.keyboard.press("ArrowRight");
  await holdsFocus(cell(0, "claim"));
  await page.keyboard.press("ArrowDown");
  await holdsFocus(cell(1, "claim"));
  await page.keyboard.press("End");
  await holdsFocus(cell(1, "verification_level"));
  await page.keyboard.press("ArrowLeft");
  await holdsFocus(cell(1, "attribution_status"));
  await page.keyboard.press("Control+End");
  await holdsFocus(cell(2, "verification_level"));
  await page.keyboard.press("Control+Home");
  await holdsFocus(cell(0, "ref"));

  await page.keyboard.press("F2");
  await expect(page.getByLabel("What the story says of C1")).toBeFocused();
  await page.keyboard.press("Escape");
  await holdsFocus(cell(0, "ref"));

  await page.keyboard.press("End");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("F2");
  await expect(page.getByLabel("Attribution of C1")).toBeFocused();
  await page.keyboard.press("Escape");
  await holdsFocus(cell(0, "attribution_status"));
  await page.keyboard.press("Enter");
  await page.getByLabel("Attribution of C1").selectOption("document");
  await expect(page.getByRole("button", { name: /^Attribution of C1: Document/ })).toBeVisible();

  // The wording's cell gets the cursor back, as well as the reference.
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("F2");
  await page.keyboard.press("Escape");
  await holdsFocus(cell(0, "claim"));

  // What has no field in its cell has one in the panel, or a reason.
  await page.keyboard.press("End");
  await page.keyboard.press("F2");
  await expect(page.getByText("Level is not edited here")).toBeVisible();
  await expect(page.getByText("It comes with a verdict")).toBeVisible();
  await holdsFocus(cell(0, "verification_level"));
  for (const key of ["ArrowLeft", "ArrowLeft", "F2"]) await page.keyboard.press(key);
  const citation = page.getByRole("dialog", { name: "Add a citation to C1" });
  await expect(citation.getByRole("combobox", { name: "Source" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(citation).toHaveCount(0);
  await open(page, tableOf(story, "cols=ref,claim,note"));
  await page.keyboard.press("j");
  await page.keyboard.press("End");
  await page.keyboard.press("F2");
  await page.keyboard.type("Heard twice");
  await expect(page.getByLabel(/^Note/)).toHaveValue("Heard twice");
  await page.keyboard.press("Escape");
  await holdsFocus(cell(0, "note"));
  await open(page, tableOf(story));

  // Beside an open claim the arrows open what they come to, as j and k do.
  await cell(0, "ref").getByRole("link").press("Enter");
  await expect(panel(page, "C1")).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await expect(panel(page, "C2")).toBeVisible();
});

test("what is copied out of the table pastes into a sheet as cells", async ({ page, signInAs }) => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await signInAs("editor");
  const story = await startStory(page, "Copied");
  await logClaim(page, story, "=SUM(1+1) is no formula here");
  await logClaim(page, story, 'He said "never"', { evidence: true });
  await open(page, tableOf(story));
  const clipboard = () =>
    page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const read = async (type: string) => (await item!.getType(type)).text();
      return { text: await read("text/plain"), html: await read("text/html") };
    });

  await page.keyboard.press("j");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Control+c");
  await expect(page.getByText("C1: cell copied")).toBeVisible();
  expect((await clipboard()).text).toBe("'=SUM(1+1) is no formula here");

  await page.keyboard.press("Shift+X");
  await page.keyboard.press("Control+c");
  await expect(page.getByText("2 claims copied")).toBeVisible();
  const { text, html } = await clipboard();
  const lines = text.split("\n").map((line) => line.split("\t"));
  expect(lines.map((line) => line.length)).toEqual([5, 5]);
  expect(lines[0]).toEqual([
    "C1",
    "'=SUM(1+1) is no formula here",
    "",
    "Unattributed",
    "Unverified",
  ]);
  expect(lines[1]?.slice(0, 2)).toEqual(["C2", '"He said ""never"""']);
  expect(html.match(/<tr>/g)).toHaveLength(2);
  expect(html.match(/<td>/g)).toHaveLength(10);

  // Words within one cell are the words.
  await page.keyboard.press("Escape");
  await page
    .locator("tr[data-claim] td[data-column=attribution_status]")
    .first()
    .evaluate((cell) => document.getSelection()?.selectAllChildren(cell));
  await page.keyboard.press("Control+c");
  await expect.poll(async () => (await clipboard()).text.trim()).toBe("Unattributed");
});

const SMALL = [
  { name: "200 %", width: 680, height: 450 },
  { name: "a phone", width: 360, height: 640 },
] as const;

const FIRST_ROWS = [
  { path: "/stories/contractor-leak/claims", first: "tr[data-claim]" },
  { path: "/claims", first: "tr[data-claim]" },
  { path: "/stories", first: "tbody tr" },
  { path: "/sources", first: "tbody tr" },
  { path: "/review?scope=all", first: "nav[aria-label='Review queue'] li" },
] as const;

for (const { name, width, height } of SMALL) {
  test(`the first row is seen without scrolling: ${name}`, async ({ page, signInAs }) => {
    await page.setViewportSize({ width, height });
    await signInAs("admin");
    for (const { path, first } of FIRST_ROWS) {
      await test.step(path, async () => {
        await open(page, path);
        await untilStill(page);
        const box = await page.locator(first).first().boundingBox();
        expect.soft(box!.y, path).toBeGreaterThanOrEqual(0);
        expect.soft(box!.y + box!.height, path).toBeLessThanOrEqual(height);
        expect.soft(await stickingOut(page), path).toBeNull();
      });
    }
  });

  test(`filters fold away and are reached by keys: ${name}`, async ({ page, signInAs }) => {
    await page.setViewportSize({ width, height });
    await signInAs("admin");
    await open(page, "/stories/contractor-leak/claims?level=verified");
    const fold = page.getByRole("button", { name: /^Filter 1 set$/ });
    await expect(page.getByRole("group", { name: "Filters" })).toBeHidden();
    await fold.press("Enter");
    await expect(fold).toHaveAttribute("aria-expanded", "true");
    await expect(page.getByRole("button", { name: "Level: verified" })).toBeVisible();
    expect((await findViolations(page)).filter(isSerious)).toEqual([]);
    expect(await stickingOut(page)).toBeNull();
    await page.getByRole("button", { name: "Clear", exact: true }).press("Enter");
    await expect(page).not.toHaveURL(/level/);
    await page.getByRole("button", { name: "Columns" }).focus();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("group", { name: "Filters" })).toBeHidden();
    await expect(page.getByRole("button", { name: "Filter", exact: true })).toBeFocused();

    await page.getByRole("button", { name: "Details" }).press("Enter");
    await expect(page.getByRole("button", { name: "Log a claim" })).toBeVisible();
    await page.getByRole("button", { name: "Log a claim" }).press("Enter");
    await expect(page.getByLabel("New claim: what the story says")).toBeFocused();
    await expect(page.getByRole("button", { name: "Add", exact: true })).toBeVisible();
  });
}

for (const { name, width, height } of SMALL) {
  test(`a bar at the foot hides nothing that has the focus: ${name}`, async ({
    page,
    signInAs,
  }) => {
    await signInAs("editor");
    const story = await startStory(page, "Under the bar");
    const plain =
      "The shipyard sent forty invoices, said Marta Olin, chief auditor of Aldmere. She said the " +
      "mayor may have known of the second payment.";
    await give(page, "drafts.paste", { story: story.slug, plain });
    await page.setViewportSize({ width, height });
    await open(page, `/stories/${story.slug}/drafts/1`);
    await expect(async () => {
      await page.keyboard.press("p");
      await expect(page.getByRole("button", { name: /^Accept a$/ })).toBeVisible({
        timeout: 1_000,
      });
    }).toPass();
    const foot = page.locator("[data-side-panel] .sticky").filter({ hasText: "Dismiss" });
    const fields = page.locator("[data-side-panel] form").locator("textarea, input, select");
    const count = await fields.count();
    expect(count).toBeGreaterThan(2);
    await fields.first().focus();
    for (let at = 0; at < 2 * count; at += 1) {
      const covered = await page.evaluate(() => {
        const field = document.activeElement!;
        const bar = [...document.querySelectorAll("[data-side-panel] .sticky")].at(-1)!;
        if (bar.contains(field) || !field.matches("textarea, input, select")) return null;
        const box = field.getBoundingClientRect();
        return box.bottom > bar.getBoundingClientRect().top + 1
          ? `${field.outerHTML.slice(0, 120)}: ${box.bottom} under ${bar.getBoundingClientRect().top}`
          : null;
      });
      expect(covered).toBeNull();
      await page.keyboard.press(at < count ? "Tab" : "Shift+Tab");
    }
    await expect(foot).toBeInViewport();

    await open(page, `/stories/contractor-leak/claims`);
    await page.keyboard.press("j");
    for (let step = 0; step < 12; step += 1) await page.keyboard.press("Shift+J");
    await expect(bar(page).getByText("13 selected")).toBeVisible();
    for (let step = 0; step < 3; step += 1) await page.keyboard.press("Shift+J");
    const focused = await page.evaluate(
      () => document.activeElement!.closest("tr")!.getBoundingClientRect().toJSON() as DOMRect,
    );
    const top = (await bar(page).boundingBox())!.y;
    expect(focused.bottom).toBeLessThanOrEqual(top + 1);
  });
}

test("a roomy window has no button for what is not folded away", async ({ page, signInAs }) => {
  await signInAs("editor");
  await page.setViewportSize({ width: 1440, height: 900 });
  for (const path of [
    "/claims",
    "/stories/contractor-leak/claims",
    "/stories",
    "/sources",
    "/review",
  ]) {
    await open(page, path);
    await expect(page.getByRole("button", { name: /^(Filter|Details)( \d+ set)?$/ })).toHaveCount(
      0,
    );
  }
});

test("of a decided claim the verdict comes first", async ({ page, signInAs, newBrowser }) => {
  await signInAs("editor");
  const story = await startStory(page, "Decided");
  const { claimId } = await logClaim(page, story, "The pier is closed", {
    evidence: true,
    handedOver: true,
  });
  const other = await newBrowser();
  await signInAs("reviewer", other);
  await open(other, tableOf(story, "open=C1"));
  const order = (on: Page) =>
    panel(on, "C1")
      .getByRole("heading", { level: 3 })
      .evaluateAll((headings) => headings.map((heading) => heading.textContent));
  await expect(panel(other, "C1").getByRole("button", { name: "Choose a level" })).toBeVisible();
  expect((await order(other)).findIndex((name) => name.startsWith("Verdict"))).toBeGreaterThan(0);
  await give(other, "verdicts.give", {
    claimId,
    contentRevision: 1,
    level: "verified",
    note: "Read.",
  });
  await open(page, tableOf(story, "open=C1"));
  await expect(panel(page, "C1").getByText("Read.", { exact: true }).first()).toBeVisible();
  expect((await order(page))[0]).toMatch(/^Verdict/);
});
