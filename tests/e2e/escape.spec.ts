/** Escape always leaves: the field, then what it stands in, then what that was opened from. */
import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { STOPS, type Stop } from "@/tests/support/accessibility-stops";
import { expect, test } from "@/tests/support/journey";
import { open } from "@/tests/support/page-state";
import { makeReady } from "@/tests/support/ready-story";
import { TYPED_PLACES, type Ready, type TypedPlace } from "@/tests/support/typed-places";

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
async function leaveAll(page: Page, stop: Stop): Promise<void> {
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
    for (const stop of STOPS.filter(({ as }) => as === role)) {
      await test.step(stop.name, () => leaveAll(page, stop));
    }
  });
}

/** Once for the field, once for what it stands in, and once for what is open behind that. */
const MOST = 3;

/** A cell of a sheet gives a short value up; everything else keeps what was typed. */
async function leaveTyped(page: Page, at: Ready, place: TypedPlace): Promise<void> {
  await open(page, place.path(at));
  const field = await place.enter(page, at);
  const typed = `Half a sentence ${randomUUID().slice(0, 8)}`;
  await field.fill(typed);
  for (let times = 0; times < MOST; times += 1) {
    await page.keyboard.press("Escape");
    await expect(page.locator(POPUP)).toHaveCount(0);
    await expect(page.locator("input:focus, textarea:focus")).toHaveCount(0);
  }
  // Neither a panel nor a form is left on the screen.
  await expect(page).not.toHaveURL(/[?&]open=|\/(new|edit)$/);
  await open(page, place.path(at));
  await expect(await place.enter(page, at)).toHaveValue(typed);
}

for (const role of new Set(TYPED_PLACES.map(({ as }) => as))) {
  test(`Escape leaves every field of the ${role}’s, and keeps what was typed`, async ({
    page,
    signInAs,
    newBrowser,
  }) => {
    test.setTimeout(600_000);
    const [editor, reviewer] = [await newBrowser(), await newBrowser()];
    await signInAs("editor", editor);
    await signInAs("reviewer", reviewer);
    await signInAs(role, page);
    page.on("dialog", (dialog) => void dialog.accept());
    const at = await makeReady(editor, reviewer);
    for (const place of TYPED_PLACES.filter(({ as }) => as === role)) {
      await test.step(place.name, () => leaveTyped(page, at, place));
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
