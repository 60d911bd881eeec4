/** What the claim table costs on the wire: its rows come once, and afterwards what has changed. */
import type { Page, Request } from "@playwright/test";
import { expect, test } from "@/tests/support/journey";
import { addDocument, give, startStory } from "@/tests/support/newsroom";
import { open } from "@/tests/support/page-state";

const rows = (page: Page) => page.locator("tr[data-claim]");

/** What the page asked for since, without files and looks ahead. */
function askedSince(page: Page): () => Request[] {
  const asked: Request[] = [];
  page.on("request", (request) => {
    const isPage = ["document", "fetch", "xhr"].includes(request.resourceType());
    if (isPage && !("next-router-prefetch" in request.headers())) asked.push(request);
  });
  return () => asked;
}

const pathOf = (request: Request) => new URL(request.url()).pathname;
const isPage = (request: Request) =>
  request.resourceType() === "document" || "rsc" in request.headers();
const isRows = (request: Request) => /^\/api\/v1\/(stories\/[^/]+\/)?claims$/.test(pathOf(request));

async function storyOf(page: Page, count: number): Promise<string> {
  const { slug } = await startStory(page, `A story of ${count} claims`);
  const source = await addDocument(page);
  await give(page, "claims.logMany", {
    story: slug,
    claims: Array.from({ length: count }, (_, index) => ({
      wording: `Berth ${index + 1} was dredged twice before the summer, although the port’s own plan allowed for it only once`,
      sourceId: source.id,
    })),
  });
  return slug;
}

test("a document with a hundred rows is small, and its rows are drawn without asking again", async ({
  page,
  signInAs,
}) => {
  await signInAs("editor");
  const slug = await storyOf(page, 120);
  const asked = askedSince(page);
  const response = await open(page, `/stories/${slug}/claims`);
  await expect(rows(page)).toHaveCount(100);
  expect((await response!.body()).byteLength).toBeLessThan(150_000);
  expect(asked().filter(isRows)).toEqual([]);

  // The next page is rows and nothing else; back again, the first is there at once.
  await page.getByRole("link", { name: "Next" }).click();
  await expect(rows(page)).toHaveCount(20);
  await expect(page).toHaveURL(/after=/);
  await page.goBack();
  await expect(rows(page)).toHaveCount(100);
  await expect(page).not.toHaveURL(/after=/);
  await page.goForward();
  await expect(rows(page)).toHaveCount(20);
  expect(asked().filter(isPage).map(pathOf)).toEqual([`/stories/${slug}/claims`]);
});

test("logging, editing and changing many asks for no page and no rows again", async ({
  page,
  signInAs,
}) => {
  await signInAs("editor");
  const slug = await storyOf(page, 3);
  await open(page, `/stories/${slug}/claims`);
  await expect(rows(page)).toHaveCount(3);
  await expect(page.getByText("0 of 3 claims decided")).toBeVisible();
  const asked = askedSince(page);

  await page.getByLabel("New claim: what the story says").fill("The fourth berth was left out");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("link", { name: "C4: The fourth berth" })).toBeVisible();
  await expect(page.getByText("Logged just now")).toHaveCount(0);
  await expect(page.getByText("4 claims", { exact: true })).toBeVisible();

  await page.getByRole("button", { name: /^Attribution of C2/ }).click();
  await page.getByLabel("Attribution of C2").selectOption("own_reporting");
  await expect(page.getByRole("button", { name: /^Attribution of C2: Own/ })).toBeVisible();

  await page.keyboard.press("Shift+X");
  const bar = page.getByRole("toolbar", { name: "Change the selected claims" });
  await bar.getByRole("button", { name: "Attribution" }).click();
  await page.getByRole("menuitem", { name: "Published elsewhere" }).click();
  await expect(page.getByText("4 claims attributed anew")).toBeVisible();
  await expect(page.getByRole("button", { name: /: Published elsewhere/ })).toHaveCount(4);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("button", { name: /^Attribution of C2: Own/ })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Attribution of C1: Document/ })).toBeVisible();

  // The figures around the table follow on their own.
  await expect(page.getByText("0 of 4 claims decided")).toBeVisible();
  expect(asked().filter((request) => isPage(request) || isRows(request))).toEqual([]);
  // Who is at what is told beside.
  const given = asked().filter((request) => !pathOf(request).startsWith("/api/v1/live"));
  expect(new Set(given.map(pathOf))).toEqual(
    new Set([
      "/api/v1/commands/claims.log",
      "/api/v1/commands/claims.edit",
      "/api/v1/commands/claims.change",
      "/api/v1/commands/acts.undo",
      "/api/v1/figures",
    ]),
  );
});

