import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";

const folder = mkdtempSync(path.join(tmpdir(), "sourceline-text-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** As an operator runs it, with no database anywhere. */
function text(name: string, content: string) {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  const args = ["--import", "tsx", "scripts/sourceline.ts", "text", file];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: "utf8",
    env: { ...process.env, DATA_DIR: path.join(folder, "none"), NODE_OPTIONS: "" },
  });
  return { status, stdout, stderr };
}

describe("text", () => {
  it("prints what comes in", () => {
    const { status, stdout } = text("a.md", "# Late\n\nThe [quay](https://quay.example).");
    expect(JSON.parse(stdout)).toEqual({
      title: "Late",
      paragraphs: [
        { kind: "heading", text: "Late" },
        { kind: "paragraph", text: "The quay." },
      ],
      links: [{ href: "https://quay.example", text: "quay" }],
    });
    expect(status).toBe(0);
  });

  it("says why a file is refused", () => {
    const { status, stdout, stderr } = text("a.txt", "%PDF-1.7");
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toMatch(/PDF/);
  });
});
