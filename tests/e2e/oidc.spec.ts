/** Signing in through the newsroom's identity provider, as a person with a browser does. */
import { expect, test as base } from "@/tests/support/journey";
import { IdentityProvider } from "@/tests/support/identity-provider";
import { startServer, type Server } from "@/tests/support/server";

const test = base.extend<{ provider: IdentityProvider; providedServer: Server }>({
  provider: async ({}, use) => {
    const provider = await IdentityProvider.start();
    await use(provider);
    await provider.stop();
  },
  providedServer: async ({ provider }, use) => {
    const server = await startServer({ demo: true, variables: provider.env });
    await use(server);
    await server.stop();
  },
});

test("the provider lets in who belongs here, and nobody else", async ({
  page,
  provider,
  providedServer: { url },
}) => {
  provider.signedIn = {
    sub: "stranger",
    email: "stranger@elsewhere.example",
    email_verified: true,
    name: "Stranger",
  };
  await page.goto(`${url}/stories`);
  const button = page.getByRole("button", { name: "Sign in with Newsroom ID" });
  await button.click();
  await expect(page.getByText(/nobody here has invited that address yet/)).toBeVisible();

  provider.signedIn = {
    sub: "editor",
    email: "editor@newsroom.example",
    email_verified: true,
    name: "Daniel Okafor",
  };
  await page.goto(`${url}/stories`);
  await button.click();
  await expect(page).toHaveURL(`${url}/stories`);
  await page.goto(`${url}/account`);
  await expect(page.getByText("editor@newsroom.example")).toBeVisible();
  // Before its server ends: what the page still asks for then is answered by “not now”.
  await page.close();
});
