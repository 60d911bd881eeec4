/** The pages and states that shots.ts takes pictures of. */
import type { Page } from "@playwright/test";
import { untilInteractive } from "@/tests/support/page-state";

export type Scene = {
  name: string;
  path: string;
  as: "admin" | "editor" | "reviewer" | "viewer" | null;
  /** Brings the page into the state that is to be seen. */
  arrange?: (page: Page) => Promise<void>;
};

const leak = "/stories/contractor-leak";

async function reword(page: Page, wording: string): Promise<void> {
  await page.getByRole("button", { name: "Edit the wording of C7", exact: true }).click();
  await page.getByLabel("What the story says", { exact: true }).fill(wording);
}

/** Saves the same claim from a second page first, so that the one in view comes second. */
async function makeConflict(page: Page): Promise<void> {
  const stamp = new Date().toISOString().slice(11, 19);
  await reword(page, `The British foreign ministry was among the targets (${stamp})`);
  const other = await page.context().newPage();
  await other.goto(page.url());
  await untilInteractive(other);
  await reword(other, `The UK Foreign Office was a target in 2021 and 2022 (${stamp})`);
  await other.getByRole("button", { name: "Save wording" }).click();
  await other.getByRole("button", { name: "Edit the wording of C7", exact: true }).waitFor();
  await other.close();
  await page.getByRole("button", { name: "Save wording" }).click();
  await page.getByText("Save mine").waitFor();
}

/** A story that has no text yet. */
async function startStory(page: Page): Promise<void> {
  await page.getByLabel("Headline").fill("A story without a text");
  await page.getByRole("button", { name: "Create story" }).click();
  await page.getByRole("link", { name: "Draft", exact: false }).first().click();
  await page.getByRole("heading", { level: 2 }).first().waitFor();
}

