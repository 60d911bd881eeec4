import { describe, expect, test } from "vitest";
import { tablePage } from "@/tests/support/table-page";
import { COLUMNS } from "@/lib/table/columns";
import { unguardFormula } from "@/lib/table/export/formulas";
import type { ClaimRow } from "@/lib/table/row";
import { copiedCells } from "./copied-cells";

function rowWith(change: Partial<ClaimRow>): ClaimRow {
  const [row] = tablePage([7]).rows;
  return { ...row!, ...change };
}

/** As a spreadsheet reads what is pasted into it. */
function readSheet(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = "";
  let isQuoted = false;
  const end = () => {
    rows.at(-1)!.push(cell);
    cell = "";
  };
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]!;
    if (isQuoted) {
      if (character !== '"') cell += character;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (character === '"' && cell === "") isQuoted = true;
    else if (character === "\t") end();
    else if (character === "\n") {
      end();
      rows.push([]);
    } else cell += character;
  }
  end();
  return rows;
}

describe("copied cells", () => {
  test("rows come back as they were, whatever stands in them", () => {
    const wordings = [
      'He said "never", twice',
      "One\ttab",
      "First line\nsecond line",
      '"Quoted" at the start',
      "Zurich; Bern | Basel",
      "مرحبا",
      "",
    ];
    const rows = wordings.map((wording) => ({
      row: rowWith({ wording }),
      columns: ["ref", "claim", "attribution_status"] as const,
    }));
    const read = readSheet(copiedCells(rows, "Europe/London").text);
    expect(read.map((cells) => cells.map(unguardFormula))).toEqual(
      wordings.map((wording) => ["C7", wording, "Unattributed"]),
    );
  });

  test("no cell runs as a formula, in either form", () => {
    const wording = '=HYPERLINK("http://evil.example","x")';
    const { text, html } = copiedCells(
      [{ row: rowWith({ wording }), columns: ["claim", "note"] }],
      "UTC",
    );
    expect(readSheet(text)[0]?.[0]).toBe(`'${wording}`);
    expect(html).toContain("<td>'=HYPERLINK(");
  });

  test("what looks like HTML stays words", () => {
    const { html } = copiedCells(
      [{ row: rowWith({ wording: "<img src=x onerror=alert(1)> & co" }), columns: ["claim"] }],
      "UTC",
    );
    expect(html).toContain("<td>&lt;img src=x onerror=alert(1)&gt; &amp; co</td>");
  });

  test("times are the newsroom's clock's, days are days", () => {
    const row = rowWith({
      loggedAt: "2026-07-01T23:30:00.000Z",
      verdictAt: "2026-01-02T03:04:00.000Z",
      asOf: "2026-03-04",
    });
    const { text } = copiedCells(
      [{ row, columns: ["logged_at", "verdict_at", "as_of"] }],
      "Europe/London",
    );
    expect(text).toBe("2026-07-02 00:30\t2026-01-02 03:04\t2026-03-04");
  });

  test("a mark that stops people goes along: withdrawn, lapsed, off the record", () => {
    const row = rowWith({
      wording: "The firm paid",
      withdrawn: { at: "", by: "", reason: "" } as unknown as ClaimRow["withdrawn"],
      lapsedLevel: "verified",
      sourceNames: "A clerk",
      hasOffRecord: true,
    });
    const { text } = copiedCells(
      [{ row, columns: ["claim", "verification_level", "sources"] }],
      "UTC",
    );
    expect(text).toBe(
      "The firm paid (withdrawn)\tUnverified (lapsed: verified)\tA clerk (off the record)",
    );
  });

  test("a source that is not on the record goes as a print calls it, never by its name", () => {
    const row = rowWith({
      sourceNames: "Marta Olin",
      locators: ["her kitchen"],
      onPaper: { sources: "a former clerk", locators: "" },
    });
    for (const { id } of COLUMNS) {
      const { text, html } = copiedCells([{ row, columns: [id] }], "UTC");
      expect(text + html, id).not.toMatch(/Olin|kitchen/);
    }
    expect(copiedCells([{ row, columns: ["sources"] }], "UTC").text).toBe("a former clerk");
  });

  test("every column says something of a claim that has everything", () => {
    const row = rowWith({
      wording: "w",
      assertedBy: "a",
      lapsedLevel: "verified",
      sourceNames: "s",
      terms: ["on_record"],
      locators: ["l"],
      legalRisk: "high",
      checker: { id: 1, name: "c" },
      loggedBy: { id: 1, name: "b" },
      loggedAt: "2026-01-01T00:00:00.000Z",
      verdictBy: { id: 1, name: "v" },
      verdictAt: "2026-01-01T00:00:00.000Z",
      verdictNote: "n",
      tags: ["t"],
      note: "n",
      asOf: "2026-01-01",
      recheckOn: "2026-01-01",
      updatedAt: "2026-01-01T00:00:00.000Z",
      withdrawn: { at: "", by: "", reason: "r" } as unknown as ClaimRow["withdrawn"],
      url: "u",
      verdictById: 1,
      openLints: 1,
      suspectSince: "2026-01-01T00:00:00.000Z",
    });
    for (const { id } of COLUMNS) {
      expect(copiedCells([{ row, columns: [id] }], "UTC").text, id).not.toBe("");
    }
  });
});
