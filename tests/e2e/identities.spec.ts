/** Confidential sources: a handle for everybody, and who it is for its keeper and those named. */
import { randomUUID } from "node:crypto";
import { expect, test } from "@/tests/support/journey";
import { give, startStory } from "@/tests/support/newsroom";
import { open } from "@/tests/support/page-state";

/** Invented, and another each time. */
const someName = () => `Perpetua Xq${randomUUID().slice(0, 6).replace(/\d/g, "z")}`;

test("who it is, is sealed, looked at, shown to somebody and erased", async ({
  page,
  signInAs,
  newBrowser,
}) => {
  const name = someName();
  await signInAs("editor");
  await open(page, "/sources/new/confidential");
  const handle = `Source W-${randomUUID().slice(0, 6)}`;
  const handleField = page.getByRole("textbox", { name: "Handle" });
  await expect(handleField).toHaveValue(/^Source [A-Z]-\d+$/);
  await handleField.fill(handle);
  await page.getByLabel("May be called (optional)").fill("a port official");
  await page.getByLabel("Real name").fill(name);
  await page.getByRole("button", { name: "Add confidential source" }).click();
  await expect(page.getByRole("heading", { name: handle })).toBeVisible();
  await expect(page.getByText("“a port official”")).toBeVisible();
  const who = page.getByRole("region", { name: "Who it is" });
  await expect(who.getByText(/Sealed, kept by Daniel Okafor/)).toBeVisible();
  await expect(page.getByText(name)).toHaveCount(0);

  await who.getByRole("button", { name: "Look who it is" }).click();
  await expect(who.getByRole("status")).toContainText(name);
  await who.getByRole("button", { name: "Hide it" }).click();
  await expect(page.getByText(name)).toHaveCount(0);

  // A reviewer sees that it is kept, and nothing to look with, until the keeper shows it.
  const reviewer = await newBrowser();
  await signInAs("reviewer", reviewer);
  await open(reviewer, new URL(page.url()).pathname);
  const theirs = reviewer.getByRole("region", { name: "Who it is" });
  await expect(theirs.getByText(/kept by Daniel Okafor/)).toBeVisible();
  await expect(theirs.getByRole("button", { name: "Look who it is" })).toHaveCount(0);
  await who.getByLabel("Entrust it to").selectOption({ label: "Ruth Lindqvist" });
  await who.getByRole("button", { name: "Show it" }).click();
  await theirs.getByRole("button", { name: "Look who it is" }).click();
  await expect(theirs.getByRole("status")).toContainText(name);

  await who.getByRole("button", { name: "Erase it" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Erase it" }).click();
  await expect(who.getByText(/Not kept here/)).toBeVisible();
  await open(page, `${new URL(page.url()).pathname}/history`);
  for (const said of ["sealed who", "looked at who", "erased what was kept of who"]) {
    await expect(page.getByText(new RegExp(said)).first()).toBeVisible();
  }
});

test("a text that names somebody protected is asked about before it is saved", async ({
  page,
  signInAs,
}) => {
  const name = someName();
  await signInAs("editor");
  const handle = `Source W-${randomUUID().slice(0, 6)}`;
  const identity = { name };
  await give(page, "identities.create", { handle, kind: "person", identity });
  const story = await startStory(page, "Whom we met");
  await open(page, `/stories/${story.slug}/claims`);
  await page.keyboard.press("c");
  await page.keyboard.type(`${name.toUpperCase()} met the minister`);
  await page.keyboard.press("Enter");
  const asked = page.getByRole("dialog", { name: "This names somebody who is protected" });
  await expect(asked).toContainText(handle);
  await expect(asked.getByRole("button", { name: "Go back and mend it" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(asked).toHaveCount(0);
  await expect(page.locator("[data-claim]")).toHaveCount(0);
  await open(page, `/stories/${story.slug}/claims`);
  await expect(page.locator("[data-claim]")).toHaveCount(0);

  // A draft is asked about as well, whatever marks stand between the words.
  await open(page, `/stories/${story.slug}/drafts/new`);
  const [first = "", last = ""] = name.split(" ");
  await page.getByLabel("The story’s text").fill(`It was ${first} ${last}’s boat, she said.`);
  await page.getByRole("button", { name: "Look it over" }).click();
  await page.getByRole("button", { name: /^Add draft 1/ }).click();
  await expect(asked).toContainText(`${first} ${last}`);
  await asked.getByRole("button", { name: "Save it all the same" }).click();
  await expect(page.getByRole("heading", { name: "Whom we met" })).toBeVisible();
  await expect(page.getByText("’s boat, she said")).toBeVisible();
});
