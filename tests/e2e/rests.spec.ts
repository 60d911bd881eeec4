/** What a verdict rests on: the reviewer's trick with a source, and a source of a story not seen. */
import { randomUUID } from "node:crypto";
import { expect, test } from "@/tests/support/journey";
import { give, giveInVain, handOver, startStory } from "@/tests/support/newsroom";
import { open } from "@/tests/support/page-state";

test("a reviewer makes a source better and may not judge what leans on it", async ({
  page,
  signInAs,
}) => {
  const mark = randomUUID().slice(0, 6);
  await signInAs("editor");
  const story = await startStory(page, "Who says so");
  const source = await give(page, "sources.create", {
    ...{ name: `Anonymous blog ${mark}`, kind: "publication", reliability: "E" },
    evenIfSimilar: true,
  });
  const claim = { story: story.slug, wording: "The pier was sold", sourceId: source.id };
  const { claimId } = await give(page, "claims.log", claim);
  await handOver(page, claimId);

  await signInAs("reviewer");
  await open(page, `/sources/${source.id}/edit`);
  const cost = page.getByRole("region", { name: "What this change costs" });
  await expect(cost).toContainText("No decided claim goes back to recheck.");
  await page.getByLabel("Name", { exact: true }).fill(`Permanent Secretary ${mark}`);
  await page.getByLabel("Reliability").selectOption("A");
  await expect(cost).toContainText("reliability E → A");
  await expect(page.getByLabel("This corrects spelling alone")).toHaveCount(0);
  await page.getByRole("button", { name: "Save source" }).click();
  await expect(page).toHaveURL(new RegExp(`/sources/${source.id}$`));

  await open(page, `/review?scope=all&story=${story.slug}`);
  await expect(page.getByText("four eyes: not you")).toBeVisible();
  const verdict = {
    claimId,
    contentRevision: 2,
    level: "single_source",
    note: "He says so.",
  } as const;
  const refused = await giveInVain(page, "verdicts.give", verdict);
  expect(refused.unmet).toEqual([
    "You changed a source that it leans on; somebody else gives its verdict.",
  ]);

  await signInAs("admin");
  await give(page, "verdicts.give", verdict);
  await signInAs("editor");
  await open(page, `/sources/${source.id}/edit`);
  await expect(cost).toContainText("No decided claim goes back to recheck.");
  await page.getByLabel("Name", { exact: true }).fill(`Permanent Secretery ${mark}`);
  await expect(cost).toContainText("1 decided claim goes back to recheck.");
  await page.getByLabel("This corrects spelling alone").check();
  await expect(cost).toContainText("No decided claim goes back to recheck.");
  await page.getByLabel("Title").fill("Minister");
  await expect(cost).toContainText("1 decided claim goes back to recheck.");
  await expect(cost).toContainText("Title: what is added or taken off is more than spelling.");
  // It is offered no longer once it is taken back.
  await page.getByLabel("This corrects spelling alone").click();
  await expect(page.getByLabel("This corrects spelling alone")).toHaveCount(0);
  await page.getByRole("button", { name: "Save source" }).click();
  await expect(page.getByText("Source saved. 1 decided claim goes back to recheck")).toBeVisible();

  await open(page, `/review?scope=all&story=${story.slug}`);
  await expect(
    page.getByText(
      /The verdict has lapsed: the source Permanent Secretary .* changed: .*title ‘Minister’ added/,
    ),
  ).toBeVisible();
  await open(page, `/stories/${story.slug}/history`);
  await expect(page.getByRole("listitem").filter({ hasText: "reliability E → A" })).toHaveCount(1);
});

test("a restricted story keeps its source until its readers take the change over", async ({
  page,
  signInAs,
  newBrowser,
}) => {
  const mark = randomUUID().slice(0, 6);
  await signInAs("editor");
  const headline = `Not for everybody ${mark}`;
  const { slug } = await give(page, "stories.create", { headline, restricted: true });
  const source = await give(page, "sources.create", {
    ...{ name: `Harbour clerk ${mark}`, kind: "person", reliability: "C" },
    evenIfSimilar: true,
  });
  const claim = { story: slug, wording: "The pier was sold", sourceId: source.id };
  await give(page, "claims.log", claim);

  const outside = await newBrowser();
  await signInAs("reviewer", outside);
  await open(outside, `/sources/${source.id}/edit`);
  await outside.getByLabel("Name", { exact: true }).fill(`Harbour master ${mark}`);
  await outside.getByRole("button", { name: "Save source" }).click();
  await expect(outside.getByRole("heading", { level: 1 })).toHaveText(`Harbour master ${mark}`);

  await open(page, `/stories/${slug}/claims`);
  const asked = page.getByRole("region", { name: "Changed sources" });
  await expect(asked).toContainText(`name ‘Harbour clerk ${mark}’ → ‘Harbour master ${mark}’`);
  const row = page.getByRole("row").filter({ hasText: "The pier was sold" });
  await expect(row).toContainText(`Harbour clerk ${mark}`);
  await asked.getByRole("link", { name: `Harbour clerk ${mark}` }).click();
  await expect(page.getByText("For the rest of the newsroom it is")).toBeVisible();
  const kept = page.url();
  await outside.goto(kept);
  await expect(outside.getByRole("heading", { name: "Nothing here" })).toBeVisible();

  await open(page, `/stories/${slug}/claims`);
  await asked.getByRole("button", { name: "Take it over" }).click();
  await expect(asked).toHaveCount(0);
  await expect(row).toContainText(`Harbour master ${mark}`);
});
