/** The draft page: words become claims, proposals are decided, and claims follow into the next draft. */
import type { Page } from "@playwright/test";
import { findViolations, isSerious } from "@/tests/support/axe";
import { expect, test } from "@/tests/support/journey";
import { give, startStory, type JourneyStory, type SignedIn } from "@/tests/support/newsroom";
import { open, stickingOut } from "@/tests/support/page-state";

const INVOICES = "The shipyard sent forty invoices to the harbour office in March.";
const AUDITOR = "Two of them ask for the same hull, said Marta Olin, chief auditor of Aldmere.";
const MAYOR = "Olin said the mayor may have known of the second payment.";
const COUNCIL = "The council meets on Monday to hear the harbour master.";

const DRAFT = [INVOICES, AUDITOR, MAYOR, COUNCIL].join("\n\n");

const pageOf = ({ slug }: JourneyStory, number = 1, query = "") =>
  `/stories/${slug}/drafts/${number}${query}`;

const claimIn = (page: Page, name: string | RegExp) =>
  page.getByRole("article").getByRole("link", { name });
const panelOf = (page: Page, name: string) => page.getByRole("complementary", { name });
const proposals = (page: Page) =>
  page.getByRole("article").getByRole("link", { name: /^Proposal: / });

async function pasteDraft(by: SignedIn, { slug }: JourneyStory, plain: string) {
  return give(by, "drafts.paste", { story: slug, plain });
}

/** Selects words of the text as a double click does, then further word by word with the keyboard. */
async function selectWords(page: Page, words: string): Promise<void> {
  const [first = ""] = words.split(" ");
  const at = await page.evaluate(
    ({ within, word }) => {
      const text = document.querySelector("article");
      const walker = document.createTreeWalker(text ?? document, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const start = node.textContent?.indexOf(within) ?? -1;
        if (start < 0) continue;
        const range = document.createRange();
        range.setStart(node, start);
        range.setEnd(node, start + word.length);
        node.parentElement?.scrollIntoView({ block: "center" });
        const { left, top, width, height } = range.getBoundingClientRect();
        return { x: left + width / 2, y: top + height / 2 };
      }
      throw new Error(`“${within}” is not in one piece in the text.`);
    },
    { within: words, word: first },
  );
  await page.mouse.dblclick(at.x, at.y);
  await expect.poll(() => selectedIn(page)).toBe(first);
  for (let left = words.length - first.length; left > 0; left -= 1) {
    await page.keyboard.press("Shift+ArrowRight");
  }
  await expect.poll(() => selectedIn(page)).toBe(words);
}

/** Logs the words as they stand, by keys alone. @returns once the claim is underlined. */
async function logWords(page: Page, words: string): Promise<void> {
  await selectWords(page, words);
  await page.keyboard.press("c");
  await expect(page.getByLabel("What the story says")).toBeFocused();
  await page.keyboard.press("Enter");
  const claim = new RegExp(`^Claim C\\d+, Unverified: ${words}$`, "i");
  await expect(claimIn(page, claim)).toBeVisible();
}

const selectedIn = (page: Page) => page.evaluate(() => String(document.getSelection()).trim());

/** Whether the button lies on one of the selected lines, in the window. */
const coversSelection = (page: Page) =>
  page.evaluate(() => {
    const [button] = [...document.querySelectorAll("button")].filter((one) =>
      one.textContent.startsWith("Log claim"),
    );
    const box = button!.getBoundingClientRect();
    const isInWindow = box.top >= 0 && box.bottom <= innerHeight && box.left >= 0;
    const lines = [...document.getSelection()!.getRangeAt(0).getClientRects()];
    return {
      isInWindow: isInWindow && box.right <= document.documentElement.clientWidth,
      covered: lines.filter(
        (line) =>
          line.width > 0 &&
          line.left < box.right &&
          box.left < line.right &&
          line.top < box.bottom &&
          box.top < line.bottom,
      ).length,
    };
  });

