/** What a citation lacks to be found again is named before the hand-over, and goes with a reason. */
import { expect, test } from "@/tests/support/journey";
import { addDocument, give, logClaim, startStory } from "@/tests/support/newsroom";
import { open } from "@/tests/support/page-state";

const REASON = "The register has no pages.";

test("an incomplete citation is handed over with a reason, by keys alone", async ({
  page,
  signInAs,
}) => {
  await signInAs("editor");
  const story = await startStory(page, "Where it stands");
  const { claimId } = await logClaim(page, story, "The hull was paid for twice");
  const { id: sourceId, name } = await addDocument(page);
  await give(page, "citations.add", { claimId, sourceId, terms: "on_record" });
  await open(page, `/stories/${story.slug}/claims?open=C1`);
  const panel = page.getByRole("complementary", { name: "Claim C1" });
  await expect(panel.getByText("Lacks the page or section")).toBeVisible();

  await page.keyboard.press("r");
  const dialog = page.getByRole("dialog", { name: "Hand over C1?" });
  await expect(dialog).toContainText(name);
  await expect(dialog.getByLabel("Why it goes without")).toBeFocused();
  await page.keyboard.type(REASON);
  await page.keyboard.press("Control+Enter");
  await expect(panel.getByRole("button", { name: "Take back from review" })).toBeVisible();
  await expect(panel.getByText(REASON, { exact: true })).toBeVisible();
  await open(page, `/stories/${story.slug}/history?claim=C1`);
  await expect(page.getByText(`incomplete citations of ${name}: ${REASON}`)).toBeVisible();
});

test("selected claims that lack something are named, and go with one reason", async ({
  page,
  signInAs,
}) => {
  await signInAs("editor");
  const story = await startStory(page, "Several at once");
  const { id: sourceId } = await addDocument(page);
  for (const wording of ["Crane one was idle", "Crane two was idle", "Crane three was idle"]) {
    const { claimId } = await logClaim(page, story, wording);
    if (wording.includes("one")) continue;
    await give(page, "citations.add", { claimId, sourceId, terms: "on_record" });
  }
  await open(page, `/stories/${story.slug}/claims`);
  for (const ref of ["C1", "C2", "C3"]) {
    await page.getByRole("checkbox", { name: `Select ${ref}` }).check();
  }
  await page.getByRole("button", { name: "Hand over", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Hand over 2 claims more?" });
  await expect(dialog.getByRole("listitem")).toHaveText([/^C2/, /^C3/]);
  await dialog.getByLabel("Why it goes without").fill(REASON);
  await dialog.getByRole("button", { name: "Hand over without" }).click();
  await expect(dialog).toHaveCount(0);
  await open(page, `/stories/${story.slug}/claims?review=ready`);
  await expect(page.locator("tr[data-claim]")).toHaveCount(3);
});

test("what a checker finds stands apart from what was reported", async ({ page, signInAs }) => {
  await signInAs("editor");
  const story = await startStory(page, "Whose source");
  const { claimId } = await logClaim(page, story, "The yard was paid", { evidence: true });
  const own = await addDocument(page);
  await signInAs("reviewer");
  await give(page, "citations.add", { claimId, sourceId: own.id, terms: "on_record" });
  await open(page, `/stories/${story.slug}/claims?open=C1`);
  const panel = page.getByRole("complementary", { name: "Claim C1" });
  await expect(panel.getByRole("region", { name: "The checker’s own" })).toContainText(own.name);
  await expect(panel.getByRole("region", { name: "From the reporting" })).not.toContainText(
    own.name,
  );
});
