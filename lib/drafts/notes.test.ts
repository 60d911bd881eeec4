import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/platform/db";
import { makeDesk, type Desk } from "@/tests/support/claims";
import { useDatabase } from "@/tests/support/database";
import { makePerson, makeStory } from "@/tests/support/factories";
import { expectRefused } from "@/tests/support/refusal";
import { pasteDraft } from "./commands";
import { citeNote, keepNote, reopenNote, setNoteAside } from "./decide-notes";
import { getNote, listNotes } from "./notes";
import { logClaimAt } from "./place/place-claims";

useDatabase();
let desk: Desk;
let story: { slug: string; id: number };

beforeEach(async () => {
  desk = await makeDesk();
  story = await makeStory(desk.editor);
});

const BODY = ["The gate shut at noon.", "Nobody was told.", "It rained."];
const NOTES = [
  "Minutes, p. 17, 3 May 2026, https://minutes.example/a.pdf",
  "Interview with Tomas Rehn, 4 May, by phone, on background",
  "Please check.",
];

function html(notes: readonly string[], body: readonly string[] = BODY): string {
  const text = body.map((sentence, n) => `${sentence}<a href="#ftnt${n + 1}">[${n + 1}]</a>`);
  const said = notes.map(
    (note, n) =>
      `<div><p><a href="#ftnt_ref${n + 1}" id="ftnt${n + 1}">[${n + 1}]</a> ${note}</p></div>`,
  );
  return `<p>${text.join(" ")}</p>${said.join("")}`;
}

const paste = (notes: readonly string[], body?: readonly string[]) =>
  pasteDraft(desk.editor, { story: story.slug, html: html(notes, body) });

describe("the notes of a draft", () => {
  it("stand at their sentences, as read, with the claim there", async () => {
    const { draftId } = await paste(NOTES);
    const { claimId } = await logClaimAt(desk.editor, {
      ...{ draftId, start: 0, end: 21, wording: "The gate shut at noon" },
    });
    const { notes } = await listNotes(desk.viewer, story.slug, 1);
    expect(notes.map(({ start, end, decided }) => [start, end, decided])).toEqual([
      [0, 22, null],
      [23, 39, null],
      [40, 50, null],
    ]);
    expect(await getNote(desk.editor, story.slug, 1, 1)).toMatchObject({
      sentence: BODY[0],
      claims: [{ id: claimId, ref: "C1" }],
      unlogged: null,
      known: null,
      read: { source: "Minutes", locator: "p. 17" },
    });
    expect(await getNote(desk.editor, story.slug, 1, 2)).toMatchObject({
      claims: [],
      unlogged: { wording: "Nobody was told." },
    });
  });

  it("are cited as they are read, with no terms", async () => {
    const { draftId } = await paste(NOTES);
    const at = { draftId, start: 0, end: 21, wording: "The gate shut at noon" };
    const { claimId } = await logClaimAt(desk.editor, at);
    const cited = await citeNote(desk.editor, {
      ...{ draftId, number: 1, claimId, source: { name: "Minutes", kind: "document" } },
    });
    const citation = await db().citation.findUniqueOrThrow({
      where: { id: cited.citationId },
      include: { source: true },
    });
    expect(citation).toMatchObject({
      ...{ claimId, locator: "p. 17", saidOn: new Date("2026-05-03"), terms: "not_said" },
      source: { name: "Minutes", url: "https://minutes.example/a.pdf" },
    });
    const next = await getNote(desk.editor, story.slug, 1, 1);
    expect(next.decided).toMatchObject({ state: "cited", ref: "C1" });
    expect(next.known?.name).toBe("Minutes");
  });

  it("are cited for a claim that is logged with them, and keep what has no field", async () => {
    const { draftId } = await paste(NOTES);
    const cited = await citeNote(desk.editor, {
      ...{ draftId, number: 2, log: { start: 23, end: 39, wording: "Nobody was told" } },
      source: { name: "Tomas Rehn", kind: "person" },
    });
    expect(cited.ref).toBe("C1");
    const { note, channel, saidOn, terms } = await db().citation.findUniqueOrThrow({
      where: { id: cited.citationId },
    });
    expect({ channel, saidOn, terms }).toEqual({
      ...{ channel: "phone", saidOn: null, terms: "not_said" },
    });
    expect(note).toBe("Dated “4 May”\nThe note says “on background”");
    expect((await getNote(desk.editor, story.slug, 1, 2)).claims).toMatchObject([{ ref: "C1" }]);
  });

  it("are kept with a claim, or set aside, and opened again", async () => {
    const { draftId } = await paste(NOTES);
    const at = { draftId, start: 40, end: 49, wording: "It rained" };
    const { claimId } = await logClaimAt(desk.editor, at);
    await keepNote(desk.editor, { draftId, number: 3, claimId });
    expect((await db().claim.findUniqueOrThrow({ where: { id: claimId } })).note).toBe(
      "Footnote in draft 1: Please check.",
    );
    await setNoteAside(desk.editor, { draftId, number: 2, reason: "remark" });
    await expectRefused("CONFLICT", () =>
      setNoteAside(desk.editor, { draftId, number: 2, reason: "remark" }),
    );
    await reopenNote(desk.editor, { draftId, number: 2 });
    const { notes } = await listNotes(desk.editor, story.slug, 1);
    expect(notes.map(({ decided }) => decided)).toEqual([null, null, "kept"]);
  });

  it("stay decided in the next draft where they say the same", async () => {
    const { draftId } = await paste(["Ibid.", "Ibid.", "Please check."]);
    await setNoteAside(desk.editor, { draftId, number: 2, reason: "settled" });
    await setNoteAside(desk.editor, { draftId, number: 3, reason: "remark" });
    await paste(["Ibid.", "Ibid.", "Please check it."], ["It opened.", ...BODY.slice(1)]);
    const { notes } = await listNotes(desk.editor, story.slug, 2);
    expect(notes.map(({ decided }) => decided)).toEqual([null, "set_aside", null]);
  });

  it("exist for the readers of the story alone", async () => {
    const other = await makePerson("editor");
    const hidden = await makeStory(desk.editor, { restricted: true });
    const { draftId } = await pasteDraft(desk.editor, { story: hidden.slug, html: html(NOTES) });
    const aside = () => setNoteAside(other, { draftId, number: 1, reason: "remark" });
    await expectRefused("NOT_FOUND", () => listNotes(other, hidden.slug, 1));
    await expectRefused("NOT_FOUND", () => getNote(other, hidden.slug, 1, 1));
    await expectRefused("NOT_FOUND", aside);
    await expectRefused("NOT_FOUND", () => getNote(desk.editor, hidden.slug, 1, 9));
    await expectRefused("FORBIDDEN", () =>
      setNoteAside(desk.viewer, { draftId, number: 1, reason: "remark" }),
    );
  });
});
