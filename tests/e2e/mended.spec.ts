/** A contradiction that the next draft mends, from the placements page to the verdict; and quotes. */
import { findViolations } from "@/tests/support/axe";
import { expect, test } from "@/tests/support/journey";
import { give, startStory } from "@/tests/support/newsroom";
import { open } from "@/tests/support/page-state";

const BODY = "The harbour paid 40 million euros for the crane in 2023, the audit office said.";
const WORDS = "The harbour paid 40 million euros for the crane in 2023";

test("a mended contradiction is said, and the verdict stands again with one key", async ({
  page,
  signInAs,
}) => {
  await signInAs("editor");
  const story = await startStory(page, "The crane");
  const paste = (figure: number) =>
    give(page, "drafts.paste", {
      story: story.slug,
      plain: `Harbour paid ${figure} million euros for crane\n\n${BODY}\n\nIt rained in May.`,
    });
  const { draftId } = await paste(40);
  const start = `Harbour paid 40 million euros for crane\n\n`.length;
  const { claimId } = await give(page, "drafts.logClaim", {
    ...{ draftId, start, end: start + WORDS.length, wording: WORDS },
  });
  await give(page, "claims.handOver", { claimId, revision: 0 });
  await signInAs("reviewer");
  const verdict = { claimId, level: "unverifiable" as const, note: "The audit is not public yet." };
  await give(page, "verdicts.give", { ...verdict, contentRevision: 0 });
  await signInAs("editor");
  await paste(45);
  await paste(40);
  await open(page, `/stories/${story.slug}/placements`);
  const mended = page.getByRole("list", { name: "No longer contradicted" });
  await expect(mended).toContainText("Another place in draft 2 contradicted it; none in draft 3");
  expect(await findViolations(page)).toEqual([]);

  await signInAs("reviewer");
  await open(page, `/review?story=${story.slug}&scope=all`);
  await expect(page.getByRole("button", { name: /^Stands as before/ })).toBeVisible();
  await page.keyboard.press("y");
  await expect(page.getByText("C1 marked unverifiable").first()).toBeVisible();
  await open(page, `/stories/${story.slug}/claims?open=C1`);
  await expect(
    page.getByText(/^Stands as before\. Another place in draft 2/).first(),
  ).toBeVisible();
});
