/** What administrators can and cannot do to people who work on restricted stories, on screen. */
import { readFile } from "node:fs/promises";
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
});
test.afterAll(() => server.stop());

const ROLE = { admin: "Administrator", editor: "Editor", reviewer: "Reviewer", viewer: "Viewer" };

async function enter(page: Page, role: keyof typeof ROLE): Promise<Page> {
  await page.goto(`${server.url}/sign-in`);
  await page.getByRole("button", { name: new RegExp(`^${ROLE[role]}`) }).click();
  await expect(page.getByRole("navigation", { name: "Main" })).toBeVisible();
  return page;
}

async function give(page: Page, command: string, data: object): Promise<Record<string, unknown>> {
  const answer = await page.request.post(`${server.url}/api/v1/commands/${command}`, { data });
  if (!answer.ok()) throw new Error(`${command} was refused: ${await answer.text()}`);
  return ((await answer.json()) as { value: Record<string, unknown> }).value;
}

/** What is there from before, and not by today's commands. */
function change(sql: string, ...values: unknown[]): unknown {
  const file = new Database(path.join(server.dataDir, "sourceline.db"));
  try {
    return file.prepare(sql).get(...values);
  } finally {
    file.close();
  }
}

const idOf = (email: string) =>
  (change(`SELECT "id" FROM "User" WHERE "email" = ?`, email) as { id: number }).id;

async function restrictedStory(editor: Page, headline: string, members: readonly string[]) {
  const story = await give(editor, "stories.create", { headline, restricted: true });
  for (const email of members) {
    await give(editor, "stories.addMember", { storyId: story.storyId, userId: idOf(email) });
  }
  return story as { storyId: number; slug: string };
}

async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await findViolations(page)).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null });
}

test("a link for a member is told to the others at once, and never to whoever made it", async ({
  page: admin,
  newBrowser,
}) => {
  const editor = await enter(await newBrowser(), "editor");
  const viewer = await enter(await newBrowser(), "viewer");
  const { slug } = await restrictedStory(editor, "Behind the door", ["viewer@newsroom.example"]);

  await enter(admin, "admin");
  await admin.goto(`${server.url}/people`);
  await admin.getByRole("button", { name: "Change Daniel Okafor's account" }).click();
  await admin.getByRole("menuitem", { name: "Make a link to a new password…" }).click();
  await expectAccessible(admin);
  await admin.getByRole("button", { name: "Make the link" }).click();
  await admin.getByRole("button", { name: "Done" }).click();
  await expect(admin.getByText(/share a restricted story/)).toHaveCount(0);

  // Going from page to page is enough.
  await viewer.getByRole("link", { name: "Sources" }).click();
  const told = /Helen Marsh made a link to a new password for Daniel Okafor/;
  await expect(viewer.getByRole("region", { name: "Your account" }).getByText(told)).toBeVisible();
  await expectAccessible(viewer);
  await viewer.goto(`${server.url}/stories/${slug}/history`);
  await expect(viewer.getByRole("list", { name: "History" }).getByText(told)).toBeVisible();
  await editor.goto(`${server.url}/`);
  await expect(editor.getByText(/made a link to a new password for your account/)).toBeVisible();
  await admin.goto(`${server.url}/log`);
  await expect(admin.getByText(told)).toBeVisible();
  await expect(admin.locator("main")).not.toContainText("Behind the door");
});

