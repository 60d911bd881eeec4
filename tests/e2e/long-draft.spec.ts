/** A long draft: what it weighs on its way to a reader, and that all of it arrives. */
import type { Page } from "@playwright/test";
import { expect, test } from "@/tests/support/journey";
import { give, startStory } from "@/tests/support/newsroom";
import { open } from "@/tests/support/page-state";

const WORDS = 20_000;
const CLAIMS = 200;
/** Bytes of the page's document before compression, by which a slow line has it in a second. */
const MOST_BYTES = 300_000;

const SUBJECTS = ["The harbour board", "Two officials", "Marta Olin, the auditor,", "A report"];
const VERBS = ["said that", "denied that", "found that", "may have known that"];
const NOUNS = ["the shipyard", "a second invoice", "the mayor’s office", "nobody in Aldmere"];
const ENDS = ["had paid 40,000 crowns twice", "was told in March", "kept no list of the hulls"];

/** Prose of about that many words, every sentence another, five to a paragraph. */
function proseOf(words: number): string {
  const paragraphs: string[] = [];
  for (let count = 0, number = 0; count < words;) {
    const sentences = Array.from({ length: 5 }, () => {
      number += 1;
      const pick = (of: readonly string[], step: number) =>
        of[Math.floor(number / step) % of.length] ?? "";
      const parts = [pick(SUBJECTS, 1), pick(VERBS, 3), pick(NOUNS, 7), pick(ENDS, 11)];
      return `${parts.join(" ")}, according to page ${number} of the “harbour papers”.`;
    });
    const paragraph = sentences.join(" ");
    paragraphs.push(paragraph);
    count += paragraph.split(" ").length;
  }
  return paragraphs.join("\n\n");
}

test("twenty thousand words reach every reader light and whole", async ({
  page,
  signInAs,
  newBrowser,
}) => {
  test.setTimeout(120_000);
  await signInAs("editor");
  const story = await startStory(page, "The harbour papers");
  const plain = proseOf(WORDS);
  const { proposals, unlisted } = await give(page, "drafts.paste", { story: story.slug, plain });
  expect(proposals).toBeGreaterThan(100);
  const address = `/stories/${story.slug}/drafts/1`;
  const { data: firstSeen } = await bodyOf(page, address);
  const draftId = Number(/"id":(\d+),"number":1,/.exec(firstSeen)?.[1]);
  const step = Math.floor(plain.length / CLAIMS);
  for (let number = 0; number < CLAIMS; number += 1) {
    const start = plain.indexOf(". ", number * step) + 2;
    await give(page, "drafts.logClaim", {
      draftId,
      start,
      end: start + 80,
      wording: `The papers say on one of their pages what claim number ${number} repeats here`,
    });
  }

  for (const role of ["editor", "reviewer", "viewer"] as const) {
    const reader = await newBrowser();
    await signInAs(role, reader);
    const { bytes, data } = await bodyOf(reader, address);
    expect(bytes, `for the ${role}`).toBeLessThan(MOST_BYTES);
    const holdsProposals = /"proposals":\{"ids":\[\d/.test(data);
    expect(holdsProposals, `proposals for the ${role}`).toBe(role === "editor");
  }

  await open(page, address);
  const last = plain.slice(plain.lastIndexOf("\n\n") + 2);
  await expect(page.getByRole("article").locator("p").last()).toContainText(last.slice(-60));
  if (unlisted > 0) {
    await expect(page.getByText(/were found and are not listed/).first()).toBeVisible();
  }
});

/** The page's document as it comes over the line; what it holds as data reads as JSON. */
async function bodyOf(
  { request }: Page,
  address: string,
): Promise<{ bytes: number; data: string }> {
  const body = await (await request.get(address)).body();
  return { bytes: body.length, data: body.toString("utf8").replaceAll('\\"', '"') };
}
