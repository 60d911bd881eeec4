import { defineConfig } from "@playwright/test";
import { chromiumFlags, findChromium } from "./scripts/lib/chromium.mjs";

/** Journeys in a browser, one per promise, against the production build (npm run build). */
export default defineConfig({
  testDir: "tests/e2e",
  globalSetup: "./tests/support/newsroom-templates.ts",
  outputDir: "test-results",
  // Each worker runs a server and a browser beside its tests.
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  // On a machine that others share, a journey that fails once is tried again, and listed as flaky.
  retries: process.env.CI ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: "list",
  use: {
    locale: "en-GB",
    timezoneId: "Europe/London",
    screenshot: "only-on-failure",
    // Recording costs as much as the journeys themselves; `npx playwright test --trace on` has one.
    trace: "on-first-retry",
    launchOptions: { executablePath: (await findChromium()) ?? undefined, args: chromiumFlags },
  },
  projects: [{ name: "desktop", use: { viewport: { width: 1360, height: 900 } } }],
});
