/** Opens what a page says that it opens, and leaves it by Escape. */
import { expect, type Page } from "@playwright/test";

const POPUP =
  '[role="dialog"][data-open], [role="alertdialog"][data-open], [role="menu"][data-open]';

/** Buttons that say that they open something. */
const OPENERS = "button[aria-haspopup]:visible:enabled";

const nameOfFocus = (page: Page) =>
  page.evaluate(() => {
    const { activeElement: at } = document;
    return at === document.body ? "" : `${at?.tagName} ${at?.ariaLabel ?? at?.textContent}`;
  });

export async function expectAtRest(page: Page): Promise<void> {
  await expect(page.locator(POPUP)).toHaveCount(0);
}

/**
 * Of a page at rest: whatever opens is left, and gives the focus back.
 * @param left by name, what was left before and need not be again, such as what stands around
 *   every page; what is left now is added.
 */
export async function leaveAll(page: Page, left: Set<string>): Promise<void> {
  // A page of rows has the same menu in each; the first ones stand for them.
  const openers = Math.min(await page.locator(OPENERS).count(), 12);
  for (let index = 0; index < openers; index += 1) {
    await page.locator(OPENERS).nth(index).focus();
    const before = await nameOfFocus(page);
    if (left.has(before)) continue;
    left.add(before);
    await page.keyboard.press("Enter");
    await expect(page.locator(POPUP).first(), before).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.locator(POPUP), before).toHaveCount(0);
    await expect.poll(() => nameOfFocus(page), { message: before }).toBe(before);
  }
}
