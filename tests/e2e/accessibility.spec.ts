/**
 * Every page, in both themes and on a small screen: nothing serious for axe, nothing cut off, one
 * primary button at most.
 */
import type { Page } from "@playwright/test";
import { STOPS, type Stop } from "@/tests/support/accessibility-stops";
import { findColourViolations, findViolations, isSerious } from "@/tests/support/axe";
import { expect, test } from "@/tests/support/journey";
import { primaryButtons, stickingOut } from "@/tests/support/page-state";

// The stops change nothing, so they go to whichever worker is free.
test.describe.configure({ mode: "parallel" });

const SCREENS = [
  { width: 1440, height: 900 },
  { width: 360, height: 780 },
] as const;

async function sweep(page: Page, url: string, stop: Stop): Promise<void> {
  // Colours on their way from one theme to the other are nobody's.
  await page.emulateMedia({ reducedMotion: "reduce" });
  for (const { width, height } of SCREENS) {
    const screen = `${width} px`;
    await test.step(screen, async () => {
      await page.setViewportSize({ width, height });
      await page.goto(url + stop.path);
      await expect(page.locator("h1").first()).toBeVisible();
      await stop.open?.(page);

      expect.soft((await findViolations(page)).filter(isSerious), screen).toEqual([]);
      expect.soft(await page.locator("h1").count(), screen).toBe(1);
      expect.soft(await page.title(), screen).not.toBe("");
      expect.soft(await stickingOut(page), screen).toBeNull();
      const primary = await primaryButtons(page);
      expect.soft(primary.length, `${screen}: ${primary.join(", ")}`).toBeLessThanOrEqual(1);
    });
  }
  await test.step("dark", async () => {
    // As choosing it does (components/shell/theme.ts); all else is as it was.
    await page.setViewportSize(SCREENS[0]);
    await page.evaluate(() => (document.documentElement.dataset.theme = "dark"));
    expect.soft((await findColourViolations(page)).filter(isSerious), "dark").toEqual([]);
  });
}

for (const stop of STOPS) {
  if (stop.isEmptyNewsroom) {
    test(stop.name, async ({ page, emptyServer }) => {
      await sweep(page, emptyServer.url, stop);
    });
  } else {
    test(stop.name, async ({ page, signInAs, server }) => {
      if (stop.as) await signInAs(stop.as);
      await sweep(page, server.url, stop);
    });
  }
}
