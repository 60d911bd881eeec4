/** Lint: seen before the verdict, waived with a reason, and back when the words change. */
import { expect, test } from "@/tests/support/journey";
import { addDocument, give, handOver, logClaim, startStory } from "@/tests/support/newsroom";
import { open } from "@/tests/support/page-state";
import { findViolations } from "@/tests/support/axe";

const REASON = "The second one is on file with the lawyer.";

test("“sources say” with one on file is waived with a reason, and stands open when the words change", async ({
  page,
  signInAs,
}) => {
  await signInAs("editor");
  const story = await startStory(page, "What sources say");
  const { claimId } = await logClaim(page, story, "The hull was paid for twice, sources say");
  const { id: sourceId } = await addDocument(page);
  await give(page, "citations.add", { claimId, sourceId, terms: "on_record" });
  await open(page, `/stories/${story.slug}/claims?open=C1&cols=ref,claim,lints`);
  const panel = page.getByRole("complementary", { name: "Claim C1" });
  const lint = panel.getByRole("list", { name: "Lint" }).getByRole("listitem");
  await expect(lint).toHaveCount(1);
  await expect(lint).toContainText("“sources say”");
  await expect(lint).toContainText("It speaks of several sources; 1 is on file.");
  const row = page.locator("[data-claim]").first();
  await expect(row).toContainText("1 open");

  // A reason is needed, and what is typed stays when the field is left.
  await lint.getByRole("button", { name: "Waive the lint “Sources say”" }).click();
  const why = lint.getByLabel("Why it does not count here");
  await expect(why).toBeFocused();
  await lint.getByRole("button", { name: "Waive", exact: true }).click();
  await expect(lint.getByText("Write why it is waived.")).toBeVisible();
  await why.fill(REASON);
  await page.reload();
  await lint.getByRole("button", { name: "Go on", exact: true }).click();
  await expect(why).toHaveValue(REASON);
  await lint.getByRole("button", { name: "Waive", exact: true }).click();
  await expect(lint).toContainText("waived");
  await expect(lint).toContainText(REASON);
  await expect(panel.getByText("all waived")).toBeVisible();
  await expect(row).not.toContainText("1 open");

  // The words change: the waiver falls, and says so.
  await panel.getByRole("button", { name: "Edit the wording of C1" }).click();
  await panel
    .getByLabel("What the story says", { exact: true })
    .fill("Sources say it was paid for");
  await page.keyboard.press("Enter");
  await expect(lint).toContainText("What it named has changed since");
  await expect(lint).toContainText(REASON);
  await expect(panel.getByText("1 open")).toBeVisible();

  // What it asks for is a press away.
  await lint.getByRole("button", { name: "Add a citation" }).click();
  await expect(page.getByRole("dialog", { name: "Add a citation to C1" })).toBeVisible();
  await page.keyboard.press("Escape");

  await open(page, `/stories/${story.slug}/claims?lint=open`);
  await expect(page.locator("[data-claim]")).toHaveCount(1);
  await open(page, `/stories/${story.slug}/claims?lint=clear`);
  await expect(page.locator("[data-claim]")).toHaveCount(0);
  await open(page, `/stories/${story.slug}/history?claim=C1`);
  await expect(page.getByText(/waived the lint “Sources say”/)).toBeVisible();
});

test("the reviewer sees it above the verdict, which it does not refuse", async ({
  page,
  signInAs,
}) => {
  await signInAs("editor");
  const story = await startStory(page, "Seen beforehand");
  const { claimId } = await logClaim(page, story, "Officials said the hull was paid for");
  await handOver(page, claimId);
  await signInAs("reviewer");
  await open(page, `/review?scope=all&story=${story.slug}`);
  const lint = page.getByRole("list", { name: "Lint" });
  await expect(lint.getByText("“Officials said”")).toBeVisible();
  const [above, below] = await Promise.all([
    lint.boundingBox(),
    page.getByRole("heading", { name: "Verdict" }).boundingBox(),
  ]);
  expect(above?.y).toBeLessThan(below?.y ?? 0);
  expect(await findViolations(page)).toEqual([]);
  await page.keyboard.press("5");
  await page.getByLabel("Why").fill("Nobody says which officials.");
  await page.keyboard.press("Control+Enter");
  await expect(lint).toHaveCount(0);
});

test("a draft’s sums and spellings stand beside it, and are waived there", async ({
  page,
  signInAs,
}) => {
  await signInAs("editor");
  const story = await startStory(page, "Sums of a draft");
  const plain =
    "Costs rose from 30 million to 40 million euros, or 25 percent.\n\nA clerk, Otto Bergström, wept. Otto Bergstrom then left.";
  await give(page, "drafts.paste", { story: story.slug, plain });
  await open(page, `/stories/${story.slug}/drafts/1`);
  const text = page.getByRole("article");
  await expect(text.getByRole("note")).toHaveText([
    "40 from 30 is 33 percent more, not 25",
    "“Bergstrom” here, “Bergström” before",
  ]);
  const lint = page.getByRole("complementary").getByRole("list", { name: "Lint" });
  await expect(lint.getByRole("listitem")).toHaveCount(2);
  await lint.getByRole("button", { name: "Waive the lint Two spellings" }).click();
  await lint.getByLabel("Why it does not count here").fill("So he signs.");
  await lint.getByRole("button", { name: "Waive", exact: true }).click();
  await expect(lint).toContainText("So he signs.");
  await expect(text.getByRole("note")).toHaveCount(1);
  expect(await findViolations(page)).toEqual([]);
});
