/**
 * No text freezes anybody: reading one that is four times as long takes four times the work,
 * whatever stands in it, or the work has a bound. Counted in steps, never in seconds
 * (tests/support/steps.ts); what a regular expression does inside is held by patterns.test.ts.
 */
import { createRequire } from "node:module";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { HOSTILE_TEXTS } from "@/tests/support/hostile-texts";
import { hasRun, nextSteps, stepsOf } from "@/tests/support/steps";
import { TEXT_READERS } from "@/tests/support/text-readers";

const structure = createRequire(import.meta.url)("../../scripts/lib/structure.cjs") as {
  purePattern: () => string;
};

/** UTF-16 units: more than what is done in another way for short texts. */
const LENGTH = 1_000;
/** Where what was made once, and what is limited early, no longer weighs. */
const LONG = 16_000;
/** About half of what one paragraph holds at most (text/import/limits.ts). */
const LONGEST = 48_000;

/** Four, and some for what sorts or looks up by halves. */
const GROWTH = 5.5;
/** Steps up to which growth says nothing: tables made once, the first words of a text. */
const FEW_STEPS = 200_000;
/**
 * Where the best of many ways is looked for, as two texts are aligned, or a parser is not ours, the
 * work may grow faster up to here and no further: about half a second, in a thread of its own.
 */
const MOST_STEPS = 150_000_000;

describe("however long a hostile text is, the work grows no faster", () => {
  it.each(Object.entries(TEXT_READERS))("for %s", { timeout: 600_000 }, async (_what, read) => {
    // What is loaded and prepared once is not counted.
    await stepsOf(() => read("Once, a minister said."));
    const beyond: string[] = [];
    for (const [name, make] of Object.entries(HOSTILE_TEXTS)) {
      const steps = (length: number) => nextSteps(() => read(make(length)));
      const [short, long] = [await steps(LENGTH), await steps(4 * LENGTH)];
      if (long <= Math.max(GROWTH * short, FEW_STEPS)) continue;
      // Much of it comes to its bound soon after; only what grows on is tried at its longest.
      if ((await steps(LONG)) <= GROWTH * long) continue;
      const longest = await steps(LONGEST);
      if (longest > MOST_STEPS) beyond.push(`${name}: ${short}, ${long}, ${longest} steps`);
    }
    expect(beyond).toEqual([]);
  });

  it("and no file that reads texts was left out", () => {
    const root = path.join(import.meta.dirname, "../..");
    const pure = new RegExp(structure.purePattern());
    const files = ["text", "reading", "drafts/place", "drafts/propose"]
      .flatMap((folder) =>
        readdirSync(path.join(root, "lib", folder), { recursive: true, encoding: "utf8" }).map(
          (file) => `lib/${folder}/${file}`,
        ),
      )
      .filter((file) => pure.test(file))
      // It reads what was learnt, once, from a file of the project's own.
      .filter((file) => !file.endsWith("/weights.ts"))
      // Others hold types and words.
      .filter((file) => /\bfunction\b|=>/.test(readFileSync(path.join(root, file), "utf8")));
    expect(files.length).toBeGreaterThan(60);
    expect(files.filter((file) => !hasRun(file))).toEqual([]);
  });
});

describe("counting steps", () => {
  it("tells work that grows with the square from work that does not", async () => {
    const square = (size: number) =>
      stepsOf(() => {
        const list = Array.from({ length: size }, (_, index) => index);
        return list.every((member) => list.includes(member));
      });
    expect((await square(4_000)) / (await square(1_000))).toBeGreaterThan(12);
    const once = (size: number) => stepsOf(() => "a".repeat(size).replace(/b/g, ""));
    expect((await once(4_000)) / (await once(1_000))).toBeLessThan(4.1);
  });
});
