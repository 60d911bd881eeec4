/** While a claim is typed, those that say so already are offered, to reuse or to refer to. */
import { findViolations } from "@/tests/support/axe";
import { expect, test } from "@/tests/support/journey";
import { logClaim, startStory } from "@/tests/support/newsroom";
import { open } from "@/tests/support/page-state";

const SAID = "The pilots’ guild refunded ninety tickets in Ardmouth";

test("what another story says already is offered while it is typed", async ({ page, signInAs }) => {
  await signInAs("editor");
  const before = await startStory(page, "Tickets refunded");
  const { ref } = await logClaim(page, before, SAID, { evidence: true });
  const story = await startStory(page, "Refunds, a year on");
  await open(page, `/stories/${story.slug}/claims`);

  const line = page.getByRole("textbox", { name: /^New claim/ });
  const offered = page.getByRole("region", { name: "Claims that say so already" });
  await line.fill("Pilots’ guild refunded ninety tickets");
  await expect(offered.getByRole("listitem")).toHaveCount(1);
  await expect(offered).toContainText(`${before.slug} ${ref}, logged`);

  await offered.getByRole("button", { name: /^Refer to it/ }).click();
  const form = page.getByRole("dialog", { name: "Log a claim" });
  await expect(form.getByLabel(/^Note/)).toHaveValue(new RegExp(`^See ${before.slug} ${ref} \\(`));
  await form.getByRole("button", { name: "Cancel" }).click();

  await offered.getByRole("button", { name: /^Reuse/ }).click();
  await expect(line).toHaveValue(SAID);
  await line.press("Enter");
  await expect(page.getByRole("row").filter({ hasText: SAID })).toHaveCount(1);

  await open(page, "/claims/duplicates");
  const twice = page.getByRole("listitem").filter({ hasText: SAID }).first();
  await expect(twice).toContainText("Tickets refunded");
  expect(await findViolations(page)).toEqual([]);
});
