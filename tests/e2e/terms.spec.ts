/** Terms are said, never assumed: what lacks them is not handed over, and one key says them. */
import { expect, test } from "@/tests/support/journey";
import { addDocument, give, logClaim, startStory } from "@/tests/support/newsroom";
import { open } from "@/tests/support/page-state";

test("a claim without terms is refused at the hand-over, and t says them for all", async ({
  page,
  signInAs,
}) => {
  await signInAs("editor");
  const story = await startStory(page, "On whose terms");
  const { claimId } = await logClaim(page, story, "The hull was paid for twice");
  const [one, other] = [await addDocument(page), await addDocument(page)];
  for (const { id: sourceId } of [one, other]) {
    await give(page, "citations.add", { claimId, sourceId, locator: "page 4" });
  }
  await open(page, `/stories/${story.slug}/claims?open=C1`);
  const panel = page.getByRole("complementary", { name: "Claim C1" });
  const missing = panel.getByRole("note").filter({ hasText: "terms not said yet" });
  await expect(missing).toContainText(`${one.name}, ${other.name}`);

  await page.keyboard.press("r");
  const refused = panel.getByRole("alert").filter({ hasText: "C1: its sources’ terms" });
  for (const { name } of [one, other]) {
    await expect(refused).toContainText(`Say on what terms ${name} is cited.`);
  }

  await page.keyboard.press("t");
  await expect(page.getByRole("menuitem", { name: /^On the record/ })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(missing).toHaveCount(0);
  await expect(panel.getByText("terms not said")).toHaveCount(0);

  // Undoing puts them back to nobody's word; saying them once more goes on from there.
  await page.keyboard.press("Control+z");
  await expect(missing).toBeVisible();
  await page.keyboard.press("t");
  await page.getByRole("menuitem", { name: /^Background/ }).click();
  await expect(missing).toHaveCount(0);
  await page.keyboard.press("r");
  await expect(panel.getByRole("button", { name: "Take back from review" })).toBeVisible();
  await open(page, `/stories/${story.slug}/history?claim=C1`);
  await expect(page.getByText(/said the terms of .*: background/)).toBeVisible();
});

test("many claims get their terms from the bar, and only where none were said", async ({
  page,
  signInAs,
}) => {
  await signInAs("editor");
  const story = await startStory(page, "Terms of many");
  const { id: sourceId } = await addDocument(page);
  for (const [at, terms] of [undefined, "off_record", undefined].entries()) {
    const { claimId } = await logClaim(page, story, `Crane ${at} was idle`);
    await give(page, "citations.add", {
      ...{ claimId, sourceId },
      ...(terms === "off_record" && { terms }),
    });
  }
  await open(page, `/stories/${story.slug}/claims?cols=ref,claim,terms`);
  const rows = page.locator("[data-claim]");
  await expect(rows.filter({ hasText: "Not said yet" })).toHaveCount(2);
  await page.keyboard.press("Shift+X");
  await page.getByRole("button", { name: "Terms", exact: true }).click();
  await page.getByRole("menuitem", { name: "On the record, where not said" }).click();
  await expect(rows.filter({ hasText: "On the record" })).toHaveCount(2);
  await expect(rows.filter({ hasText: "Off the record" })).toHaveCount(1);
});