test("the button about selected words lies on none of them, in any window", async ({
  page,
  signInAs,
}) => {
  await signInAs("editor");
  const story = await startStory(page, "Nothing under the button");
  await pasteDraft(page, story, Array.from({ length: 9 }, () => DRAFT).join("\n\n"));
  for (const size of [
    { width: 1720, height: 900 },
    { width: 1280, height: 800 },
    { width: 360, height: 640 },
  ]) {
    await page.setViewportSize(size);
    await open(page, pageOf(story));
    await page.keyboard.press("w");
    for (const keys of ["s", "j", "Shift+J", "j", "j", "j", "s", "Shift+J", "j", "j", "s"]) {
      await page.keyboard.press(keys);
      await expect(page.getByRole("button", { name: "Log claim c" })).toBeVisible();
      // It follows in the frame after the text has moved.
      await expect
        .poll(() => coversSelection(page), { message: `${size.width} px, ${keys}` })
        .toEqual({ isInWindow: true, covered: 0 });
    }
  }
});

test("words are chosen by keys alone, and said", async ({ page, signInAs }) => {
  await signInAs("editor");
  const story = await startStory(page, "No mouse at all");
  await pasteDraft(page, story, DRAFT);
  await open(page, pageOf(story));
  const said = page.getByRole("status").filter({ hasText: /^Chosen: / });
  await page.keyboard.press("w");
  await expect(said).toHaveText("Chosen: The");
  await page.keyboard.press("l");
  await expect(said).toHaveText("Chosen: shipyard");
  for (const key of ["Shift+L", "Shift+ArrowRight", "Shift+W"]) await page.keyboard.press(key);
  await expect(said).toHaveText("Chosen: shipyard sent forty invoices");
  expect(await selectedIn(page)).toBe("shipyard sent forty invoices");
  await page.keyboard.press("Shift+B");
  await expect(said).toHaveText("Chosen: shipyard sent forty");
  await expect(page.getByRole("button", { name: "Log claim c" })).toBeVisible();
  expect((await findViolations(page)).filter(isSerious)).toEqual([]);

  await page.keyboard.press("j");
  await expect(said).toHaveText("Chosen: Two");
  await page.keyboard.press("s");
  await expect(said).toHaveText(`Chosen: ${AUDITOR.slice(0, -1)}`);
  await page.keyboard.press("Shift+ArrowDown");
  await expect(said).toHaveText(/^Chosen: Two of them .* second payment$/s);
  await page.keyboard.press("k");
  await page.keyboard.press("Shift+End");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("What the story says")).toBeFocused();
  await expect(page.getByLabel("What the story says")).toHaveValue(MAYOR.slice(0, -1));

  // Left, the words are selected as before, and the walk goes on from them.
  await page.keyboard.press("Escape");
  await expect.poll(() => selectedIn(page)).toBe(MAYOR.slice(0, -1));
  await page.keyboard.press("w");
  await expect(said).toHaveText("Chosen: Olin");
  await page.keyboard.press("Escape");
  await expect(said).toHaveCount(0);
  expect(await selectedIn(page)).toBe("");
  // The keys are the page's again.
  await page.keyboard.press("w");
  await page.keyboard.press("s");
  await page.keyboard.press("c");
  await expect(page.getByLabel("What the story says")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(claimIn(page, /^Claim C1, Unverified: /)).toBeVisible();
});

