/** What others do appears where one is: two people, two browsers, one newsroom. */
import type { BrowserContext, Page, Request } from "@playwright/test";
import { expect, test } from "@/tests/support/journey";
import {
  addDocument,
  give,
  handOver,
  logClaim,
  startStory,
  type JourneyStory,
} from "@/tests/support/newsroom";
import { open } from "@/tests/support/page-state";
import { serveFolder, startServer } from "@/tests/support/server";

const tableOf = ({ slug }: JourneyStory, query = "") =>
  `/stories/${slug}/claims${query === "" ? "" : `?${query}`}`;

const rowOf = (page: Page, claimId: number) => page.locator(`tr[data-claim="${claimId}"]`);
const position = (page: Page) =>
  page.getByRole("navigation", { name: "Pages" }).getByRole("status");

/** The streams that a browser has asked for, and those that have ended. */
function streamsOf(context: BrowserContext): { opened: () => number; open: () => number } {
  const opened = new Set<Request>();
  const ended = new Set<Request>();
  const isStream = (request: Request) =>
    /\/api\/v1\/live$/.test(request.url()) &&
    request.headers().accept?.includes("text/event-stream");
  context.on("request", (request) => {
    if (isStream(request)) opened.add(request);
  });
  const end = (request: Request) => {
    if (opened.has(request)) ended.add(request);
  };
  context.on("requestfailed", end);
  context.on("requestfinished", end);
  return { opened: () => opened.size, open: () => opened.size - ended.size };
}

test("a table takes what others do: the changed cell, with who and what was before", async ({
  page,
  signInAs,
  newBrowser,
}) => {
  await signInAs("editor");
  const story = await startStory(page, "Two at one table");
  const { claimId } = await logClaim(page, story, "The firm paid");
  await logClaim(page, story, "The minister knew");
  const other = await newBrowser();
  await signInAs("admin", other);
  await open(page, tableOf(story, "cols=ref,claim,legal_risk,verification_level"));
  await expect(position(page)).toHaveText("2 claims");

  await give(other, "claims.change", { claimIds: [claimId], change: { legalRisk: "high" } });
  const row = rowOf(page, claimId);
  await expect(row.getByRole("cell", { name: /High/ })).toBeVisible();
  await expect(row.locator("td.changed-live")).toHaveCount(1);
  await expect(row.locator("td.changed-live")).toContainText("was empty");

  const third = await logClaim(other, story, "The letter was sent in May");
  await expect(rowOf(page, third.claimId)).toBeVisible();
  await expect(position(page)).toHaveText("3 claims");
  await expect(page.getByRole("link", { name: /Claims\s*3/ })).toBeVisible();

  await give(other, "claims.change", { claimIds: [claimId], change: { withdraw: "Doubled" } });
  await expect(row.getByText("withdrawn", { exact: true })).toBeVisible();
  await expect(position(page)).toContainText("2 claims");
});

test("nothing moves under the reader: what would come between is counted, and shown when asked", async ({
  page,
  signInAs,
  newBrowser,
}) => {
  await signInAs("editor");
  const story = await startStory(page, "Newest first");
  await logClaim(page, story, "The oldest claim");
  const risky = await logClaim(page, story, "A claim that becomes risky");
  const other = await newBrowser();
  await signInAs("admin", other);
  await open(page, tableOf(story, "sort=-logged_at"));
  const rows = page.locator("tr[data-claim]");
  await expect(rows).toHaveCount(2);
  await logClaim(other, story, "The newest claim");
  await expect(page.getByRole("button", { name: "1 new claim: show" })).toBeVisible();
  await expect(rows).toHaveCount(2);
  await page.getByRole("button", { name: "1 new claim: show" }).click();
  await expect(rows).toHaveCount(3);
  await expect(rows.first()).toContainText("The newest claim");
  await expect(page.getByRole("button", { name: /new claim/ })).toHaveCount(0);

  await open(page, tableOf(story, "risk=high&cols=ref,claim,legal_risk"));
  await expect(page.getByText("No claim fits")).toBeVisible();
  await give(other, "claims.change", {
    claimIds: [risky.claimId],
    change: { legalRisk: "high" },
  });
  await expect(rowOf(page, risky.claimId)).toBeVisible();
  await give(other, "claims.change", {
    claimIds: [risky.claimId],
    change: { legalRisk: "none" },
  });
  await expect(rowOf(page, risky.claimId).locator("td.changed-live")).toContainText("was High");
});