test("beside an open claim the page comes again without the rows, and the row has changed", async ({
  page,
  signInAs,
}) => {
  await signInAs("editor");
  const slug = await storyOf(page, 5);
  await open(page, `/stories/${slug}/claims`);
  const asked = askedSince(page);
  const answers: string[] = [];
  await page.route(`**/stories/${slug}/claims*`, async (route) => {
    const response = await route.fetch();
    answers.push(await response.text());
    await route.fulfill({ response });
  });
  await page.getByRole("link", { name: /^C2: Berth 2/ }).click();
  const panel = page.getByRole("complementary", { name: "Claim C2" });
  await panel.getByRole("button", { name: "Edit the wording of C2" }).click();
  await panel.getByLabel("What the story says").fill("Berth 2 was never dredged");
  await page.keyboard.press("Enter");
  await expect(panel.getByRole("heading", { name: "Berth 2 was never dredged" })).toBeVisible();
  await expect(page.getByRole("link", { name: "C2: Berth 2 was never dredged" })).toBeVisible();
  await expect.poll(() => answers.length).toBeGreaterThanOrEqual(2);
  for (const answer of answers) expect(answer).not.toContain("Berth 4");
  expect(asked().filter(isRows)).toEqual([]);

  // Another order meanwhile; closing the panel keeps it.
  await page.getByRole("link", { name: "Claim", exact: true }).click();
  await expect(page).toHaveURL(/sort=claim/);
  await panel.getByRole("button", { name: "Close" }).click();
  await expect(panel).toBeHidden();
  await expect(page).toHaveURL(new RegExp(`/stories/${slug}/claims\\?sort=claim$`));
});

test("rows that cannot be read say so, and the ones before stay", async ({
  page,
  context,
  signInAs,
}) => {
  await signInAs("editor");
  const slug = await storyOf(page, 4);
  await open(page, `/stories/${slug}/claims`);
  await context.setOffline(true);
  await page.getByRole("link", { name: "Claim", exact: true }).click();
  await expect(page.getByText("The claims could not be read. No connection.")).toBeVisible();
  await expect(rows(page)).toHaveCount(4);
  await context.setOffline(false);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByText("The claims could not be read.")).toHaveCount(0);
  await expect(page.getByRole("columnheader", { name: "Claim" })).toHaveAttribute(
    "aria-sort",
    "ascending",
  );
});

test("rows are shown before their total, which comes when it has been counted", async ({
  page,
  signInAs,
}) => {
  await signInAs("editor");
  const slug = await storyOf(page, 12);
  // As a newsroom of hundreds of thousands answers: it counts while the rows are on their way.
  let count: () => void = () => undefined;
  const counted = new Promise<void>((resolve) => (count = resolve));
  await page.route(`**/api/v1/stories/${slug}/claims?*`, async (route) => {
    const response = await route.fetch();
    const answer = (await response.json()) as object;
    await route.fulfill({ response, json: { ...answer, total: null, isExact: false } });
  });
  await page.route(/\/api\/v1\/claims\/total/, async (route) => {
    await counted;
    await route.continue();
  });
  await open(page, `/stories/${slug}/claims`);
  await page.getByLabel("Search claims, sources, notes").fill("dredged");
  const pages = page.getByRole("navigation", { name: "Pages" });
  await expect(pages).toContainText("1–12, counting the claims…");
  await expect(rows(page)).toHaveCount(12);
  count();
  await expect(pages).toContainText("12 claims");
});
