/** Nothing typed is lost and nothing pressed is swallowed, wherever it is typed and however fast. */
import { randomUUID } from "node:crypto";
import type { BrowserContext, Page } from "@playwright/test";
import { expect, test } from "@/tests/support/journey";
import { addDocument, give, logClaim, recordsOf, startStory } from "@/tests/support/newsroom";
import { open } from "@/tests/support/page-state";
import { makeReady } from "@/tests/support/ready-story";
import { TYPED_PLACES } from "@/tests/support/typed-places";
import type { Ready, TypedPlace } from "@/tests/support/typed-steps";

const everythingStored = (page: Page) =>
  page.evaluate(() =>
    JSON.stringify([localStorage, sessionStorage].map((one) => Object.entries(one))),
  );

/** Keys of an input method, as browsers tell of them: while it is used, and Safari's last. */
const OF_INPUT_METHODS = [
  { key: "Enter", isComposing: true },
  { key: "Escape", isComposing: true },
  { key: "Enter", keyCode: 229 },
  { key: "Escape", keyCode: 229 },
  { key: "Enter", keyCode: 229, ctrlKey: true },
];

/** Once for the field, once for what it stands in, and once for what is open behind that. */
const MOST_ESCAPES = 3;

/** Leaving asks first where something is unsaved; these readers leave all the same. */
function leaveAtOnce(page: Page): Page {
  page.on("dialog", (dialog) => void dialog.accept());
  return page;
}

/** Enters what nobody sends, as by an input method, leaves it by Escape and then the page, and comes back. */
async function typeAndLeave(page: Page, at: Ready, place: TypedPlace, typed: string) {
  await open(page, place.path(at));
  const field = await place.enter(page, at);
  await field.fill(typed);
  await field.evaluate((element, keys) => {
    for (const key of keys) {
      element.dispatchEvent(new KeyboardEvent("keydown", { ...key, bubbles: true }));
    }
  }, OF_INPUT_METHODS);
  await expect(field).toHaveValue(typed);
  for (let times = 0; times < MOST_ESCAPES; times += 1) {
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(page.locator("input:not([type=checkbox]):focus, textarea:focus")).toHaveCount(0);
  }
  // Neither a panel nor a form is left on the screen.
  await expect(page).not.toHaveURL(/[?&]open=|\/(new|edit)$/);
  await page.getByRole("complementary", { name: "Sidebar" }).getByText("Sources").click();
  await page.waitForURL("**/sources");
  await page.goBack();
  await open(page, place.path(at));
  await expect(await place.enter(page, at)).toHaveValue(typed);
}

for (const role of ["editor", "reviewer", "admin"] as const) {
  const places = TYPED_PLACES.filter(({ as }) => as === role);
  test(`what the role ${role} types outlives page, tab and session, at ${places.length} places`, async ({
    page,
    context,
    signInAs,
    newBrowser,
  }) => {
    test.setTimeout(30_000 + 20_000 * places.length);
    const [editor, reviewer] = [await newBrowser(), await newBrowser()];
    await signInAs("editor", editor);
    await signInAs("reviewer", reviewer);
    await signInAs(role, page);
    leaveAtOnce(page);
    const commands: string[] = [];
    context.on("request", (request) => {
      const [, name] = /\/api\/v1\/commands\/(.*)/.exec(request.url()) ?? [];
      // Looking a draft over saves nothing.
      if (name && name !== "drafts.preview") commands.push(name);
    });
    const written: { place: TypedPlace; at: Ready; typed: string }[] = [];
    for (const place of places) {
      const at = await makeReady(editor, reviewer);
      const typed = `Half a sentence ${randomUUID().slice(0, 8)}`;
      await test.step(place.name, () => typeAndLeave(page, at, place, typed));
      written.push({ place, at, typed });
    }
    expect(commands).toEqual([]);
    const isShownOrStored = async (on: Page) => {
      const stored = (await everythingStored(on)) + (await on.content());
      return written.filter(({ typed }) => stored.includes(typed)).map(({ place }) => place.name);
    };
    await open(page, "/sources");
    expect(await isShownOrStored(page)).toEqual([]);
    await page.close();

    // Somebody else at the same machine.
    await context.clearCookies();
    const second = leaveAtOnce(await context.newPage());
    await second.goto("/stories");
    await expect(second).toHaveURL(/sign-in/);
    await signInAs(role === "reviewer" ? "editor" : "reviewer", second);
    for (const { place, at } of written) {
      await open(second, place.path(at));
      expect(await isShownOrStored(second)).toEqual([]);
    }

    await context.clearCookies();
    await signInAs(role, second);
    for (const { place, at, typed } of written) {
      await test.step(`${place.name}, once back`, async () => {
        await open(second, place.path(at));
        await expect(await place.enter(second, at)).toHaveValue(typed);
      });
    }
    expect(commands).toEqual([]);
  });
}

