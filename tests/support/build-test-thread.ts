/** Builds tests/support/test-thread.ts as the product's own threads are built. */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";

const root = path.join(import.meta.dirname, "..", "..");

/** @returns the file, within reach of node_modules, and what removes it again. */
export async function buildTestThread(): Promise<{ filename: string; remove: () => void }> {
  const cache = path.join(root, "node_modules", ".cache");
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(path.join(cache, "sourceline-thread-"));
  const filename = path.join(folder, "thread.mjs");
  await build({
    entryPoints: [path.join(root, "tests/support/test-thread.ts")],
    outfile: filename,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
  });
  return { filename, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
