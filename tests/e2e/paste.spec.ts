/** Pasting many claims: what is pasted is looked over, and what is looked over is what is logged. */
import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { expect, test } from "@/tests/support/journey";
import { give, recordsOf, startStory } from "@/tests/support/newsroom";
import { open } from "@/tests/support/page-state";

const wordingOf = (page: Page) => page.getByLabel("New claim: what the story says");
const previewOf = (page: Page) => page.getByRole("complementary", { name: "Pasted claims" });

async function paste(page: Page, data: Record<string, string>): Promise<void> {
  await wordingOf(page).focus();
  await wordingOf(page).evaluate((field, given) => {
    const clipboardData = new DataTransfer();
    for (const [type, text] of Object.entries(given)) clipboardData.setData(type, text);
    field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
  }, data);
  await expect(previewOf(page)).toBeVisible();
}

/** The story's claims as its table holds them, in the order of their numbers. */
test("a block of a sheet becomes claims with their sources", async ({ page, signInAs }) => {
  await signInAs("editor");
  const story = await startStory(page, "A block from a sheet");
  const known = `Lock keeper ${randomUUID().slice(0, 8)}`;
  await give(page, "sources.create", { name: known, kind: "person" });
  await open(page, `/stories/${story.slug}/claims`);
  await paste(page, {
    "text/plain": [
      "No.\tStatement\tRemarks here\tWho",
      `1\tThe lock was shut in June\tby phone\t${known.toUpperCase()}`,
      '2\t"She said ""never"".\nThen she rang off."\t\tPort authority of Skerrow',
      '3\t"Sunk for good" was the title\t\tSkerrow Evening Echo',
    ].join("\n"),
  });
  const preview = previewOf(page);
  await expect(preview.getByRole("heading", { name: "3 rows, read as 3 claims" })).toBeVisible();
  await expect(preview.getByText("The first row held the headings.")).toBeVisible();
  await expect(preview.getByLabel("Claim, row 2")).toHaveValue(
    'She said "never".\nThen she rang off.',
  );
  await expect(preview.getByLabel("Claim, row 3")).toHaveValue('"Sunk for good" was the title');
  await expect(preview.getByText("known", { exact: true })).toHaveCount(1);
  await expect(preview.getByText("new source", { exact: true })).toHaveCount(2);

  // A heading that nobody knows: the person says what the column is.
  await preview.getByLabel("Column 3, “Remarks here”, is").selectOption("Note");
  await expect(preview.getByLabel("Note, row 1")).toHaveValue("by phone");
  await preview
    .getByLabel("Kind of Port authority of Skerrow")
    .selectOption({ label: "Organisation" });
  await preview.getByRole("button", { name: /^Log 3 claims/ }).click();
  await expect(preview).toHaveCount(0);
  await expect(page.getByText("3 claims logged").first()).toBeVisible();
  await expect(wordingOf(page)).toBeFocused();

  const claims = await recordsOf(page, story.slug);
  expect(claims.map(({ ref, claim, sources }) => [ref, claim, sources])).toEqual([
    ["C1", "The lock was shut in June", known],
    ["C2", 'She said "never". Then she rang off.', "Port authority of Skerrow"],
    ["C3", '"Sunk for good" was the title', "Skerrow Evening Echo"],
  ]);
  await open(page, `/stories/${story.slug}/claims?open=C1`);
  await expect(page.getByRole("complementary", { name: "Claim C1" })).toContainText("by phone");
});

test("a table of a page is read from its HTML, and what the story says already is named", async ({
  page,
  signInAs,
}) => {
  await signInAs("editor");
  const story = await startStory(page, "A table from a page");
  await give(page, "claims.log", { story: story.slug, wording: "The pier is closed." });
  await open(page, `/stories/${story.slug}/claims`);
  await paste(page, {
    "text/plain": "claim\tattribution\nTHE PIER IS CLOSED\thearsay\nThe quay is open\tnamed",
    "text/html":
      "<table><tr><th>claim<th>attribution<tr><td>THE PIER IS CLOSED<td>hearsay<tr><td>The quay<br>is open<td>named</table>",
  });
  const preview = previewOf(page);
  await expect(preview.getByText("says what C1 says")).toBeVisible();
  await preview.getByLabel("“hearsay” means").selectOption("Unnamed source");
  await expect(preview.getByText("hearsay” is no")).toHaveCount(0);
  await preview.getByRole("button", { name: "Leave it out" }).click();
  await preview.getByRole("button", { name: /^Log 1 claim/ }).click();
  await expect(preview).toHaveCount(0);
  const claims = await recordsOf(page, story.slug);
  expect(claims.map(({ claim }) => claim)).toEqual(["The pier is closed.", "The quay is open"]);
});

