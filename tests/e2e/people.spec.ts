/** Who gets in, on what terms, and how fast that changes. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Page } from "@playwright/test";
import { findViolations } from "@/tests/support/axe";
import { expect, test } from "@/tests/support/journey";

const password = "a quiet field of barley";
let counter = 0;
const newEmail = () => `guest-${process.pid}-${++counter}@newsroom.example`;

async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await findViolations(page)).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null });
}

/** @returns the link, as the admin would copy it. */
async function invite(admin: Page, email: string, role = "Reviewer"): Promise<string> {
  await admin.goto("/people");
  await admin.getByRole("button", { name: "Invite" }).click();
  await admin.getByLabel("Email").fill(email);
  await admin.getByRole("combobox", { name: "Role", exact: true }).selectOption(role);
  await admin.getByRole("button", { name: "Make the link" }).click();
  const link = await admin.getByLabel("Invitation link").inputValue();
  await admin.getByRole("button", { name: "Done" }).click();
  return link;
}

async function join(guest: Page, link: string, name: string): Promise<void> {
  await guest.goto(link);
  await guest.getByLabel("Your name").fill(name);
  await guest.getByLabel("Password").fill(password);
  await guest.getByRole("button", { name: "Join" }).click();
  await expect(guest.getByRole("navigation", { name: "Main" })).toBeVisible();
}

function row(page: Page, email: string) {
  return page.getByRole("row").filter({ hasText: email });
}

test("a wrong password is refused without a hint, and what was typed stays", async ({ page }) => {
  await page.goto("/stories?find=leak");
  await expect(page).toHaveURL(/\/sign-in\?callbackUrl=/);
  await expectAccessible(page);
  const email = page.getByLabel("Email");
  await email.fill("editor@newsroom.example");
  await page.getByLabel("Password").fill("not the password");
  await expect(page.getByRole("button", { name: "Sign in", exact: true })).toBeEnabled();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Email or password is wrong.")).toBeVisible();
  await expect(email).toHaveValue("editor@newsroom.example");
  await page.getByLabel("Password").fill("sourceline-demo");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(/\/stories\?find=leak$/);
});

test("empty fields are named", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByText("Enter your email address.")).toBeVisible();
  await expect(page.getByText("Enter your password.")).toBeVisible();
});

test("guessing is stopped, and told how long to wait", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill("nobody-at-all@newsroom.example");
  const button = page.getByRole("button", { name: "Sign in", exact: true });
  for (let index = 0; index < 6; index += 1) {
    await page.getByLabel("Password").fill(`guess number ${index}`);
    // Until the answer before is shown, the form sends nothing a second time.
    await expect(button).toBeEnabled();
    const [answer] = await Promise.all([
      page.waitForResponse(/callback\/credentials/),
      page.keyboard.press("Enter"),
    ]);
    expect(answer.status()).toBe(index < 5 ? 401 : 429);
  }
  await expect(
    page.getByText(/Too many failed attempts\. Try again in 1\d minutes\./),
  ).toBeVisible();
});

test("what a client says of its own address does not let it guess on", async ({
  page,
  emptyServer: { url },
}) => {
  const csrf = await page.request.get(`${url}/api/auth/csrf`);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const statuses: number[] = [];
  for (let index = 0; index < 6; index += 1) {
    const answer = await page.request.post(`${url}/api/auth/callback/credentials`, {
      headers: { "X-Forwarded-For": `203.0.113.${index}` },
      form: { csrfToken, email: "moving@newsroom.example", password: "a guess", json: "true" },
    });
    statuses.push(answer.status());
  }
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
});

test("the doors without an account refuse by name what they cannot read", async ({ page }) => {
  for (const door of ["/api/auth/accept-invitation", "/api/auth/set-up"]) {
    const post = (data: unknown, headers = {}) =>
      page.request.post(door, { data: JSON.stringify(data), headers });
    const json = { "Content-Type": "application/json" };
    expect((await post({}, { "Content-Type": "text/plain" })).status()).toBe(400);
    expect((await post({}, { ...json, "Sec-Fetch-Site": "cross-site" })).status()).toBe(403);
    for (const data of [null, [], "text", {}, { token: 1, code: 1, name: [], password: {} }]) {
      const answer = await post(data, json);
      expect(answer.status()).toBe(400);
      expect(await answer.json()).toMatchObject({ error: { code: "INVALID" } });
    }
  }
  const closed = await page.request.post("/api/auth/set-up", {
    data: { code: "x", name: "N", email: "n@newsroom.example", password },
  });
  expect(closed.status()).toBe(404);
  for (const unserved of ["/api/auth/session", "/api/auth/providers", "/api/auth/_log"]) {
    expect((await page.request.get(unserved)).status()).toBe(404);
  }
});

