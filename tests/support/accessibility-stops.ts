/**
 * Where the accessibility sweep stops: every page of the product, and what can be opened on it.
 * `accessibility-stops.test.ts` compares the list with the pages under app/.
 */
import type { Page } from "@playwright/test";
import type { Role } from "@/lib/access/policy";

export type Stop = {
  name: string;
  path: string;
  as: Role | null;
  /** In a newsroom without accounts, instead of the demo's. */
  isEmptyNewsroom?: boolean;
  /** What is done before looking. */
  open?: (page: Page) => Promise<void>;
};

const leak = "/stories/contractor-leak";

const pressing = (key: string) => async (page: Page) => {
  await page.keyboard.press(key);
  await page.getByRole("dialog").waitFor();
};

const clicking = (button: RegExp) => async (page: Page) => {
  await page.getByRole("button", { name: button }).click();
  await page.getByRole("dialog").waitFor();
};

export const STOPS: readonly Stop[] = [
  { name: "sign-in", path: "/sign-in", as: null },
  { name: "set-up", path: "/set-up", as: null, isEmptyNewsroom: true },
  { name: "an invitation that is no more", path: "/invitation/nothing-of-the-kind", as: null },
  { name: "desk", path: "/", as: "editor" },
  { name: "palette", path: "/", as: "editor", open: pressing("Control+k") },
  {
    name: "palette, narrowed",
    path: `${leak}/claims?open=C7`,
    as: "editor",
    open: async (page) => {
      await pressing("Control+k")(page);
      await page.keyboard.type("theme");
      await page.getByRole("option", { name: /Theme: dark/ }).waitFor();
    },
  },
  { name: "no story fits", path: "/stories?q=nothingofthekind", as: "viewer" },
  { name: "no source fits", path: "/sources?q=%25&kind=person", as: "viewer" },
  { name: "stories", path: "/stories", as: "editor" },
  { name: "new story", path: "/stories/new", as: "editor" },
  { name: "edit story", path: `${leak}/edit`, as: "editor" },
  { name: "claims of a story", path: `${leak}/claims`, as: "editor" },
  { name: "claim open", path: `${leak}/claims?open=C7`, as: "editor" },
  { name: "claim open for a viewer", path: `${leak}/claims?open=C7`, as: "viewer" },
  { name: "no hits", path: `${leak}/claims?q=nothingofthekind`, as: "editor" },
  { name: "key sheet", path: `${leak}/claims`, as: "editor", open: pressing("?") },
  {
    name: "citation form",
    path: `${leak}/claims?open=C7`,
    as: "editor",
    open: clicking(/^Add e$/),
  },
  { name: "drafts of a story", path: `${leak}/drafts`, as: "editor" },
  { name: "a claim in the draft", path: `${leak}/drafts/2?open=C7`, as: "editor" },
  { name: "a new draft", path: `${leak}/drafts/new`, as: "editor" },
  { name: "a table to bring in", path: `${leak}/import`, as: "editor" },
  {
    name: "a table looked through",
    path: `${leak}/import`,
    as: "editor",
    open: async (page) => {
      const lines = ["Statement;Source cited;Verdict", "Nine beds closed;Rota;True", "See row 2;;"];
      const buffer = Buffer.from(lines.join("\n"));
      const file = { name: "checks.csv", mimeType: "text/csv", buffer };
      await page.getByLabel("The table’s file").setInputFiles(file);
      await page.getByText("Nine beds closed").first().waitFor();
    },
  },
  { name: "placements", path: `${leak}/placements`, as: "editor" },
  { name: "comparison", path: `${leak}/compare?from=1&to=2`, as: "viewer" },
  { name: "history", path: `${leak}/history`, as: "editor" },
  { name: "history, narrowed", path: `${leak}/history?claim=C7&about=citations`, as: "viewer" },
  { name: "history, nothing fits", path: `${leak}/history?claim=C9999`, as: "viewer" },
  { name: "corrections of a story", path: `${leak}/corrections`, as: "editor" },
  {
    name: "corrections of a story that is out",
    path: "/stories/bridge-bearings/corrections",
    as: "editor",
  },
  { name: "retention", path: "/retention", as: "admin" },
  {
    name: "a new schedule",
    path: "/retention",
    as: "admin",
    open: clicking(/^New schedule/),
  },
  { name: "placing a hold", path: "/retention", as: "admin", open: clicking(/^Place a hold/) },
  { name: "rates of corrections", path: "/corrections", as: "viewer" },
  { name: "replies", path: `${leak}/replies`, as: "editor" },
  { name: "replies for a viewer", path: `${leak}/replies`, as: "viewer" },
  { name: "a request for a reply", path: "/stories/ferry-contract/replies?open=1", as: "reviewer" },
  {
    name: "asking for a reply",
    path: `${leak}/replies`,
    as: "editor",
    open: pressing("n"),
  },
  {
    name: "recording a reply",
    path: "/stories/ferry-contract/replies?open=3",
    as: "editor",
    open: clicking(/^Record the reply/),
  },
  { name: "clearance", path: `${leak}/clearance`, as: "editor" },
  { name: "clearance for a viewer", path: `${leak}/clearance`, as: "viewer" },
  {
    name: "clearance with an override",
    path: "/stories/ferry-contract/clearance",
    as: "admin",
  },
  {
    name: "signing at the gate",
    path: `${leak}/clearance`,
    as: "reviewer",
    open: async (page) => {
      await page
        .getByRole("button", { name: /^Sign off/ })
        .first()
        .click();
      await page.getByRole("dialog").waitFor();
    },
  },
  {
    name: "a policy copied",
    path: "/stories/hospital-waits/clearance",
    as: "admin",
    open: clicking(/^Copy$/),
  },
  { name: "claims of the newsroom", path: "/claims", as: "reviewer" },
  { name: "likely duplicates", path: "/claims/duplicates", as: "viewer" },
  { name: "review", path: "/review", as: "reviewer" },
  { name: "review, narrowed", path: "/review?story=contractor-leak", as: "reviewer" },
  { name: "sources", path: "/sources", as: "editor" },
  { name: "new source", path: "/sources/new", as: "editor" },
  { name: "new confidential source", path: "/sources/new/confidential", as: "editor" },
  { name: "a source", path: "/sources/1", as: "editor" },
  { name: "a call sheet", path: "/sources/20/call", as: "reviewer" },
  {
    name: "correcting in a call",
    path: "/sources/20/call",
    as: "reviewer",
    open: async (page) => {
      await page.keyboard.press("x");
      await page
        .getByLabel(/^What they say about/)
        .first()
        .waitFor();
      // What the header half covers would be measured by what is left of it.
      await page.evaluate(() => window.scrollTo(0, 0));
    },
  },
  { name: "edit source", path: "/sources/1/edit", as: "editor" },
  { name: "history of a source", path: "/sources/1/history", as: "editor" },
  { name: "merge sources", path: "/sources/1/merge", as: "editor" },
  { name: "retract a source", path: "/sources/1/retract", as: "editor" },
  { name: "what rested on a source", path: "/sources/1/falls", as: "viewer" },
  {
    name: "what rested on a fallen source",
    path: "/sources?q=weighing",
    as: "reviewer",
    open: async (page) => {
      await page.getByRole("link", { name: "Weighing log, Hallow depot" }).click();
      await page.getByRole("link", { name: "What rested on it" }).click();
      await page.getByRole("heading", { name: "Why it fell" }).waitFor();
    },
  },
  { name: "people", path: "/people", as: "admin" },
  { name: "log", path: "/log", as: "admin" },
  { name: "log, what left the house", path: "/log?group=left", as: "admin" },
  {
    name: "log, a stretch unfolded",
    path: "/log",
    as: "admin",
    open: async (page) => {
      await page.locator("summary").first().click();
      await page.locator("details[open]").first().waitFor();
    },
  },
  { name: "account", path: "/account", as: "viewer" },
  {
    name: "making an API token",
    path: "/account",
    as: "viewer",
    open: async (page) => {
      await page.getByRole("button", { name: "Make a token…" }).click();
      await page.getByLabel("What it is for").waitFor();
    },
  },
  {
    name: "the API’s own page",
    path: "/api/docs",
    as: null,
    open: async (page) => {
      await page.locator("summary").first().click();
      await page.locator("details[open]").first().waitFor();
    },
  },
  { name: "notifications", path: "/notifications", as: "editor" },
  {
    name: "no notification fits",
    path: "/notifications?show=unread&before=2020-01-01T00:00:00.000Z+1",
    as: "viewer",
  },
  { name: "not found", path: "/stories/nothing-of-the-kind", as: "viewer" },
];

/** Pages that draw nothing: they send on to one that is swept. */
export const SENDING_ON: readonly string[] = ["/stories/[slug]", "/stories/[slug]/claims/[ref]"];

/** Pages that open only in the middle of something; their journey looks at them on the way. */
export const SEEN_ON_THE_WAY: Readonly<Record<string, string>> = {
  "/notifications/[id]": "notifications.spec.ts",
  "/second-factor": "second-factor.spec.ts",
  "/sign-in/second-step": "second-factor.spec.ts",
};
