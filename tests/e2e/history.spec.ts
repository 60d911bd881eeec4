/** Histories: by day, narrowed, each line with its claim, and nothing of what one may not see. */
import { expect, test } from "@/tests/support/journey";
import { give, logClaim, startStory } from "@/tests/support/newsroom";
import { findViolations, isSerious } from "@/tests/support/axe";
import { open, stickingOut } from "@/tests/support/page-state";

test("a history is read by day, narrowed in the address, and by claim", async ({
  page,
  context,
  server,
  signInAs,
}) => {
  await signInAs("editor");
  const story = await startStory(page, "What happened when");
  await logClaim(page, story, "He said “the dam “held”” in May", { handedOver: true });
  const hebrew = await logClaim(page, story, "שלום לירושלים", { evidence: true });
  await signInAs("reviewer");
  await give(page, "questions.raise", {
    ...{ claimId: hebrew.claimId, question: "מי אמר?", sendBack: false },
  });

  await open(page, `/stories/${story.slug}/history`);
  const days = page.getByRole("main").getByRole("heading", { level: 2 });
  await expect(days).toHaveCount(1);
  await expect(days).toHaveText(/^[A-Z][a-z]+day \d+ [A-Z][a-z]+ \d{4}$/);
  const lines = page.getByRole("list", { name: /^History/ }).getByRole("listitem");
  await expect(lines.filter({ hasText: "asked: מי אמר?" })).toContainText("שלום לירושלים");
  await expect(lines.filter({ hasText: "handed it over" })).toContainText("C1");
  await expect(lines.filter({ hasText: "handed it over" })).toContainText("in May");
  await expect(lines.filter({ hasText: "logged “He said ‘the dam ‘held’’ in May”" })).toBeVisible();
  const isIsolated = await page.getByText("מי אמר?").evaluate((node) => node.tagName);
  expect(isIsolated).toBe("BDI");

  const all = await lines.count();
  await page.getByLabel("About what").selectOption({ label: "Questions" });
  await expect(page).toHaveURL(/about=questions$/);
  await expect(lines).toHaveCount(1);
  await page.getByLabel("Person").selectOption({ label: "Daniel Okafor" });
  await expect(page).toHaveURL(/person=\d+.*about=questions/);
  await expect(page.getByRole("heading", { name: "Nothing in the history fits" })).toBeVisible();
  await page.getByRole("link", { name: "Show the whole history" }).click();
  await expect(lines).toHaveCount(all);

  await open(page, `/stories/${story.slug}/claims?open=C2`);
  await page.getByRole("link", { name: "All of it" }).click();
  await expect(page).toHaveURL(/history\?claim=C2$/);
  await expect(lines.filter({ hasText: "handed it over" })).toHaveCount(0);
  await expect(lines.filter({ hasText: "asked: מי אמר?" })).toHaveCount(1);

  for (const [theme, width] of [
    ["dark", 360],
    ["light", 1360],
  ] as const) {
    await page.setViewportSize({ width, height: 780 });
    await context.addCookies([{ name: "theme", value: theme, url: server.url }]);
    await page.reload();
    await expect(lines.first()).toBeVisible();
    expect(await stickingOut(page)).toBeNull();
    expect((await findViolations(page)).filter(isSerious)).toEqual([]);
  }
  await page.getByRole("link", { name: /C2 alone/ }).click();
  await expect(page).toHaveURL(/history$/);
});

test("a narrowed history of a restricted story is nowhere for others", async ({
  page,
  newBrowser,
  signInAs,
}) => {
  await signInAs("editor");
  const story = await startStory(page, "Nobody else reads this history");
  await logClaim(page, story, "The minister knew");
  const { storyId, revision, slug } = story;
  await give(page, "stories.edit", { storyId, revision, patch: { restricted: true } });
  const other = await newBrowser();
  await signInAs("admin", other);
  for (const query of ["", "?claim=C1", "?about=claims", "?person=1"]) {
    const answer = await other.goto(`/stories/${slug}/history${query}`);
    expect(answer?.status()).toBe(404);
    expect(await other.content()).not.toContain("minister knew");
  }
  await other.goto(`/review?scope=all&story=${slug}&from=${slug}.C1&claim=${slug}.C1`);
  await expect(other.getByRole("heading", { name: "Review" })).toBeVisible();
  expect(await other.content()).not.toMatch(/minister knew|Nobody else reads/);
});
