/** Review: the queue by keyboard, evidence and four eyes before a verdict, and what undoes one. */
import type { Page } from "@playwright/test";
import { expect, test } from "@/tests/support/journey";
import {
  give,
  giveInVain,
  handOver,
  logClaim,
  startStory,
  type JourneyStory,
} from "@/tests/support/newsroom";
import { open } from "@/tests/support/page-state";

const queueOf = ({ slug }: JourneyStory, scope = "mine") => `/review?scope=${scope}&story=${slug}`;

const claimOf = (page: Page, { slug }: JourneyStory, ref: string) =>
  page.getByRole("article", { name: `Claim ${ref} of ${slug}` });

const levelsFor = (page: Page, ref: string) =>
  page.getByRole("group", { name: `Level for ${ref}` });

test("a reviewer works the queue by keyboard alone", async ({ page, signInAs }) => {
  await signInAs("editor");
  const story = await startStory(page, "Three claims for a reviewer");
  for (const wording of ["The bridge closed in May", "The bridge reopened in June"]) {
    await logClaim(page, story, wording, { evidence: true, handedOver: true });
  }
  await logClaim(page, story, "The bridge was painted green", { handedOver: true });

  await signInAs("reviewer");
  await open(page, queueOf(story));
  const queue = page.getByRole("navigation", { name: "Review queue" });
  await expect(queue.getByRole("link")).toHaveCount(3);
  await expect(claimOf(page, story, "C1")).toBeVisible();
  await page.keyboard.press("j");
  await expect(claimOf(page, story, "C2")).toBeVisible();
  await page.keyboard.press("k");
  await expect(claimOf(page, story, "C1")).toBeVisible();

  await page.keyboard.press("1");
  await expect(page.getByLabel("Why")).toBeFocused();
  await page.keyboard.type("Minutes read, page 4.");
  await page.keyboard.press("Control+Enter");
  await expect(claimOf(page, story, "C2")).toBeVisible();
  await expect(queue.getByRole("link")).toHaveCount(2);
  await expect(page.getByLabel("Why")).toHaveValue("");

  await page.keyboard.press("1");
  await expect(page.getByLabel("Why")).toBeFocused();
  await page.keyboard.type("The same minutes.");
  await page.keyboard.press("Control+Enter");
  await expect(claimOf(page, story, "C3")).toBeVisible();
  await page.keyboard.press("5");
  await expect(page.getByRole("button", { name: "Mark unverifiable" })).toBeEnabled();
  await page.keyboard.type("Nobody remembers, and no record was kept.");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("heading", { name: "Nothing waits for a verdict" })).toBeVisible();

  await open(page, `/stories/${story.slug}/history`);
  const log = page.getByRole("listitem");
  await expect(
    log.filter({ hasText: "gave the verdict verified: Minutes read, page 4." }),
  ).toContainText("Ruth Lindqvist");
  await expect(log.filter({ hasText: "gave the verdict unverifiable" })).toContainText("C3");
});

test("a level says beforehand what its evidence lacks", async ({ page, signInAs }) => {
  await signInAs("editor");
  const story = await startStory(page, "A claim without evidence");
  const claim = await logClaim(page, story, "The mayor knew", { handedOver: true });

  await signInAs("reviewer");
  await open(page, queueOf(story));
  const levels = levelsFor(page, "C1");
  for (const level of ["Verified", "Corroborated", "Single source", "Disputed", "False"]) {
    await expect(levels.getByRole("button", { name: level })).toHaveAccessibleName(/missing/);
  }
  await expect(levels.getByRole("button", { name: "Unverifiable" })).toHaveAccessibleName(
    "Unverifiable",
  );
  // Before anything is chosen: the key on each level, and what is lacking in words, also for whoever
  // hears the page.
  const buttons = levels.getByRole("button");
  await expect(buttons).toHaveCount(6);
  for (let number = 1; number <= 6; number += 1) {
    const button = buttons.nth(number - 1);
    await expect(button.getByText(String(number), { exact: true })).toBeVisible();
    await expect(button).toHaveAttribute("aria-keyshortcuts", String(number));
    await expect(button.getByText(number === 5 ? "Can be given" : /^Needs /)).toBeVisible();
    await expect(button).toHaveAccessibleDescription(number === 5 ? "Can be given" : /^Needs /);
  }
  await page.keyboard.press("1");
  await expect(page.getByText("Needs a supporting citation with basis")).toBeVisible();
  await page.getByLabel("Why").fill("It feels right.");
  await expect(page.getByRole("button", { name: "Mark verified" })).toBeDisabled();

  // Whoever goes round the screen is refused by the same list.
  const refusal = await giveInVain(page, "verdicts.give", {
    claimId: claim.claimId,
    contentRevision: 0,
    level: "verified",
    note: "It feels right.",
  });
  expect(refusal.status).toBe(422);
  expect(refusal.unmet?.join()).toContain("Needs a supporting citation with basis");
  await page.getByLabel("Why").press("Control+Enter");
  await expect(page.getByText("C1 cannot be marked verified yet.")).toBeVisible();
  await open(page, `/stories/${story.slug}/history`);
  await expect(page.getByText("gave the verdict")).toHaveCount(0);
});

