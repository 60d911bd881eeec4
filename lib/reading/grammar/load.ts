/**
 * Reads the learnt weights from their file, once in a thread and on first use. A thread that
 * will start others can read them beforehand into memory that all of those share.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { getEnvironmentData, setEnvironmentData } from "node:worker_threads";
import { brotliDecompressSync } from "node:zlib";
import type { GrammarModel } from "./parse";
import { modelOf, readWeights, type StoredGrammar } from "./weights";

/** Made by `npm run train:reading`. */
export function weightsFile(): string {
  return path.join(
    /* turbopackIgnore: true */ process.cwd(),
    "lib/reading/grammar/weights/english.bin.br",
  );
}

const SHARED = "sourceline.grammar";

let loaded: GrammarModel | null = null;

/** @throws Error where the file is missing or damaged. */
export function grammar(): GrammarModel {
  loaded ??= modelOf(sharedGrammar() ?? readWeights(weightsBytes()));
  return loaded;
}

/** Reads the weights for this thread and all that it starts from now on: they hold one copy. */
export function shareGrammar(): void {
  if (sharedGrammar()) return;
  const stored = readWeights(weightsBytes(), (length) => new SharedArrayBuffer(length));
  setEnvironmentData(SHARED, stored);
}

function sharedGrammar(): StoredGrammar | undefined {
  return getEnvironmentData(SHARED) as unknown as StoredGrammar | undefined;
}

function weightsBytes(): Uint8Array {
  return brotliDecompressSync(readFileSync(weightsFile()));
}
