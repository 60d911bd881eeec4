/**
 * Every naughty string through the commands as the endpoint runs them, and out again by CSV
 * and Excel: what was accepted comes back to the letter, what was refused names its field.
 */
import { beforeAll, describe, expect, it } from "vitest";
import type { ActionDefinition } from "@/lib/access/action";
import type { Actor } from "@/lib/access/actor";
import { claimActions } from "@/lib/ledger/claims/actions";
import { writeCsv } from "@/lib/table/export/csv";
import { EXPORT_COLUMNS, exportFileName, type FileRow } from "@/lib/table/export/rules";
import { writeXlsx } from "@/lib/table/export/xlsx";
import { fileReader } from "@/lib/table/sqlite/rows";
import { db } from "@/lib/platform/db";
import { SourcelineError } from "@/lib/platform/errors";
import { sourceActions } from "@/lib/ledger/sources/actions";
import { storyActions } from "@/lib/stories/actions";
import { useDatabase } from "@/tests/support/database";
import { collect, readUnguardedCsv, readXlsx } from "@/tests/support/export-readers";
import { makePerson, makeStory } from "@/tests/support/factories";
import { hasNaughtyStrings, NAUGHTY_STRINGS } from "@/tests/support/naughty-strings";

const PATIENCE = 180_000;
const zone = "Europe/London";

useDatabase();
let editor: Actor;
let story: { id: number; slug: string };

beforeAll(async () => {
  editor = await makePerson("editor");
  story = await makeStory(editor);
});

type Refusal = { refused: string };

/** Runs a command as the endpoint does; any failure but a named refusal of `fields` is a fault. */
async function give<Input, Output>(
  command: ActionDefinition<Input, Output>,
  input: unknown,
  ...fields: string[]
): Promise<Output | Refusal> {
  try {
    return await command.run(editor, input);
  } catch (error) {
    if (!(error instanceof SourcelineError)) throw error;
    expect(error.code).toBe("INVALID");
    expect(fields).toEqual(expect.arrayContaining(Object.keys(error.fields ?? { none: "" })));
    return { refused: error.message };
  }
}

function isRefused(outcome: object): outcome is Refusal {
  return "refused" in outcome;
}

/** What is kept of a text on one line, and of a text of several. */
const asLine = (text: string) => text.replace(/\r\n?|[\n\u0085\u2028\u2029]/g, " ").trim();
const asLines = (text: string) => text.replace(/\r\n?/g, "\n").trim();

/** Only control characters and emptiness are grounds for refusal. */
function isRefusable(text: string): boolean {
  return text.trim() === "" || /[^\P{Cc}\t\n\r\x7f-\x9f]|[\ufffe\uffff]/u.test(text);
}

async function exportBoth(claimIds: number[]) {
  const rows = await fileReader(EXPORT_COLUMNS, "under_terms")(claimIds);
  async function* slices() {
    await Promise.resolve();
    yield rows;
  }
  const csv = readUnguardedCsv(await collect(writeCsv(slices(), EXPORT_COLUMNS, zone)));
  const book = { slices: slices(), columns: EXPORT_COLUMNS, zone, about: () => [] };
  const xlsx = readXlsx(await collect(writeXlsx(book)));
  expect(xlsx.cells.filter((cell) => cell.f !== undefined)).toEqual([]);
  return { csv, xlsx: xlsx.records };
}

async function* noSlices(): AsyncGenerator<FileRow[]> {
  // Nothing to hand out.
}

function pick({ claim, note, sources, locators }: Record<string, unknown>) {
  return { claim, note, sources, locators };
}

describe.runIf(hasNaughtyStrings())("every naughty string", () => {
  it(
    "goes through wording, note, source and locator, and out again",
    { timeout: PATIENCE },
    async () => {
      const claimIds: number[] = [];
      const expected: Array<{ claim: string; note: string; sources: string; locators: string }> =
        [];
      for (const text of NAUGHTY_STRINGS) {
        const made = await give(
          sourceActions["sources.create"],
          { name: text, kind: "person", evenIfSimilar: true },
          "name",
        );
        const worded = await give(
          claimActions["claims.log"],
          { story: story.slug, wording: text, note: text },
          "wording",
          "note",
        );
        expect([isRefused(made), isRefused(worded)], JSON.stringify(text)).toEqual(
          isRefusable(text) ? [true, true] : [false, false],
        );
        if (isRefused(made) || isRefused(worded)) continue;
        const { claimId } = worded;
        const said = { terms: "on_record", locator: text, quote: text };
        const citation = { claimId, sourceId: made.id, ...said };
        await claimActions["citations.add"].run(editor, citation);
        const line = asLine(text);
        claimIds.push(worded.claimId);
        expected.push({ claim: line, note: asLines(text), sources: line, locators: line });
      }
      expect(claimIds.length).toBeGreaterThan(NAUGHTY_STRINGS.length * 0.9);
      const stored = await db().claim.findMany({ orderBy: { id: "asc" } });
      expect(stored.map(({ wording, note }) => ({ wording, note }))).toEqual(
        expected.map(({ claim, note }) => ({ wording: claim, note })),
      );
      const { csv, xlsx } = await exportBoth(claimIds);
      expect(csv.map(pick)).toEqual(expected);
      expect(xlsx.map(pick)).toEqual(expected);
    },
  );

  it(
    "goes through a story's headline, and onto the sheet About",
    { timeout: PATIENCE },
    async () => {
      const headlines: string[] = [];
      for (const text of NAUGHTY_STRINGS) {
        const made = await give(storyActions["stories.create"], { headline: text }, "headline");
        expect(isRefused(made), JSON.stringify(text)).toBe(isRefusable(text));
        if (isRefused(made)) continue;
        const stored = await db().story.findUniqueOrThrow({ where: { slug: made.slug } });
        expect(stored.headline).toBe(asLine(text));
        expect(
          exportFileName({ story: made.slug, day: "2026-05-31", head: null, form: "csv" }),
        ).toMatch(/^sourceline-[a-z0-9-]+\.csv$/);
        headlines.push(stored.headline);
      }
      const about = headlines.map((value, index) => ({ label: `story ${index}`, value }));
      const book = { slices: noSlices(), columns: EXPORT_COLUMNS, zone, about: () => about };
      const read = readXlsx(await collect(writeXlsx(book)));
      expect([...read.about.values()]).toEqual(headlines);
    },
  );
});
