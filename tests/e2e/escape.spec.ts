/** Escape leaves one thing at a time; what opens on each page accessibility.spec.ts leaves, fields typed.spec.ts. */
import { expect, test } from "@/tests/support/journey";
import { open } from "@/tests/support/page-state";

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

test("a dialog gives the focus back to a part of the page, not to the first field in it", async ({
  page,
  signInAs,
}) => {
  await signInAs("viewer");
  await open(page, "/stories");
  const main = page.locator("main");
  await main.focus();
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(main).toBeFocused();
});
