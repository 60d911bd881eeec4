/** A source is retracted; what leaned on it is suspect until somebody else re-confirms it. */
import { expect, test } from "@/tests/support/journey";
import { addDocument, give, logClaim, startStory } from "@/tests/support/newsroom";
import { open } from "@/tests/support/page-state";

test("a claim that leaned on a retracted source is suspect until it is re-confirmed", async ({
  page,
  signInAs,
}) => {
  await signInAs("editor");
  const story = await startStory(page, "Leaning on a forgery");
  const claim = await logClaim(page, story, "The hull was never weighed");
  const source = await addDocument(page);
  await give(page, "citations.add", { claimId: claim.claimId, sourceId: source.id });

  await open(page, `/sources/${source.id}/retract`);
  await page.getByLabel("Why it is retracted").fill("It was forged.");
  await page.getByRole("button", { name: "Retract the source" }).click();
  await expect(page.getByText("Retracted", { exact: true })).toBeVisible();

  await open(page, `/sources/${source.id}/falls`);
  await expect(page.getByText("The hull was never weighed")).toBeVisible();

  await signInAs("reviewer");
  await open(page, `/stories/${story.slug}/claims?open=${claim.ref}`);
  await page.getByRole("button", { name: "Re-confirm the claim" }).click();
  await page.getByLabel(`Why ${claim.ref} stands all the same`).fill("Read in the contract.");
  await page.getByRole("button", { name: "Re-confirm", exact: true }).click();
  await expect(page.getByRole("button", { name: "Re-confirm the claim" })).toHaveCount(0);
});

test("a citation may be moved to a retracted source by whoever says that they know", async ({
  page,
  signInAs,
}) => {
  await signInAs("editor");
  const story = await startStory(page, "Citing a forgery on purpose");
  const claim = await logClaim(page, story, "The papers are a forgery");
  const [report, forgery] = [await addDocument(page), await addDocument(page)];
  await give(page, "citations.add", { claimId: claim.claimId, sourceId: report.id });
  await give(page, "sources.retract", {
    ...{ sourceId: forgery.id, revision: 0, reason: "It was forged." },
  });

  await open(page, `/stories/${story.slug}/claims?open=${claim.ref}`);
  await page.getByRole("button", { name: `More about the citation of ${report.name}` }).click();
  await page.getByRole("menuitem", { name: "Edit citation" }).click();
  const form = page.getByRole("dialog");
  const source = form.getByRole("combobox", { name: "Source", exact: true });
  await expect(source).toHaveValue(report.name);
  await source.fill("");
  await source.fill(forgery.name);
  await page.getByRole("option", { name: forgery.name }).click();
  await expect(source).toHaveValue(forgery.name);
  await form.getByRole("button", { name: "Save" }).click();
  await form.getByLabel("I know that it was retracted").check();
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form).toHaveCount(0);
  await expect(page.getByRole("link", { name: forgery.name })).toBeVisible();
});
