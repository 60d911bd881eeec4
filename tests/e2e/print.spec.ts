/** On paper nobody can scroll, hover or open: what is printed is whole, and says what must not leave. */
import type { Page } from "@playwright/test";
import { expect, test } from "@/tests/support/journey";
import { LABELS, TERMS, type Terms } from "@/lib/ledger/claims/rules";
import { addDocument, give, logClaim, startStory } from "@/tests/support/newsroom";
import { open } from "@/tests/support/page-state";

const LEAK = "/stories/contractor-leak";

const PRINTED = [
  ["the table of a story", `${LEAK}/claims`],
  [
    "the table of a story with every column that fits",
    `${LEAK}/claims?cols=ref,claim,sources,attribution_status,verification_level,review_state,terms,note`,
  ],
  ["a claim", `${LEAK}/claims?open=C7`],
  ["the table of the newsroom", "/claims"],
  ["a draft", `${LEAK}/drafts/2`],
  ["placements", `${LEAK}/placements`],
  ["two drafts", `${LEAK}/compare?from=1&to=2`],
  ["history", `${LEAK}/history`],
  ["replies", `${LEAK}/replies`],
  ["a request for a reply", "/stories/ferry-contract/replies?open=1"],
  ["clearance", `${LEAK}/clearance`],
  ["a source", "/sources/1"],
  ["a call sheet", "/sources/20/call"],
  ["stories", "/stories"],
] as const;

/** A4 within the margins that the style sheet gives, at 96 units to the inch. */
const PAPER = { width: 688, height: 1000 };

async function onPaper(page: Page, path: string): Promise<void> {
  await page.emulateMedia({ media: "screen" });
  await page.setViewportSize({ width: 1360, height: 900 });
  await open(page, path);
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize(PAPER);
}

