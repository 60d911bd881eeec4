/** Files to try things on, where the shared samples lie beside the checkout. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const SAMPLES = path.join(import.meta.dirname, "../../../shared/samples");

/** The names of the files in a folder of the samples; none, saying so, where it is not there. */
export function samplesIn(folder: string): string[] {
  const place = path.join(SAMPLES, folder);
  if (existsSync(place)) return readdirSync(place);
  console.warn(`Skipped: there are no samples at ../shared/samples/${folder}.`);
  return [];
}

export function readSample(folder: string, name: string): Buffer {
  return readFileSync(path.join(SAMPLES, folder, name));
}

const CASES = path.join(SAMPLES, "../cases");

/** Null, saying so, where the shared cases do not lie beside the checkout. */
export function readCase(name: string): Buffer | null {
  const place = path.join(CASES, name);
  if (existsSync(place)) return readFileSync(place);
  console.warn(`Skipped: there is no ../shared/cases/${name}.`);
  return null;
}
