/**
 * Every page, in both themes and on a small screen: nothing serious for axe, nothing cut off, one
 * primary button at most.
 */
import type { BrowserContext, Page } from "@playwright/test";
import { STOPS, type Stop } from "@/tests/support/accessibility-stops";
import { findColourViolations, findViolations, isSerious } from "@/tests/support/axe";
import { expect, test } from "@/tests/support/journey";
import { primaryButtons, stickingOut } from "@/tests/support/page-state";

// The stops change nothing, so they go to whichever worker is free.
test.describe.configure({ mode: "parallel" });

const SCREENS = [
  { theme: "light", width: 1440, height: 900 },
  { theme: "dark", width: 1440, height: 900 },
  { theme: "light", width: 360, height: 780 },
] as const;

async function sweep(page: Page, context: BrowserContext, url: string, stop: Stop): Promise<void> {
  for (const { theme, width, height } of SCREENS) {
    const screen = `${theme}, ${width} px`;
    await test.step(screen, async () => {
      await page.setViewportSize({ width, height });
      await context.addCookies([{ name: "theme", value: theme, url }]);
      await page.goto(url + stop.path);
      await expect(page.locator("h1").first()).toBeVisible();
      await stop.open?.(page);

      // In the other theme the same page has other colours, and nothing else.
      const find = theme === "dark" ? findColourViolations : findViolations;
      expect.soft((await find(page)).filter(isSerious), screen).toEqual([]);
      if (theme === "dark") return;
      expect.soft(await page.locator("h1").count(), screen).toBe(1);
      expect.soft(await page.title(), screen).not.toBe("");
      expect.soft(await stickingOut(page), screen).toBeNull();
      const primary = await primaryButtons(page);
      expect.soft(primary.length, `${screen}: ${primary.join(", ")}`).toBeLessThanOrEqual(1);
    });
  }
}

for (const stop of STOPS) {
  if (stop.isEmptyNewsroom) {
    test(stop.name, async ({ page, context, emptyServer }) => {
      await sweep(page, context, emptyServer.url, stop);
    });
  } else {
    test(stop.name, async ({ page, context, signInAs, server }) => {
      if (stop.as) await signInAs(stop.as);
      await sweep(page, context, server.url, stop);
    });
  }
}