test("four eyes: who logged a claim does not judge it", async ({ page, signInAs }) => {
  await signInAs("admin");
  const story = await startStory(page, "Logged by somebody who may also judge");
  await logClaim(page, story, "The minister resigned", { evidence: true, handedOver: true });
  await open(page, queueOf(story));
  await expect(page.getByRole("heading", { name: "Nothing waits for a verdict" })).toBeVisible();
  await page.getByRole("link", { name: "Show the whole queue" }).click();
  const claim = claimOf(page, story, "C1");
  await expect(claim.getByText("four eyes: not you")).toBeVisible();
  await expect(
    claim.getByText("You logged this claim; somebody else gives its verdict."),
  ).toBeVisible();
  await levelsFor(page, "C1").getByRole("button", { name: "Verified" }).click();
  await page.getByLabel("Why").fill("I wrote it, so it is right.");
  await expect(page.getByRole("button", { name: "Mark verified" })).toBeDisabled();

  await signInAs("reviewer");
  await open(page, queueOf(story));
  await expect(claim.getByText("four eyes: ok")).toBeVisible();
  await levelsFor(page, "C1").getByRole("button", { name: "Verified" }).click();
  await page.getByLabel("Why").fill("Read the minutes.");
  await page.getByRole("button", { name: "Mark verified" }).click();
  await expect(page.getByRole("heading", { name: "Nothing waits for a verdict" })).toBeVisible();
});

test("a claim goes back with a question, and returns with an answer", async ({
  page,
  signInAs,
  newBrowser,
}) => {
  await signInAs("editor");
  const story = await startStory(page, "A question on a claim");
  await logClaim(page, story, "Forty people were there", { evidence: true, handedOver: true });

  const reviewing = await newBrowser();
  await signInAs("reviewer", reviewing);
  await open(reviewing, queueOf(story));
  await expect(claimOf(reviewing, story, "C1")).toBeVisible();
  await reviewing.keyboard.press("q");
  const dialog = reviewing.getByRole("dialog", { name: "A question on C1" });
  await dialog.getByRole("textbox", { name: "Question" }).fill("Who counted them?");
  await dialog.getByRole("button", { name: "Send back" }).click();
  // Sent back, it is gone from the queue, which goes on.
  await expect(
    reviewing.getByRole("heading", { name: "Nothing waits for a verdict" }),
  ).toBeVisible();

  await open(page, "/");
  await page.getByRole("link", { name: new RegExp(`Who counted them\\? ${story.slug}`) }).click();
  const panel = page.getByRole("complementary", { name: "Claim C1" });
  await panel.getByRole("button", { name: "Answer" }).click();
  await panel.getByLabel("Answer").fill("The caretaker, at the door.");
  await panel.getByRole("button", { name: "Save answer" }).click();
  await expect(panel.getByRole("button", { name: "Amend answer" })).toBeVisible();
  await page.keyboard.press("r");
  await expect(panel.getByRole("button", { name: "Take back from review" })).toBeVisible();

  await open(reviewing, queueOf(story));
  const claim = claimOf(reviewing, story, "C1");
  await expect(claim.getByText("The caretaker, at the door.").first()).toBeVisible();
  await claim.getByRole("button", { name: "Close" }).click();
  await expect(claim.getByText("Closed by Ruth Lindqvist")).toBeVisible();
});

