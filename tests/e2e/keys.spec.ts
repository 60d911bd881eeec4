/**
 * No key does nothing without a word: on pages in every state, each key of the page, and each key of
 * a claim, does something that can be seen, moves the focus, or says why it cannot.
 */
import type { Page } from "@playwright/test";
import { CLAIM_KEYS } from "@/components/claims/panel/claim-key-reasons";
import { expect, test } from "@/tests/support/journey";
import { logClaim, startStory } from "@/tests/support/newsroom";
import { open, untilStill } from "@/tests/support/page-state";
import type { Role } from "@/lib/access/policy";

const leak = "/stories/contractor-leak";
const EMPTY = "an empty story";

const STATES: ReadonlyArray<{ name: string; path: string; as: Role }> = [
  { name: "a table", path: `${leak}/claims`, as: "editor" },
  { name: "a table without claims", path: EMPTY, as: "editor" },
  { name: "a decided claim", path: `${leak}/claims?open=C11`, as: "editor" },
  { name: "a claim for a viewer", path: `${leak}/claims?open=C14`, as: "viewer" },
  { name: "a claim for a reviewer", path: `${leak}/claims?open=C14`, as: "reviewer" },
  { name: "the queue", path: "/review", as: "reviewer" },
  { name: "a draft", path: `${leak}/drafts/2`, as: "editor" },
  { name: "a draft for a viewer", path: `${leak}/drafts/2`, as: "viewer" },
  { name: "placements", path: `${leak}/placements`, as: "viewer" },
  { name: "replies", path: `${leak}/replies`, as: "editor" },
  { name: "replies for a viewer", path: `${leak}/replies`, as: "viewer" },
  { name: "a request for a reply", path: "/stories/ferry-contract/replies?open=3", as: "reviewer" },
  { name: "clearance", path: `${leak}/clearance`, as: "editor" },
  { name: "clearance for a viewer", path: `${leak}/clearance`, as: "viewer" },
];

/** The keys of the page as its sheet shows them, but for those that lead to other pages. */
async function keysOf(page: Page): Promise<string[]> {
  await page.keyboard.press("?");
  const sheet = page.getByRole("dialog", { name: "Keys on this page" });
  await expect(sheet).toBeVisible();
  const caps = await sheet
    .locator("section", { hasNot: page.getByRole("heading", { name: /^(Go to|Everywhere)$/ }) })
    .locator("dd")
    .evaluateAll((keys) =>
      keys.map((key) => [...key.querySelectorAll("kbd")].map((cap) => cap.textContent)),
    );
  await page.keyboard.press("Escape");
  await expect(sheet).toHaveCount(0);
  const named = caps.map((parts) => parts.join("+").replace("Ctrl", "Control"));
  // Where claims are opened, their keys are pressed as well.
  const opensClaims = !/placements|replies|clearance/.test(page.url());
  return [...new Set([...named, ...(opensClaims ? CLAIM_KEYS : [])])];
}

/** Counts what can be noticed after a key: the page, the address, the focus, the status line. */
async function noticesOf(page: Page): Promise<() => Promise<boolean>> {
  await page.evaluate(() => {
    const now = { changes: 0 };
    Object.assign(window, { noticed: now });
    const [address, focus] = [location.href, document.activeElement];
    const look = () => {
      if (location.href !== address || document.activeElement !== focus) now.changes += 1;
      requestAnimationFrame(look);
    };
    look();
    new MutationObserver((changes) => (now.changes += changes.length)).observe(document.body, {
      ...{ subtree: true, childList: true, characterData: true, attributes: true },
    });
  });
  return () =>
    page.evaluate(
      () => (window as unknown as { noticed: { changes: number } }).noticed.changes > 0,
    );
}

for (const { name, path, as } of STATES) {
  test(`no key is silent: ${name}`, async ({ page, signInAs }) => {
    test.setTimeout(180_000);
    await signInAs(as);
    const story = path === EMPTY ? await startStory(page, "Nothing to press") : null;
    const address = story === null ? path : `/stories/${story.slug}/claims`;
    await open(page, address);
    const silent: string[] = [];
    for (const key of await keysOf(page)) {
      await open(page, address);
      await untilStill(page);
      const noticed = await noticesOf(page);
      await page.keyboard.press(key);
      await expect
        .poll(noticed)
        .toBe(true)
        .catch(() => silent.push(key));
    }
    expect(silent).toEqual([]);
  });
}

test("a key that can do nothing says why", async ({ page, signInAs }) => {
  await signInAs("editor");
  const story = await startStory(page, "Pressed in vain");
  await logClaim(page, story, "The only one");
  const line = page.getByRole("region", { name: "Notifications" });
  const says = async (key: string, words: string) => {
    await page.keyboard.press(key);
    await expect(line).toContainText(words);
  };
  await open(page, `/stories/${story.slug}/claims`);
  await says("x", "Go to a claim first");
  await says("r", "Open a claim first");
  await page.keyboard.press("j");
  await says("j", "That was the last claim here");
  await page.keyboard.press("Enter");
  await page.getByRole("complementary", { name: "Claim C1", exact: true }).waitFor();
  await page.keyboard.press("r");
  await expect(line).toContainText("C1 handed over");
  await expect(page.getByRole("button", { name: /^Hand over/ })).toHaveCount(0);
  await says("r", "C1 waits for review already");
  await says("v", "Your role does not do this: give a verdict");
});
