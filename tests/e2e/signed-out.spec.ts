/**
 * Ctrl+Enter sends from every field; and where the session is over by then, the refusal is a link to
 * the door that leads back to the same address, with what was typed still there.
 */
import { randomUUID } from "node:crypto";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "@/tests/support/journey";
import { open, untilInteractive } from "@/tests/support/page-state";
import { makeReady } from "@/tests/support/ready-story";
import { TYPED_PLACES } from "@/tests/support/typed-places";
import type { Ready, TypedPlace } from "@/tests/support/typed-steps";

test.describe.configure({ mode: "parallel" });

/** An empty field that has to hold something would keep the form from being sent at all. */
async function fillRequired(field: Locator): Promise<void> {
  await field.evaluate((element) => {
    const form = element.closest("form");
    for (const empty of form?.querySelectorAll<HTMLInputElement>(":invalid:not(fieldset)") ?? []) {
      const own = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(empty) as object, "value");
      const fits: Record<string, string> = { email: "a@b.example", url: "https://news.example/a" };
      own?.set?.call(empty, fits[empty.type] ?? "Something");
      empty.dispatchEvent(new Event("input", { bubbles: true }));
    }
  });
}

/** What a form needs beside the field before it can be sent. */
const PREPARED: Record<string, (page: Page, at: Ready) => Promise<unknown>> = {
  "why a blocker is overridden": (page) =>
    page
      .getByRole("region", { name: "Override one" })
      .getByLabel("What")
      .selectOption({ index: 1 }),
  "a verdict’s note": (page) => page.keyboard.press("5"),
  "a new citation": async (page, { sourceName }) => {
    const source = page.getByRole("dialog").getByRole("combobox", { name: "Source", exact: true });
    await source.fill(sourceName);
    await page.getByRole("option", { name: sourceName }).first().click();
  },
  "the parts of a claim that is split": (page) =>
    page.getByLabel("New claim 1 says").fill("The other half"),
};

async function writeIn(page: Page, at: Ready, place: string, field: Locator): Promise<string> {
  const typed =
    place === "an invitation"
      ? `${randomUUID().slice(0, 8)}@newsroom.example`
      : `Half a sentence ${randomUUID().slice(0, 8)}`;
  await PREPARED[place]?.(page, at);
  await field.fill(typed);
  await fillRequired(field);
  await field.focus();
  return typed;
}

/** What whatever is sent is answered once the session is over. */
const OVER = { error: { code: "UNAUTHENTICATED", message: "Sign in to go on." } };

/** Sends what stands in the field, and is led to the door. */
async function sendInVain(page: Page): Promise<void> {
  await page.keyboard.press("Control+Enter");
  const link = page.getByRole("link", { name: "Sign in to go on." }).first();
  await expect(link).toBeVisible();
  const here = new URL(page.url());
  await expect(link).toHaveAttribute(
    "href",
    `/sign-in?callbackUrl=${encodeURIComponent(here.pathname + here.search)}`,
  );
}

/** Through the door, and back to where it was typed. */
async function comeBack(page: Page, at: Ready, place: TypedPlace, typed: string): Promise<void> {
  const here = page.url();
  await page.getByRole("link", { name: "Sign in to go on." }).first().click();
  await page.getByRole("button", { name: new RegExp(`^${place.as}`, "i") }).click();
  await expect(page).toHaveURL(here);
  await untilInteractive(page);
  if (place.name === "the entry line") await expect(page.getByText(typed).first()).toBeVisible();
  else await expect(await place.enter(page, at)).toHaveValue(typed);
}

for (const role of new Set(TYPED_PLACES.map(({ as }) => as))) {
  test(`Ctrl+Enter sends from every field of the ${role}’s; signed out, it leads to the door and back`, async ({
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
    page.setDefaultTimeout(15_000);
    const at = await makeReady(editor, reviewer);
    // The session is over for whatever is sent, and each place need not sign in anew.
    let isOver = false;
    await page.route("**/api/v1/**", (route) =>
      isOver && route.request().method() === "POST"
        ? route.fulfill({ status: 401, json: OVER })
        : route.continue(),
    );
    const places = TYPED_PLACES.filter(({ as, isNeverSent }) => as === role && !isNeverSent);
    for (const [index, place] of places.entries()) {
      await test.step(place.name, async () => {
        await open(page, place.path(at));
        const typed = await writeIn(page, at, place.name, await place.enter(page, at));
        // At the first it is over in truth.
        if (index === 0) await page.context().clearCookies();
        else isOver = true;
        await sendInVain(page);
        if (index === 0) await comeBack(page, at, place, typed);
        isOver = false;
      });
    }
  });
}