test("a verdict lapses when a rewording drops the hedge", async ({
  page,
  signInAs,
  newBrowser,
}) => {
  await signInAs("editor");
  const story = await startStory(page, "A hedge that goes missing");
  await logClaim(page, story, "The firm may have paid the official", {
    evidence: true,
    handedOver: true,
  });
  const reviewing = await newBrowser();
  await signInAs("reviewer", reviewing);
  await open(reviewing, queueOf(story));
  await levelsFor(reviewing, "C1").getByRole("button", { name: "Verified" }).click();
  await reviewing.getByLabel("Why").fill("As hedged.");
  await reviewing.getByLabel("Why").press("Control+Enter");
  await expect(
    reviewing.getByRole("heading", { name: "Nothing waits for a verdict" }),
  ).toBeVisible();

  await open(page, `/stories/${story.slug}/claims?open=C1`);
  const panel = page.getByRole("complementary", { name: "Claim C1" });
  await panel.getByRole("button", { name: "Edit the wording of C1" }).click();
  await panel.getByLabel("What the story says").fill("The firm paid the official");
  await page.keyboard.press("Enter");
  await expect(panel.getByText("The verdict has lapsed")).toContainText(
    "Changed: ‘may have’ is gone.",
  );

  await open(reviewing, queueOf(story));
  await expect(
    reviewing.getByRole("navigation", { name: "Review queue" }).getByText("recheck"),
  ).toBeVisible();
  await expect(claimOf(reviewing, story, "C1").getByText("The verdict has lapsed")).toContainText(
    "‘may have’ is gone",
  );
});

test("of two reviewers at once the second is told, and keeps the note", async ({
  page,
  signInAs,
  newBrowser,
}) => {
  await signInAs("editor");
  const story = await startStory(page, "Two reviewers, one claim");
  const first = await logClaim(page, story, "The ship left at noon", { evidence: true });
  const second = await logClaim(page, story, "The ship came back at night", { evidence: true });
  await handOver(page, first.claimId, second.claimId);

  const other = await newBrowser();
  await signInAs("admin", other);
  await signInAs("reviewer");
  for (const on of [page, other]) {
    await open(on, queueOf(story));
    await levelsFor(on, "C1").getByRole("button", { name: "Verified" }).click();
  }
  await page.getByLabel("Why").fill("Harbour log, page 4.");
  await other.getByLabel("Why").fill("Read at the harbour office.");
  await page.getByLabel("Why").press("Control+Enter");
  await expect(claimOf(page, story, "C2")).toBeVisible();

  await other.getByLabel("Why").press("Control+Enter");
  const claim = claimOf(other, story, "C1");
  await expect(claim.getByText("Ruth Lindqvist marked C1 verified meanwhile.")).toBeVisible();
  await expect(other.getByLabel("Why")).toHaveValue("Read at the harbour office.");
  // The claim as it stands now is on the screen, and nothing is chosen until it was read.
  await expect(claim.getByText("Harbour log, page 4.").first()).toBeVisible();
  await expect(other.getByRole("button", { name: "Choose a level" })).toBeDisabled();
  await levelsFor(other, "C1").getByRole("button", { name: "Verified" }).click();
  await other.getByLabel("Why").press("Control+Enter");
  await expect(claimOf(other, story, "C2")).toBeVisible();
  await open(other, `/stories/${story.slug}/history`);
  await expect(other.getByText("gave the verdict verified: Read at")).toBeVisible();
});

test("a claim that is edited under the reviewer's hands is judged anew", async ({
  page,
  signInAs,
  newBrowser,
}) => {
  await signInAs("editor");
  const story = await startStory(page, "Edited while it is judged");
  const { claimId } = await logClaim(page, story, "The dam held", {
    evidence: true,
    handedOver: true,
  });
  const reviewing = await newBrowser();
  await signInAs("reviewer", reviewing);
  await open(reviewing, queueOf(story));
  await levelsFor(reviewing, "C1").getByRole("button", { name: "Verified" }).click();
  await reviewing.getByLabel("Why").fill("Engineer’s report, page 4.");

  await give(page, "claims.change", { claimIds: [claimId], change: { attribution: "document" } });
  await reviewing.getByLabel("Why").press("Control+Enter");
  const claim = claimOf(reviewing, story, "C1");
  await expect(claim.getByText("Your note is kept")).toBeVisible();
  await expect(claim.getByText("Daniel Okafor edited the claim")).toBeVisible();
  await expect(reviewing.getByLabel("Why")).toHaveValue("Engineer’s report, page 4.");
  await levelsFor(reviewing, "C1").getByRole("button", { name: "Verified" }).click();
  await reviewing.getByLabel("Why").press("Control+Enter");
  await expect(
    reviewing.getByRole("heading", { name: "Nothing waits for a verdict" }),
  ).toBeVisible();
});

