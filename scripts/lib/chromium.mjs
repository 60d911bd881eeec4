/**
 * Finds a Chromium for the journeys and pictures. Promises a browser that starts here, not merely
 * a file: a downloaded one can lack the system's libraries.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { Trouble } from "./trouble.mjs";

/** Keeps it from phoning home, and lets it run as root and without a screen. */
export const chromiumFlags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const apple = ["Google Chrome", "Chromium"].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
);

export function onPath(name) {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  return folders.map((folder) => path.join(folder, name)).find((file) => existsSync(file));
}

function runs(file) {
  if (!file || !existsSync(file)) return false;
  return spawnSync(file, ["--no-sandbox", "--version"], { timeout: 30_000 }).status === 0;
}

/** Where Playwright puts its own; asked for only when needed, since it may not be installed yet. */
async function ofPlaywright() {
  const { chromium } = await import("@playwright/test");
  return chromium.executablePath();
}

/** @returns its path, or null. PLAYWRIGHT_CHROMIUM comes first and must be right. */
export async function findChromium() {
  const chosen = process.env.PLAYWRIGHT_CHROMIUM;
  if (chosen) {
    if (runs(chosen)) return chosen;
    throw new Trouble(`PLAYWRIGHT_CHROMIUM=${chosen} is not a browser that starts.`);
  }
  const candidates = [...names.map(onPath), ...apple, await ofPlaywright()];
  return candidates.find(runs) ?? null;
}
