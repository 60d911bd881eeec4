/** Sentences of eighty kinds, each with who says what, where they lie beside the checkout. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { attributedIn } from "@/tests/support/readings";

type Case = { kind: string; text: string; source: string | null; content_begins: string };

const file = path.join(import.meta.dirname, "../../shared/cases/reading.jsonl");
const isThere = existsSync(file);
if (!isThere) console.warn("Skipped: there are no cases at ../shared/cases/reading.jsonl.");

const LEAST = 0.9;

function isRead({ text, source, content_begins }: Case): boolean {
  return attributedIn(text).some((proposal) => {
    const words = proposal.source?.words ?? null;
    const isTheirs =
      source === null
        ? words === null
        : words !== null && (words.startsWith(source) || source.startsWith(words));
    const content = text.slice(proposal.contentSpan.start).replace(/^["“”'`‘’«\s]+/u, "");
    return isTheirs && content.startsWith(content_begins);
  });
}

describe.skipIf(!isThere)("sentences of many kinds", () => {
  it("are read as they should be, nine in ten", () => {
    const cases = readFileSync(file, "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Case);
    const missed = cases.filter((one) => !isRead(one)).map(({ kind, text }) => `${kind}: ${text}`);
    expect(missed.slice(Math.floor(cases.length * (1 - LEAST)))).toEqual([]);
  });
});
