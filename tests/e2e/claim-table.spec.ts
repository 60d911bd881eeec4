/** The claim table: finding, editing in the cell, many at once. The line for new claims: entry.spec.ts. */
import type { Page } from "@playwright/test";
import { expect, test } from "@/tests/support/journey";
import { give, logClaim, startStory, type JourneyStory } from "@/tests/support/newsroom";
import { open, stickingOut } from "@/tests/support/page-state";

const tableOf = ({ slug }: JourneyStory, query = "") =>
  `/stories/${slug}/claims${query === "" ? "" : `?${query}`}`;

const rows = (page: Page) => page.locator("tr[data-claim]");
const row = (page: Page, wording: string) => page.locator("tr").filter({ hasText: wording });
const field = (page: Page) => page.getByLabel("New claim: what the story says");

test("the keyboard walks, opens, edits and selects", async ({ page, signInAs }) => {
  await signInAs("editor");
  const story = await startStory(page, "Hands on the keys");
  for (const wording of ["First claim", "Second claim", "Third claim"]) {
    await logClaim(page, story, wording);
  }
  await open(page, tableOf(story));
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await expect(page.getByRole("link", { name: "C2: Second claim" })).toBeFocused();

  await page.keyboard.press("Enter");
  await expect(page.getByRole("complementary", { name: "Claim C2" })).toBeVisible();
  await expect(page).toHaveURL(/open=C2$/);
  await expect(rows(page)).toHaveCount(3);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("complementary", { name: "Claim C2" })).toBeHidden();

  await page.keyboard.press("w");
  await expect(page.getByLabel("What the story says of C2")).toBeFocused();
  await page.keyboard.type("Second claim, reworded");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("link", { name: "C2: Second claim, reworded" })).toBeFocused();

  await page.keyboard.press("w");
  await page.keyboard.type("Something else");
  await page.keyboard.press("Escape");
  await expect(row(page, "Second claim, reworded")).toBeVisible();
  await expect(row(page, "Something else")).toHaveCount(0);

  await page.keyboard.press("x");
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  const bar = page.getByRole("toolbar", { name: "Change the selected claims" });
  await expect(bar.getByText("2 selected")).toBeVisible();
  await bar.getByRole("button", { name: "Legal risk" }).click();
  await page.getByRole("menuitem", { name: "High" }).click();
  await expect(page.getByText("2 claims changed in legal risk")).toBeVisible();
  await open(page, tableOf(story, "risk=high"));
  await expect(rows(page)).toHaveCount(2);
});

test("cells that are refused or overtaken lose nothing", async ({ page, signInAs, newBrowser }) => {
  await signInAs("editor");
  const story = await startStory(page, "Two at one claim");
  const { claimId } = await logClaim(page, story, "The firm paid");
  await open(page, tableOf(story));

  await page.keyboard.press("j");
  await page.keyboard.press("w");
  const editor = page.getByLabel("What the story says of C1");
  await editor.fill("   ");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Write what the story says.")).toBeVisible();
  await editor.fill("The firm may have paid");

  const other = await newBrowser();
  await signInAs("admin", other);
  await give(other, "claims.edit", {
    claimId,
    revision: 0,
    patch: { wording: "The firm paid twice" },
  });
  await page.keyboard.press("Enter");
  const conflict = page.getByRole("alert", { name: "Conflicting change" });
  await expect(conflict).toContainText("The firm paid twice");
  await expect(conflict).toContainText("The firm may have paid");
  await conflict.getByRole("button", { name: "Save mine" }).click();
  await expect(row(page, "The firm may have paid")).toBeVisible();
  await expect(conflict).toBeHidden();

  // Fields that nobody else touched go through although the claim has moved on.
  await page.getByRole("button", { name: /^Attribution of C1/ }).click();
  await give(other, "claims.edit", { claimId, revision: 2, patch: { legalRisk: "low" } });
  await page.getByLabel("Attribution of C1").selectOption("document");
  await expect(page.getByRole("button", { name: /^Attribution of C1: Document/ })).toBeVisible();
});