test("the queue is narrowed to a story and stays so, also after a claim was sent back", async ({
  page,
  signInAs,
}) => {
  await signInAs("editor");
  const story = await startStory(page, "One story of the queue");
  for (const wording of ["The lock was repaired", "The lock broke again", "Nobody was hurt"]) {
    await logClaim(page, story, wording, { evidence: true, handedOver: true });
  }
  const elsewhere = await startStory(page, "Another story of the queue");
  await logClaim(page, elsewhere, "The ferry was late", { handedOver: true });

  await signInAs("reviewer");
  await open(page, "/review?scope=mine");
  const queue = page.getByRole("navigation", { name: "Review queue" });
  await page
    .getByLabel("Story", { exact: true })
    .selectOption({ label: "One story of the queue (3)" });
  await expect(page).toHaveURL(new RegExp(`story=${story.slug}`));
  await expect(queue.getByRole("link")).toHaveCount(3);
  await expect(page.getByText("3 claims wait for a verdict, as narrowed")).toBeVisible();
  await expect(claimOf(page, story, "C1")).toBeVisible();

  await page.keyboard.press("1");
  await expect(page.getByLabel("Why")).toBeFocused();
  await page.keyboard.type("Read the report.");
  await page.keyboard.press("Control+Enter");
  await expect(claimOf(page, story, "C2")).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`story=${story.slug}.*claim=${story.slug}.C2`));

  await page.getByRole("button", { name: "Send back with a question" }).click();
  const dialog = page.getByRole("dialog", { name: "A question on C2" });
  await dialog.getByRole("textbox", { name: "Question" }).fill("Which day?");
  await dialog.getByRole("button", { name: "Send back" }).click();
  await expect(claimOf(page, story, "C3")).toBeVisible();
  await expect(queue.getByRole("link")).toHaveCount(1);
  await expect(queue.getByText("C1 · you, just now")).toBeVisible();

  await page.getByLabel("Story", { exact: true }).selectOption({ label: "Any story" });
  await expect(page).not.toHaveURL(/story=/);
  await expect(queue.getByText(`C1 · ${elsewhere.slug}`)).toBeVisible();
});

test("the queue goes on past its first page", async ({ page, signInAs }) => {
  test.slow();
  await signInAs("editor");
  const story = await startStory(page, "More than a page waits");
  const claims: number[] = [];
  for (let number = 1; number <= 203; number += 1) {
    claims.push((await logClaim(page, story, `Lamp ${number} of the pier is out`)).claimId);
  }
  await handOver(page, ...claims);

  await signInAs("reviewer");
  const at = (ref: string) => `${queueOf(story)}&claim=${story.slug}.${ref}`;
  await open(page, at("C200"));
  const queue = page.getByRole("navigation", { name: "Review queue" });
  await expect(queue.getByText("1 to 200 of 203")).toBeVisible();
  await page.keyboard.press("j");
  await expect(claimOf(page, story, "C201")).toBeVisible();
  await expect(queue.getByText("201 to 203 of 203")).toBeVisible();
  await expect(queue.getByRole("link", { name: /Lamp/ })).toHaveCount(3);
  await page.keyboard.press("k");
  await expect(claimOf(page, story, "C200")).toBeVisible();
  await expect(queue.getByText("1 to 200 of 203")).toBeVisible();

  // A verdict on the last of a page goes on over its end.
  await page.keyboard.press("5");
  await expect(page.getByLabel("Why")).toBeFocused();
  await page.keyboard.type("Nobody counted.");
  await page.keyboard.press("Control+Enter");
  await expect(claimOf(page, story, "C201")).toBeVisible();
  await expect(queue.getByText("200 to 202 of 202")).toBeVisible();
  await queue.getByRole("link", { name: "Earlier" }).click();
  await expect(queue.getByRole("link", { name: /Lamp/ })).toHaveCount(200);
  await expect(queue.getByText("1 to 200 of 202")).toBeVisible();

  // Opened from elsewhere, it is found on whatever page it stands.
  await open(page, at("C203"));
  await expect(claimOf(page, story, "C203")).toBeVisible();
  await expect(queue.locator("[aria-current]")).toContainText("Lamp 203");
});
