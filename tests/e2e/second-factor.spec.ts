/** Second factors, sessions and what people are told of them, in a browser. */
import type { Page } from "@playwright/test";
import { findViolations } from "@/tests/support/axe";
import { codeFor } from "@/tests/support/authenticator";
import { expect, test } from "@/tests/support/journey";

const password = "a quiet field of barley";

/** Somebody of their own, so that no other journey meets a second step. */
async function join(admin: Page, guest: Page, name: string): Promise<string> {
  const email = `${name.toLowerCase().replace(" ", ".")}@newsroom.example`;
  const answer = await admin.request.post("/api/v1/commands/people.invite", {
    data: { email, role: "editor" },
  });
  const { value } = (await answer.json()) as { value: { path: string } };
  await guest.goto(value.path);
  await guest.getByLabel("Your name").fill(name);
  await guest.getByLabel("Password").fill(password);
  await guest.getByRole("button", { name: "Join" }).click();
  await expect(guest.getByRole("navigation", { name: "Main" })).toBeVisible();
  return email;
}

async function signOut(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: new RegExp(name) }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
}

async function givePassword(page: Page, email: string, wanted = "/account"): Promise<void> {
  await page.goto(wanted);
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

test("an authenticator app is set up and asked for; a recovery code stands in for it once", async ({
  page,
  newBrowser,
  signInAs,
}) => {
  await signInAs("admin");
  const guest = await newBrowser();
  const email = await join(page, guest, "Tilda Totp");
  await guest.goto("/account");
  await guest.getByRole("button", { name: "Add an authenticator app" }).click();
  const key = await guest.getByLabel("Key").inputValue();
  await guest.getByLabel("Code").fill(codeFor(key, -1));
  await guest.getByRole("button", { name: "Add the app" }).click();
  const listed = guest.getByRole("list", { name: "Recovery codes" }).getByRole("listitem");
  await expect(listed).toHaveCount(10);
  const codes = await listed.allInnerTexts();
  expect(await findViolations(guest)).toEqual([]);
  await guest.getByRole("button", { name: "I have kept them" }).click();
  await expect(guest.getByText("10 recovery codes left")).toBeVisible();

  await signOut(guest, "Tilda Totp");
  await givePassword(guest, email);
  await expect(guest.getByRole("heading", { name: "Second step" })).toBeVisible();
  expect(await findViolations(guest)).toEqual([]);
  await guest.getByLabel("Code").fill("000000x");
  await guest.getByRole("button", { name: "Go on" }).click();
  await expect(guest.getByText(/This code is wrong/).first()).toBeVisible();
  await guest.getByLabel("Code").fill(codeFor(key));
  await guest.getByRole("button", { name: "Go on" }).click();
  await expect(guest).toHaveURL(/\/account$/);

  for (const works of [true, false]) {
    await signOut(guest, "Tilda Totp");
    await givePassword(guest, email);
    await guest.getByRole("button", { name: "Use a recovery code" }).click();
    await guest.getByLabel("Recovery code").fill(codes[0] ?? "");
    await guest.getByRole("button", { name: "Go on" }).click();
    if (works) await expect(guest.getByText(/A recovery code was used.*9 left/)).toBeVisible();
    else {
      await expect(guest.getByText(/none of your unused recovery codes/).first()).toBeVisible();
      break;
    }
  }
});

test("a session is ended from another browser, which was told of it", async ({
  page,
  newBrowser,
  signInAs,
}) => {
  await signInAs("admin");
  const here = await newBrowser();
  const email = await join(page, here, "Sven Session");
  const there = await newBrowser();
  await signInAs({ email, password }, there);
  await there.goto("/account");
  await expect(there.getByText(/signed in as you on a new browser/)).toHaveCount(0);

  await here.goto("/account");
  await expect(here.getByText(/signed in as you on a new browser/)).toBeVisible();
  expect(await findViolations(here)).toEqual([]);
  await here.getByRole("button", { name: "I have read it" }).click();
  await expect(here.getByText(/signed in as you on a new browser/)).toHaveCount(0);
  await expect(here.getByRole("list", { name: "Sessions" }).getByRole("listitem")).toHaveCount(2);
  await here.getByRole("button", { name: "End the session on Chrome on Linux" }).click();
  await expect(here.getByText("Signed out of Chrome on Linux")).toBeVisible();
  await expect(here.getByRole("list", { name: "Sessions" }).getByRole("listitem")).toHaveCount(1);
  await there.reload();
  await expect(there).toHaveURL(/\/sign-in/);
});

test("signing out ends the session on the server, whoever kept its cookie", async ({
  page,
  newBrowser,
  signInAs,
}) => {
  await signInAs("viewer");
  await page.goto("/stories");
  const kept = await page.context().cookies();
  await signOut(page, "Priya Raman");
  const thief = await newBrowser();
  await thief.context().addCookies(kept);
  expect((await thief.request.get("/api/v1/me")).status()).toBe(401);
});

test("a passkey is made and opens the door", async ({ page, newBrowser, signInAs }) => {
  await signInAs("admin");
  const guest = await newBrowser();
  const email = await join(page, guest, "Paul Passkey");
  const devtools = await guest.context().newCDPSession(guest);
  await devtools.send("WebAuthn.enable");
  await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await guest.goto("/account");
  await guest.getByRole("button", { name: "Add a passkey" }).click();
  await guest.getByRole("button", { name: "I have kept them" }).click();
  await expect(guest.getByRole("list", { name: "Second factors" })).toContainText("Passkey");

  await signOut(guest, "Paul Passkey");
  await givePassword(guest, email);
  await guest.getByRole("button", { name: "Use a passkey" }).click();
  await expect(guest).toHaveURL(/\/account$/);
  await expect(guest.getByRole("list", { name: "Second factors" })).toContainText("last used");
});
