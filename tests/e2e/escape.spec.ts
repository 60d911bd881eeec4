/** Escape always leaves: the field, then what it stands in, then what that was opened from. */
import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { STOPS } from "@/tests/support/accessibility-stops";
import { expect, test } from "@/tests/support/journey";
import { open } from "@/tests/support/page-state";
import { makeReady } from "@/tests/support/ready-story";
import { TYPED_PLACES } from "@/tests/support/typed-places";

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

for (const stop of STOPS) {
  if (stop.as === null) continue;
  test(`Escape leaves what opens on: ${stop.name}`, async ({ page, signInAs }) => {
    test.setTimeout(120_000);
    await signInAs(stop.as ?? "viewer");
    await open(page, stop.path);
    if (stop.open) {
      await stop.open(page);
      await page.keyboard.press("Escape");
      await expect(page.locator(POPUP)).toHaveCount(0);
      await open(page, stop.path);
    }
    const openers = await page.locator(OPENERS).count();
    // A page of rows has the same menu in each; the first ones stand for them.
    for (let index = 0; index < Math.min(openers, 12); index += 1) {
      const opener = page.locator(OPENERS).nth(index);
      await opener.focus();
      const before = await nameOfFocus(page);
      await page.keyboard.press("Enter");
      await expect(page.locator(POPUP).first()).toBeVisible();
      await page.keyboard.press("Escape");
      await expect(page.locator(POPUP), before).toHaveCount(0);
      await expect.poll(() => nameOfFocus(page), { message: before }).toBe(before);
    }
  });
}

/** Once for the field, once for what it stands in, and once for what is open behind that. */
const MOST = 3;

for (const place of TYPED_PLACES) {
  test(`Escape leaves ${place.name}, and keeps what was typed`, async ({
    page,
    signInAs,
    newBrowser,
  }) => {
    test.setTimeout(120_000);
    const [editor, reviewer] = [await newBrowser(), await newBrowser()];
    await signInAs("editor", editor);
    await signInAs("reviewer", reviewer);
    const at = await makeReady(editor, reviewer);
    await signInAs(place.as, page);
    page.on("dialog", (dialog) => void dialog.accept());
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
