/** One claim becomes several, two become one, and a sum that is wrong is remarked on. */
import { findViolations } from "@/tests/support/axe";
import { expect, test } from "@/tests/support/journey";
import { give, giveInVain, handOver, logClaim, startStory } from "@/tests/support/newsroom";
import { open, stickingOut } from "@/tests/support/page-state";

const LIST = "A spreadsheet listed Alder, Birch and Cedar as targets";

test("a list is split into its members, which stand in the same sentence", async ({
  page,
  signInAs,
}) => {
  await signInAs("editor");
  const story = await startStory(page, "Three targets");
  const text = `On Monday, a police file said so. ${LIST}. It rained.`;
  const { draftId } = await give(page, "drafts.paste", { story: story.slug, plain: text });
  const start = text.indexOf(LIST);
  const { claimId } = await give(page, "drafts.logClaim", {
    ...{ draftId, start, end: start + LIST.length, wording: LIST },
  });
  await handOver(page, claimId);
  await open(page, `/stories/${story.slug}/claims?open=C1`);
  await page.keyboard.press("s");
  const dialog = page.getByRole("dialog", { name: "Split C1 into several claims" });
  await expect(dialog.getByLabel("New claim 2 says")).toHaveValue(
    "A spreadsheet listed Cedar as targets",
  );
  expect(await findViolations(page)).toEqual([]);

  // What is missing is said beforehand; a refusal keeps what was typed.
  await dialog.getByLabel("New claim 2 says").fill("A spreadsheet listed birch as targets");
  await expect(dialog.getByText("Lines 2 and 3 say the same.")).toBeVisible();
  await dialog.getByLabel("New claim 2 says").fill("A spreadsheet listed Cedar as a target");
  await give(page, "claims.edit", { claimId, revision: 1, patch: { note: "Sheet 2" } });
  await dialog.getByRole("button", { name: "Split claim" }).click();
  const again = dialog.getByRole("button", { name: "Split it into these all the same" });
  const isDone = page.getByText("C1 split into C1, C2, C3");
  await expect(again.or(isDone).first()).toBeVisible();
  if (await again.isVisible()) await again.click();
  await expect(isDone).toBeVisible();

  const panel = page.getByRole("complementary", { name: "Claim C1" });
  await expect(panel.getByRole("heading", { name: /listed Alder/ })).toBeVisible();
  await expect(panel.getByText("split it into C1, C2 and C3")).toBeVisible();
  await panel.getByRole("link", { name: "C3", exact: true }).click();
  const part = page.getByRole("complementary", { name: "Claim C3" });
  await expect(part.getByText("split it off from C1")).toBeVisible();
  await open(page, `/stories/${story.slug}/drafts/1`);
  for (const ref of ["C1", "C2", "C3"]) {
    await expect(page.locator(`a[data-mark="${ref}"]`)).toBeVisible();
  }
  const overview = page.getByRole("complementary", { name: /^About draft/ }).last();
  await expect(overview.getByText("1 of 3 sentences carries a claim")).toBeVisible();
});

test("a claim is merged into the one that says the same, and back", async ({ page, signInAs }) => {
  await signInAs("editor");
  const story = await startStory(page, "Said twice");
  const near = "The ministry spent 40 million euros on the depot in 2023";
  const stays = await logClaim(page, story, near, { evidence: true });
  await logClaim(page, story, "The harbour was dredged by a firm from Leith");
  const goes = await logClaim(
    page,
    story,
    "In 2023 the ministry spent 40 million euros on a depot",
    {
      evidence: true,
    },
  );
  await open(page, `/stories/${story.slug}/claims?open=C3`);
  await page.keyboard.press("m");
  const dialog = page.getByRole("dialog", { name: "Merge C3 with another claim" });
  const suggested = dialog.getByRole("radio", { name: /C1: The ministry spent/ });
  await suggested.check();
  await expect(dialog.getByText("Which stands for both?")).toBeVisible();
  expect(await findViolations(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Merge C3 into C1" }).click();
  await expect(page.getByText("C3 merged into C1").first()).toBeVisible();

  const panel = page.getByRole("complementary", { name: "Claim C3" });
  await expect(panel.getByText(/Merged into/).first()).toBeVisible();
  await panel.getByRole("link", { name: "C1", exact: true }).first().click();
  const kept = page.getByRole("complementary", { name: "Claim C1" });
  await expect(kept.getByText(/merged C3 into it, with 1 citation/)).toBeVisible();
  const refused = await giveInVain(page, "claims.restore", { claimId: goes.claimId, revision: 2 });
  expect(refused.message).toBe("C3 was merged into C1.");

  // The export has what stands, once.
  const csv = await page.request.get(`/api/v1/exports/claims.csv?story=${story.slug}`);
  const lines = await csv.text();
  expect(lines).toContain(near);
  expect(lines).not.toContain("on a depot");
  await open(page, `/stories/${story.slug}/claims?open=C3`);
  await page.getByRole("button", { name: "Undo the merge" }).click();
  await expect(page.getByRole("button", { name: /^Merge/ })).toBeVisible();
  const now = await page.request.get(`/api/v1/claims/${stays.claimId}`);
  expect(((await now.json()) as { claim: { sourceCount: number } }).claim.sourceCount).toBe(1);
});

test("a wrong sum is remarked on beside its sentence, also on a narrow screen", async ({
  page,
  signInAs,
}) => {
  await signInAs("editor");
  const story = await startStory(page, "The depot's cost");
  const body =
    "The ministry spent 40 million euros on the program in 2023, up from 30 million in 2022, an increase of 25 percent, the audit office said.";
  await give(page, "drafts.paste", { story: story.slug, plain: `${body}\n\nIt rained.` });
  await page.setViewportSize({ width: 360, height: 780 });
  await open(page, `/stories/${story.slug}/drafts/1`);
  const remark = page.getByRole("article").getByRole("note");
  await expect(remark).toHaveText("40 from 30 is 33 percent more, not 25");
  expect(await stickingOut(page)).toBeNull();
});
