/** From a key to the painted frame that shows what it does, in the table of the largest story. */
import path from "node:path";
import { chromium, type Browser, type Page } from "@playwright/test";
import { chromiumFlags, findChromium } from "@/scripts/lib/chromium.mjs";
import type { Desk, Newsroom } from "../newsroom";
import type { Settings } from "../options";
import type { Parts } from "../results";
import { summarise, type Summary } from "../summary";

const PRESSES = 60;
/** As somebody presses who looks at each: the work that follows one key is not the next one's. */
const BETWEEN_MILLISECONDS = 120;

type Seen = "focused" | "opened" | "level";
/** Claims that are typed into the entry line. */
const ENTRIES = 20;

declare global {
  interface Window {
    paintedAfter: (seen: () => unknown) => Promise<number>;
    entryState: (typed: string) => string | undefined;
  }
}

async function pageOf(browser: Browser, newsroom: Newsroom, who: Desk): Promise<Page> {
  const { url, cookie = "" } = newsroom.as(who);
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width: 1360, height: 900 },
  });
  await context.addCookies(
    cookie.split("; ").map((pair) => {
      const [name = "", ...value] = pair.split("=");
      return { name, value: value.join("="), url };
    }),
  );
  const page = await context.newPage();
  await page.addInitScript({ path: path.join(import.meta.dirname, "painted.js") });
  return page;
}

/** @returns milliseconds from the key to the painted frame in which what is looked at is another. */
async function press(page: Page, key: string, seen: Seen): Promise<number> {
  const measured = page.evaluateHandle(
    (what) => ({
      painted: window.paintedAfter(() => {
        if (what === "focused") return document.activeElement;
        if (what === "level") return document.querySelector('[role="group"] [aria-pressed="true"]');
        // The row is marked and its panel stands there, with what the row knows of the claim.
        const row = document.querySelector("tr[data-selected]");
        return document.querySelector("[data-side-panel]") === null ? null : row;
      }),
    }),
    seen,
  );
  const handle = await measured;
  await page.keyboard.press(key);
  return handle.evaluate(({ painted }) => painted);
}

async function pressAll(page: Page, keys: readonly string[], seen: Seen): Promise<Summary> {
  const times: number[] = [];
  for (const key of keys) {
    times.push(await press(page, key, seen));
    await page.waitForTimeout(BETWEEN_MILLISECONDS);
  }
  return summarise(times);
}

const alternating = (one: string, other: string, count: number) =>
  Array.from({ length: count }, (_one, at) => (Math.floor(at / 20) % 2 === 0 ? one : other));

async function measureWalk(page: Page, story: string) {
  await page.goto(`/stories/${story}/claims`);
  await page.waitForLoadState("load");
  await page.locator("tr[data-claim]").first().waitFor();
  await page.waitForTimeout(1_000);
  await press(page, "j", "focused");
  const walk = await pressAll(page, alternating("j", "k", PRESSES), "focused");
  const opened: number[] = [];
  for (let turn = 0; turn < PRESSES / 3; turn += 1) {
    opened.push(await press(page, "Enter", "opened"));
    await page.getByRole("heading", { name: "Verdict" }).waitFor();
    await page.keyboard.press("Escape");
    await page.waitForTimeout(BETWEEN_MILLISECONDS);
    await press(page, "j", "focused");
  }
  await press(page, "Enter", "opened");
  await page.getByRole("heading", { name: "Verdict" }).waitFor();
  const walkOpen = await pressAll(page, alternating("k", "j", PRESSES), "opened");
  return { walk, open: summarise(opened), walkOpen };
}

async function measureLevels(page: Page, newsroom: Newsroom) {
  const { ref } = newsroom.row<{ ref: number }>(
    `SELECT c."number" AS ref FROM "Claim" c JOIN "Story" s ON s."id" = c."storyId"
     WHERE s."slug" = ? AND c."reviewState" = 'ready' AND c."withdrawnAt" IS NULL LIMIT 1`,
    newsroom.bigStory,
  );
  await page.goto(`/stories/${newsroom.bigStory}/claims?open=C${ref}`);
  await page.getByRole("group", { name: /^Level for/ }).waitFor();
  await page.waitForTimeout(1_000);
  const times: number[] = [];
  for (let turn = 0; turn < PRESSES / 2; turn += 1) {
    times.push(await press(page, String(1 + (turn % 6)), "level"));
    await page.waitForTimeout(BETWEEN_MILLISECONDS);
    // The note has the focus now, and would take the next digit.
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  }
  return summarise(times);
}

/** From Enter in the entry line to the row that shows its claim, and to the one that says it is logged. */
async function measureEntries(page: Page, story: string) {
  await page.goto(`/stories/${story}/claims`);
  await page.locator("tr[data-claim]").first().waitFor();
  await page.waitForTimeout(1_000);
  const shown: number[] = [];
  const acknowledged: number[] = [];
  const line = page.getByRole("textbox", { name: /^New claim/ });
  for (let turn = 0; turn < ENTRIES; turn += 1) {
    const words = `Entry ${turn} of the keys that are measured`;
    await page.keyboard.press("c");
    await line.fill(words);
    const measured = await page.evaluateHandle(
      (typed) => ({
        shown: window.paintedAfter(() => window.entryState(typed) !== undefined),
        acknowledged: window.paintedAfter(() => window.entryState(typed) === "saved"),
      }),
      words,
    );
    await page.keyboard.press("Enter");
    shown.push(await measured.evaluate((times) => times.shown));
    acknowledged.push(await measured.evaluate((times) => times.acknowledged));
    await page.waitForTimeout(BETWEEN_MILLISECONDS * 3);
  }
  return { shown: summarise(shown), acknowledged: summarise(acknowledged) };
}

export async function measureKeys(newsroom: Newsroom, settings: Settings): Promise<Parts["keys"]> {
  const executablePath = await findChromium();
  if (!executablePath) throw new Error("There is no Chromium; name one with PLAYWRIGHT_CHROMIUM.");
  const browser = await chromium.launch({ executablePath, args: chromiumFlags });
  try {
    const { claims } = newsroom.row<{ claims: number }>(
      `SELECT COUNT(*) AS claims FROM "Claim" c JOIN "Story" s ON s."id" = c."storyId"
       WHERE s."slug" = ?`,
      newsroom.bigStory,
    );
    const { walk, open, walkOpen } = await measureWalk(
      await pageOf(browser, newsroom, "editor"),
      newsroom.bigStory,
    );
    const level = await measureLevels(await pageOf(browser, newsroom, "reviewer"), newsroom);
    const { shown, acknowledged } = await measureEntries(
      await pageOf(browser, newsroom, "editor"),
      newsroom.bigStory,
    );
    const measured = { walk, open, walkOpen, level, shown, acknowledged };
    const keys = { claims, ...measured };
    settings.say(
      Object.entries(measured)
        .map(([name, { p50, p95 }]) => `${name}: ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms`)
        .join("; "),
    );
    return keys;
  } finally {
    await browser.close();
  }
}
