import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readCase } from "@/tests/support/samples";
import { run, wordFile, wordParagraph, wordPart } from "@/tests/support/word-parts";

const folder = mkdtempSync(path.join(tmpdir(), "sourceline-draft-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** As an operator runs it, with no database anywhere. */
function importDraft(name: string, content: Uint8Array, ...options: string[]) {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  const args = ["--import", "tsx", "scripts/sourceline.ts", "import", "draft", file, ...options];
  return spawnSync(process.execPath, args, {
    encoding: "utf8",
    env: { ...process.env, DATA_DIR: path.join(folder, "none"), NODE_OPTIONS: "" },
  });
}

const WHOLE = ["--story", "quay", "--dry-run", "--json"];

describe("import draft", () => {
  it("prints the notes with their sentences and what was read, and no writer of a comment", async () => {
    const bytes = await wordFile(
      wordParagraph(
        `${run("It was paid. ")}${run("Twice.")}<w:r><w:commentReference w:id="0"/></w:r>`,
      ),
      {
        "word/comments.xml": wordPart(
          "comments",
          `<w:comment w:id="0" w:author="Rosa Lind">${wordParagraph(run("Minutes, p. 17, 3 May 2026, https://m.example/"))}</w:comment>`,
        ),
      },
    );
    const { status, stdout } = importDraft("a.docx", bytes, ...WHOLE);
    expect(status).toBe(0);
    expect(stdout).not.toContain("Rosa");
    expect(JSON.parse(stdout)).toMatchObject({
      paragraphs: [{ number: 1, text: "It was paid. Twice." }],
      notes: [
        {
          ...{ kind: "comment", paragraph: 1, sentence: "Twice.", locator: "p. 17" },
          ...{ url: "https://m.example/", date: "2026-05-03", source: "Minutes" },
        },
      ],
      leftOut: [],
    });
  });

  const annotated = readCase("annotated.docx");
  it.skipIf(!annotated)("knows the notes of the case", () => {
    const { stdout } = importDraft("annotated.docx", annotated ?? Buffer.of(), ...WHOLE);
    const { notes } = JSON.parse(stdout) as { notes: Array<Record<string, unknown>> };
    expect(notes.map(({ kind, paragraph, locator }) => [kind, paragraph, locator])).toEqual([
      ["footnote", 1, "p. 17"],
      ["comment", 2, "12:40"],
      ["footnote", 3, "00:14:32"],
    ]);
  });

  it("keeps nothing by itself", () => {
    const { status, stderr } = importDraft("a.txt", Buffer.from("So."), "--story", "quay");
    expect(status).toBe(1);
    expect(stderr).toMatch(/page Draft/);
  });
});
