/** The demo tells what was reported in words of its own: no run of eight words from the samples. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { bridgeBearings } from "@/prisma/seeds/bridge-bearings/story";
import { contractorLeak } from "@/prisma/seeds/contractor-leak/story";
import { ferryContract } from "@/prisma/seeds/ferry-contract/story";
import { hospitalWaits } from "@/prisma/seeds/hospital-waits/story";
import { importDraft } from "./draft-texts";

const samples = path.resolve(process.cwd(), "../shared/samples");
const isThere = existsSync(samples);
const RUN = 8;

function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replace(/['’]/g, "")
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

function runsOf(text: string): string[] {
  const words = wordsOf(text);
  return words.slice(RUN - 1).map((_, index) => words.slice(index, index + RUN).join(" "));
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (value === null || typeof value !== "object") return [];
  return Object.values(value).flatMap(textsIn);
}

const stories = [contractorLeak, ferryContract, hospitalWaits, bridgeBearings];
let texts: string[];

beforeAll(async () => {
  // Without their markup, which would break a run of words in two.
  const drafts = await Promise.all(stories.flatMap(({ drafts = [] }) => drafts).map(importDraft));
  texts = [
    ...textsIn(stories.map((story) => ({ ...story, drafts: [] }))),
    ...drafts.flatMap(({ text }) => text.split(/\n+/)),
  ];
});

describe("the demo's words", () => {
  it("take in the text of every draft", () => {
    expect(texts).toEqual(expect.arrayContaining(["A letter of thanks from Chengdu"]));
    expect(texts.join(" ")).toContain(" a site for programmers that is owned by Microsoft");
  });

  it("are curled, unhurried and British", () => {
    const faults = texts.filter((text) =>
      /['"]| {2}|\.\.\.|\b(?:color|organiz|analyz|favor|behavior)/.test(text),
    );
    expect(faults.filter((text) => !text.includes("North Atlantic Treaty Organization"))).toEqual(
      [],
    );
  });

  it.skipIf(!isThere)("share no run of eight words with the samples (skipped without them)", () => {
    const ours = new Set(texts.flatMap(runsOf));
    expect(ours.size).toBeGreaterThan(1_000);
    const files = readdirSync(samples, { recursive: true, encoding: "utf8" }).filter((file) =>
      /\.(txt|md|html|tsv|csv|jsonl?)$/.test(file),
    );
    expect(files).toContain("leak-article.txt");
    expect(files.some((file) => file.startsWith(`stories${path.sep}`))).toBe(true);
    const shared = files.flatMap((file) =>
      runsOf(readFileSync(path.join(samples, file), "utf8"))
        .filter((run) => ours.has(run))
        .map((run) => `${file}: ${run}`),
    );
    expect(shared).toEqual([]);
  });
});