test("an open field is never overwritten, in the table and in the panel", async ({
  page,
  signInAs,
  newBrowser,
}) => {
  await signInAs("editor");
  const story = await startStory(page, "Two at one wording");
  const { claimId } = await logClaim(page, story, "The firm paid");
  const other = await newBrowser();
  await signInAs("admin", other);
  let revision = 0;
  const reword = async (wording: string) => {
    const answer = await give(other, "claims.edit", { claimId, revision, patch: { wording } });
    revision = answer.revision;
  };
  await open(page, tableOf(story));
  await page.keyboard.press("j");
  await page.keyboard.press("w");
  const cell = page.getByLabel("What the story says of C1");
  await cell.fill("The firm paid twice");
  await reword("The firm paid the mayor");
  await expect(page.getByText("saved meanwhile: The firm paid the mayor")).toBeVisible();
  await expect(cell).toHaveValue("The firm paid twice");
  await expect(cell).toBeFocused();
  await page.keyboard.press("Enter");
  const conflict = page.getByRole("alert", { name: "Conflicting change" });
  await expect(conflict).toContainText("The firm paid the mayor");
  await expect(conflict).toContainText("The firm paid twice");
  await conflict.getByRole("button", { name: "Keep theirs" }).click();
  await expect(rowOf(page, claimId)).toContainText("The firm paid the mayor");

  await open(page, tableOf(story, "open=C1"));
  const panel = page.getByRole("complementary", { name: "Claim C1" });
  await panel.getByRole("button", { name: "Edit the wording of C1" }).click();
  const field = panel.getByRole("textbox");
  await field.fill("The firm may have paid");
  await reword("The firm paid the mayor in May");
  await expect(panel.getByText("saved meanwhile: The firm paid the mayor in May")).toBeVisible();
  await expect(field).toHaveValue("The firm may have paid");
  await panel.getByRole("button", { name: "Save wording" }).click();
  await panel.getByRole("button", { name: "Save mine" }).click();
  await expect(panel.getByRole("heading", { name: "The firm may have paid" })).toBeVisible();

  revision += 1;
  await panel.getByRole("button", { name: "Edit all fields of C1" }).click();
  const dialog = page.getByRole("dialog", { name: "Edit C1" });
  await dialog.getByLabel("Note").fill("Ask the bank.");
  await give(other, "claims.edit", { claimId, revision, patch: { note: "Ask the mayor." } });
  await expect(dialog.getByText("Note: Ask the mayor.")).toBeVisible();
  await expect(dialog.getByLabel("Note")).toHaveValue("Ask the bank.");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByRole("alert", { name: "Conflicting change" })).toContainText(
    "Ask the mayor.",
  );
});

test("who else is at a claim, and what they are changing in it, is seen", async ({
  page,
  signInAs,
  newBrowser,
}) => {
  await signInAs("editor");
  const story = await startStory(page, "Seen by the other");
  const { claimId } = await logClaim(page, story, "The firm paid");
  const other = await newBrowser();
  await signInAs("admin", other);
  await open(page, tableOf(story, "open=C1"));
  await open(other, tableOf(story, "open=C1"));
  await expect(page.getByText("1 other here")).toBeVisible();
  const mine = page.getByRole("list", { name: "Others at this claim" });
  await expect(mine).toContainText("is looking at it");
  await expect(other.getByText("1 other here")).toBeVisible();

  await other.getByRole("button", { name: "Edit the wording of C1" }).first().click();
  await expect(mine).toContainText("is changing the wording");
  await expect(rowOf(page, claimId)).toContainText("is changing the wording");
  await other.keyboard.press("Escape");
  await expect(mine).toContainText("is looking at it");
  await expect(rowOf(page, claimId)).not.toContainText("is changing the wording");

  await other.close();
  await expect(page.getByText("1 other here")).toHaveCount(0);
});

