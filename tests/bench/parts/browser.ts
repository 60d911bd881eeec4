/** The first load of the table page as a browser sees it, with nothing kept from before. */
import path from "node:path";
import { chromium, type Browser } from "@playwright/test";
import { chromiumFlags, findChromium } from "@/scripts/lib/chromium.mjs";
import type { Newsroom } from "../newsroom";
import type { Settings } from "../options";
import type { Parts } from "../results";
import { median } from "../summary";

const LOADS = 5;
/** What may still shift does so soon after the page has loaded. */
const AFTERWARDS_MILLISECONDS = 1_000;

type Seen = {
  interactiveMs: number;
  layoutShift: number;
  /** As sent, compressed: what was asked for before the page was interactive, and after. */
  scriptBytes: number;
  laterBytes: number;
};

async function loadOnce(browser: Browser, newsroom: Newsroom): Promise<Seen> {
  const { url, cookie = "" } = newsroom.as("editor");
  const context = await browser.newContext({ viewport: { width: 1360, height: 900 } });
  try {
    await context.addCookies(
      cookie.split("; ").map((pair) => {
        const [name = "", ...value] = pair.split("=");
        return { name, value: value.join("="), url };
      }),
    );
    const page = await context.newPage();
    await page.addInitScript({ path: path.join(import.meta.dirname, "first-load.js") });
    await page.goto(`${url}/claims`);
    await page.waitForFunction(() => (window as unknown as { seen: Seen }).seen.interactiveMs > 0);
    // The stream of others' changes stays open, so that the network is never idle.
    await page.waitForLoadState("load");
    await page.waitForTimeout(AFTERWARDS_MILLISECONDS);
    return await page.evaluate(() => {
      const { interactiveMs, layoutShift } = (window as unknown as { seen: Seen }).seen;
      const scripts = (
        performance.getEntriesByType("resource") as PerformanceResourceTiming[]
      ).filter(({ name }) => new URL(name).pathname.endsWith(".js"));
      let scriptBytes = 0;
      let laterBytes = 0;
      for (const { startTime, encodedBodySize } of scripts) {
        if (startTime < interactiveMs) scriptBytes += encodedBodySize;
        else laterBytes += encodedBodySize;
      }
      return { interactiveMs, layoutShift, scriptBytes, laterBytes };
    });
  } finally {
    await context.close();
  }
}

export async function measureBrowser(
  newsroom: Newsroom,
  settings: Settings,
): Promise<Parts["browser"]> {
  const executablePath = await findChromium();
  if (!executablePath) throw new Error("There is no Chromium; name one with PLAYWRIGHT_CHROMIUM.");
  const browser = await chromium.launch({ executablePath, args: chromiumFlags });
  try {
    // The first pays for what the browser itself does once.
    await loadOnce(browser, newsroom);
    const loads: Seen[] = [];
    for (let load = 0; load < LOADS; load += 1) loads.push(await loadOnce(browser, newsroom));
    const measured = {
      interactiveMs: median(loads.map((load) => load.interactiveMs)),
      scriptKb: median(loads.map((load) => load.scriptBytes)) / 1_000,
      laterKb: median(loads.map((load) => load.laterBytes)) / 1_000,
      layoutShift: Math.max(...loads.map((load) => load.layoutShift)),
    };
    settings.say(`first load: interactive after ${measured.interactiveMs.toFixed(0)} ms`);
    return measured;
  } finally {
    await browser.close();
  }
}
