/**
 * `npm run train:reading -- [FOLDER]`: learns the reader's grammar from the treebank in the folder
 * (../shared/treebank unless said otherwise) and writes lib/reading/grammar/weights/english.bin.br.
 * The same treebank gives the same bytes; it takes some minutes.
 */
import { writeFileSync } from "node:fs";
import { weightsFile } from "@/lib/reading/grammar/load";
import { COURSE, learn } from "./grammar/learn";
import { compressed } from "./grammar/pack";
import { trainingSentences } from "./grammar/treebank";

const [folder = "../shared/treebank"] = process.argv.slice(2);
const begun = performance.now();
const tell = (what: string): void => {
  console.log(`${((performance.now() - begun) / 1000).toFixed(0).padStart(5)} s  ${what}`);
};
const bytes = compressed(learn(trainingSentences(folder), COURSE, tell));
writeFileSync(weightsFile(), bytes);
tell(`${weightsFile()} written, ${(bytes.length / 1e6).toFixed(2)} MB`);
