/**
 * A thread on a claim: a reviewer asks and names an editor, who finds it on the desk and replies; each
 * sees what the other says as it is said, and only who asked closes it.
 */
import type { Locator, Page } from "@playwright/test";
import { findViolations, isSerious } from "@/tests/support/axe";
import { expect, test } from "@/tests/support/journey";
import { give, logClaim, startStory } from "@/tests/support/newsroom";
import { open } from "@/tests/support/page-state";

const claimAt = (slug: string, ref: string) => `/stories/${slug}/claims?open=${ref}`;
const panelOf = (page: Page, ref: string) =>
  page.getByRole("complementary", { name: `Claim ${ref}` });
const people = (page: Page) => page.getByRole("listbox", { name: "People who see this story" });

test("a reviewer asks and names an editor, who replies; who asked closes it", async ({
  page,
  signInAs,
  newBrowser,
}) => {
  await signInAs("editor");
  const story = await startStory(page, "A thread on a claim");
  const { ref } = await logClaim(page, story, "Forty people were on the quay");
  const reviewing = await newBrowser();
  await signInAs("reviewer", reviewing);
  await open(reviewing, claimAt(story.slug, ref));

  await reviewing.keyboard.press("q");
  const dialog = reviewing.getByRole("dialog", { name: `A question on ${ref}` });
  await dialog.getByRole("textbox", { name: "Question" }).click();
  await reviewing.keyboard.type("@dan");
  await expect(people(reviewing).getByRole("option")).toHaveText([/Daniel Okafor/]);
  expect((await findViolations(reviewing)).filter(isSerious)).toEqual([]);
  // Escape leaves the list alone; what is written on asks no more.
  await reviewing.keyboard.press("Escape");
  await expect(people(reviewing)).toBeHidden();
  await expect(dialog).toBeVisible();
  await reviewing.keyboard.press("Control+a");
  await reviewing.keyboard.type("@Dan");
  await expect(people(reviewing)).toBeVisible();
  await reviewing.keyboard.press("Enter");
  await reviewing.keyboard.type("who counted them?");
  await expect(dialog.getByRole("textbox", { name: "Question" })).toHaveValue(
    "@Daniel Okafor who counted them?",
  );
  await reviewing.keyboard.press("Control+Enter");
  const asked = panelOf(reviewing, ref);
  await expect(asked.getByText("@Daniel Okafor who counted them?").first()).toBeVisible();

  await open(page, "/");
  const mine = page.getByRole("link", {
    name: new RegExp(`Ruth Lindqvist: @Daniel Okafor who counted them\\? ${story.slug}`),
  });
  await expect(mine.first()).toBeVisible();
  await mine.first().click();
  const panel = panelOf(page, ref);
  const reply = panel.getByLabel("Reply to Ruth Lindqvist’s question");
  await reply.click();
  await page.keyboard.type("The caretaker, at the door.");
  await page.reload();
  await expect(reply).toHaveValue("The caretaker, at the door.");
  expect((await findViolations(page)).filter(isSerious)).toEqual([]);
  await reply.press("Control+Enter");
  await expect(panel.getByRole("list", { name: "Replies" })).toContainText("The caretaker");
  await expect(reply).toHaveValue("");
  const close = { name: "Close", exact: true };
  const thread = (within: Locator) =>
    within.getByRole("listitem").filter({ has: within.page().getByLabel(/^Reply to/) });
  await expect(thread(panel).getByRole("button", { name: "Dismiss" })).toBeVisible();
  await expect(thread(panel).getByRole("button", close)).toHaveCount(0);

  // As it is said, and on the desk of who asked.
  await expect(asked.getByRole("list", { name: "Replies" })).toContainText(
    /The caretaker, at the door\.\s*Daniel Okafor/,
  );
  await open(page, "/");
  await expect(page.getByRole("heading", { name: "Questions to you" })).toBeVisible();
  await expect(mine).toHaveCount(0);
  await open(reviewing, "/");
  await expect(
    reviewing.getByRole("link", {
      name: new RegExp(`Daniel Okafor: The caretaker.*${story.slug}`),
    }),
  ).toBeVisible();
  await open(reviewing, claimAt(story.slug, ref));
  await thread(asked).getByRole("button", close).click();
  await expect(asked.getByText("Closed by Ruth Lindqvist")).toBeVisible();
  await expect(asked.getByLabel(/^Reply to/)).toHaveCount(0);
});

test("keys typed faster than the list comes name the one that is meant", async ({
  page,
  signInAs,
}) => {
  await signInAs("editor");
  const story = await startStory(page, "Typed in a hurry");
  const { claimId, ref } = await logClaim(page, story, "The quay is new");
  await give(page, "questions.raise", { claimId, question: "Since when?", sendBack: false });
  await open(page, claimAt(story.slug, ref));
  const reply = panelOf(page, ref).getByLabel("Reply to Daniel Okafor’s question");
  await reply.click();
  await page.keyboard.type("@rut");
  await page.keyboard.press("Enter");
  await page.keyboard.type("knows; 5 @ 3, press@port.example");
  await page.keyboard.press("Enter");
  await page.keyboard.type("@zzz");
  await page.keyboard.press("Enter");
  await page.keyboard.type("nobody");
  await expect(reply).toHaveValue("@Ruth Lindqvist knows; 5 @ 3, press@port.example\n@zzz\nnobody");
});

test("whoever is not a member of a restricted story is neither offered nor named", async ({
  page,
  signInAs,
}) => {
  await signInAs("editor");
  const story = await startStory(page, "Members alone");
  await give(page, "stories.edit", {
    ...{ storyId: story.storyId, revision: story.revision, patch: { restricted: true } },
  });
  const { claimId, ref } = await logClaim(page, story, "The price is secret");
  await give(page, "questions.raise", { claimId, question: "Whose?", sendBack: false });
  await open(page, claimAt(story.slug, ref));
  const panel = panelOf(page, ref);
  const reply = panel.getByLabel("Reply to Daniel Okafor’s question");
  await reply.fill("@Ruth Lindqvist knows.");
  await reply.press("Control+Enter");
  await expect(
    panel.getByText("Ruth Lindqvist is not a member of this restricted story"),
  ).toBeVisible();
  await expect(reply).toHaveValue("@Ruth Lindqvist knows.");
  await expect(people(page)).toBeHidden();
});
