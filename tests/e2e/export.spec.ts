/** What the table shows leaves as a file: from the page, and at the endpoint. */
import { readFile } from "node:fs/promises";
import type { Download, Page } from "@playwright/test";
import { readUnguardedCsv, readXlsx } from "@/tests/support/export-readers";
import { expect, test } from "@/tests/support/journey";
import { open, untilStill } from "@/tests/support/page-state";

const STORY = "/stories/contractor-leak/claims";

async function bytesOf(download: Download): Promise<Buffer> {
  return readFile(await download.path());
}

async function takeOut(page: Page, form: "CSV" | "Excel", columns: "These" | "All") {
  await page.getByRole("button", { name: "Export" }).click();
  await page.getByLabel(new RegExp(`^${columns} columns`)).check();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: new RegExp(`^${form}`) }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: await bytesOf(download) };
}

test("the table leaves as CSV with its filter, order and columns", async ({ page, signInAs }) => {
  await signInAs("viewer");
  await open(page, `${STORY}?level=verified,disputed&sort=-ref&cols=ref,claim,verification_level`);
  await untilStill(page);
  const shown = page.getByRole("row").filter({ has: page.getByText(/^C\d+$/) });
  const refs = await shown.getByText(/^C\d+$/).allInnerTexts();
  expect(refs.length).toBeGreaterThan(2);
  const { name, bytes } = await takeOut(page, "CSV", "These");
  expect(name).toMatch(/^sourceline-contractor-leak-\d{4}-\d\d-\d\d-log-\d+-[0-9a-f]{8}\.csv$/);
  expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  const records = readUnguardedCsv(bytes);
  expect(records.map((record) => record["ref"])).toEqual(refs);
  expect(Object.keys(records[0] ?? {})).toEqual([
    ...["ref", "claim", "verification_level", "review_state"],
  ]);
  // A level leaves only where its verdict stands.
  for (const record of records) {
    expect(["verified", "disputed"].includes(record["verification_level"] ?? "")).toBe(
      record["review_state"] === "decided",
    );
  }
});

test("the table leaves as an Excel file that says what it is", async ({ page, signInAs }) => {
  await signInAs("editor");
  await page.goto(`${STORY}?risk=high`);
  const { name, bytes } = await takeOut(page, "Excel", "All");
  expect(name).toMatch(/\.xlsx$/);
  const { records, about } = readXlsx(bytes);
  expect(records.length).toBeGreaterThan(0);
  expect(records.every((record) => record["legal_risk"] === "high")).toBe(true);
  expect(records.every((record) => record["logged_at"] instanceof Date)).toBe(true);
  expect(about.get("Filter")).toBe("Legal risk: High");
  expect(about.get("Rows")).toBe(records.length);
  expect(String(about.get("Exported by"))).toContain("editor@newsroom.example");

  await page.goto("/stories/contractor-leak/history");
  await expect(page.getByText(/exported/i).first()).toBeVisible();
});

test("names of sources not on the record leave where an editor asks, and the log tells", async ({
  page,
  signInAs,
}) => {
  await signInAs("editor");
  await page.goto(`${STORY}?terms=background`);
  const sourcesIn = (bytes: Buffer) =>
    readUnguardedCsv(bytes)
      .map((record) => record["sources"])
      .join();
  const under = sourcesIn((await takeOut(page, "CSV", "These")).bytes);
  expect(under).toContain("a researcher who has studied the files");
  await page.getByRole("button", { name: "Export" }).click();
  await page.getByLabel("With the names of sources not on the record").check();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: /^CSV/ }).click(),
  ]);
  const named = sourcesIn(await bytesOf(download));
  expect(named).not.toContain("a researcher who has studied the files");
  await page.goto("/stories/contractor-leak/history");
  const told = "with the names of sources not on the record";
  await expect(page.getByText(told).first()).toBeVisible();

  await signInAs("viewer");
  await page.goto(STORY);
  await page.getByRole("button", { name: "Export" }).click();
  await expect(page.getByRole("link", { name: /^CSV/ })).toBeVisible();
  await expect(page.getByLabel(/names of sources/)).toHaveCount(0);
});

test("the endpoint gives every claim, and refuses by name", async ({ page, signInAs }) => {
  const csv = "/api/v1/exports/claims.csv";
  expect((await page.request.get(csv)).status()).toBe(401);
  await signInAs("viewer");
  const answer = await page.request.get(`${csv}?story=contractor-leak`);
  expect(answer.headers()).toMatchObject({
    "content-type": "text/csv; charset=utf-8",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  });
  const records = readUnguardedCsv(await answer.body());
  expect(records.length).toBeGreaterThanOrEqual(30);
  expect(records.map((record) => record["terms"]).join()).not.toContain("off_record");

  const wrong = await page.request.get(`${csv}?level=certain`);
  expect(wrong.status()).toBe(400);
  expect(await wrong.json()).toMatchObject({ error: { fields: { level: expect.any(String) } } });
  expect((await page.request.get(`${csv}?story=no-such-story`)).status()).toBe(404);
});

test("an export that is refused says so in place", async ({ page, signInAs }) => {
  await signInAs("viewer");
  await page.goto(STORY);
  await page.context().clearCookies();
  await page.getByRole("button", { name: "Export" }).click();
  await expect(
    page.getByRole("dialog").getByRole("link", { name: "Sign in to go on." }),
  ).toBeVisible();
  await expect(page.getByRole("link", { name: /^CSV/ })).toHaveCount(0);
});
