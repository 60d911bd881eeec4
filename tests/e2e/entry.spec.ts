/** Logging claims: one line and Enter, from the keyboard alone, and nothing typed is ever lost. */
import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { expect, test } from "@/tests/support/journey";
import { addDocument, give, recordsOf, startStory } from "@/tests/support/newsroom";
import { open } from "@/tests/support/page-state";

const wordingOf = (page: Page) => page.getByLabel("New claim: what the story says");
const sourceOf = (page: Page) =>
  page.getByRole("form", { name: "Log a claim" }).getByRole("combobox", { name: "Source" });

/** The story's claims as its table holds them, in the order of their numbers. */
test("ten claims are logged by keyboard alone", async ({ page, signInAs }) => {
  await signInAs("editor");
  const story = await startStory(page, "Ten claims before the deadline");
  const known = await addDocument(page);
  const fresh = `Harbour master ${randomUUID().slice(0, 8)}`;
  await open(page, `/stories/${story.slug}/claims`);
  const wording = wordingOf(page);

  await page.keyboard.press("c");
  await expect(wording).toBeFocused();
  // Nothing typed is nothing logged.
  await page.keyboard.press("Enter");
  await expect(page.getByText("Write what the story says.")).toBeVisible();

  await page.keyboard.type("The first ship came at six");
  await page.keyboard.press("Tab");
  await expect(sourceOf(page)).toBeFocused();
  await page.keyboard.type(known.name);
  await expect(page.getByRole("option", { name: known.name })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Attribution", { exact: true })).toHaveValue("document");
  await page.keyboard.press("Enter");
  await expect(wording).toBeFocused();
  await expect(wording).toHaveValue("");

  // The source of the line above, without going there.
  await page.keyboard.type("The second ship came at seven");
  await expect(page.getByText(`saves with “${known.name}” again`)).toBeVisible();
  await page.keyboard.press("Control+Enter");
  await expect(wording).toHaveValue("");

  // A source that nobody has cited yet is made on the way.
  await page.keyboard.type("The third ship had no papers");
  await page.keyboard.press("Tab");
  await page.keyboard.type(fresh);
  await expect(page.getByRole("option", { name: `Create “${fresh}”` })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: `New source: ${fresh}` })).toBeVisible();
  await page.keyboard.press("1");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(sourceOf(page)).toHaveValue(fresh);
  await expect(sourceOf(page)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(wording).toBeFocused();

  // As fast as one types: nobody waits for an answer.
  for (const number of ["fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]) {
    await page.keyboard.type(`The ${number} ship was empty`);
    await page.keyboard.press("Enter");
  }
  const table = page.getByRole("region", { name: "Claims" });
  await expect(table.getByRole("link", { name: "C10" }).first()).toBeVisible();
  await expect(table.getByText(/^(Saving…|Waiting to be saved…)$/)).toHaveCount(0);

  const claims = await recordsOf(page, story.slug);
  expect(claims.map(({ ref }) => ref)).toEqual(
    Array.from({ length: 10 }, (_, index) => `C${index + 1}`),
  );
  expect(claims.map(({ claim }) => claim)).toEqual([
    "The first ship came at six",
    "The second ship came at seven",
    "The third ship had no papers",
    "The fourth ship was empty",
    "The fifth ship was empty",
    "The sixth ship was empty",
    "The seventh ship was empty",
    "The eighth ship was empty",
    "The ninth ship was empty",
    "The tenth ship was empty",
  ]);
  expect(
    claims.slice(0, 4).map(({ sources, attribution_status }) => [sources, attribution_status]),
  ).toEqual([
    [known.name, "document"],
    [known.name, "document"],
    [fresh, "named"],
    ["", "unattributed"],
  ]);
});

test("pasted lines become claims after a look at them", async ({ page, signInAs }) => {
  await signInAs("editor");
  const story = await startStory(page, "A list from the draft");
  await open(page, `/stories/${story.slug}/claims`);
  const lines = ["One bridge is closed", "Two roads are open", "Three trains run", "Four", "Five"];
  await wordingOf(page).focus();
  await wordingOf(page).evaluate(
    (field, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", text);
      field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
    },
    `  • ${lines.join("\n\n  • ")}\n`,
  );

  const preview = page.getByRole("complementary", { name: "Pasted claims" });
  await expect(preview.getByRole("textbox", { name: /^Claim, row \d/ })).toHaveCount(5);
  for (const [index, line] of lines.entries()) {
    await expect(preview.getByLabel(`Claim, row ${index + 1}`, { exact: true })).toHaveValue(line);
  }
  await preview.getByLabel("Claim, row 4", { exact: true }).fill("Four ferries are late");
  await preview.getByLabel("Select row 5", { exact: true }).click();
  await preview.getByRole("button", { name: "Leave 1 line out" }).click();
  await preview.getByLabel("Attribution of all").selectOption("own_reporting");
  await preview.getByRole("button", { name: /^Log 4 claims/ }).click();
  await expect(preview).toHaveCount(0);
  await expect(page.getByText("4 claims logged").first()).toBeVisible();
  await expect(wordingOf(page)).toBeFocused();
  const claims = await recordsOf(page, story.slug);
  expect(claims.map(({ ref, claim }) => `${ref} ${claim}`)).toEqual([
    "C1 One bridge is closed",
    "C2 Two roads are open",
    "C3 Three trains run",
    "C4 Four ferries are late",
  ]);
  expect(claims[0]?.attribution_status).toBe("own_reporting");
});

test("without a connection what was typed stays, also over a reload, and is logged once", async ({
  page,
  context,
  signInAs,
}) => {
  await signInAs("editor");
  const story = await startStory(page, "A train through a tunnel");
  // Leaving with something unsaved asks first; this reader leaves all the same.
  page.on("dialog", (dialog) => void dialog.accept());
  await open(page, `/stories/${story.slug}/claims`);
  await context.setOffline(true);
  await wordingOf(page).fill("The tunnel is nine miles long");
  await wordingOf(page).press("Enter");
  await expect(page.getByText("Not saved: no connection.")).toBeVisible();
  await expect(page.getByLabel("What the story says", { exact: true })).toHaveValue(
    "The tunnel is nine miles long",
  );

  await page.close();
  await context.setOffline(false);
  const next = await context.newPage();
  await open(next, `/stories/${story.slug}/claims`);
  await expect(next.getByText("One claim was not saved when this page was left.")).toBeVisible();
  await next.getByRole("button", { name: "Try again" }).click();
  const table = next.getByRole("region", { name: "Claims" });
  await expect(table.getByRole("link", { name: "C1" }).first()).toBeVisible();
  const claims = await recordsOf(next, story.slug);
  expect(claims.map(({ claim }) => claim)).toEqual(["The tunnel is nine miles long"]);
  await expect(next.getByText("not saved when this page was left")).toHaveCount(0);
});

test("what waits for the connection is saved once it is back, in the order of typing", async ({
  page,
  context,
  signInAs,
}) => {
  await signInAs("editor");
  const story = await startStory(page, "Three claims in a tunnel");
  await open(page, `/stories/${story.slug}/claims`);
  await context.setOffline(true);
  const typed = ["The first lamp is out", "The second lamp is out", "The third lamp is out"];
  for (const wording of typed) {
    await wordingOf(page).fill(wording);
    await wordingOf(page).press("Enter");
  }
  await expect(page.getByText("Not saved: no connection.")).toHaveCount(1);
  await expect(page.getByText("Waiting to be saved…")).toHaveCount(2);
  await context.setOffline(false);
  const table = page.getByRole("region", { name: "Claims" });
  await expect(table.getByRole("link", { name: "C3" }).first()).toBeVisible();
  await expect(page.getByText("Not saved: no connection.")).toHaveCount(0);
  const claims = await recordsOf(page, story.slug);
  expect(claims.map(({ ref, claim }) => [ref, claim])).toEqual(
    typed.map((wording, index) => [`C${index + 1}`, wording]),
  );
});

test("an answer that gets lost is asked for again, and the claim is logged once", async ({
  page,
  signInAs,
}) => {
  await signInAs("editor");
  const story = await startStory(page, "A line that drops");
  await open(page, `/stories/${story.slug}/claims`);
  await page.route(
    "**/api/v1/commands/claims.log",
    async (route) => {
      await route.fetch();
      await route.abort("connectionreset");
    },
    { times: 3 },
  );
  // Three times by itself, all in vain, and then by hand.
  await wordingOf(page).fill("The mast is forty metres high");
  await wordingOf(page).press("Enter");
  await expect(page.getByText("Not saved: no connection.")).toBeVisible();
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByText("Not saved: no connection.")).toHaveCount(0);
  const claims = await recordsOf(page, story.slug);
  expect(claims.map(({ claim }) => claim)).toEqual(["The mast is forty metres high"]);
});

