/**
 * Makes the newsrooms that journeys start from once for all of them, an empty one and the demo's;
 * each server starts on a copy. Playwright calls it before the first worker, and what it returns
 * after the last.
 */
import { rmSync } from "node:fs";
import { makeDemoFolder, makeEmptyFolder } from "./server";

export default async function makeNewsroomTemplates(): Promise<() => void> {
  const empty = await makeEmptyFolder();
  const demo = await makeDemoFolder(empty);
  process.env.SOURCELINE_EMPTY_TEMPLATE = empty;
  process.env.SOURCELINE_DEMO_TEMPLATE = demo;
  return () => {
    for (const folder of [empty, demo]) rmSync(folder, { recursive: true, force: true });
  };
}