test("a paste survives a reload, and a lost answer logs nothing twice", async ({
  page,
  signInAs,
}) => {
  await signInAs("editor");
  const story = await startStory(page, "A paste in a tunnel");
  await open(page, `/stories/${story.slug}/claims`);
  await paste(page, { "text/plain": "1. The tunnel is long\n2. The tunnel is dark" });
  const preview = previewOf(page);
  await preview.getByLabel("Claim, row 2").fill("The tunnel is lit");
  await page.reload();
  await expect(preview.getByLabel("Claim, row 2")).toHaveValue("The tunnel is lit");

  await page.route(
    "**/api/v1/commands/claims.logMany",
    async (route) => {
      await route.fetch();
      await route.abort("connectionreset");
    },
    // As often as the page asks by itself.
    { times: 3 },
  );
  await preview.getByRole("button", { name: /^Log 2 claims/ }).click();
  await expect(preview.getByText("sent without an answer")).toBeVisible();
  // What may be logged already cannot be changed under the same key.
  await expect(preview.getByLabel("Claim, row 2")).toHaveJSProperty("readOnly", true);
  await page.reload();
  await preview.getByRole("button", { name: /^Log 2 claims/ }).click();
  await expect(preview).toHaveCount(0);
  const claims = await recordsOf(page, story.slug);
  expect(claims.map(({ claim }) => claim)).toEqual(["The tunnel is long", "The tunnel is lit"]);
});

test("thousands of lines: some are left out together, the first 500 logged, the rest kept", async ({
  page,
  signInAs,
}) => {
  await signInAs("editor");
  const story = await startStory(page, "Five thousand lines");
  await open(page, `/stories/${story.slug}/claims`);
  const lines = Array.from({ length: 5_000 }, (_, at) => `Ship number ${at + 1} came in late`);
  await paste(page, { "text/plain": lines.join("\n") });
  const preview = previewOf(page);
  await expect(preview.getByRole("heading", { name: "5,000 lines" })).toBeVisible();
  // Only what is in sight is drawn.
  expect(await preview.getByRole("textbox").count()).toBeLessThan(100);

  await preview.getByLabel("Select row 2", { exact: true }).click();
  await preview.getByLabel("Select row 11", { exact: true }).click({ modifiers: ["Shift"] });
  await preview.getByRole("button", { name: "Leave 10 lines out" }).click();
  await expect(preview.getByRole("heading", { name: "4,990 lines" })).toBeVisible();
  await preview.getByLabel("Claim, row 1", { exact: true }).fill("Ship number one came in early");
  await preview.getByRole("button", { name: "Log the first 500, keep the rest" }).click();
  await expect(preview.getByText("500 claims logged, C1 to C500.")).toBeVisible();
  await expect(preview.getByRole("heading", { name: "4,490 lines" })).toBeVisible();
  const claims = await recordsOf(page, story.slug);
  expect(claims).toHaveLength(500);
  expect([claims[0]?.claim, claims[1]?.claim, claims[499]?.claim]).toEqual([
    "Ship number one came in early",
    "Ship number 12 came in late",
    "Ship number 510 came in late",
  ]);
  // Stopped on the way: what was logged is, what was not stays.
  await preview.getByRole("button", { name: /^Log all 4,490 claims/ }).click();
  await preview.getByRole("button", { name: "Stop" }).click();
  await expect(preview.getByText("The rest stays here.")).toBeVisible();
  const logged = (await recordsOf(page, story.slug)).length;
  expect(logged % 500).toBe(0);
  await expect(
    preview.getByRole("heading", { name: `${(4_990 - logged).toLocaleString("en-GB")} lines` }),
  ).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(preview).toHaveCount(0);
  await expect(page.getByText("pasted rows discarded").first()).toBeVisible();
});
