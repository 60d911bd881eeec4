/** No regular expression of the project takes more time than its text is long (backtracking.ts). */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { backtracksIn } from "@/tests/support/backtracking";

const root = path.join(import.meta.dirname, "../..");

/** Every literal in lib, with where it stands. */
function literals(): Array<{ place: string; pattern: RegExp }> {
  return readdirSync(path.join(root, "lib"), { recursive: true, encoding: "utf8" })
    .map((file) => `lib/${file}`)
    .filter((file) => /(?<!\.test)\.ts$/.test(file))
    .flatMap((file) => {
      const source = ts.createSourceFile(
        file,
        readFileSync(path.join(root, file), "utf8"),
        ts.ScriptTarget.Latest,
      );
      const found: Array<{ place: string; pattern: RegExp }> = [];
      const visit = (node: ts.Node): void => {
        if (ts.isRegularExpressionLiteral(node)) {
          const [, body = "", flags = ""] = /^\/([^]*)\/([a-z]*)$/.exec(node.text) ?? [];
          found.push({ place: `${file} ${node.text}`, pattern: new RegExp(body, flags) });
        }
        ts.forEachChild(node, visit);
      };
      visit(source);
      return found;
    });
}

describe("the check", () => {
  it.each([
    [/\s+$/],
    [/a*a*b/],
    [/(?:a+)+b/],
    [/(?:a|a)*b/],
    [/(?:a|ab|b)*c/],
    [/^(?:.*)*,$/],
    [/x*y/],
    [/b(?:b*c)?/],
    [/(?=\s*x)/],
    [/.*x/],
    [/\d+\.\d+/],
    [/(?<=a+)b/],
    [/(?<!b)a+b/],
    [/(?:^|a)a+b/],
  ])("finds %s", (pattern) => {
    expect(backtracksIn(pattern)).not.toBeNull();
  });
  it.each([
    [/\s+/],
    [/^\s+/],
    [/^a+b$/],
    [/\bmay\s+have\b/],
    [/a{1,30}b/],
    [/\s+/y],
    [/^(?:a|b)*$/],
    [/(?:ab)*/],
    [/^\s+x/],
    [/[^]/],
    [/<[a-z]>/],
    [/"[^"]*"/],
    [/(?<!a)a+b/],
    [/(?<!\w)\w*b\w*/],
    [/(?:^|,)a+b/],
    [/(?!x)[xy](?:x*y)*/],
    [/^\s+$|b/],
  ])("passes %s", (pattern) => {
    expect(backtracksIn(pattern)).toBeNull();
  });
});

/** Patterns that would take long and never get a long text, and why they do not. */
const BOUNDED: Readonly<Record<string, string>> = {
  "lib/platform/env.ts /\\/+$/": "an address that the operator set",
  "lib/reading/casting.ts /([a-z]+)\\W{0,3}$/": "the thirty characters before an alias",
  'lib/text/search-terms.ts /"([^"]*)"|“([^”]*)”|(\\S+)/gu': "a search has at most 300 characters",
  "lib/table/export/rules.ts /^-+|-+$/g": "a story's slug has at most 80 characters",
  "lib/text/import/decode.ts /<meta\\b[^>]*?\\bcharset\\s*=\\s*[\"']?\\s*([\\w-]+)/i":
    "the first 1,024 bytes of a file",
};

function faultsIn(patterns: ReadonlyArray<{ place: string; pattern: RegExp }>): string[] {
  return patterns.flatMap(({ place, pattern }) => {
    const fault = place in BOUNDED ? null : backtracksIn(pattern);
    return fault ? [`${place}: ${fault}`] : [];
  });
}

describe("the patterns in lib", { timeout: 600_000 }, () => {
  it("that are written down", () => {
    const found = literals();
    expect(found.length).toBeGreaterThan(100);
    expect(faultsIn(found)).toEqual([]);
    const places = new Set(found.map(({ place }) => place));
    expect(Object.keys(BOUNDED).filter((place) => !places.has(place))).toEqual([]);
  });

  it("that are put together", async () => {
    const made = await patternsMadeBy(async () => {
      const { TEXT_READERS } = await import("@/tests/support/text-readers");
      const text = 'The ministry’s "hired hands" said 漢字 it may have sold ferries, ca*fé no. 10.';
      for (const read of Object.values(TEXT_READERS)) await read(text);
    });
    expect(made.length).toBeGreaterThan(15);
    expect(faultsIn(made)).toEqual([]);
  });
});

/** What the project's own code gives to `new RegExp` meanwhile. */
async function patternsMadeBy(work: () => Promise<void>) {
  const made = new Map<string, RegExp>();
  const original = globalThis.RegExp;
  globalThis.RegExp = new Proxy(original, {
    construct(target, args, asked) {
      const pattern = Reflect.construct(target, args, asked) as RegExp;
      const caller = new Error().stack?.split("\n")[2] ?? "";
      const file = /\/(lib\/[^?:]+\.ts)/.exec(caller)?.[1];
      if (file) made.set(`${file} ${String(pattern)}`, pattern);
      return pattern;
    },
  });
  try {
    await work();
  } finally {
    globalThis.RegExp = original;
  }
  return [...made].map(([place, pattern]) => ({ place, pattern }));
}