test("search, filters and order are in the address, and views keep them", async ({
  page,
  signInAs,
}) => {
  await signInAs("editor");
  const story = await startStory(page, "Things to find");
  await logClaim(page, story, "The harbour was closed", { evidence: true });
  await logClaim(page, story, "The airport was closed");
  await logClaim(page, story, "The bridge stayed open", { handedOver: true });
  await open(page, tableOf(story));

  await page.keyboard.press("/");
  await page.keyboard.type("clos harb");
  await expect(rows(page)).toHaveCount(1);
  await expect(page.locator("tr[data-claim] mark").first()).toHaveText("harbour");
  await expect(page).toHaveURL(/q=clos\+harb/);
  await page.getByLabel("Search claims, sources, notes").fill('"(nothing* AND');
  await expect(page.getByRole("heading", { name: "No claim fits" })).toBeVisible();
  await page.getByRole("link", { name: "Show all claims" }).click();
  await expect(rows(page)).toHaveCount(3);

  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Review", exact: true }).click();
  const values = page.getByRole("dialog", { name: "Filter by review" });
  await expect(values.getByRole("checkbox", { name: "Open 2" })).toBeVisible();
  await values.getByRole("button", { name: "Any but" }).click();
  await values.getByRole("checkbox", { name: /^Open/ }).check();
  await expect(rows(page)).toHaveCount(1);
  await expect(page).toHaveURL(/state=-open/);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Review: any but open" })).toBeVisible();

  await page.getByRole("button", { name: "Views" }).click();
  await page.getByRole("button", { name: "Save what is shown…" }).click();
  await page.getByLabel("Name").fill("Handed over");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByRole("button", { name: "Clear", exact: true }).click();
  await expect(rows(page)).toHaveCount(3);

  await page.getByRole("link", { name: "Claim", exact: true }).click();
  await expect(rows(page).first()).toContainText("The airport");
  await expect(page.getByRole("columnheader", { name: "Claim" })).toHaveAttribute(
    "aria-sort",
    "ascending",
  );
  await page.getByRole("link", { name: "Claim", exact: true }).click();
  await expect(rows(page).first()).toContainText("The harbour");

  await page.getByRole("button", { name: "Views" }).click();
  await page.getByRole("link", { name: "Handed over" }).click();
  await expect(rows(page)).toHaveCount(1);

  await page.getByRole("button", { name: "Columns" }).click();
  const columns = page.getByRole("dialog", { name: "Columns" });
  await columns.getByRole("checkbox", { name: "Checker" }).check();
  await columns.getByRole("button", { name: "Move Checker up" }).click();
  await columns.getByRole("button", { name: "Show 6 columns" }).click();
  await expect(page.getByRole("columnheader", { name: "Checker" })).toBeVisible();
  await expect(page).toHaveURL(/cols=ref,claim,sources,attribution_status,/);
});

test("claims are withdrawn in bulk, with what was skipped said, and brought back", async ({
  page,
  signInAs,
}) => {
  await signInAs("editor");
  const story = await startStory(page, "Second thoughts");
  for (const wording of ["One", "Two", "Three"]) await logClaim(page, story, wording);
  await open(page, tableOf(story));
  await page.keyboard.press("Shift+X");
  await page.getByRole("button", { name: "Withdraw…" }).click();
  await page.getByLabel("Why").fill("Out of the story");
  await page.getByRole("button", { name: "Withdraw 3", exact: true }).click();
  await expect(page.getByText("3 claims withdrawn")).toBeVisible();
  await expect(page.getByRole("heading", { name: "No claims yet" })).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(rows(page)).toHaveCount(3);
});

test("an address that is half understood says which half, and its API refuses it", async ({
  page,
  signInAs,
}) => {
  await signInAs("viewer");
  await open(page, "/claims?level=verified,rumoured&colour=red");
  const note = page.getByRole("note").filter({ hasText: "Part of this address" });
  await expect(note).toContainText("“level” does not know “rumoured”");
  await expect(note).toContainText("“colour” is not known here");
  const facets = await page.request.get("/api/v1/claims/facets?field=kind&level=rumoured");
  expect(facets.status()).toBe(400);
  const { error } = (await facets.json()) as {
    error: { code: string; fields: Record<string, string> };
  };
  expect(error.code).toBe("INVALID");
  expect(error.fields.level).toContain("rumoured");
  expect((await page.request.get("/api/v1/claims/facets?field=mood")).status()).toBe(400);
  expect((await page.request.get("/api/v1/claims/ids?scope=no-such-story")).status()).toBe(404);
  // A reader changes nothing here.
  await expect(field(page)).toBeHidden();
  await expect(page.locator("[data-edit-wording]")).toHaveCount(0);
});

test("the table fits a phone, with cards and a panel over them", async ({ page, signInAs }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await signInAs("editor");
  await open(page, "/stories/contractor-leak/claims?cols=ref,claim,sources,checker,tags,logged_at");
  expect(await stickingOut(page)).toBeNull();
  await page.locator("[data-row-link]").first().click();
  await expect(page.locator("[data-side-panel]")).toBeVisible();
  expect(await stickingOut(page)).toBeNull();
  await page.setViewportSize({ width: 720, height: 900 });
  await open(page, "/claims?cols=ref,story,claim,kind,sources,checker,tags,logged_at,verdict_note");
  expect(await stickingOut(page)).toBeNull();
});

test("a claim's plain address opens it beside its table", async ({ page, signInAs }) => {
  await signInAs("viewer");
  await page.goto("/stories/contractor-leak/claims/c7");
  await expect(page).toHaveURL(/claims\?open=C7$/);
  await expect(page.getByRole("complementary", { name: "Claim C7" })).toBeVisible();
  await open(page, "/claims?open=contractor-leak.C7");
  await expect(page.getByRole("complementary", { name: "Claim C7" })).toBeVisible();
});