test("in the demo one click signs in", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByRole("button", { name: /^Viewer/ }).click();
  await expect(page.getByRole("navigation", { name: "Main" })).toBeVisible();
  await page.goto("/sign-in");
  await expect(page).not.toHaveURL(/sign-in/);
});

test("an invitation is a link that works once", async ({ page, newBrowser, signInAs }) => {
  await signInAs("admin");
  const email = newEmail();
  const link = await invite(page, email);
  await expect(row(page, email).getByText("Reviewer")).toBeVisible();

  const guest = await newBrowser();
  await guest.goto(link);
  await expectAccessible(guest);
  await guest.getByLabel("Your name").fill("Grace Guest");
  await guest.getByLabel("Password").fill("password1234");
  await guest.getByRole("button", { name: "Join" }).click();
  await expect(guest.getByText(/first passwords that are guessed/)).toBeVisible();
  await expect(guest.getByLabel("Your name")).toHaveValue("Grace Guest");
  await guest.getByLabel("Password").fill(password);
  await guest.getByRole("button", { name: "Join" }).click();
  await expect(guest.getByRole("navigation", { name: "Main" })).toBeVisible();

  await page.reload();
  await expect(row(page, email).getByText("Grace Guest")).toBeVisible();
  await expect(page.getByRole("table", { name: "Open links" }).getByText(email)).toHaveCount(0);
  const late = await newBrowser();
  for (const address of [link, `${link}x`]) {
    await late.goto(address);
    await expect(late.getByRole("heading", { name: /does not open anything/ })).toBeVisible();
  }
});

test("a revoked invitation opens nothing", async ({ page, newBrowser, signInAs }) => {
  await signInAs("admin");
  const email = newEmail();
  const link = await invite(page, email);
  await page.getByRole("button", { name: `Revoke the link of ${email}` }).click();
  await expect(page.getByText(`The link for ${email} no longer works`)).toBeVisible();
  const guest = await newBrowser();
  await guest.goto(link);
  await expect(guest.getByRole("heading", { name: /does not open anything/ })).toBeVisible();
});

test("a role changed and an account disabled act on the next click", async ({
  page,
  newBrowser,
  signInAs,
}) => {
  await signInAs("admin");
  const email = newEmail();
  const guest = await newBrowser();
  await join(guest, await invite(page, email, "Administrator"), "Dora Demoted");
  await guest.goto("/people");
  await expect(guest.getByRole("heading", { name: "People", level: 1 })).toBeVisible();

  await page.goto("/people");
  await expectAccessible(page);
  await page.getByRole("combobox", { name: "Role of Dora Demoted" }).selectOption("Viewer");
  // Asked of everybody who could be the last one in a restricted story.
  await page.getByRole("button", { name: "Make viewer" }).click();
  await expect(page.getByText(/Name who takes over restricted stories/)).toBeVisible();
  await page.getByLabel("Who takes over").selectOption("Daniel Okafor (editor)");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Make viewer" }).click();
  await expect(page.getByText("Dora Demoted is now viewer")).toBeVisible();
  const refused = await guest.reload();
  expect(refused?.status()).toBe(404);
  await guest.goto("/stories");
  await expect(guest.getByRole("link", { name: "People" })).toHaveCount(0);

  await page.getByRole("button", { name: "Change Dora Demoted's account" }).click();
  await page.getByRole("menuitem", { name: "Disable account…" }).click();
  await page.getByRole("button", { name: "Disable account", exact: true }).click();
  await expect(page.getByText("Dora Demoted can no longer sign in")).toBeVisible();
  await guest.reload();
  await expect(guest).toHaveURL(/\/sign-in/);
  await guest.getByLabel("Email").fill(email);
  await guest.getByLabel("Password").fill(password);
  await guest.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(guest.getByText("Email or password is wrong.")).toBeVisible();

  await page.getByRole("button", { name: "Change Dora Demoted's account" }).click();
  await page.getByRole("menuitem", { name: "Enable account…" }).click();
  await expect(page.getByText(/Restricted stories stay shut to them/)).toBeVisible();
  await page.getByRole("button", { name: "Enable account", exact: true }).click();
  await expect(page.getByText("Dora Demoted can sign in again")).toBeVisible();
  await guest.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(guest.getByRole("navigation", { name: "Main" })).toBeVisible();
});

