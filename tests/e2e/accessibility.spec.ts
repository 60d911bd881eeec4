/**
 * Every page, in both themes and on a small screen: nothing serious for axe, nothing cut off, one
 * primary button at most; and Escape leaves whatever is open and gives the focus back (of fields
 * typed.spec.ts tells).
 */
import type { Page } from "@playwright/test";
import { STOPS, type Stop } from "@/tests/support/accessibility-stops";
import { findColourViolations, findViolations, isSerious } from "@/tests/support/axe";
import { expect, test } from "@/tests/support/journey";
import { expectAtRest, leaveAll } from "@/tests/support/leaving";
import { open, primaryButtons, stickingOut, wearTheme } from "@/tests/support/page-state";

// The stops change nothing, so they go to whichever worker is free.
test.describe.configure({ mode: "parallel" });

const WIDE = { width: 1440, height: 900 };
const SMALL = { width: 360, height: 780 };

/** What was left before, by role: what stands around every page is left on one. */
const leftBefore = new Map<Stop["as"], Set<string>>();

async function look(page: Page, screen: string): Promise<void> {
  expect.soft((await findViolations(page)).filter(isSerious), screen).toEqual([]);
  expect.soft(await page.locator("h1").count(), screen).toBe(1);
  expect.soft(await page.title(), screen).not.toBe("");
  expect.soft(await stickingOut(page), screen).toBeNull();
  const primary = await primaryButtons(page);
  expect.soft(primary.length, `${screen}: ${primary.join(", ")}`).toBeLessThanOrEqual(1);
}

async function arrive(page: Page, address: string): Promise<void> {
  await open(page, address);
  await expect(page.locator("h1").first()).toBeVisible();
}

async function sweep(page: Page, url: string, stop: Stop): Promise<void> {
  const left = leftBefore.get(stop.as) ?? new Set<string>();
  leftBefore.set(stop.as, left);

  await test.step("wide", async () => {
    await page.setViewportSize(WIDE);
    await arrive(page, url + stop.path);
    await expectAtRest(page);
    await stop.open?.(page);
    await look(page, "light, wide");
    // In the other theme the same page has other colours, and nothing else.
    await wearTheme(page, "dark");
    expect.soft((await findColourViolations(page)).filter(isSerious), "dark, wide").toEqual([]);
  });

  await test.step("left by Escape", async () => {
    if (stop.open) await page.keyboard.press("Escape");
    await expectAtRest(page);
    await leaveAll(page, left);
  });

  await test.step("small", async () => {
    await page.setViewportSize(SMALL);
    await arrive(page, url + stop.path);
    await stop.open?.(page);
    await look(page, "light, small");
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
