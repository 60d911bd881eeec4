/**
 * What a desk keeps only for a time, from its schedule to the last byte, by two administrators; what
 * a hold stops; and every page of the story afterwards.
 */
import path from "node:path";
import type { Page } from "@playwright/test";
import Database from "better-sqlite3";
import { findViolations } from "@/tests/support/axe";
import { expect, test } from "@/tests/support/journey";
import { startServer, type Server } from "@/tests/support/server";

let server: Server;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  server = await startServer({ demo: true });
  // Somebody who was an administrator before, and not by Helen's hand; a story that is long out.
  change(`UPDATE "User" SET "role" = 'admin' WHERE "email" = 'reviewer@newsroom.example'`);
  change(`UPDATE "Story" SET "status" = 'published', "publishedAt" = '2026-01-05T08:00:00.000+00:00'
    WHERE "slug" = 'contractor-leak'`);
  // The demo's own schedule and hold are over.
  change(
    `UPDATE "RetentionPolicy" SET "withdrawnAt" = "proposedAt", "withdrawnById" = "proposedById"`,
  );
  change(`UPDATE "StoryHold" SET "liftedAt" = "placedAt", "liftedById" = "placedById"`);
});
test.afterAll(() => server.stop());

const SLUG = "contractor-leak";

/** What is there from before, and not by today's commands. */
function change(sql: string): void {
  const file = new Database(path.join(server.dataDir, "sourceline.db"));
  file.prepare(sql).run();
  file.close();
}

async function enter(page: Page, role: "Administrator" | "Reviewer" | "Editor"): Promise<Page> {
  await page.goto(`${server.url}/sign-in`);
  await page.getByRole("button", { name: new RegExp(`^${role}`) }).click();
  await expect(page.getByRole("navigation", { name: "Main" })).toBeVisible();
  return page;
}

async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await findViolations(page)).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null });
}

const part = (page: Page, name: string) => page.getByRole("region", { name, exact: true });

test("two administrators set a schedule, hold a story, lift the hold and erase what is due", async ({
  page: helen,
  newBrowser,
}) => {
  test.setTimeout(180_000);
  await enter(helen, "Administrator");
  await helen.getByRole("link", { name: "Retention" }).click();
  await expect(helen.getByText(/Nothing falls due before a schedule is in force/)).toBeVisible();
  await helen.getByRole("button", { name: "New schedule…" }).click();
  for (const name of ["Notes", "Contacts", "Identities", "Files", "Drafts"]) {
    await helen.getByLabel(`${name}, days`).fill("30");
  }
  await expectAccessible(helen);
  await helen.getByRole("button", { name: "Ask", exact: true }).click();
  await expect(part(helen, "Schedules")).toContainText("not in force yet");
  await expect(helen.getByRole("button", { name: "Confirm the schedule" })).toHaveCount(0);

  const ruth = await enter(await newBrowser(), "Reviewer");
  await ruth.goto(`${server.url}/retention`);
  await ruth.getByRole("button", { name: "Confirm the schedule" }).click();
  await expect(part(ruth, "Due")).toContainText("notes");
  await expectAccessible(ruth);

  await ruth.getByRole("button", { name: "Place a hold…" }).click();
  await ruth.getByRole("textbox", { name: "Story", exact: true }).fill(SLUG);
  await ruth.getByLabel("Reason").fill("A claim was filed.");
  await expectAccessible(ruth);
  await ruth.reload();
  await ruth.getByRole("button", { name: "Go on", exact: true }).click();
  await expect(ruth.getByLabel("Reason")).toHaveValue("A claim was filed.");
  await ruth.getByRole("button", { name: "Place the hold" }).click();
  await expect(part(ruth, "Due")).toContainText("Nothing is due.");
  await expectAccessible(ruth);
  await ruth.goto(`${server.url}/stories/${SLUG}/claims`);
  const keeping = part(ruth, "How long this story is kept");
  await expect(keeping).toContainText("On hold since");
  await expect(keeping).toContainText("A claim was filed.");

  await helen.reload();
  const holds = part(helen, "Legal holds");
  await holds.getByRole("button", { name: /^Confirm the hold/ }).click();
  await expect(holds).toContainText("confirmed by Helen Marsh");
  await holds.getByRole("button", { name: /^Ask to lift/ }).click();
  await helen.getByLabel("Why it need not be held any more").fill("It was settled.");
  await helen.getByRole("button", { name: "Ask", exact: true }).click();
  await expect(holds).toContainText("It was settled.");
  await expectAccessible(helen);
  await ruth.goto(`${server.url}/retention`);
  await ruth.getByRole("button", { name: "Lift the hold", exact: true }).click();
  await expect(part(ruth, "Legal holds")).toContainText("No story is on hold.");

  await ruth.getByRole("button", { name: /^Ask to erase what is due/ }).click();
  await expectAccessible(ruth);
  await ruth.getByRole("button", { name: "Ask", exact: true }).click();
  await expect(part(ruth, "Erasures")).toContainText("To be confirmed");
  await helen.reload();
  await helen.getByRole("button", { name: /^Confirm: erase notes/ }).click();
  await expect(async () => {
    await helen.reload();
    await expect(part(helen, "Erasures").getByText("Erased", { exact: true })).toBeVisible({
      timeout: 1_000,
    });
  }).toPass({ timeout: 60_000 });
  await expect(part(helen, "Copies from before")).toContainText("holds what was erased since");
  await expectAccessible(helen);
});

test("every page of the story goes on answering, and says what was erased", async ({ page }) => {
  test.setTimeout(180_000);
  const editor = await enter(page, "Editor");
  const at = `${server.url}/stories/${SLUG}`;
  const pages = [
    ...["claims", "claims?open=C7", "claims/C7", "drafts", "drafts/1", "drafts/2"],
    ...["drafts/2?open=C7", "compare?from=1&to=2", "placements", "clearance", "replies"],
    ...["corrections", "history", "history?claim=C7", "edit", "drafts/new"],
  ];
  for (const one of pages) {
    const answer = await editor.goto(`${at}/${one}`);
    expect(answer?.status(), one).toBe(200);
    await expect(editor.getByRole("heading", { level: 1 }).first()).toBeVisible();
  }
  await editor.goto(`${at}/claims`);
  await expect(part(editor, "How long this story is kept")).toContainText("were erased");
  await expectAccessible(editor);
  await editor.goto(`${at}/drafts/2`);
  await expect(editor.getByText(/Erased on .* under the desk’s schedule/).first()).toBeVisible();
  await expectAccessible(editor);
  await editor.goto(`${at}/history`);
  await expect(editor.getByText(/what it was has been erased/).first()).toBeVisible();
  for (const file of ["csv", "xlsx"]) {
    const answer = await editor.request.get(`${server.url}/api/v1/exports/claims.${file}?story=${SLUG}`); // prettier-ignore
    expect(answer.status(), file).toBe(200);
  }
});
