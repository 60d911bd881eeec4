/** Shortcuts on keyboards of other scripts, pressed as a browser hands such keys over. */
import type { Page } from "@playwright/test";
import { expect, test } from "@/tests/support/journey";
import { KEYBOARD_LAYOUTS, keysOf, type KeyboardLayout } from "@/tests/support/keyboard-layouts";
import { startStory } from "@/tests/support/newsroom";
import { open } from "@/tests/support/page-state";

const layoutCalled = (name: string) => KEYBOARD_LAYOUTS.find((layout) => layout.name === name)!;

/** A key by its place, as the layout says it; Ctrl is 2 and Shift 8 of the protocol's modifiers. */
function typist(page: Page, layout: KeyboardLayout) {
  return async (code: string, { shift = false, ctrl = false } = {}) => {
    const found = keysOf(layout).find((one) => one.code === code && one.shiftKey === shift);
    const session = await page.context().newCDPSession(page);
    const key = { key: found!.key, code, modifiers: (ctrl ? 2 : 0) + (shift ? 8 : 0) };
    await session.send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...key });
    await session.send("Input.dispatchKeyEvent", { type: "keyUp", ...key });
    await session.detach();
  };
}

for (const name of ["Hebrew", "Arabic", "Thai", "Hindi", "Russian", "Greek", "French"]) {
  test(`the keys work on the layout ${name}`, async ({ page, signInAs }) => {
    const layout = layoutCalled(name);
    const press = typist(page, layout);
    await signInAs("editor");
    const story = await startStory(page, "Keys of many scripts");
    await open(page, `/stories/${story.slug}/claims`);
    const line = page.getByLabel("New claim: what the story says");

    await press("KeyC");
    await expect(line).toBeFocused();
    await page.keyboard.type("The hull was paid for twice");
    await page.keyboard.press("Enter");
    const row = page.locator("[data-claim]");
    await expect(row).toHaveCount(1);
    await page.keyboard.press("Escape");
    await press("KeyJ");
    await expect(page.locator("[data-claim]:focus-within, [data-claim]:focus")).toHaveCount(1);

    // French says z where others have w.
    await press(name === "French" ? "KeyW" : "KeyZ", { ctrl: true });
    await expect(row).toHaveCount(0);

    if (name !== "French") {
      await press("Slash");
      await expect(page.getByRole("searchbox")).toBeFocused();
      await page.keyboard.press("Escape");
    }
    await press("KeyG");
    await press("KeyS");
    await expect(page).toHaveURL(/\/stories$/);
    await press("KeyK", { ctrl: true });
    await expect(page.getByRole("dialog", { name: "Find anything" })).toBeVisible();
  });
}

test("q is the letter on a Hebrew keyboard that says / there, once Hebrew was written", async ({
  page,
  signInAs,
}) => {
  const press = typist(page, layoutCalled("Hebrew"));
  await signInAs("reviewer");
  await open(page, "/stories/contractor-leak/claims?open=C7");
  await press("KeyJ");
  await press("KeyQ");
  await expect(page.getByRole("dialog")).toBeVisible();
  await expect(page.getByLabel("Question", { exact: true })).toBeVisible();
});