const UNSAVED = /^(Saving…|Waiting to be saved…)$/;

const lineOf = (page: Page) => page.getByLabel("New claim: what the story says");

test("two tabs type at one place, and neither takes the other’s", async ({
  page,
  context,
  signInAs,
}) => {
  await signInAs("editor");
  const story = await startStory(page, "Two windows side by side");
  const address = `/stories/${story.slug}/claims`;
  const other = leaveAtOnce(await context.newPage());
  leaveAtOnce(page);
  await open(page, address);
  await open(other, address);
  await lineOf(page).fill("Written at left");
  await lineOf(other).fill("Written at right");
  await page.reload();
  await other.reload();
  await expect(lineOf(page)).toHaveValue("Written at left");
  await expect(lineOf(other)).toHaveValue("Written at right");
  await expect(other.getByText("In a tab that was closed")).toHaveCount(0);

  await page.close();
  await other.reload();
  await expect(lineOf(other)).toHaveValue("Written at right");
  await expect(other.getByText("“Written at left”")).toBeVisible();
  await lineOf(other).press("Enter");
  await expect(lineOf(other)).toHaveValue("");
  await other.getByRole("button", { name: "Go on with that" }).click();
  await expect(lineOf(other)).toHaveValue("Written at left");
});

test("a browser that stores nothing is named, and the page works", async ({
  browser,
  baseURL,
  watcher,
  signInAs,
}) => {
  const context = await browser.newContext({ baseURL: baseURL ?? "" });
  await watcher.watch(context);
  await context.addInitScript(() => {
    const blocked = {
      get: (): never => {
        throw new DOMException("Blocked.", "SecurityError");
      },
    };
    Object.defineProperty(window, "localStorage", blocked);
    Object.defineProperty(window, "sessionStorage", blocked);
  });
  const page = leaveAtOnce(await context.newPage());
  await signInAs("editor", page);
  const story = await startStory(page, "A browser that forgets");
  await open(page, `/stories/${story.slug}/claims`);
  await lineOf(page).fill("Nobody keeps this");
  await expect(page.getByText("This browser does not let the page store anything")).toBeVisible();
  await lineOf(page).press("Enter");
  await expect(page.locator("[data-entry=saved], [data-claim]")).toHaveCount(1);
  await expect(page.getByText("does not let the page store")).toHaveCount(0);
  await context.close();
});

test("keys pressed before the list, the dialog and the source are there do what they mean", async ({
  page,
  signInAs,
}) => {
  await signInAs("editor");
  const story = await startStory(page, "Fingers faster than the wire");
  const known = await addDocument(page);
  const fresh = `Harbour master ${randomUUID().slice(0, 8)}`;
  await open(page, `/stories/${story.slug}/claims`);
  await page.keyboard.press("c");
  await page.keyboard.type("The hull was paid for twice");
  await page.keyboard.press("Tab");
  await page.keyboard.type(known.name);
  // The first takes the source, the second logs; nobody waits for the directory.
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await page.keyboard.type("The papers were missing");
  await page.keyboard.press("Tab");
  await page.keyboard.type(fresh);
  await page.keyboard.press("Enter");
  await page.keyboard.press("1");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Nobody asked");
  await page.keyboard.press("Enter");
  await expect(page.locator("[data-entry=saved], [data-claim]")).toHaveCount(3);
  await expect(page.getByText(UNSAVED)).toHaveCount(0);
  expect(await loggedIn(page, story.slug)).toEqual([
    ["The hull was paid for twice", known.name],
    ["The papers were missing", fresh],
    ["Nobody asked", ""],
  ]);
});

async function loggedIn(page: Page, slug: string): Promise<string[][]> {
  const records = await recordsOf(page, slug);
  return records.map(({ claim = "", sources = "" }) => [claim, sources]);
}

