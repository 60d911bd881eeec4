/** API tokens as people make them, and as programs use them over HTTP. */
import { findViolations } from "@/tests/support/axe";
import { DEMO_PASSWORD } from "@/lib/people/rules";
import { expect, test } from "@/tests/support/journey";

test("a token is made, shown once, used over HTTP and revoked", async ({
  page,
  playwright,
  baseURL,
  signInAs,
}) => {
  await signInAs("editor");
  await page.goto("/account");
  await page.getByRole("button", { name: "Make a token…" }).click();
  await page.getByRole("button", { name: "Make the token" }).click();
  await expect(page.getByText("Write what it is for.")).toBeVisible();
  await page.getByLabel("What it is for").fill("Newsletter");
  await page.getByLabel("May also write").check();
  await page.getByLabel("Your password").fill(DEMO_PASSWORD);
  await page.getByRole("button", { name: "Make the token" }).click();
  const shown = page.getByLabel("New API token");
  await expect(shown).toBeFocused();
  const token = await shown.inputValue();
  expect(token).toMatch(/^sl_[\w-]{43}$/);
  expect(await findViolations(page)).toEqual([]);
  await page.getByRole("button", { name: "Done" }).click();
  const listed = page.getByRole("list", { name: "API tokens" }).getByRole("listitem");
  await expect(listed.filter({ hasText: "Newsletter" })).toContainText("reads and writes");
  expect(await page.content()).not.toContain(token);

  const program = await playwright.request.newContext({
    ...(baseURL !== undefined && { baseURL }),
    extraHTTPHeaders: { authorization: `Bearer ${token}` },
  });
  // Asked twice: by Next, and as the server answers once it knows the endpoint.
  for (let time = 0; time < 2; time += 1) {
    const me = await program.get("/api/v1/me");
    expect(me.status()).toBe(200);
    expect(me.headers()["ratelimit-policy"]).toMatch(/^"token";q=\d+;w=1$/);
    expect(await me.json()).toMatchObject({ role: "editor" });
  }
  const story = await program.get("/api/v1/stories/contractor-leak");
  const known = await program.get("/api/v1/stories/contractor-leak", {
    headers: { "if-none-match": story.headers()["etag"] ?? "" },
  });
  expect([story.status(), known.status()]).toEqual([200, 304]);
  const refused = await program.post("/api/v1/commands/people.invite", { data: {} });
  expect(refused.status()).toBe(403);
  expect(refused.headers()["content-type"]).toBe("application/problem+json");
  const logged = await program.post("/api/v1/commands/claims.log", {
    data: { story: "contractor-leak", wording: "A program logged this by a token" },
  });
  expect(logged.status()).toBe(200);

  await page.reload();
  await expect(listed.filter({ hasText: "Newsletter" })).toContainText("last used");
  await page.getByRole("button", { name: "Revoke Newsletter" }).click();
  await expect(listed.filter({ hasText: "Newsletter" })).toHaveCount(0);
  const ended = await program.get("/api/v1/me");
  expect(ended.status()).toBe(401);
  expect(ended.headers()["www-authenticate"]).toMatch(/^Bearer /);
  await program.dispose();
});

test("the API’s page is for anybody, lists every noun and asks nothing of other hosts", async ({
  page,
  baseURL,
}) => {
  const elsewhere: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(baseURL ?? "http:")) elsewhere.push(request.url());
  });
  await page.goto("/api/docs");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sourceline API");
  for (const noun of ["stories", "claims", "sources", "verdicts", "commands", "Refusals"]) {
    await expect(page.getByRole("heading", { name: noun, exact: false }).first()).toBeVisible();
  }
  await expect(page.getByRole("region", { name: "Example" })).toContainText(
    "Authorization: Bearer",
  );
  const line = page.locator("details", { hasText: "/api/v1/commands/claims.log" }).first();
  await line.locator("summary").click();
  await expect(line.getByText("wording", { exact: true })).toBeVisible();
  expect(elsewhere).toEqual([]);
  const description = await page.request.get("/api/v1/openapi.json");
  expect(await description.json()).toMatchObject({ openapi: "3.1.0" });
});