test("a refused entry stays with its reason", async ({ page, signInAs }) => {
  await signInAs("editor");
  const story = await startStory(page, "Killed while a claim is typed");
  page.on("dialog", (dialog) => void dialog.accept());
  await open(page, `/stories/${story.slug}/claims`);
  await give(page, "stories.edit", {
    storyId: story.storyId,
    revision: story.revision,
    patch: { status: "killed" },
  });
  await wordingOf(page).fill("Nobody will read this");
  await wordingOf(page).press("Enter");
  await expect(page.getByText("This story was killed.")).toContainText("Give it another status");
  await expect(page.getByLabel("What the story says", { exact: true })).toHaveValue(
    "Nobody will read this",
  );
  await give(page, "stories.edit", {
    storyId: story.storyId,
    revision: story.revision + 1,
    patch: { status: "drafting" },
  });
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(
    page.getByRole("region", { name: "Claims" }).getByRole("link", { name: "C1" }).first(),
  ).toBeVisible();
});

test("the full form takes over what stands in the line", async ({ page, signInAs }) => {
  await signInAs("editor");
  const story = await startStory(page, "More than one line can hold");
  await open(page, `/stories/${story.slug}/claims`);
  await wordingOf(page).fill("The council voted in secret");
  await page.getByRole("button", { name: "More fields" }).click();
  const form = page.getByRole("dialog", { name: "Log a claim" });
  await expect(form.getByLabel("What the story says")).toHaveValue("The council voted in secret");
  await form.getByLabel("Kind").selectOption("Allegation");
  await form.getByLabel("Legal risk").selectOption("High");
  await form.getByLabel("Tags").fill("council, votes");
  await form.getByRole("button", { name: "Log claim" }).click();
  await expect(form).toHaveCount(0);
  await expect(wordingOf(page)).toHaveValue("");
  await open(page, `/stories/${story.slug}/claims?open=C1`);
  const panel = page.getByRole("complementary", { name: "Claim C1" });
  await expect(panel.getByText("Allegation")).toBeVisible();
  await expect(panel.getByText("High", { exact: true })).toBeVisible();
  await expect(panel.getByText("votes", { exact: true })).toBeVisible();
});

test("a viewer reads the claims and is offered no line to log them", async ({ page, signInAs }) => {
  await signInAs("viewer");
  await open(page, "/stories/contractor-leak/claims");
  await expect(page.getByRole("row").nth(3)).toBeVisible();
  await expect(page.getByRole("form", { name: "Log a claim" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Log a claim" })).toHaveCount(0);
  const answer = await page.request.post("/api/v1/commands/claims.log", {
    data: { story: "contractor-leak", wording: "From a viewer" },
  });
  expect(answer.status()).toBe(403);
});
