/** What the shipped weights reach, where the treebank lies beside the checkout. */
import { existsSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { grammar } from "@/lib/reading/grammar/load";
import { scoreOf, tokenScore } from "./grammar/score";
import { heldOutDocuments, readTreebank } from "./grammar/treebank";

const folder = path.join(import.meta.dirname, "../../shared/treebank");
const isThere = existsSync(folder);
if (!isThere) console.warn("Skipped: there is no treebank at ../shared/treebank.");

describe.skipIf(!isThere)("the grammar's weights", () => {
  it("tag and parse web texts that they were not trained on", () => {
    const dev = readTreebank(folder, "ewt-dev");
    const { tokens, fine, universal, heads, labelled, lemmas } = scoreOf(grammar(), dev);
    expect(tokenScore(dev)).toBeGreaterThan(0.985);
    expect(fine / tokens).toBeGreaterThan(0.94);
    expect(universal / tokens).toBeGreaterThan(0.948);
    expect(lemmas / tokens).toBeGreaterThan(0.97);
    expect(heads / tokens).toBeGreaterThan(0.85);
    expect(labelled / tokens).toBeGreaterThan(0.815);
  });

  it("tag and parse news that they were not trained on", () => {
    const gum = readTreebank(folder, "gum");
    const held = heldOutDocuments(gum);
    const news = gum.filter(({ genre, document }) => genre === "news" && held.has(document));
    const { tokens, fine, heads, labelled } = scoreOf(grammar(), news);
    expect(tokens).toBeGreaterThan(1_000);
    expect(fine / tokens).toBeGreaterThan(0.94);
    expect(heads / tokens).toBeGreaterThan(0.8);
    expect(labelled / tokens).toBeGreaterThan(0.77);
  });
});
