/** What concerns somebody comes to them while they look elsewhere: two people, two browsers. */
import { findViolations } from "@/tests/support/axe";
import { expect, test } from "@/tests/support/journey";
import { give, logClaim, startStory } from "@/tests/support/newsroom";
import { open } from "@/tests/support/page-state";

test("the bell counts what others do, leads to it, and keeps still about what is switched off", async ({
  page,
  signInAs,
  newBrowser,
}) => {
  await signInAs("editor");
  const other = await newBrowser();
  await signInAs("reviewer", other);
  const story = await startStory(page, "Two who are told");
  const { claimId, ref } = await logClaim(page, story, "The tide was late");
  const second = await logClaim(page, story, "The moon was new");
  // What the demo's people were told before is read.
  await open(page, "/notifications");
  await page.getByRole("button", { name: "Mark all as read" }).click();
  const bell = page.getByRole("complementary").getByRole("link", { name: /^Notifications/ });
  await expect(bell).toHaveAccessibleName("Notifications");

  await test.step("counts live, on any page", async () => {
    await open(page, "/sources");
    await give(other, "questions.raise", { claimId, question: "Who says so?", sendBack: false });
    await expect(bell).toHaveAccessibleName("Notifications, 1 unread");
    await give(other, "questions.raise", { claimId, question: "And when?", sendBack: false });
    await give(other, "questions.raise", {
      ...{ claimId: second.claimId, question: "Which one?", sendBack: false },
    });
    await expect(bell).toHaveAccessibleName("Notifications, 2 unread");
  });

  await test.step("opens by key, lists by day, and carries no wording and no name", async () => {
    await page.keyboard.press("g");
    await page.keyboard.press("n");
    await expect(page.getByRole("heading", { level: 1, name: "Notifications" })).toBeVisible();
    const rows = page.getByRole("listitem").filter({ hasText: story.slug });
    await expect(rows).toHaveCount(2);
    await expect(page.getByRole("heading", { level: 2, name: "Today" })).toBeVisible();
    await expect(page.getByRole("main")).not.toContainText(/Who says so|tide|moon|Reviewer/);
    expect(await findViolations(page)).toEqual([]);
  });

  await test.step("comes to what is open, while one looks", async () => {
    const third = await logClaim(page, story, "The wind was fair");
    await give(other, "questions.raise", {
      ...{ claimId: third.claimId, question: "How fair?", sendBack: false },
    });
    await expect(page.getByRole("listitem").filter({ hasText: story.slug })).toHaveCount(3);
    await page.keyboard.press("j");
    await page.keyboard.press("x");
    await expect(bell).toHaveAccessibleName("Notifications, 2 unread");
  });

  await test.step("is read by following it", async () => {
    await page.getByRole("link", { name: new RegExp(`${story.slug} ${ref}\\b`) }).click();
    await expect(page).toHaveURL(new RegExp(`/stories/${story.slug}/claims\\?open=${ref}$`));
    await expect(bell).toHaveAccessibleName("Notifications, 1 unread");
  });

  await test.step("says nothing of a kind that is switched off", async () => {
    await open(page, "/account#notifications");
    const asked = page.getByRole("combobox", { name: "Asked", exact: true });
    await expect(asked).toBeEnabled();
    await asked.selectOption({ label: "Off" });
    await expect(page.getByRole("status").filter({ hasText: "Asked: off" })).toBeVisible();
    await expect(page.getByText("This newsroom sends no mail")).toBeVisible();
    expect(await findViolations(page)).toEqual([]);
    const opts = { evidence: true, handedOver: true };
    const fourth = await logClaim(page, story, "The rope held", opts);
    await give(other, "questions.raise", {
      ...{ claimId: fourth.claimId, question: "Which rope?", sendBack: false },
    });
    // Told after it, and heard: what is off was not.
    await give(other, "questions.raise", {
      ...{ claimId: fourth.claimId, question: "Again?", sendBack: true },
    });
    await expect(bell).toHaveAccessibleName("Notifications, 2 unread");
    await asked.selectOption({ label: "In the app" });
    await expect(page.getByRole("status").filter({ hasText: "Asked: in the app" })).toBeVisible();
  });

  await test.step("leads on from the address that a mail carries", async () => {
    await open(page, "/notifications?show=unread");
    const row = page.getByRole("listitem").filter({ hasText: "Sent back" });
    const id = await row.getAttribute("data-unread");
    await page.goto(`/notifications/${id}`);
    await expect(page).toHaveURL(new RegExp(`/stories/${story.slug}/claims\\?open=C4$`));
    await expect(bell).toHaveAccessibleName("Notifications, 1 unread");
    const answer = await other.goto(`/notifications/${id}`);
    expect(answer?.status()).toBe(404);
  });
});
