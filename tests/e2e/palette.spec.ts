/** The palette does what can be done where one is, and searches are alike wherever there is one. */
import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { ROLES } from "@/lib/access/policy";
import { SHELL_ACTIONS, shellActionsFor } from "@/components/shell/shell-actions";
import { expect, test } from "@/tests/support/journey";
import { give, logClaim, startStory } from "@/tests/support/newsroom";
import { open } from "@/tests/support/page-state";

const word = () => `q${randomUUID().slice(0, 6)}`;

const paletteOf = (page: Page) => page.getByRole("dialog", { name: "Find anything" });

/** Opens the palette, types, and waits for what stands first. */
async function ask(page: Page, query: string, first: string | RegExp): Promise<void> {
  await expect(paletteOf(page)).toBeHidden();
  await page.keyboard.press("Control+k");
  await expect(paletteOf(page).getByRole("combobox")).toBeFocused();
  await page.keyboard.type(query);
  await expect(paletteOf(page).getByRole("option").first()).toContainText(first);
}

test("what one does everywhere is done from the palette, by other words too", async ({
  page,
  signInAs,
}) => {
  await signInAs("editor");
  await open(page, "/sources");
  await ask(page, "create story", "New story");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/stories\/new$/);
  await expect(page.getByLabel("Headline")).toBeVisible();

  await ask(page, "night", "Theme: dark");
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await ask(page, "theme sys", "Theme: as the system");
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).not.toHaveAttribute("data-theme");

  await ask(page, "csv", "Export claims");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/claims$/);
  await expect(page.getByRole("dialog", { name: /^Export/ })).toBeVisible();
  await page.keyboard.press("Escape");

  // What was used of late stands first, before anything is typed; its key stands beside it.
  await page.keyboard.press("Control+k");
  const lately = paletteOf(page).getByRole("group", { name: "Used lately" });
  await expect(lately.getByRole("option").first()).toContainText("Export claims");
  await page.keyboard.press("Escape");
  await ask(page, "review", "Review");
  await expect(paletteOf(page).getByRole("option").first()).toContainText(/g\s*then\s*r/);
  await page.keyboard.press("Escape");

  await ask(page, "logout", "Sign out");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/sign-in/);
});

test("single keys are switched off and on from the palette", async ({ page, signInAs }) => {
  await signInAs("viewer");
  await open(page, "/stories");
  await ask(page, "single keys", "Switch single keys");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Single keys are off.")).toBeVisible();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keys on this page" })).toBeHidden();
  await ask(page, "shortcuts", /Show the keys|Switch single keys/);
  await page.keyboard.press("Escape");
  await ask(page, "single keys", "Switch single keys");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Single keys are on.")).toBeVisible();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keys on this page" })).toBeVisible();
});

test("what a story and an open claim let one do is there, and nothing that is refused", async ({
  page,
  newBrowser,
  signInAs,
}) => {
  await signInAs("editor");
  const story = await startStory(page, "A story with a palette");
  await logClaim(page, story, "The pier is closed", { evidence: true });
  await open(page, `/stories/${story.slug}/claims?open=C1`);
  await ask(page, "delete", "Withdraw the claim");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Withdraw C1" });
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await ask(page, "hand over", "Hand over for review");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Take back from review" })).toBeVisible();
  await ask(page, "take back from", "Take back from review");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: /Hand over for review/ })).toBeVisible();
  await ask(page, "bring draft", "Bring in a draft");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/stories/${story.slug}/drafts/new$`));

  const other = await newBrowser();
  await signInAs("viewer", other);
  await open(other, `/stories/${story.slug}/claims?open=C1`);
  await other.keyboard.press("Control+k");
  await expect(paletteOf(other).getByRole("option", { name: /Export claims/ })).toBeVisible();
  const refused =
    /New story|New source|Log a claim|Withdraw|Hand over|Edit story|draft|Give a verdict|Invite|Paste/;
  await expect(paletteOf(other).getByRole("option", { name: refused })).toHaveCount(0);
});

test("every role is led to pages that are there, and to no other", async ({ page, signInAs }) => {
  for (const role of ROLES) {
    await signInAs(role);
    for (const action of shellActionsFor(role)) {
      if (!("go" in action.does)) continue;
      const answer = await page.request.get(action.does.go.replace(/#.*/, ""));
      expect(`${role} ${action.label} ${answer.status()}`).toBe(`${role} ${action.label} 200`);
    }
    await open(page, "/");
    await page.keyboard.press("Control+k");
    const options = paletteOf(page).getByRole("option");
    const offered = shellActionsFor(role).map(({ label }) => label);
    for (const { label } of SHELL_ACTIONS) {
      await expect(options.filter({ hasText: label })).toHaveCount(offered.includes(label) ? 1 : 0);
    }
  }
});

test("claims, stories and sources are searched alike", async ({ page, signInAs }) => {
  const mark = word();
  await signInAs("editor");
  const story = await startStory(page, `Über the harbour ${mark}`);
  await logClaim(page, story, `Über the harbour ${mark}`);
  await give(page, "sources.create", { name: `Über the harbour ${mark}`, kind: "dataset" });
  for (const [path, all] of [
    ["/claims", "Show all claims"],
    ["/stories?status=all", "Show all stories"],
    ["/sources", "Show all sources"],
  ] as const) {
    await open(page, path);
    const rows = page.getByRole("row", { name: new RegExp(mark) });
    await page.keyboard.press("/");
    const box = page.getByRole("searchbox");
    await expect(box).toBeFocused();
    await page.keyboard.type(`${mark} uber harb`);
    await expect(page).toHaveURL(new RegExp(`q=${mark}\\+uber\\+harb`));
    await expect(rows).toHaveCount(1);
    await expect(box).toBeFocused();
    await box.fill(`"harbour the" ${mark}`);
    await expect(
      page.getByRole("heading", { name: /^No (claim|story|source) fits$/ }),
    ).toBeVisible();
    await expect(page.getByText("for words that begin like yours")).toBeVisible();
    await box.fill("%%");
    await page.keyboard.press("Enter");
    await expect(page.getByText("There is no word or number in “%%” to look for.")).toBeVisible();

    // Escape empties it, and then leaves it.
    await page.keyboard.press("Escape");
    await expect(box).toHaveValue("");
    await expect(box).toBeFocused();
    await expect(page).not.toHaveURL(/q=/);
    await page.keyboard.press("Escape");
    await expect(box).not.toBeFocused();

    await box.fill("nothingofthekind");
    await page.getByRole("link", { name: all }).click();
    await expect(page).not.toHaveURL(/q=/);
    await expect(box).toHaveValue("");
  }
});
