/** An editor takes the annotated draft out for a lawyer, as a Word file, from the Export button. */
import { expect, test } from "@/tests/support/journey";
import { findViolations } from "@/tests/support/axe";
import { give, logClaim, startStory } from "@/tests/support/newsroom";
import { open } from "@/tests/support/page-state";

test("a document of a story is chosen by its readers, taken out and told of", async ({
  page,
  signInAs,
}) => {
  await signInAs("editor");
  const story = await startStory(page, "Taken out");
  await give(page, "drafts.paste", { story: story.slug, plain: "The council met on the quay." });
  await logClaim(page, story, "The council met");
  await open(page, `/stories/${story.slug}/claims`);
  await page.getByRole("button", { name: "Export" }).click();
  const documents = page.getByRole("region", { name: "Documents" });
  await documents.getByLabel("For").selectOption("public");
  await expect(documents.getByLabel(/^Name sources/)).toHaveCount(0);
  await documents.getByLabel("For").selectOption("lawyer");
  await documents.getByLabel("Document").selectOption("dossier");
  expect(await findViolations(page)).toEqual([]);
  const download = page.waitForEvent("download");
  await documents.getByRole("link", { name: "Word" }).click();
  expect((await download).suggestedFilename()).toMatch(
    new RegExp(`^sourceline-${story.slug}-dossier-lawyer-.*\\.docx$`),
  );
  await open(page, `/stories/${story.slug}/history`);
  await expect(
    page.getByText("took out the dossier of draft 1 for a lawyer, as docx"),
  ).toBeVisible();
});
