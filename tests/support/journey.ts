/**
 * What a journey in a browser is written with: `test` and `expect` from here. Every worker has a
 * server of its own on the demo newsroom; whatever goes wrong in the page (a console error, an
 * uncaught exception, a 5xx, a missing script or style, a command after which nothing has the focus)
 * fails the journey that saw it.
 */
import { test as base, type BrowserContext, type Page } from "@playwright/test";
import type { Role } from "@/lib/access/policy";
import { watchFocus } from "./focus-watch";
import { startServer, type Server } from "./server";

export { expect } from "@playwright/test";

const DEMO_PASSWORD = "sourceline-demo";

type JourneyFixtures = {
  /** Signs the page's browser in as the demo's account of that role (or another, given both). */
  signInAs: (who: Role | { email: string; password: string }, page?: Page) => Promise<void>;
  /** Lets a journey that provokes a fault on purpose name it; the rest still fails. */
  expectProblem: (pattern: RegExp) => void;
  /** A second person's browser on the same server, watched as well. */
  newBrowser: () => Promise<Page>;
  /** A server with no accounts yet, for this test alone. */
  emptyServer: Server;
  watcher: Watcher;
};

type Watcher = { watch(context: BrowserContext): Promise<void>; allow(pattern: RegExp): void };

/** Assets whose absence breaks a page without a word. */
const ASSETS = ["script", "stylesheet", "font", "image"];

async function watchFor(problems: string[], context: BrowserContext): Promise<void> {
  context.on("console", (message) => {
    // The browser's own remark on a 4xx, which a refused form answers rightly; see `response`.
    const isStatus = message.text().startsWith("Failed to load resource");
    if (message.type() === "error" && !isStatus) problems.push(`console: ${message.text()}`);
  });
  context.on("weberror", (webError) => {
    problems.push(`uncaught: ${webError.error().stack ?? webError.error().message}`);
  });
  context.on("response", (response) => {
    const status = response.status();
    const isMissing = status === 404 && ASSETS.includes(response.request().resourceType());
    if (status >= 500 || isMissing) problems.push(`${status}: ${response.url()}`);
  });
  await watchFocus(context);
}

async function signIn(page: Page, url: string, email: string, password: string): Promise<void> {
  const csrf = await page.request.get(`${url}/api/auth/csrf`);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const answer = await page.request.post(`${url}/api/auth/callback/credentials`, {
    form: { csrfToken, email, password, json: "true" },
  });
  if (!answer.ok()) throw new Error(`${email} could not sign in: ${await answer.text()}`);
}

export const test = base.extend<JourneyFixtures, { server: Server }>({
  server: [
    async ({}, use) => {
      const server = await startServer({ demo: true });
      await use(server);
      await server.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  baseURL: async ({ server }, use) => {
    await use(server.url);
  },
  watcher: [
    async ({ context, server }, use, testInfo) => {
      const problems: string[] = [];
      const allowed: RegExp[] = [];
      const printedBefore = server.output().length;
      await watchFor(problems, context);
      await use({
        watch: (other) => watchFor(problems, other),
        allow: (pattern) => allowed.push(pattern),
      });
      const unexpected = problems.filter((p) => !allowed.some((pattern) => pattern.test(p)));
      if (unexpected.length === 0) return;
      const printed = server.output().slice(printedBefore);
      if (printed) await testInfo.attach("server output", { body: printed });
      throw new Error(`The page had problems:\n${unexpected.join("\n")}\n${printed}`);
    },
    { auto: true },
  ],
  expectProblem: async ({ watcher }, use) => {
    await use((pattern) => {
      watcher.allow(pattern);
    });
  },
  newBrowser: async ({ browser, baseURL, watcher }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async () => {
      const context = await browser.newContext({ baseURL });
      contexts.push(context);
      await watcher.watch(context);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
  signInAs: async ({ page, server }, use) => {
    await use(async (who, on = page) => {
      const account =
        typeof who === "string"
          ? { email: `${who}@newsroom.example`, password: DEMO_PASSWORD }
          : who;
      await signIn(on, server.url, account.email, account.password);
    });
  },
  emptyServer: async ({}, use) => {
    const server = await startServer();
    await use(server);
    await server.stop();
  },
});
