/** A claim stands for its sentence and wherever the story says it: what a person then sees. */
import { findViolations } from "@/tests/support/axe";
import { expect, test } from "@/tests/support/journey";
import { give, startStory } from "@/tests/support/newsroom";
import { open, stickingOut } from "@/tests/support/page-state";

const FILL = ["The council met in the old customs house.", "Nobody from the union was there."];

const SENTENCES: ReadonlyArray<
  readonly [mark: string, before: string, after: string, named: string]
> = [
  [
    "the dredger never left port",
    "The invoices appeared to show that the dredger never left port.",
    "The invoices show that the dredger never left port.",
    "‘appeared to’ is gone",
  ],
  [
    "the ledger is genuine",
    "The weekly could not independently confirm that the ledger is genuine.",
    "The weekly independently confirmed that the ledger is genuine.",
    "‘could not’ is gone",
  ],
  [
    "the pilot slept",
    "Union sources may have told the weekly that the pilot slept.",
    "Union sources told the weekly that the pilot slept.",
    "‘may have’ is gone",
  ],
  [
    "the yard was paid in cash",
    "Ines Moss, who runs the yard, denied that the yard was paid in cash.",
    "Ines Moss, who runs the yard, admitted that the yard was paid in cash.",
    "denied → admitted",
  ],
  [
    "the yard billed the city twice",
    "According to two former clerks, the yard billed the city twice.",
    "The yard billed the city twice.",
    "‘According to two former clerks’ is gone",
  ],
];

test("five sentences are hardened around their claims, and each is named", async ({
  page,
  signInAs,
}) => {
  await signInAs("editor");
  const story = await startStory(page, "The yard and its invoices");
  const textOf = (side: 1 | 2) =>
    [FILL[0], ...SENTENCES.map((sentence) => sentence[side]), FILL[1]].join("\n\n");
  const { draftId } = await give(page, "drafts.paste", {
    story: story.slug,
    plain: textOf(1),
  });
  for (const [mark] of SENTENCES) {
    const start = textOf(1).indexOf(mark);
    await give(page, "drafts.logClaim", {
      ...{ draftId, start, end: start + mark.length, wording: mark },
    });
  }
  await give(page, "drafts.paste", { story: story.slug, plain: textOf(2) });
  await open(page, `/stories/${story.slug}/placements`);
  await expect(page.getByText("5 claims to settle")).toBeVisible();
  for (const [mark, , , named] of SENTENCES) {
    const card = page.getByRole("listitem", { name: mark });
    await expect(card.getByRole("list", { name: "What it says otherwise" })).toContainText(named);
    await expect(card.getByText(/the same/i)).toHaveCount(0);
  }
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await expect(page.getByText("4 claims to settle")).toBeVisible();
});

test("a dateline and an opinion have nothing to check, and coverage becomes complete", async ({
  page,
  signInAs,
}) => {
  await signInAs("editor");
  const story = await startStory(page, "All looked at");
  const paste = (more: string) =>
    give(page, "drafts.paste", { story: story.slug, plain: [...FILL, more].join("\n\n") });
  await paste("It was a fine day.");
  const overview = page.getByRole("complementary", { name: /^About draft/ }).last();
  await open(page, `/stories/${story.slug}/drafts/1`);
  await expect(overview.getByText("0 of 3 sentences carry a claim")).toBeVisible();
  await page.keyboard.press("b");
  for (const done of [1, 2]) {
    await page.keyboard.press("x");
    await expect(page.getByText(`${done} with nothing to check`)).toBeVisible();
  }
  await page.keyboard.press("x");
  await expect(overview.getByText("All 3 sentences are covered")).toBeVisible();
  await paste("It was a fine evening.");
  await open(page, `/stories/${story.slug}/drafts/2`);
  await expect(page.getByText("2 with nothing to check")).toBeVisible();

  // What a paragraph is, is said by hand where the text did not tell.
  await overview.getByText("All paragraphs are body text").click();
  await overview.getByLabel("Paragraph", { exact: true }).fill("1");
  await overview.getByRole("button", { name: "Set", exact: true }).click();
  await expect(overview.getByText("1 headline")).toBeVisible();
  await expect(page.locator('[data-number="1"][data-part="Headline"]')).toBeVisible();

  await overview.getByLabel("Add to the text").selectOption("Push");
  await overview.getByLabel("Its words").fill("A fine evening at the customs house");
  await overview.getByRole("button", { name: "Add as draft 3" }).click();
  await expect(page).toHaveURL(/\/drafts\/3$/);
  await expect(page.locator('[data-number="4"][data-part="Push"]')).toHaveText(/A fine evening/);
  await expect(page.locator('[data-number="1"][data-part="Headline"]')).toBeVisible();
});

const BODY =
  "The ministry spent 40 million euros on the program in 2023, up from 30 million in 2022, an increase of 25 percent, the audit office said.";

test("a headline and a caption that give another figure contradict the body", async ({
  page,
  signInAs,
}) => {
  await signInAs("editor");
  const story = await startStory(page, "The depot");
  const textWith = (headline: string, caption: string) =>
    [
      `Ministry spent ${headline} million euros on depot`,
      BODY,
      FILL[0],
      `The depot bought with the ${caption} million euros.`,
      FILL[1],
    ].join("\n\n");
  const { draftId } = await give(page, "drafts.paste", {
    story: story.slug,
    plain: textWith("40", "40"),
  });
  const mark = BODY.slice(0, BODY.indexOf(", up from"));
  const start = textWith("40", "40").indexOf(mark);
  await give(page, "drafts.logClaim", { draftId, start, end: start + mark.length, wording: mark });

  // What the story says again is offered at once; one key accepts, another dismisses.
  await open(page, `/stories/${story.slug}/placements`);
  const again = page.getByRole("region", { name: /^Said again/ });
  await expect(again.getByRole("listitem", { name: mark })).toHaveCount(1);
  await expect(again.getByText("C1 again?")).toHaveCount(2);
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await expect(page.getByText(/^Further place of C\d+ accepted/)).toBeVisible();
  await expect(again.getByText("C1 again?")).toHaveCount(1);

  await give(page, "drafts.paste", { story: story.slug, plain: textWith("45", "54") });
  await open(page, `/stories/${story.slug}/placements`);
  const contradicted = page.getByRole("region", { name: /^Contradictions/ });
  await expect(contradicted.getByRole("listitem", { name: mark })).toHaveCount(1);
  await expect(contradicted).toContainText("40 million → 45 million");
  await expect(contradicted).toContainText("40 million → 54 million");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await findViolations(page)).toEqual([]);
  }

  await page.goto(`/stories/${story.slug}/drafts/2?open=C1`);
  await expect(page.getByText("Contradicted in this draft")).toHaveCount(2);
  await expect(page.getByLabel("Contradicts claim C1")).toHaveCount(2);
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await stickingOut(page)).toBeNull();
});