test("two administrators open a story that nobody can work in; its next member reads why", async ({
  page: helen,
  newBrowser,
}) => {
  const editor = await enter(await newBrowser(), "editor");
  const { storyId, slug } = await restrictedStory(editor, "Left alone", []);
  const viewer = idOf("viewer@newsroom.example");
  change(`UPDATE "StoryMember" SET "userId" = ? WHERE "storyId" = ? RETURNING 1`, viewer, storyId);

  await enter(helen, "admin");
  await helen.goto(`${server.url}/people`);
  await expect(helen.getByText(/You are the only administrator/)).toBeVisible();
  await expect(helen.locator("main")).not.toContainText("Left alone");
  await helen.getByRole("button", { name: `Ask to open story no. ${storyId}` }).click();
  await helen.getByRole("button", { name: "Ask", exact: true }).click();
  await expect(helen.getByText("Choose a person.")).toBeVisible();
  await helen.getByLabel("Who becomes a member").selectOption("Daniel Okafor");
  await helen.getByLabel("Reason").fill("Its editor left before the hearing.");
  await expectAccessible(helen);
  // What is typed and not sent outlives the page.
  await helen.reload();
  await helen.getByRole("button", { name: "Go on", exact: true }).click();
  await expect(helen.getByLabel("Reason")).toHaveValue("Its editor left before the hearing.");
  await expect(helen.getByLabel("Who becomes a member").locator(":checked")).toHaveText(
    "Daniel Okafor",
  );
  await helen.getByRole("button", { name: "Ask", exact: true }).click();
  await expect(
    helen.getByText("Another administrator confirms it.", { exact: true }),
  ).toBeVisible();
  await expect(helen.getByRole("button", { name: /^Confirm/ })).toHaveCount(0);

  // Somebody who was an administrator before, and not by Helen's hand.
  change(`UPDATE "User" SET "role" = 'admin' WHERE "email" = ? RETURNING 1`, "reviewer@newsroom.example"); // prettier-ignore
  const ruth = await enter(await newBrowser(), "reviewer");
  await ruth.goto(`${server.url}/people`);
  await expect(ruth.getByText("Its editor left before the hearing.")).toBeVisible();
  await expectAccessible(ruth);
  await ruth.getByRole("button", { name: "Confirm: open it to Daniel Okafor" }).click();
  await expect(ruth.getByText(`Story no. ${storyId} is open to Daniel Okafor`)).toBeVisible();
  await expect(ruth.getByText("There is no such story.")).toBeVisible();
  for (const admin of [helen, ruth]) {
    const answer = await admin.goto(`${server.url}/stories/${slug}/claims`);
    expect(answer?.status()).toBe(404);
  }

  await editor.goto(`${server.url}/stories/${slug}/claims`);
  const banner = editor.getByRole("region", { name: "How this story was opened" });
  await expect(banner).toContainText("Helen Marsh and Ruth Lindqvist opened it to Daniel Okafor");
  await expect(banner).toContainText("Its editor left before the hearing.");
  await expectAccessible(editor);
  await editor.getByRole("link", { name: "History" }).click();
  await expect(editor.getByRole("list", { name: "History" })).toContainText(
    "Its editor left before the hearing.",
  );
});

test("a source made in a restricted story is said to stay there, before it is made", async ({
  newBrowser,
}) => {
  const editor = await enter(await newBrowser(), "editor");
  const { slug } = await restrictedStory(editor, "Kept in", []);
  await editor.goto(`${server.url}/stories/${slug}/claims`);
  const form = editor.getByRole("form", { name: "Log a claim" });
  await form.getByLabel("New claim: what the story says").fill("It was paid twice");
  await form.getByRole("combobox", { name: "Source" }).fill("A clerk nobody names");
  await editor.getByRole("option", { name: /A clerk nobody names/ }).click();
  await expect(editor.getByRole("dialog")).toContainText("It stays with this restricted story");
});

test("a newsroom that is no demo says until when a second factor is due, and of proxies", async ({
  page,
  emptyServer,
}) => {
  await page.goto(`${emptyServer.url}/set-up`);
  const code = await readFile(path.join(emptyServer.dataDir, "set-up-code"), "utf8");
  await page.getByLabel("One-time code").fill(code.trim());
  await page.getByLabel("Your name").fill("Fiona First");
  await page.getByLabel("Email").fill("fiona@newsroom.example");
  await page.getByLabel("Password").fill("a quiet field of barley");
  await page.getByRole("button", { name: "Set up Sourceline" }).click();
  await expect(page.getByRole("button", { name: /Fiona First/ })).toBeVisible();
  await expect(page.getByText(/Your role needs a second factor\. Set one up in/)).toBeVisible();
  await expectAccessible(page);

  await page.goto(`${emptyServer.url}/people`);
  const warning = page.getByText(/Requests arrive with x-forwarded-for, which is not believed/);
  await expect(warning).toHaveCount(0);
  const headers = { "X-Forwarded-For": "203.0.113.9" };
  await page.request.get(`${emptyServer.url}/api/health`, { headers });
  await page.reload();
  await expect(warning).toBeVisible();
  await expectAccessible(page);
  await page.close();
});
