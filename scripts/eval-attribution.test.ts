import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";

const root = path.join(import.meta.dirname, "..");
const folder = mkdtempSync(path.join(tmpdir(), "eval-attribution-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function run(content: string, ...options: string[]) {
  const file = path.join(folder, "gold.jsonl");
  writeFileSync(file, content);
  const args = ["--import", "tsx", "scripts/eval-attribution.ts", ...options, file];
  return spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
}

describe("eval-attribution", () => {
  it("writes attributions in code points, without having seen any", () => {
    const text = "😀 Roth said it was true.";
    const { stdout, status } = run(`${JSON.stringify({ doc_id: "a", article_text: text })}\n\n`);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      doc_id: "a",
      attributions: [
        {
          source_span: [2, 6],
          cue_span: [7, 11],
          content_span: [12, 24],
          content_spans: [[12, 24]],
          type: "indirect",
        },
      ],
    });
  });

  it("joins a quotation to the one it carries on, or counts what is said in it, if asked to", () => {
    const text = "“They told me that it was true,” Ann Roth said. “I never asked.”";
    const gold = JSON.stringify({ doc_id: "a", article_text: text });
    const read = (...options: string[]) => {
      const { stdout, stderr } = run(gold, ...options);
      const { attributions } = JSON.parse(stdout) as { attributions: Array<{ content_spans: [] }> };
      return { parts: attributions.map((one) => one.content_spans.length), stderr };
    };
    const plain = read();
    expect(plain.parts).toEqual([1]);
    expect(plain.stderr).toMatch(/left out.*do not count/);
    expect(read("--joined").parts).toEqual([2]);
    expect(read("--nested").parts).toEqual([1, 1]);
  }, 60_000);

  it.each([
    ["not JSON", '{"doc_id":"a","article_text":"b"}\nnonsense', "Line 2"],
    ["no article", '{"doc_id":"a"}', "Line 1"],
  ])("names the line that is %s", (_name, content, line) => {
    const { stderr, status } = run(content);
    expect(status).toBe(1);
    expect(stderr).toContain(line);
  });
});
