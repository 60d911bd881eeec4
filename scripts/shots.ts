/**
 * Takes a picture of every page and of the states that matter (light, dark, 360 px) into shots/,
 * from the production build on a demo newsroom of its own. Names of scenes take only those;
 * `--readme` renews docs/images instead.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { chromium, type Browser, type Page } from "@playwright/test";
import { untilInteractive } from "@/tests/support/page-state";
import { startServer } from "@/tests/support/server";
import { chromiumFlags, findChromium } from "./lib/chromium.mjs";
import { SCENES, type Scene } from "./shots/scenes";

const SCREENS = [
  { name: "light", theme: "light", width: 1440, height: 900 },
  { name: "dark", theme: "dark", width: 1440, height: 900 },
  { name: "360", theme: "light", width: 360, height: 780 },
] as const;

type Screen = (typeof SCREENS)[number];

const README_SCENES = ["claim-open", "draft-claim", "review"];

async function signIn(page: Page, url: string, role: string): Promise<void> {
  const csrf = await page.request.get(`${url}/api/auth/csrf`);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  await page.request.post(`${url}/api/auth/callback/credentials`, {
    form: {
      csrfToken,
      email: `${role}@newsroom.example`,
      password: "sourceline-demo",
      json: "true",
    },
  });
}

async function take(
  browser: Browser,
  url: string,
  scene: Scene,
  screen: Screen,
  file: string,
): Promise<void> {
  const context = await browser.newContext({
    baseURL: url,
    locale: "en-GB",
    timezoneId: "Europe/London",
    viewport: { width: screen.width, height: screen.height },
  });
  try {
    // What is run in the page was compiled to call this.
    await context.addInitScript("globalThis.__name = (named) => named");
    await context.addCookies([{ name: "theme", value: screen.theme, url }]);
    const page = await context.newPage();
    if (scene.as) await signIn(page, url, scene.as);
    await page.goto(scene.path, { waitUntil: "load" });
    await untilInteractive(page);
    await scene.arrange?.(page);
    await page.screenshot({ path: file, animations: "disabled" });
  } finally {
    await context.close();
  }
}

function writeContactSheet(folder: string, files: readonly string[]): void {
  const figures = files
    .map(
      (file) => `<figure><img src="${file}" width="460"><figcaption>${file}</figcaption></figure>`,
    )
    .join("\n");
  const style = "body{font:14px system-ui;display:flex;flex-wrap:wrap;gap:16px}figure{margin:0}";
  const html = `<!doctype html><meta charset="utf-8"><title>Shots</title><style>${style}</style>${figures}`;
  writeFileSync(path.join(folder, "index.html"), html);
}

async function main(): Promise<void> {
  const forReadme = process.argv.includes("--readme");
  const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
  const folder = forReadme ? path.join("docs", "images") : "shots";
  mkdirSync(folder, { recursive: true });
  const server = await startServer({ demo: true });
  const executablePath = await findChromium();
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: chromiumFlags,
  });
  const taken: string[] = [];
  const failed: string[] = [];
  try {
    for (const scene of SCENES) {
      if (forReadme && !README_SCENES.includes(scene.name)) continue;
      if (wanted.length > 0 && !wanted.includes(scene.name)) continue;
      for (const screen of forReadme ? SCREENS.slice(0, 1) : SCREENS) {
        const file = forReadme ? `${scene.name}.png` : `${scene.name}.${screen.name}.png`;
        try {
          await take(browser, server.url, scene, screen, path.join(folder, file));
          taken.push(file);
        } catch (error) {
          failed.push(`${file}: ${error instanceof Error ? error.message : String(error)}`);
        }
      }
    }
  } finally {
    await browser.close();
    await server.stop();
  }
  if (!forReadme) writeContactSheet(folder, taken);
  console.log(`${taken.length} pictures in ${folder}/`);
  if (failed.length > 0) {
    console.error(failed.join("\n"));
    process.exitCode = 1;
  }
}

await main();