export const SCENES: readonly Scene[] = [
  { name: "sign-in", path: "/sign-in", as: null },
  {
    name: "sign-in-refused",
    path: "/sign-in",
    as: null,
    arrange: async (page) => {
      await page.getByLabel("Email").fill("editor@newsroom.example");
      await page.getByLabel("Password").fill("not the password");
      await page.getByRole("button", { name: "Sign in", exact: true }).click();
      await page.getByRole("alert").filter({ hasText: /wrong/i }).waitFor();
    },
  },
  { name: "desk", path: "/", as: "editor" },
  { name: "desk-reviewer", path: "/", as: "reviewer" },
  { name: "notifications", path: "/notifications", as: "reviewer" },
  { name: "stories", path: "/stories", as: "editor" },
  {
    name: "new-story-refused",
    path: "/stories/new",
    as: "editor",
    arrange: async (page) => {
      await page.getByLabel("Slug").fill("Not A Slug!");
      await page.getByLabel("Headline").fill("A headline");
      await page.getByRole("button", { name: "Create story" }).click();
      await page.getByRole("alert").filter({ hasText: /\S/ }).first().waitFor();
    },
  },
  { name: "edit-story", path: `${leak}/edit`, as: "editor" },
  { name: "claims", path: `${leak}/claims`, as: "editor" },
  { name: "claim-open", path: `${leak}/claims?open=C7`, as: "editor" },
  { name: "claim-lapsed", path: `${leak}/claims?open=C28`, as: "reviewer" },
  { name: "search", path: `${leak}/claims?q=foreign`, as: "viewer" },
  { name: "no-hits", path: `${leak}/claims?q=nothingofthekind`, as: "editor" },
  {
    name: "key-sheet",
    path: `${leak}/claims`,
    as: "editor",
    arrange: async (page) => {
      await page.keyboard.press("?");
      await page.getByRole("dialog").waitFor();
    },
  },
  {
    name: "palette",
    path: "/",
    as: "editor",
    arrange: async (page) => {
      await page.keyboard.press("Control+k");
      await page.getByRole("dialog").waitFor();
      await page.keyboard.type("foreign");
      await page.getByRole("option").first().waitFor();
    },
  },
  {
    name: "log-form",
    path: `${leak}/claims`,
    as: "editor",
    arrange: async (page) => {
      await page.getByRole("button", { name: "More fields" }).click();
      await page.getByRole("dialog", { name: "Log a claim" }).waitFor();
    },
  },
  {
    name: "edit-form",
    path: `${leak}/claims?open=C7`,
    as: "editor",
    arrange: async (page) => {
      await page.getByRole("button", { name: "Edit all fields of C7" }).click();
      await page.getByLabel(/^Tags/).fill("a tag that is so long that no claim can keep it");
    },
  },
  {
    name: "many-claims",
    path: `${leak}/claims`,
    as: "editor",
    arrange: async (page) => {
      await page.getByRole("checkbox", { name: "Select C2", exact: true }).check();
      const bar = page.getByRole("toolbar", { name: "Change the selected claims" });
      await bar.getByRole("button", { name: "Tags" }).click();
      await page.getByRole("dialog", { name: "Tags" }).waitFor();
    },
  },
  {
    name: "entry-line",
    path: "/claims",
    as: "editor",
    arrange: async (page) => {
      await page.getByLabel("New claim: what the story says").fill("The ministry did not reply");
      await page.keyboard.press("Enter");
      await page.getByText("Choose the story that says so.").waitFor();
    },
  },
  {
    name: "citation-form",
    path: `${leak}/claims?open=C7`,
    as: "editor",
    arrange: async (page) => {
      await page.getByRole("button", { name: /^Add e$/ }).click();
      await page.getByRole("dialog").waitFor();
    },
  },
  { name: "draft", path: `${leak}/drafts/2`, as: "editor" },
  { name: "draft-claim", path: `${leak}/drafts/2?open=C7`, as: "editor" },
  {
    name: "draft-proposal",
    path: `${leak}/drafts/2`,
    as: "editor",
    arrange: async (page) => {
      await page.keyboard.press("p");
      await page
        .getByRole("button", { name: /^Accept/ })
        .first()
        .waitFor();
    },
  },
  {
    name: "draft-words",
    path: `${leak}/drafts/2`,
    as: "editor",
    arrange: async (page) => {
      await page.evaluate(() => {
        const words = document.querySelectorAll("[data-at]")[12];
        words?.scrollIntoView({ block: "center" });
        if (words) document.getSelection()?.selectAllChildren(words);
      });
      await page.keyboard.press("c");
      await page.getByRole("button", { name: "Log claim" }).first().waitFor();
    },
  },
  { name: "draft-old", path: `${leak}/drafts/1`, as: "viewer" },
  { name: "draft-new", path: `${leak}/drafts/new`, as: "editor" },
  { name: "no-draft", path: "/stories/new", as: "editor", arrange: startStory },
  { name: "placements", path: `${leak}/placements`, as: "editor" },
  { name: "compare", path: `${leak}/compare?from=1&to=2`, as: "editor" },
  { name: "history", path: `${leak}/history`, as: "editor" },
  { name: "claims-newsroom", path: "/claims", as: "viewer" },
  { name: "review", path: "/review", as: "reviewer" },
  {
    name: "review-unmet",
    path: "/review",
    as: "reviewer",
    arrange: async (page) => {
      await page.getByRole("button", { name: /Corroborated/ }).click();
    },
  },
  { name: "sources", path: "/sources", as: "editor" },
  { name: "source", path: "/sources/1", as: "editor" },
  {
    name: "confidential-source",
    path: "/sources?q=K-7",
    as: "editor",
    arrange: async (page) => {
      await page.getByRole("link", { name: "Source K-7" }).click();
      await page.getByRole("button", { name: "Look who it is" }).click();
      await page.getByText("Reached by").waitFor();
    },
  },
  { name: "new-confidential-source", path: "/sources/new/confidential", as: "editor" },
  { name: "people", path: "/people", as: "admin" },
  { name: "account", path: "/account", as: "viewer" },
  { name: "not-found", path: "/stories/nothing-of-the-kind", as: "viewer" },
  { name: "conflict", path: `${leak}/claims?open=C7`, as: "editor", arrange: makeConflict },
];
