/**
 * What leaves as a file comes back as it left: exported, brought into another story, exported again,
 * whatever texts stand in its fields.
 */
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { parseInput } from "@/lib/access/action";
import { faultInText, isBlank, line, lines } from "@/lib/platform/text";
import { exportChunks, openExport } from "@/lib/table/export/open";
import { EXPORT_FORMS, type ExportForm } from "@/lib/table/export/rules";
import { makeDesk, type Desk } from "@/tests/support/claims";
import { useDatabase } from "@/tests/support/database";
import { collect } from "@/tests/support/export-readers";
import { makeStory } from "@/tests/support/factories";
import { hasNaughtyStrings, NAUGHTY_STRINGS } from "@/tests/support/naughty-strings";
import { importFields } from "./input";
import { planImport } from "./plan";
import { bringIn, RowSets } from "./run";
import type { Fated } from "./tables/fates";
import { writeSet, type RowToWrite } from "./write-set";

useDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await makeDesk();
});

const STAYING = "claim,kind,asserted_by,attribution_status,sources,terms,locators,legal_risk,tags,note"; // prettier-ignore

async function exported(story: string, form: ExportForm): Promise<Buffer> {
  const query = new URLSearchParams(`story=${story}&names=yes&columns=all`);
  const { editor } = desk;
  return collect(exportChunks(await openExport(editor, form, query), editor));
}

/** The fields of each claim that a file can bring back. */
async function fieldsOf(story: string): Promise<Array<Record<string, unknown>>> {
  const all = JSON.parse((await exported(story, "json")).toString()) as Array<Record<string, unknown>>; // prettier-ignore
  return all.map((claim) =>
    Object.fromEntries(STAYING.split(",").map((name) => [name, claim[name]])),
  );
}

async function bringBack(file: Buffer, form: ExportForm, story: string) {
  const input = parseInput(importFields, { story });
  const named = { name: `file.${form}`, bytes: new Uint8Array(file) };
  const rows: Fated[] = [];
  const sets = new RowSets();
  const plan = await planImport({ actor: desk.editor, file: named, input }, (fated) => {
    rows.push(fated);
    sets.add(fated);
  });
  expect(rows.filter(({ fate }) => fate !== "new").map(({ reason }) => reason)).toEqual([]);
  const common = { actor: desk.editor, story, file: named.name, form, counts: plan.counts };
  await bringIn({ ...common, byCommand: false, sets: sets.each() });
}

let stories = 0;
async function newStory(): Promise<string> {
  stories += 1;
  return (await makeStory(desk.editor, { slug: `story-${stories}` })).slug;
}

type Texts = { wording: string; note: string; name: string; locator: string; asserted: string };

function rowOf(texts: Texts, index: number): RowToWrite {
  return {
    ...{ wording: texts.wording, note: texts.note, assertedBy: texts.asserted },
    ...{ kind: "figure", attribution: "document", legalRisk: "high", tags: ["budget"], asOf: "" },
    citations: [
      { name: texts.name, stance: "supports", terms: "on_record", locator: texts.locator },
      ...(index % 2 === 0
        ? [{ name: "Ship register", stance: "denies", terms: "background", locator: "p. 3; p. 5" }]
        : []),
    ].map((citation) => ({ ...citation, saidOn: "", note: "" })) as RowToWrite["citations"],
    change: null,
  };
}

async function isTheSame(texts: readonly Texts[], forms: readonly ExportForm[]): Promise<void> {
  const story = await newStory();
  const whole = { rows: texts.length, refused: 0, duplicates: 0 };
  const rows = JSON.stringify(texts.map(rowOf));
  const set = { actor: desk.editor, story, file: "made.csv", form: "csv", importId: null, whole };
  await writeSet({ ...set, byCommand: false, rows });
  const before = await fieldsOf(story);
  for (const form of forms) {
    const other = await newStory();
    await bringBack(await exported(story, form), form, other);
    expect(await fieldsOf(other)).toEqual(before);
  }
}

const oneLine = (text: string) => line(300).safeParse(text.slice(0, 300)).data ?? "";
const someLines = (text: string) => lines(300).safeParse(text.slice(0, 300)).data ?? "";
const orElse = (text: string, other: string) => (isBlank(text) ? other : text);

function textsOf(text: string, index: number): Texts {
  const short = oneLine(text);
  return {
    wording: orElse(short, `Blank ${index}`),
    note: isBlank(text) ? "" : someLines(text),
    name: orElse(short, "Nobody"),
    ...{ locator: isBlank(short) ? "" : short, asserted: isBlank(short) ? "" : short },
  };
}

describe("export, import, export", { timeout: 300_000 }, () => {
  it.skipIf(!hasNaughtyStrings())("is the same for the naughty strings", async () => {
    const kept = NAUGHTY_STRINGS.filter((text) => faultInText(text) === null);
    expect(kept.length).toBeGreaterThan(400);
    await isTheSame(kept.map(textsOf), EXPORT_FORMS);
  });

  it("is the same for any text in any field", async () => {
    const unit = fc.constantFrom(
      ...["a", "B", "é", "1", " ", ",", ";", "'", '"', "=", "+", "-", "@", "\t", "\n", "|", "&"],
      ...["<", ">", "_x0041_", "(denies)", "(supports)", "\u2028", "\u00a0", "😀", "א", "{", "["],
    );
    const text = fc.string({ unit, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 25 }), async (all) => {
        await isTheSame(all.map(textsOf), EXPORT_FORMS);
      }),
      { numRuns: 12 },
    );
  });
});