test("panel, queue, desk, draft and source show it too", async ({ page, signInAs, newBrowser }) => {
  await signInAs("editor");
  const story = await startStory(page, "Seen everywhere");
  const claim = await logClaim(page, story, "The bridge closed in May", { evidence: true });
  const source = await addDocument(page);
  const other = await newBrowser();
  await signInAs("admin", other);

  await open(page, tableOf(story, "open=C1"));
  const panel = page.getByRole("complementary", { name: "Claim C1" });
  await give(other, "citations.add", { claimId: claim.claimId, sourceId: source.id });
  await expect(panel.getByRole("link", { name: source.name })).toBeVisible();

  await open(page, `/sources/${source.id}`);
  await give(other, "sources.edit", {
    sourceId: source.id,
    revision: 0,
    patch: { name: `${source.name}, revised` },
  });
  await expect(page.getByRole("heading", { name: `${source.name}, revised` })).toBeVisible();

  await open(page, `/stories/${story.slug}/drafts`);
  await give(other, "drafts.paste", {
    story: story.slug,
    plain: "The bridge closed in May, said Anna Holt.\n\nIt was painted green.",
  });
  await expect(page.getByRole("link", { name: "Draft 1" })).toBeVisible();
  await page.getByRole("link", { name: "Draft 1" }).click();
  await expect(page.getByText("It was painted green.").first()).toBeVisible();
  await give(other, "drafts.paste", { story: story.slug, plain: "The bridge closed in June." });
  await expect(page.getByText("Draft 1 of 2.")).toBeVisible();

  await signInAs("reviewer");
  await open(page, `/review?scope=mine&story=${story.slug}`);
  await expect(page.getByRole("heading", { name: "Nothing waits for a verdict" })).toBeVisible();
  await handOver(other, claim.claimId);
  await expect(page.getByText("1 claim waits")).toBeVisible();

  // The nearest deadline stands first on a desk.
  const { storyId, revision } = story;
  await give(other, "stories.edit", {
    storyId,
    revision,
    patch: { deadline: "2020-01-01T08:00" },
  });
  await open(page, "/");
  const second = await logClaim(other, story, "A claim for the desk of the reviewer");
  await handOver(other, second.claimId);
  await expect(page.getByRole("link", { name: /A claim for the desk/ })).toBeVisible();
});

test("a restricted story's changes, and who is in it, reach its members alone", async ({
  page,
  signInAs,
  newBrowser,
}) => {
  await signInAs("admin");
  const me = JSON.parse(await (await page.request.get("/api/v1/me")).text()) as { userId: number };
  const other = await newBrowser();
  await signInAs("editor", other);
  const story = await startStory(other, "For two only");
  await give(other, "stories.edit", {
    storyId: story.storyId,
    revision: story.revision,
    patch: { restricted: true },
  });
  await give(other, "stories.addMember", { storyId: story.storyId, userId: me.userId });
  await open(page, tableOf(story));
  const first = await logClaim(other, story, "Seen by a member");
  await expect(rowOf(page, first.claimId)).toBeVisible();

  await give(other, "stories.removeMember", { storyId: story.storyId, userId: me.userId });
  await expect(page.getByRole("heading", { name: "Nothing here" })).toBeVisible();
  await expect(page.getByText("Seen by a member")).toHaveCount(0);
});

test("a tab that slept, or had no connection, catches up when it wakes", async ({
  page,
  context,
  signInAs,
  newBrowser,
}) => {
  await signInAs("editor");
  const story = await startStory(page, "Asleep for a while");
  const { claimId } = await logClaim(page, story, "The firm paid");
  const other = await newBrowser();
  await signInAs("admin", other);
  await open(page, tableOf(story, "cols=ref,claim,legal_risk"));
  const browser = await context.newCDPSession(page);
  await browser.send("Page.setWebLifecycleState", { state: "frozen" });
  await give(other, "claims.change", { claimIds: [claimId], change: { legalRisk: "high" } });
  await browser.send("Page.setWebLifecycleState", { state: "active" });
  await expect(rowOf(page, claimId).getByRole("cell", { name: /High/ })).toBeVisible();

  await context.setOffline(true);
  const missed = await logClaim(other, story, "Logged while nobody was connected");
  await context.setOffline(false);
  await expect(rowOf(page, missed.claimId)).toBeVisible();
});

