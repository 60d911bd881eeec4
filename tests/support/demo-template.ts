/**
 * Seeds the demo newsroom once for all journeys; each worker's server starts on a copy.
 * Playwright calls it before the first worker, and what it returns after the last.
 */
import { rmSync } from "node:fs";
import { makeDataFolder } from "./server";

export default async function makeDemoTemplate(): Promise<() => void> {
  const template = await makeDataFolder({ demo: true });
  process.env.SOURCELINE_DEMO_TEMPLATE = template;
  return () => {
    rmSync(template, { recursive: true, force: true });
  };
}