test("who forgot a password gets a link to a new one", async ({ page, newBrowser, signInAs }) => {
  await signInAs("admin");
  const email = newEmail();
  const before = await newBrowser();
  await join(before, await invite(page, email), "Felix Forgetful");
  await page.goto("/people");
  await page.getByRole("button", { name: "Change Felix Forgetful's account" }).click();
  await page.getByRole("menuitem", { name: "Make a link to a new password…" }).click();
  await expect(page.getByText(/the other members are told at once/)).toBeVisible();
  await page.getByRole("button", { name: "Make the link" }).click();
  const link = await page.getByRole("textbox", { name: "Link to a new password" }).inputValue();
  await page.getByRole("button", { name: "Done" }).click();

  const guest = await newBrowser();
  await guest.goto(link);
  await expect(guest.getByRole("heading", { name: "Choose a new password" })).toBeVisible();
  await guest.getByLabel("New password").fill("a loud street of trams");
  await guest.getByRole("button", { name: "Set password" }).click();
  await expect(guest.getByRole("button", { name: /Felix Forgetful/ })).toBeVisible();
  await before.reload();
  await expect(before).toHaveURL(/\/sign-in/);
});

test("the people page exists for administrators alone", async ({ page, signInAs }) => {
  for (const role of ["editor", "reviewer", "viewer"] as const) {
    await signInAs(role);
    const answer = await page.goto("/people");
    expect(answer?.status()).toBe(404);
  }
});

test("a new password ends the other sessions and keeps this one", async ({
  page,
  newBrowser,
  signInAs,
}) => {
  await signInAs("admin");
  const email = newEmail();
  const here = await newBrowser();
  await join(here, await invite(page, email), "Paula Password");
  const elsewhere = await newBrowser();
  await signInAs({ email, password }, elsewhere);
  await elsewhere.goto("/account");
  await expect(elsewhere.getByRole("heading", { name: "Your account" })).toBeVisible();

  await here.goto("/account");
  await expectAccessible(here);
  await here.getByLabel("Present password").fill("not the present one");
  await here.getByLabel("New password").fill("a loud street of trams");
  await here.getByRole("button", { name: "Change password" }).click();
  await expect(here.getByText("This is not your present password.")).toBeVisible();
  await here.getByLabel("Present password").fill(password);
  await here.getByRole("button", { name: "Change password" }).click();
  await expect(here.getByText("Password changed")).toBeVisible();

  await here.reload();
  await expect(here.getByRole("heading", { name: "Your account" })).toBeVisible();
  await elsewhere.reload();
  await expect(elsewhere).toHaveURL(/\/sign-in\?callbackUrl=%2Faccount/);

  await here.getByRole("button", { name: "Sign out everywhere" }).click();
  await expect(here).toHaveURL(/\/sign-in/);
  await signInAs({ email, password: "a loud street of trams" }, elsewhere);
  await elsewhere.goto("/account");
  await expect(elsewhere.getByText("An administrator changes it")).toBeVisible();
});

test("a theme chosen stays", async ({ page, signInAs }) => {
  await signInAs("viewer");
  await page.goto("/account");
  await page.getByRole("radio", { name: "Dark" }).check();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(page.getByRole("radio", { name: "Dark" })).toBeChecked();
});

test("a newsroom is set up once, by whoever has the console's code", async ({
  page,
  emptyServer,
}) => {
  await page.goto(`${emptyServer.url}/stories`);
  await expect(page).toHaveURL(`${emptyServer.url}/set-up`);
  await expectAccessible(page);
  await page.getByLabel("One-time code").fill("AAAA-AAAA-AAAA");
  await page.getByLabel("Your name").fill("Fiona First");
  await page.getByLabel("Email").fill("fiona@newsroom.example");
  await page.getByLabel("Password").fill(password);
  await page.getByRole("checkbox", { name: "Load the demo story" }).check();
  await page.getByRole("button", { name: "Set up Sourceline" }).click();
  await expect(page.getByText("This is not the code that the console shows.")).toBeVisible();
  await expect(page.getByLabel("Your name")).toHaveValue("Fiona First");

  const code = await readFile(path.join(emptyServer.dataDir, "set-up-code"), "utf8");
  await page.getByLabel("One-time code").fill(code.trim().toLowerCase());
  await page.getByRole("button", { name: "Set up Sourceline" }).click();
  // The demo story is loaded by its commands, which takes a few seconds.
  await expect(page).toHaveURL(`${emptyServer.url}/stories/contractor-leak/claims`, {
    timeout: 40_000,
  });
  await expect(page.getByRole("button", { name: /Fiona First/ })).toBeVisible();

  const again = await page.goto(`${emptyServer.url}/set-up`);
  expect(again?.status()).toBe(404);
  await page.goto(`${emptyServer.url}/people`);
  await expect(page.getByText("1 person can sign in")).toBeVisible();
  // Before its server ends: what the page still asks for then is answered by “not now”.
  await page.close();
});