test("a history says that there is more, and shows it when asked", async ({
  page,
  signInAs,
  newBrowser,
}) => {
  await signInAs("admin");
  const other = await newBrowser();
  await signInAs("editor", other);
  const story = await startStory(other, "Read from the end");
  const more = page.getByRole("button", { name: "More has happened: show" });
  for (const address of [`/stories/${story.slug}/history`, "/log"]) {
    await open(page, address);
    await expect(more).toHaveCount(0);
    await logClaim(other, story, `Logged beside ${address}`);
    await more.click();
    // In the log it may stand in a line that is folded.
    await expect(page.getByText(`Logged beside ${address}`)).not.toHaveCount(0);
    await expect(more).toHaveCount(0);
  }
});

test("views that others share are there when the list is opened", async ({
  page,
  signInAs,
  newBrowser,
}) => {
  await signInAs("editor");
  const story = await startStory(page, "A view for all");
  const other = await newBrowser();
  await signInAs("admin", other);
  await open(page, tableOf(story));
  await give(other, "views.save", {
    name: "Risky ones",
    query: "risk=high",
    story: story.slug,
    shared: true,
  });
  await page.getByRole("button", { name: "Views" }).click();
  await expect(page.getByRole("link", { name: /Risky ones/ })).toBeVisible();
});

test("all tabs of a browser share one stream, and another goes on when its tab is closed", async ({
  page,
  context,
  signInAs,
  newBrowser,
}) => {
  await signInAs("editor");
  const story = await startStory(page, "Eight tabs");
  const { claimId } = await logClaim(page, story, "The firm paid");
  const other = await newBrowser();
  await signInAs("admin", other);
  const streams = streamsOf(context);
  const address = tableOf(story, "cols=ref,claim,legal_risk");
  await open(page, address);
  const tabs = [];
  for (let count = 0; count < 7; count += 1) {
    const tab = await context.newPage();
    await open(tab, address);
    tabs.push(tab);
  }
  await give(other, "claims.change", { claimIds: [claimId], change: { legalRisk: "high" } });
  for (const tab of [page, ...tabs]) {
    await expect(rowOf(tab, claimId).locator("td.changed-live")).not.toHaveCount(0);
  }
  expect(streams.open()).toBe(1);

  await page.close();
  await expect.poll(() => streams.opened()).toBe(2);
  const { claimId: next } = await logClaim(other, story, "Logged after the first tab was closed");
  for (const tab of tabs) await expect(rowOf(tab, next)).toBeVisible();
  expect(streams.opened()).toBe(2);
});

test("goes on after the server was started anew, with what was missed", async ({ browser }) => {
  const first = await startServer({ demo: true });
  const context = await browser.newContext({ baseURL: first.url });
  const port = Number(new URL(first.url).port);
  try {
    const page = await context.newPage();
    await page.goto("/sign-in");
    await page.getByRole("button", { name: /editor/i }).click();
    await page.waitForURL((url) => url.pathname === "/");
    const story = await startStory(page, "Over a restart");
    await logClaim(page, story, "Before");
    await open(page, tableOf(story));
    const second = await restarted(first.dataDir, first.child, port);
    try {
      const { claimId } = await logClaim(page, story, "After");
      await expect(rowOf(page, claimId)).toBeVisible({ timeout: 30_000 });
    } finally {
      await second.stop();
    }
  } finally {
    await context.close();
    await first.stop();
  }
});

/** Stops the server that has the folder, and serves it again where that was. */
async function restarted(
  dataDir: string,
  child: Awaited<ReturnType<typeof startServer>>["child"],
  port: number,
) {
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  expect(await ended).toBe(0);
  return serveFolder(dataDir, { SOURCELINE_DEMO: "1" }, port);
}
