/** Gets a Chromium where there is none: Playwright's download, or the system's packages. */
import { spawnSync } from "node:child_process";
import { findChromium, onPath } from "./chromium.mjs";
import { bin, collect } from "./processes.mjs";
import { say, Trouble } from "./trouble.mjs";

export async function ensureChromium() {
  const found = await findChromium();
  if (found) return found;
  say("Getting Chromium for the journeys (once)…");
  for (const get of [downloadIfInReach, installFromPackages, download]) {
    await get();
    const got = await findChromium();
    if (got) return got;
  }
  throw new Trouble(
    "The journeys need Chromium, and neither Playwright's download nor the system's packages gave one. Install it (Debian: apt-get install -y chromium) or name one with PLAYWRIGHT_CHROMIUM.",
  );
}

/** Where the download host is out of reach, Playwright would try for minutes. */
async function downloadIfInReach() {
  const answers = await fetch("https://cdn.playwright.dev", {
    method: "HEAD",
    signal: AbortSignal.timeout(5_000),
  }).catch(() => null);
  if (answers) await download();
}

async function download() {
  await collect([bin("@playwright/test", "cli.js"), "install", "--no-shell", "chromium"], {
    timeout: 5 * 60_000,
  });
}

async function installFromPackages() {
  if (!onPath("apt-get")) return;
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && spawnSync("sudo", ["-n", "true"]).status !== 0) return;
  const sudo = isRoot ? [] : ["sudo", "-n"];
  const steps = [
    ["apt-get", "update"],
    ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-y", "chromium"],
  ];
  for (const step of steps) {
    const [program, ...args] = [...sudo, ...step];
    await collect(args, { program, timeout: 10 * 60_000 });
  }
}