/** Numbers below one, the same for a seed each time (mulberry32). */
function drawer(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A person who types without looking, on a line that drops and in a browser that dies. */
class Typist {
  constructor(
    public page: Page,
    private readonly context: BrowserContext,
    private readonly address: string,
    private readonly draw: () => number,
  ) {}

  async begin(): Promise<void> {
    await open(this.page, this.address);
    await this.takeUpLeft();
    await this.page.keyboard.press("c");
    await expect(lineOf(this.page)).toBeFocused();
    await this.page.keyboard.press("End");
  }

  /** Ends the tab as a crash would, and comes back in another. */
  async dieAndReturn(): Promise<void> {
    await this.page.close();
    await this.context.setOffline(false);
    this.page = leaveAtOnce(await this.context.newPage());
    await this.begin();
  }

  type(text: string): Promise<void> {
    return this.page.keyboard.type(text, { delay: Math.floor(this.draw() * 12) });
  }

  private async takeUpLeft(): Promise<void> {
    const notice = this.page.getByText("not saved when this page was left");
    const again = this.page.getByRole("button", { name: "Try again" }).first();
    // What is kept shows as soon as the tabs that live are known.
    await this.page.evaluate(() => navigator.locks.query());
    if ((await notice.count()) > 0) await again.click();
  }

  /** Whatever failed is tried again until all of it is saved. */
  async finish(): Promise<void> {
    await this.context.setOffline(false);
    await expect(async () => {
      const again = this.page.getByRole("button", { name: "Try again" });
      if ((await again.count()) > 0) await again.first().click();
      await expect(again).toHaveCount(0, { timeout: 500 });
      await expect(this.page.getByText(UNSAVED)).toHaveCount(0, { timeout: 500 });
    }).toPass({ timeout: 60_000 });
  }
}

/** One takes a minute; others by `TYPED_SEEDS=2,3 npx playwright test typed`. */
const SEEDS = (process.env.TYPED_SEEDS ?? "1").split(",").map(Number);

for (const seed of SEEDS) {
  test(`sixty claims are typed without a mouse, none is lost and none is double (seed ${seed})`, async ({
    page,
    context,
    signInAs,
  }) => {
    test.setTimeout(600_000);
    await signInAs("editor");
    const story = await startStory(page, "Sixty claims before midnight");
    const known = await addDocument(page);
    const draw = drawer(seed);
    leaveAtOnce(page);
    const typist = new Typist(page, context, `/stories/${story.slug}/claims`, draw);
    await typist.begin();
    const expected: string[][] = [];
    let isOffline = false;
    for (let number = 1; number <= 60; number += 1) {
      const wording = `Ship ${number} of ${Math.floor(draw() * 1e6)} late`;
      const cut = Math.floor(draw() * wording.length);
      const isKilled = draw() < 0.08;
      await typist.type(wording.slice(0, cut));
      if (isKilled) {
        await typist.dieAndReturn();
        isOffline = false;
        await expect(lineOf(typist.page)).toHaveValue(wording.slice(0, cut));
      }
      await typist.type(wording.slice(cut));
      // The directory is asked over the line, so a source is named while there is one.
      const isSourced = !isOffline && draw() < 0.4;
      if (isSourced) {
        await typist.page.keyboard.press("Tab");
        await typist.type(known.name);
        await typist.page.keyboard.press("Enter");
      }
      await typist.page.keyboard.press("Enter");
      expected.push([wording, isSourced ? known.name : ""]);
      if (isSourced) await expect(lineOf(typist.page)).toHaveValue("");
      if (draw() < 0.15) {
        isOffline = !isOffline;
        await context.setOffline(isOffline);
      }
    }
    await typist.finish();
    const found = await loggedIn(typist.page, story.slug);
    const inOrder = (one: string[], other: string[]) => one[0]!.localeCompare(other[0]!);
    expect(found.toSorted(inOrder)).toEqual(expected.toSorted(inOrder));
  });
}

test("what is pressed and typed before the script runs is done once it does", async ({
  page,
  signInAs,
}) => {
  await signInAs("editor");
  const story = await startStory(page, "A slow morning");
  let letRun: () => void = () => undefined;
  const isLetRun = new Promise<void>((resolve) => (letRun = resolve));
  await page.route("**/_next/static/**/*.js", async (route) => {
    await isLetRun;
    await route.continue();
  });
  await page.goto(`/stories/${story.slug}/claims`, { waitUntil: "commit" });
  await expect(lineOf(page)).toBeVisible();
  await lineOf(page).click();
  await page.keyboard.type("Nobody saw it leave");
  await page.keyboard.press("Enter");
  await page.keyboard.type("The ship was gone");
  letRun();
  await expect(page.locator("[data-entry=saved], [data-claim]")).toHaveCount(1);
  await expect(lineOf(page)).toHaveValue("The ship was gone");
  expect(await loggedIn(page, story.slug)).toEqual([["Nobody saw it leave", ""]]);
});

test("Ctrl+Enter sends a question and a citation; Enter too where its reader chose so", async ({
  page,
  signInAs,
  newBrowser,
}) => {
  const reviewer = await newBrowser();
  await signInAs("editor");
  await signInAs("reviewer", reviewer);
  const at = await makeReady(page, reviewer);
  await open(reviewer, `/stories/${at.slug}/claims?open=${at.ref}`);
  await reviewer.keyboard.press("q");
  await reviewer.keyboard.type("Is there a second paper?");
  await reviewer.keyboard.press("Control+Enter");
  await expect(reviewer.getByRole("dialog")).toHaveCount(0);
  await expect(reviewer.getByText("Is there a second paper?").first()).toBeVisible();

  await open(page, `/stories/${at.slug}/claims?open=${at.waitingRef}`);
  await page.keyboard.press("?");
  await page.getByLabel("Enter sends notes, questions and answers too").check();
  await page.keyboard.press("Escape");
  await page.keyboard.press("e");
  const form = page.getByRole("dialog", { name: /^Add a citation/ });
  await form.getByRole("combobox", { name: "Source" }).fill(at.sourceName);
  await page.getByRole("option", { name: at.sourceName }).click();
  await form.getByLabel("Quote (optional)").fill("Twice,");
  await form.getByLabel("Quote (optional)").press("Shift+Enter");
  await form.getByLabel("Quote (optional)").pressSequentially("on one day");
  await form.getByLabel("Quote (optional)").press("Enter");
  await expect(form).toHaveCount(0);
  await expect(page.getByText("on one day").first()).toBeVisible();
});

test("what a colleague saved while one was away stands beside what one was writing", async ({
  page,
  signInAs,
  newBrowser,
}) => {
  await signInAs("editor");
  const story = await startStory(page, "Back from lunch");
  const { claimId } = await logClaim(page, story, "The firm paid");
  const other = await newBrowser();
  await signInAs("admin", other);
  const table = `/stories/${story.slug}/claims`;
  let revision = 0;
  const saveMeanwhile = async (patch: { wording: string } | { note: string }) => {
    const answer = await give(other, "claims.edit", { claimId, revision, patch });
    revision = answer.revision;
  };
  const conflict = page.getByRole("alert", { name: "Conflicting change" });

  // A cell of the table.
  await open(page, table);
  await page.keyboard.press("j");
  await page.keyboard.press("w");
  const cell = page.getByLabel("What the story says of C1");
  await cell.fill("The firm paid twice");
  await saveMeanwhile({ wording: "The firm paid the mayor" });
  await page.reload();
  await page.keyboard.press("j");
  await page.keyboard.press("w");
  await expect(cell).toHaveValue("The firm paid twice");
  await expect(page.getByText("saved meanwhile: The firm paid the mayor")).toBeVisible();
  await cell.press("Enter");
  await expect(conflict).toContainText("The firm paid the mayor");
  await conflict.getByRole("button", { name: "Keep theirs" }).click();
  await expect(cell).toHaveCount(0);

  // The wording in the panel.
  await open(page, `${table}?open=C1`);
  const panel = page.getByRole("complementary", { name: "Claim C1" });
  await panel.getByRole("button", { name: "Edit the wording of C1" }).click();
  await panel.getByLabel("What the story says", { exact: true }).fill("The firm may have paid");
  await saveMeanwhile({ wording: "The firm paid the mayor in May" });
  await page.reload();
  await panel.getByRole("button", { name: "Go on", exact: true }).click();
  await expect(panel.getByLabel("What the story says", { exact: true })).toHaveValue(
    "The firm may have paid",
  );
  await expect(panel.getByText("saved meanwhile: The firm paid the mayor in May")).toBeVisible();
  await panel.getByRole("button", { name: "Save wording" }).click();
  await expect(conflict).toContainText("The firm paid the mayor in May");
  await conflict.getByRole("button", { name: "Keep theirs" }).click();
  await expect(
    panel.getByRole("heading", { name: "The firm paid the mayor in May" }),
  ).toBeVisible();
  await expect(panel.getByRole("button", { name: "Go on", exact: true })).toHaveCount(0);

  // The form of all fields.
  await panel.getByRole("button", { name: "Edit all fields of C1" }).click();
  const dialog = page.getByRole("dialog", { name: "Edit C1" });
  await dialog.getByLabel("Note").fill("Ask the bank.");
  await saveMeanwhile({ note: "Ask the mayor." });
  await page.reload();
  await panel.getByRole("button", { name: "Go on", exact: true }).click();
  await expect(dialog.getByLabel("Note")).toHaveValue("Ask the bank.");
  await expect(dialog.getByText("Note: Ask the mayor.")).toBeVisible();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(conflict).toContainText("Ask the mayor.");
  await conflict.getByRole("button", { name: "Save mine" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(panel.getByText("Ask the bank.").first()).toBeVisible();
  await expect(panel.getByRole("button", { name: "Go on", exact: true })).toHaveCount(0);
});
