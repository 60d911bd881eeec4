/** Escape always leaves what is open, and gives the focus back; of fields typed.spec.ts tells. */
import type { Page } from "@playwright/test";
import { STOPS, type Stop } from "@/tests/support/accessibility-stops";
import { expect, test } from "@/tests/support/journey";
import { open } from "@/tests/support/page-state";

test.describe.configure({ mode: "parallel" });

const POPUP =
  '[role="dialog"][data-open], [role="alertdialog"][data-open], [role="menu"][data-open]';

/** Buttons that say that they open something. */
const OPENERS = "button[aria-haspopup]:visible:enabled";

const nameOfFocus = (page: Page) =>
  page.evaluate(() => {
    const { activeElement: at } = document;
    return at === document.body ? "" : `${at?.tagName} ${at?.ariaLabel ?? at?.textContent}`;
  });

/** Opens all that says that it opens something, and leaves it. */
async function leaveAll(page: Page, stop: Stop, left: Set<string>): Promise<void> {
  await open(page, stop.path);
  const isAtRest = (await page.locator(POPUP).count()) === 0;
  expect(isAtRest).toBe(true);
  if (stop.open) {
    await stop.open(page);
    await page.keyboard.press("Escape");
    await expect(page.locator(POPUP)).toHaveCount(0);
    await open(page, stop.path);
  }
  // A page of rows has the same menu in each; the first ones stand for them.
  const openers = Math.min(await page.locator(OPENERS).count(), 12);
  for (let index = 0; index < openers; index += 1) {
    await page.locator(OPENERS).nth(index).focus();
    const before = await nameOfFocus(page);
    // What stands around every page is left on one.
    if (left.has(before)) continue;
    left.add(before);
    await page.keyboard.press("Enter");
    await expect(page.locator(POPUP).first(), before).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.locator(POPUP), before).toHaveCount(0);
    await expect.poll(() => nameOfFocus(page), { message: before }).toBe(before);
  }
}

const ROLES = ["admin", "editor", "reviewer", "viewer"] as const;

for (const role of ROLES) {
  test(`Escape leaves what opens on the pages of the ${role}`, async ({ page, signInAs }) => {
    test.setTimeout(600_000);
    await signInAs(role);
    const left = new Set<string>();
    for (const stop of STOPS.filter(({ as }) => as === role)) {
      await test.step(stop.name, () => leaveAll(page, stop, left));
    }
  });
}

test("a selection is left before the panel that was open before it", async ({ page, signInAs }) => {
  await signInAs("editor");
  await open(page, "/stories/contractor-leak/claims?open=C7");
  await page.getByRole("checkbox", { name: "Select C2", exact: true }).check();
  await expect(page.getByRole("button", { name: "Clear selection" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Clear selection" })).toHaveCount(0);
  await expect(page).toHaveURL(/open=C7/);
  await page.keyboard.press("Escape");
  await expect(page).not.toHaveURL(/open=/);
});
