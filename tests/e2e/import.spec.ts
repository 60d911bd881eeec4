/** A table comes in: what was found out is shown, put right, brought in and taken back. */
import type { Page } from "@playwright/test";
import { expect, test } from "@/tests/support/journey";
import { logClaim, startStory } from "@/tests/support/newsroom";
import { open, stickingOut } from "@/tests/support/page-state";

const choose = (page: Page, name: string, text: string) =>
  page
    .getByLabel("The table’s file")
    .setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text) });

const rowFor = (page: Page, wording: string) => page.getByRole("row").filter({ hasText: wording });

const CHECKS = [
  "Checks of the week;;;;",
  "Statement;Source cited;Verdict;Sign-off;Date",
  "Nine beds were closed;Board paper;Mostly true;PL;9 Oct 2024",
  "One in nine left;Ward list;False;PL;",
  "The trust was fined;Ward list;;;31.02.2024",
  "The ward reopened;;;;",
].join("\n");

test("a desk's table comes in with no mapping touched, and one undo takes it all back", async ({
  page,
  signInAs,
}) => {
  await signInAs("editor");
  const story = await startStory(page, "Waits for a bed");
  await logClaim(page, story, "The ward reopened");
  await open(page, `/stories/${story.slug}/claims`);
  await page.getByRole("link", { name: "Bring in a table" }).click();
  await choose(page, "checks.csv", CHECKS);

  await expect(page.getByText("CSV with semicolons, 4 rows")).toBeVisible();
  await expect(page.getByText("1 title row skipped")).toBeVisible();
  await expect(page.getByLabel("What “Source cited” is")).toHaveValue("source");
  await expect(page.getByText("Never a level.")).toBeVisible();
  await expect(rowFor(page, "Nine beds were closed")).toContainText(
    "Rated “Mostly true” by PL (Verdict, in checks.csv).",
  );
  await expect(rowFor(page, "The ward reopened")).toContainText("C1 says the same already.");

  await page.getByRole("button", { name: "1 refused" }).click();
  await expect(rowFor(page, "Nine beds were closed")).toHaveCount(0);
  await expect(rowFor(page, "The trust was fined")).toContainText(
    "The date “31.02.2024” is no day.",
  );

  const bring = page.getByRole("button", { name: "Bring in 2 rows" });
  await expect(bring).toBeDisabled();
  await page.getByLabel("Leave the refused row behind").check();
  await bring.click();
  await expect(page.getByText("2 rows came in.")).toBeVisible();

  await page.getByRole("link", { name: "To the claims" }).click();
  await expect(page.getByText("One in nine left")).toBeVisible();

  await open(page, `/stories/${story.slug}/import`);
  await page.getByRole("button", { name: "Undo this import" }).click();
  await expect(page.getByText("The import was taken back.")).toBeVisible();
  await page.getByRole("link", { name: "To the claims" }).click();
  await expect(page.getByText("The ward reopened")).toBeVisible();
  await expect(page.getByText("One in nine left")).toHaveCount(0);
  await open(page, `/stories/${story.slug}/history`);
  await expect(page.getByText("logged 2 claims from the file “checks.csv”")).toBeVisible();
});

test("what was found out can be put right", async ({ page, signInAs }) => {
  await signInAs("editor");
  const story = await startStory(page, "Two columns that may be it");
  await open(page, `/stories/${story.slug}/import`);
  await choose(page, "odd.csv", "Beds,Remark\nNine were closed,Ann said so\nTwo reopened,Ben did");
  await expect(page.getByLabel("What “Beds” is")).toHaveValue("claim");
  await page.getByLabel("What “Remark” is").selectOption("Source");
  await expect(rowFor(page, "Nine were closed")).toContainText("Ann said so");
  await expect(page.getByRole("button", { name: "Bring in 2 rows" })).toBeEnabled();
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await stickingOut(page)).toBeNull();

  await page.getByRole("button", { name: "Choose another file" }).click();
  await choose(page, "picture.csv", "%PDF-1.7");
  await expect(page.getByText("This is a PDF file")).toBeVisible();
});
