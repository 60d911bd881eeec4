/** Every page, in both themes and on a small screen: nothing serious for axe, nothing cut off. */
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import type { Role } from "@/lib/access/policy";
import { expect, test } from "@/tests/support/journey";

type Stop = { name: string; path: string; as: Role | null; open?: (page: Page) => Promise<void> };

const leak = "/stories/contractor-leak";

const STOPS: readonly Stop[] = [
  { name: "sign-in", path: "/sign-in", as: null },
  { name: "an invitation that is no more", path: "/invitation/nothing-of-the-kind", as: null },
  { name: "desk", path: "/", as: "editor" },
  { name: "stories", path: "/stories", as: "editor" },
  { name: "new story", path: "/stories/new", as: "editor" },
  { name: "edit story", path: `${leak}/edit`, as: "editor" },
  { name: "claims of a story", path: `${leak}/claims`, as: "editor" },
  { name: "claim open", path: `${leak}/claims?open=C7`, as: "editor" },
  { name: "claim open for a viewer", path: `${leak}/claims?open=C7`, as: "viewer" },
  { name: "no hits", path: `${leak}/claims?q=nothingofthekind`, as: "editor" },
  { name: "drafts of a story", path: `${leak}/drafts`, as: "editor" },
  { name: "a claim in the draft", path: `${leak}/drafts/2?open=C7`, as: "editor" },
  { name: "a new draft", path: `${leak}/drafts/new`, as: "editor" },
  { name: "placements", path: `${leak}/placements`, as: "editor" },
  { name: "comparison", path: `${leak}/compare?from=1&to=2`, as: "viewer" },
  { name: "history", path: `${leak}/history`, as: "editor" },
  { name: "claims of the newsroom", path: "/claims", as: "reviewer" },
  { name: "review", path: "/review", as: "reviewer" },
  { name: "sources", path: "/sources", as: "editor" },
  { name: "a source", path: "/sources/1", as: "editor" },
  { name: "people", path: "/people", as: "admin" },
  { name: "account", path: "/account", as: "viewer" },
  { name: "not found", path: "/stories/nothing-of-the-kind", as: "viewer" },
  {
    name: "key sheet",
    path: `${leak}/claims`,
    as: "editor",
    open: async (page) => {
      await page.keyboard.press("?");
      await expect(page.getByRole("dialog")).toBeVisible();
    },
  },
  {
    name: "palette",
    path: "/",
    as: "editor",
    open: async (page) => {
      await page.keyboard.press("Control+k");
      await expect(page.getByRole("dialog")).toBeVisible();
    },
  },
  {
    name: "citation form",
    path: `${leak}/claims?open=C7`,
    as: "editor",
    open: async (page) => {
      await page.getByRole("button", { name: /^Add e$/ }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
    },
  },
];

const SCREENS = [
  { theme: "light", width: 1440, height: 900 },
  { theme: "dark", width: 1440, height: 900 },
  { theme: "light", width: 360, height: 780 },
] as const;

for (const stop of STOPS) {
  for (const screen of SCREENS) {
    test(`${stop.name}, ${screen.theme}, ${screen.width} px`, async ({
      page,
      signInAs,
      context,
      baseURL,
    }) => {
      await page.setViewportSize({ width: screen.width, height: screen.height });
      await context.addCookies([{ name: "theme", value: screen.theme, url: baseURL ?? "" }]);
      if (stop.as) await signInAs(stop.as);
      await page.goto(stop.path);
      await expect(page.locator("h1").first()).toBeVisible();
      await stop.open?.(page);

      const { violations } = await new AxeBuilder({ page }).analyze();
      const serious = violations
        .filter(({ impact }) => impact === "serious" || impact === "critical")
        .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join("\n")}`);
      expect(serious).toEqual([]);

      expect(await page.locator("h1").count()).toBe(1);
      expect(await page.title()).not.toBe("");
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, "the page scrolls sideways").toBeLessThanOrEqual(0);
    });
  }
}
