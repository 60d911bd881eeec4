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

function run(content: string) {
  const file = path.join(folder, "gold.jsonl");
  writeFileSync(file, content);
  return spawnSync(process.execPath, ["--import", "tsx", "scripts/eval-attribution.ts", file], {
    cwd: root,
    encoding: "utf8",
  });
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

  it.each([
    ["not JSON", '{"doc_id":"a","article_text":"b"}\nnonsense', "Line 2"],
    ["no article", '{"doc_id":"a"}', "Line 1"],
  ])("names the line that is %s", (_name, content, line) => {
    const { stderr, status } = run(content);
    expect(status).toBe(1);
    expect(stderr).toContain(line);
  });
});
