/**
 * The gate: what stands in the way is walked by keys, let pass with a reason and signed; a draft is
 * cleared by its hash, and any change opens the gate again.
 */
import { expect, test } from "@/tests/support/journey";
import { give, logClaim, startStory } from "@/tests/support/newsroom";
import { open } from "@/tests/support/page-state";

test("a draft is cleared once nothing stands in the way, and a change opens the gate", async ({
  page,
  signInAs,
}) => {
  await signInAs("admin");
  const story = await startStory(page, "Cleared to the digit");
  await give(page, "drafts.paste", { story: story.slug, plain: "The council met on the quay." });
  await logClaim(page, story, "It was paid for twice");
  // Whoever logged it does not let it pass.
  await signInAs("editor");
  await open(page, `/stories/${story.slug}/clearance`);
  await expect(
    page.getByRole("heading", { name: "Three things stand between draft 1 and publication" }),
  ).toBeVisible();
  const clear = page.getByRole("button", { name: "Clear draft 1" });
  await expect(clear).toBeDisabled();

  // Walked by keys, and overridden one by one; each keeps its place.
  const why = page.getByRole("region", { name: "Override one" }).getByLabel("Why");
  const override = page.getByRole("button", { name: "Override this" });
  for (const [left, text] of ["Two things stand", "One thing stands", "Nothing stands"].entries()) {
    await page.getByRole("main").click({ position: { x: 2, y: 2 } });
    await page.keyboard.press("w");
    await page.keyboard.press("o");
    await why.fill(`Told by the desk, ${left}.`);
    await override.click();
    await expect(page.getByRole("heading", { name: new RegExp(`^${text}`) })).toBeVisible();
  }
  await expect(page.getByText("“Told by the desk, 0.”")).toBeVisible();
  await expect(page.locator("[data-blocker]")).toHaveCount(3);

  await clear.click();
  await expect(page.getByRole("heading", { name: "Draft 1 is cleared" })).toBeVisible();
  await page
    .getByRole("button", { name: /^Take it back/ })
    .first()
    .click();
  await expect(page.getByRole("heading", { name: "One thing stands" })).toBeVisible();
  await expect(page.getByRole("complementary", { name: "The gate" })).toContainText("opened again");
});

test("the gate is opened by hand, with a reason that survives a reload", async ({
  page,
  signInAs,
}) => {
  await signInAs("editor");
  const story = await startStory(page, "Opened by hand");
  await give(page, "drafts.paste", { story: story.slug, plain: "The council met on the quay." });
  await open(page, `/stories/${story.slug}/clearance`);
  await page
    .getByRole("region", { name: "Override one" })
    .getByLabel("What")
    .selectOption({ index: 1 });
  await page.getByRole("region", { name: "Override one" }).getByLabel("Why").fill("One line.");
  await page.getByRole("button", { name: "Override this" }).click();
  await page.getByRole("button", { name: "Clear draft 1" }).click();
  await page.getByRole("button", { name: "Open the gate again" }).click();
  const dialog = page.getByRole("dialog", { name: "Open the gate again" });
  await dialog.getByLabel("Why").fill("The lawyer called");
  await page.reload();
  await page.getByRole("button", { name: "Go on", exact: true }).click();
  await expect(dialog.getByLabel("Why")).toHaveValue("The lawyer called");
  await dialog.getByRole("button", { name: "Open it" }).click();
  await expect(page.getByRole("complementary", { name: "The gate" })).toContainText(
    "The lawyer called",
  );
  await expect(page.getByRole("button", { name: "Clear draft 1" })).toBeEnabled();
});

test("a reviewer signs a legal risk in place; a viewer sees who may", async ({
  page,
  signInAs,
}) => {
  await signInAs("editor");
  const story = await startStory(page, "Signed in place");
  await give(page, "drafts.paste", { story: story.slug, plain: "The mayor took the money." });
  await give(page, "claims.log", {
    ...{ story: story.slug, wording: "The mayor took the money", legalRisk: "high" },
  });
  await signInAs("viewer");
  await open(page, `/stories/${story.slug}/clearance`);
  const signs = page.getByRole("region", { name: "Sign-offs" });
  await expect(signs).toContainText("A reviewer signs");
  await signInAs("reviewer");
  await open(page, `/stories/${story.slug}/clearance`);
  await signs.getByRole("button", { name: "Sign off C1" }).click();
  const dialog = page.getByRole("dialog", { name: "Sign off C1" });
  await dialog.getByLabel("What you looked at").fill("The contract, page by page.");
  await dialog.getByRole("button", { name: "Sign off" }).click();
  await expect(signs).toHaveCount(0);
  await expect(page.getByText("No legal risk unsigned")).toBeVisible();
});