test("selected words become a claim by keyboard", async ({ page, signInAs }) => {
  await signInAs("editor");
  const story = await startStory(page, "One hull, two payments");
  await pasteDraft(page, story, DRAFT);
  await open(page, `/stories/${story.slug}/drafts`);
  await expect(page).toHaveURL(new RegExp(`${pageOf(story)}$`));
  await expect(page.getByRole("link", { name: "Draft 1" })).toHaveAttribute("aria-current", "page");
  await expect(panelOf(page, "About draft 1")).toContainText("0 of 4 sentences carry a claim");

  await page.keyboard.press("c");
  await expect(page.getByText("Select the words first")).toBeVisible();

  await selectWords(page, "sent forty invoices to the harbour office");
  await expect(page.getByRole("button", { name: "Log claim c" })).toBeVisible();
  await page.keyboard.press("c");
  const wording = page.getByLabel("What the story says");
  await expect(wording).toBeFocused();
  await expect(wording).toHaveValue("Sent forty invoices to the harbour office");

  await page.keyboard.press("Escape");
  await expect(wording).toBeHidden();
  await expect.poll(() => selectedIn(page)).toBe("sent forty invoices to the harbour office");

  await page.keyboard.press("c");
  await page.keyboard.type("The shipyard sent forty invoices");
  await page.keyboard.press("Enter");
  await expect(
    claimIn(page, "Claim C1, Unverified: The shipyard sent forty invoices"),
  ).toBeVisible();
  await expect(panelOf(page, "About draft 1")).toContainText("1 of 4 sentences carries a claim");

  // Refs are links beside the words, not among them: they are not selected with the text.
  await page.evaluate(() => {
    const paragraph = document.querySelector("article p");
    if (paragraph) document.getSelection()?.selectAllChildren(paragraph);
  });
  expect(await selectedIn(page)).toBe(INVOICES);
  await page.keyboard.press("c");
  await expect(wording).toHaveValue(INVOICES);
});

test("a lost connection loses no words and logs no claim twice", async ({ page, signInAs }) => {
  await signInAs("editor");
  const story = await startStory(page, "A bad line");
  await pasteDraft(page, story, DRAFT);
  await open(page, pageOf(story));

  let isCut = true;
  await page.route("**/commands/drafts.logClaim", async (route) => {
    if (!isCut) return route.continue();
    // The claim is logged, and the answer never arrives.
    await route.fetch();
    return route.abort();
  });
  await selectWords(page, "council meets on Monday");
  await page.keyboard.press("c");
  await page.keyboard.type("The council meets on Monday");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Not saved: no connection.")).toBeVisible();
  await expect(page.getByLabel("What the story says")).toHaveValue("The council meets on Monday");

  isCut = false;
  await page.keyboard.press("Enter");
  await expect(page.getByText("C1 logged")).toBeVisible();
  await expect(claimIn(page, /^Claim C1/)).toBeVisible();
  await expect(claimIn(page, /^Claim/)).toHaveCount(1);
});

test("the keys walk the claims, and a click opens the innermost first", async ({
  page,
  signInAs,
}) => {
  await signInAs("editor");
  const story = await startStory(page, "Claims in claims");
  await pasteDraft(page, story, DRAFT);
  await open(page, pageOf(story));
  await logWords(page, "The shipyard sent forty invoices to the harbour office in March");
  await logWords(page, "forty invoices to the harbour office");
  await logWords(page, "the harbour office");
  await logWords(page, "The council meets on Monday");

  await page.keyboard.press("j");
  await expect(panelOf(page, "Claim C1")).toBeVisible();
  await expect(panelOf(page, "Claim C1")).toContainText("paragraph 1");
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await expect(panelOf(page, "Claim C4")).toContainText("paragraph 4");
  await expect(claimIn(page, /^Claim C4/)).toBeFocused();
  await page.keyboard.press("k");
  await expect(page).toHaveURL(/open=C3$/);
  await page.keyboard.press("Escape");
  await expect(panelOf(page, "About draft 1")).toBeVisible();

  for (const ref of ["C3", "C2", "C1", "C3"]) {
    await page.getByRole("article").getByText("the harbour office", { exact: true }).click();
    await expect(panelOf(page, `Claim ${ref}`)).toBeVisible();
  }
});

