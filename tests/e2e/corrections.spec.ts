/** A story is published; a reader reports an error, it is corrected, and readers are told. */
import { expect, test } from "@/tests/support/journey";
import { clear, give, logClaim, startStory } from "@/tests/support/newsroom";
import { open } from "@/tests/support/page-state";

test("an error of a published story is reported, corrected and listed", async ({
  page,
  signInAs,
}) => {
  await signInAs("editor");
  const story = await startStory(page, "Six hulls");
  await clear(page, story);
  await give(page, "corrections.publish", {
    ...{ storyId: story.storyId, revision: story.revision },
    ...{ publishedAt: "2026-01-05T09:00:00Z", url: "https://news.example/harbour" },
  });
  const claim = await logClaim(page, story, "Five hulls were sunk");

  await open(page, `/stories/${story.slug}/corrections`);
  await page.getByRole("button", { name: "Report an error" }).click();
  await page.getByLabel("What they say").fill("There were six.");
  await page.getByRole("button", { name: "Take it down" }).click();
  const errors = page.getByRole("region", { name: "Reported errors" });
  await expect(errors.getByRole("listitem").filter({ hasText: "There were six." })).toHaveCount(1);

  await errors.getByRole("button", { name: "Correct what was reported" }).click();
  const dialog = page.getByRole("dialog", { name: "What changed after publication" });
  await dialog.getByLabel("What readers had").fill("five hulls");
  await dialog.getByLabel("What it says since").fill("six hulls");
  await dialog.getByLabel("What readers are told").fill("An earlier version gave another number.");
  await dialog.getByLabel("How it came about").selectOption("figure");
  await dialog.getByLabel("Where it came in").selectOption("reporting");
  await dialog.getByLabel("Claims affected").fill(claim.ref);
  await dialog.getByRole("button", { name: "Record it" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(errors.getByText("corrected")).toBeVisible();
  await expect(page.getByLabel("Corrections for readers")).toContainText(
    "An earlier version gave another number.",
  );
});
