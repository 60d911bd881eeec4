/**
 * Reads the learnt weights from their file, once in a process and on first use: some 0.3 s, and
 * 100 MB of memory that stay.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { brotliDecompressSync } from "node:zlib";
import type { GrammarModel } from "./parse";
import { readWeights } from "./weights";

/** Made by `npm run train:reading`. */
export function weightsFile(): string {
  return path.join(
    /* turbopackIgnore: true */ process.cwd(),
    "lib/reading/grammar/weights/english.bin.br",
  );
}

let loaded: GrammarModel | null = null;

/** @throws Error where the file is missing or damaged. */
export function grammar(): GrammarModel {
  loaded ??= readWeights(brotliDecompressSync(readFileSync(weightsFile())));
  return loaded;
}
