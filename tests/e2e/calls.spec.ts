/**
 * A call: one question at a time, by keys, on a phone's width and on paper; what is typed survives,
 * and ending it cites, asks and logs at once. Whoever called leaves the verdict to somebody else.
 */
import type { Page } from "@playwright/test";
import { expect, test } from "@/tests/support/journey";
import { give, logClaim, startStory } from "@/tests/support/newsroom";
import { open } from "@/tests/support/page-state";

async function personWithClaims(editor: Page, name: string) {
  const story = await startStory(editor, `A call to ${name}`);
  const one = await logClaim(editor, story, "4 of the 6 scorers put Tarrow Yard last");
  const two = await logClaim(editor, story, "The scoring was done by 8 March");
  const three = await logClaim(editor, story, "The panel met twice");
  const { id } = await give(editor, "sources.create", { name, kind: "person" });
  for (const { claimId } of [one, two, three]) {
    await give(editor, "citations.add", { claimId, sourceId: id });
  }
  return { story, id, one, two, three, path: `/sources/${id}/call?story=${story.slug}` };
}

test("somebody is asked by keys; a tick cites, a correction asks, and nothing typed is lost", async ({
  page,
  signInAs,
}) => {
  await signInAs("editor");
  const { story, two, one, path } = await personWithClaims(page, "Wren Hollis");
  await signInAs("reviewer");
  await open(page, path);
  const questions = page.getByRole("region", { name: "Questions" });
  await expect(questions).toContainText(
    "Is it right that four of the six scorers put Tarrow Yard last?",
  );
  await expect(questions).toContainText(
    "Is it right that the scoring was done by the eighth of March?",
  );

  await page.keyboard.press("a");
  await expect(questions).toContainText("As we have it");
  await page.keyboard.press("x");
  await expect(page.getByLabel(`What they say about ${two.ref} instead`)).toBeFocused();
  await page.keyboard.type("It began on 11 March.");
  const ending = page.getByRole("complementary", { name: "Terms, contact and calls" });
  await expect(ending).toContainText(`1 citation: ${one.ref}, told, today, by phone`);
  await expect(ending).toContainText(`you will not give one on ${one.ref}`);

  await page.reload();
  await expect(page.getByLabel(`What they say about ${two.ref} instead`)).toHaveValue(
    "It began on 11 March.",
  );
  await page.getByRole("button", { name: "End the call" }).click();
  await expect(page.getByRole("region", { name: "Answered before" })).toContainText(two.ref);
  await expect(ending).toContainText("1 as we have it, 1 corrected");

  await open(page, `/stories/${story.slug}/claims?open=${two.ref}`);
  await expect(page.getByRole("complementary").last()).toContainText(
    /corrects this \(by phone, .*\): It began on 11 March\./,
  );
});

test("a claim that changed while they talk is refused by itself, and the rest stays typed", async ({
  page,
  signInAs,
}) => {
  await signInAs("editor");
  const { one, two, path } = await personWithClaims(page, "Ida Marsh");
  await open(page, path);
  await page.keyboard.press("a");
  await page.keyboard.press("a");
  await give(page, "claims.edit", {
    ...{ claimId: two.claimId, revision: 1, patch: { wording: "Scoring was done by 9 March" } },
  });
  await page.getByRole("button", { name: "End the call" }).click();
  await expect(page.getByText(`${two.ref} changed since you asked`)).toBeVisible();
  const questions = page.getByRole("region", { name: "Questions" });
  await expect(questions.getByRole("listitem").first()).toContainText(one.ref);
  await expect(questions.getByRole("listitem").first()).toContainText("As we have it");
});

test("a try is logged, contact is for those who call, and a viewer has no sheet", async ({
  page,
  signInAs,
}) => {
  await signInAs("editor");
  const { id, path } = await personWithClaims(page, "Noor Aldous");
  await open(page, path);
  await page.getByRole("button", { name: "Add how they are reached" }).click();
  await page.getByLabel("Numbers, addresses and hours").fill("020 7946 0199");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("link", { name: "Call 020 7946 0199" })).toBeVisible();
  await page.getByRole("button", { name: "Log a try" }).click();
  await page.getByLabel("Message left").check();
  await page.getByRole("button", { name: "Log it" }).click();
  await expect(page.getByRole("complementary").last()).toContainText("Message left");
  await open(page, `/sources/${id}/history`);
  await expect(page.getByText("changed how the source is reached")).toBeVisible();
  await expect(page.locator("body")).not.toContainText("7946");

  await signInAs("viewer");
  const answer = await page.goto(`/sources/${id}/call`);
  expect(answer?.status()).toBe(404);
});

test("three buttons across the thumb on a phone, and on paper no contact and no answer of ours", async ({
  page,
  signInAs,
}) => {
  await signInAs("editor");
  const { id, one, path } = await personWithClaims(page, "Pia Lund");
  const contact = { reach: "020 7946 0111", care: "" };
  await give(page, "contacts.keep", { sourceId: id, revision: 0, ...contact });
  await give(page, "calls.word", {
    ...{ sourceId: id, claimId: one.claimId, revision: 0 },
    ...{ text: "How many put the yard last?", isOpen: true },
  });
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page, path);
  for (const name of [/^As we have it/, /^Correct/, /^Leave open/]) {
    const box = await page.getByRole("button", { name }).first().boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(64);
  }
  await expect(page.getByText("we have “4 of the 6 scorers put Tarrow Yard last”")).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText("we have “4 of the 6")).toBeHidden();
  await expect(page.getByText("020 7946 0111").first()).toBeHidden();
  await expect(page.getByText("Do not leave behind.")).toBeVisible();
});