/** Words that end where their box does, or the paper. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>("body *")) {
      const words = element instanceof HTMLTextAreaElement ? element.value : element.textContent;
      const { width, height, right } = element.getBoundingClientRect();
      // What is a dot in size is there to be read aloud.
      if (words.trim() === "" || width <= 1 || height <= 1) continue;
      const { overflowX, overflowY, webkitLineClamp, position } = getComputedStyle(element);
      const isCut =
        (overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1) ||
        (overflowY !== "visible" && element.scrollHeight > element.clientHeight + 1) ||
        webkitLineClamp !== "none" ||
        (position !== "fixed" && right > window.innerWidth + 1);
      if (isCut)
        found.push(`${element.tagName} ${element.className}: ${words.trim().slice(0, 60)}`);
    }
    return found;
  });
}

for (const [name, path] of PRINTED) {
  test(`nothing of ${name} is cut on paper`, async ({ page, signInAs }) => {
    await signInAs("editor");
    await onPaper(page, path);
    await expect(page.locator("main")).toContainText(/\p{L}{3}/u);
    expect(await cutOff(page)).toEqual([]);
  });
}

test("long words and wordings are whole on paper, and columns keep their words", async ({
  page,
  signInAs,
}) => {
  await signInAs("editor");
  const story = await startStory(page, "On paper");
  const wording =
    `The register names https://register.example/${"a".repeat(180)} and ${"twelve contractors of the harbour board ".repeat(8)}`.trim();
  await logClaim(page, story, wording);
  await onPaper(page, `/stories/${story.slug}/claims`);
  await expect(page.getByText(wording).first()).toBeVisible();
  expect(await cutOff(page)).toEqual([]);
  const head = page.getByRole("columnheader", { name: "Attribution" });
  const { height = 0 } = (await head.boundingBox()) ?? {};
  expect(height).toBeLessThan(50);
});

test("what was given off the record says so on paper, in words", async ({ page, signInAs }) => {
  await signInAs("editor");
  const story = await startStory(page, "Not for publication");
  const { claimId } = await logClaim(page, story, "The yard was paid twice");
  const { id: sourceId } = await addDocument(page);
  await give(page, "citations.add", { claimId, sourceId, terms: "off_record" });
  for (const path of ["claims", "claims?open=C1"]) {
    await onPaper(page, `/stories/${story.slug}/${path}`);
    await expect(page.getByText(/off the record/i).first()).toBeVisible();
  }
});

/** A print leaves the newsroom, so a name leaves by it under its terms alone. */
test.describe("a print under the terms", () => {
  type Held = "name" | "title" | "locator" | "quote" | "note" | "agreed" | "file" | "rests";
  const word = (terms: Terms, held: Held) => `zq${terms.replaceAll("_", "")}${held}`;

  /** Said a second time, so that the table of the product can be wrong. */
  const PRINTED_WORDS: Record<Terms, readonly Held[]> = {
    not_said: [],
    on_record: ["name", "locator", "quote", "note", "agreed", "file"],
    background: ["quote"],
    not_for_attribution: ["quote"],
    deep_background: [],
    off_record: [],
  };
  const MARKS: Record<Terms, RegExp> = {
    not_said: /a source, terms not said/i,
    on_record: /zqonrecordname/,
    background: /a port official, on background/i,
    not_for_attribution: /a port official, not for attribution/i,
    deep_background: /no attribution, on deep background/i,
    off_record: /off the record/i,
  };

  const wordsOn = async (page: Page) => {
    const text = await page.locator("body").innerText();
    return { text, words: [...new Set(text.match(/zq[a-z]+/g) ?? [])] };
  };

  for (const terms of TERMS) {
    test(`${LABELS.terms[terms]}: table, panel and claim hold what leaves`, async ({
      page,
      signInAs,
    }) => {
      await signInAs("editor");
      const story = await startStory(page, `On paper, ${LABELS.terms[terms]}`);
      const { claimId, ref } = await logClaim(page, story, "The yard was paid twice");
      const source = (held: Held) =>
        give(page, "sources.create", {
          ...{ name: word(terms, held), kind: "person", evenIfSimilar: true },
          title: word(terms, "title"),
        });
      const [{ id: sourceId }, { id: rests }] = [await source("name"), await source("rests")];
      const described = ["background", "not_for_attribution"].includes(terms);
      const { citationId } = await give(page, "citations.add", {
        ...{ claimId, sourceId, terms, restsOn: [rests], quote: word(terms, "quote") },
        ...{ locator: word(terms, "locator"), note: word(terms, "note") },
        termsAgreed: word(terms, "agreed"),
        ...(described && { agreedDescription: "a port official" }),
      });
      const attached = await page.request.post(`/api/v1/attachments?citationId=${citationId}`, {
        multipart: {
          file: {
            name: `${word(terms, "file")}.txt`,
            mimeType: "text/plain",
            buffer: Buffer.from("Nothing."),
          },
        },
      });
      expect(attached.ok(), await attached.text()).toBe(true);

      const may = PRINTED_WORDS[terms].map((held) => word(terms, held));
      const at = `/stories/${story.slug}/claims`;
      for (const path of [
        `${at}?cols=ref,claim,sources,terms,locators`,
        `${at}?q=${word(terms, "name")}`,
        `${at}?open=${ref}`,
        `${at}/${ref}`,
      ]) {
        await onPaper(page, path);
        await expect(page.getByText("The yard was paid twice").first()).toBeVisible();
        const { text, words } = await wordsOn(page);
        expect(
          words.filter((one) => !may.includes(one)),
          path,
        ).toEqual([]);
        expect(text, path).toMatch(MARKS[terms]);
        expect(text, path).toMatch(/Head of the log: \d+-[0-9a-f]{8}/);
        await page.emulateMedia({ media: "screen" });
        expect((await wordsOn(page)).words, path).toContain(word(terms, "name"));
      }

      await onPaper(page, `/sources/${sourceId}`);
      const warning = page.getByText(/^Not to leave the newsroom/);
      if (terms === "on_record") await expect(warning).toHaveCount(0);
      else await expect(warning).toContainText(LABELS.terms[terms].toLowerCase());
    });
  }

  test("pages that are about names say that they stay inside", async ({ page, signInAs }) => {
    await signInAs("editor");
    for (const path of [`${LEAK}/history`, "/sources/1/history", "/sources", `${LEAK}/replies`]) {
      await onPaper(page, path);
      await expect(page.getByText(/^Not to leave the newsroom/), path).toBeVisible();
      await page.emulateMedia({ media: "screen" });
      await expect(page.getByText(/^Not to leave the newsroom/), path).toBeHidden();
    }
  });
});
