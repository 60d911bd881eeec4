/** The Big List of Naughty Strings, where the shared samples lie beside the checkout. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

const file = path.join(import.meta.dirname, "../../../shared/samples/hostile/blns/blns.json");

export const NAUGHTY_STRINGS: readonly string[] = existsSync(file)
  ? (JSON.parse(readFileSync(file, "utf8")) as string[])
  : [];

export function hasNaughtyStrings(): boolean {
  if (NAUGHTY_STRINGS.length === 0) {
    console.warn("Skipped: the list of naughty strings is not at ../shared/samples/hostile/blns.");
  }
  return NAUGHTY_STRINGS.length > 0;
}