test("a proposal is accepted or dismissed by one key, and stays dismissed", async ({
  page,
  signInAs,
}) => {
  await signInAs("editor");
  const story = await startStory(page, "What the text proposes");
  await pasteDraft(page, story, DRAFT);
  await open(page, pageOf(story));
  const count = await proposals(page).count();
  expect(count).toBeGreaterThan(2);

  // Walked by worth unless asked otherwise; here one after the other, as they stand.
  await page.getByRole("radio", { name: "As in the text" }).first().check();
  await page.keyboard.press("p");
  const panel = panelOf(page, "Proposal");
  await expect(panel).toContainText("paragraph 1");
  await expect(panel.getByRole("combobox", { name: "Level" })).toHaveCount(0);
  await page.keyboard.press("a");
  await expect(claimIn(page, /^Claim C1, Unverified: /)).toBeVisible();
  await expect(proposals(page)).toHaveCount(count - 1);

  // The next one is open already.
  await expect(panel).toContainText("paragraph 2");
  await expect(panel).toContainText("Marta Olin");
  await page.keyboard.press("p");
  await expect(panel).toContainText("paragraph 3");
  await expect(panel).toContainText("“may have”");
  const dismissed = await panel.getByLabel("What the story says").inputValue();
  await page.keyboard.press("d");
  await expect(proposals(page)).toHaveCount(count - 2);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(proposals(page)).toHaveCount(count - 1);
  await expect(panel.getByLabel("What the story says")).toHaveValue(dismissed);
  await page.keyboard.press("d");
  await expect(proposals(page)).toHaveCount(count - 2);

  await pasteDraft(page, story, `${DRAFT}\n\nNobody else was asked.`);
  await open(page, pageOf(story, 2));
  await expect(claimIn(page, /^Claim C1, Unverified: /)).toBeVisible();
  await expect(page.getByRole("link", { name: `Proposal: ${dismissed}` })).toHaveCount(0);
});

test("claims follow into the next draft, and what moved is confirmed", async ({
  page,
  signInAs,
}) => {
  await signInAs("editor");
  const story = await startStory(page, "Two drafts");
  await pasteDraft(page, story, DRAFT);
  await open(page, pageOf(story));
  await logWords(page, "the mayor may have known of the second payment");
  await pasteDraft(page, story, DRAFT.replace("may have known of", "knew of"));

  await open(page, pageOf(story));
  await expect(page.getByText("Draft 1 of 2.")).toBeVisible();
  await page.getByRole("link", { name: "Read draft 2" }).click();
  await expect(page).toHaveURL(new RegExp(`${pageOf(story, 2)}$`));
  await claimIn(page, /^Claim C1 moved, Unverified/).click();
  const panel = panelOf(page, "Claim C1");
  await expect(panel).toContainText("may have known of");
  await panel.getByRole("button", { name: "It still says the same" }).click();
  await expect(claimIn(page, /^Claim C1, Unverified/)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("link", { name: "Compare with draft 1" })).toBeVisible();
});

test("fits 360 px, and nothing serious for axe in either theme", async ({
  page,
  signInAs,
  context,
  baseURL,
}) => {
  await signInAs("editor");
  const story = await startStory(page, "On a telephone");
  await pasteDraft(page, story, DRAFT);
  await open(page, pageOf(story));
  await logWords(page, "The shipyard");
  const expectAccessible = async () => {
    expect((await findViolations(page)).filter(isSerious)).toEqual([]);
  };

  for (const theme of ["light", "dark"]) {
    await context.addCookies([{ name: "theme", value: theme, url: baseURL ?? "" }]);
    await page.setViewportSize({ width: 1360, height: 900 });
    await open(page, pageOf(story));
    await page.getByLabel("Show sentences without a claim").check();
    await expectAccessible();
    await page.keyboard.press("p");
    await expect(panelOf(page, "Proposal")).toBeVisible();
    await expectAccessible();
    await open(page, pageOf(story, 1, "?open=C1"));
    await expectAccessible();

    await page.setViewportSize({ width: 360, height: 780 });
    await open(page, pageOf(story));
    expect(await stickingOut(page)).toBeNull();
    await page.getByRole("button", { name: /sentences carr/ }).click();
    await expect(page.getByRole("heading", { name: "Proposals" })).toBeVisible();
    expect(await stickingOut(page)).toBeNull();
    await expectAccessible();
    await claimIn(page, /^Claim C1/).click();
    // A sheet over the text, which is out of reach below it.
    await expect(panelOf(page, "Claim C1")).toBeInViewport({ ratio: 0.99 });
    await expect(page.locator("[inert] article")).toHaveCount(1);
    await expectAccessible();
  }
});
