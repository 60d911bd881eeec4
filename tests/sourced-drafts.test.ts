/** How well the notes of sourced drafts are kept, placed and read, in every form. */
import { describe, expect, it } from "vitest";
import { saidIn } from "@/lib/text/import/findings";
import { importText } from "@/lib/text/import/import-text";
import { readNotes } from "@/lib/text/notes/read-note";
import { FURTHER_NOTES, HELD_OUT, laidOut, SOURCED_DRAFTS } from "@/tests/support/sourced-drafts";
import { placesOfNotes, sentencesOf } from "@/lib/reading/note-places";

type Score = {
  notes: number;
  kept: number;
  placed: number;
  locators: number;
  read: number;
  invented: number;
};

const scores = new Map<string, Score>();

async function score(at: number): Promise<Score & { missed: string[] }> {
  const [draft] = SOURCED_DRAFTS.slice(at);
  if (!draft) throw new Error("There is no such draft.");
  const laid = laidOut(draft, at);
  const { file, bytes } = await draft.build(laid);
  const { text, paragraphs, notes } = await importText({ file: { name: file, bytes } });
  const said = notes.map((note) => ({ ...note, text: saidIn(note) }));
  const places = placesOfNotes(said, paragraphs, sentencesOf(text, paragraphs));
  const read = readNotes(said);
  const missed: string[] = [];
  const found = { notes: 0, kept: 0, placed: 0, locators: 0, read: 0, invented: 0 };
  for (const { sentence, note } of laid.paragraphs.flat()) {
    const expected = note === null ? undefined : draft.notes[note];
    if (!expected) continue;
    found.notes += 1;
    const words = [expected.text, ...(expected.replies ?? [])].join("\n");
    const index = said.findIndex((each) => each.text === words && each.kind === draft.kind);
    const place = places[index];
    if (index === -1 || !place) {
      missed.push(`not kept: ${words}`);
      continue;
    }
    found.kept += 1;
    if (text.slice(place.start, place.end) === sentence) found.placed += 1;
    else missed.push(`at “${text.slice(place.start, place.end)}” instead of “${sentence}”`);
    const locator = read[index]?.locator ?? "";
    if (expected.locator !== null) found.locators += 1;
    if (expected.locator !== null && locator === expected.locator) found.read += 1;
    else if (locator !== (expected.locator ?? "")) {
      missed.push(`${words}: “${locator}” for “${expected.locator ?? ""}”`);
      if (expected.locator === null) found.invented += 1;
    }
  }
  expect(said).toHaveLength(draft.notes.length);
  return { ...found, missed };
}

describe("twelve sourced drafts, in every form", () => {
  it.each(SOURCED_DRAFTS.map(({ name }, at) => [name, at] as const))(
    "%s: every note kept, and at its sentence",
    async (name, at) => {
      const { missed, ...found } = await score(at);
      scores.set(name, found);
      expect(missed).toEqual([]);
    },
  );

  it("are kept, placed and read as well as is held", () => {
    const total = { notes: 0, kept: 0, placed: 0, locators: 0, read: 0, invented: 0 };
    for (const found of scores.values()) {
      for (const key of Object.keys(total) as Array<keyof Score>) total[key] += found[key];
    }
    const { notes, kept, placed, locators, read, invented } = total;
    console.warn(
      `Sourced drafts: ${kept}/${notes} kept, ${placed}/${notes} at their sentence, ${read}/${locators} locators read, ${invented} invented`,
    );
    expect(kept).toBe(notes);
    expect(placed / notes).toBeGreaterThanOrEqual(0.99);
    expect(read / locators).toBeGreaterThanOrEqual(0.95);
    expect(invented).toBe(0);
  });

  it.each([
    ["further", FURTHER_NOTES, 0.95],
    ["held-out", HELD_OUT, 0.75],
  ] as const)("are read as well as is held in %s styles", (what, notes, least) => {
    const found = notes.map((note) => ({
      note,
      read: readNotes([{ ...note, kind: "footnote" }])[0],
    }));
    const wrong = found.filter(({ note, read }) => read?.locator !== (note.locator ?? ""));
    console.warn(
      `Of ${notes.length} notes in ${what} styles ${wrong.length} locators are not right.`,
    );
    expect(wrong.length).toBeLessThanOrEqual((1 - least) * notes.length);
  });
});
