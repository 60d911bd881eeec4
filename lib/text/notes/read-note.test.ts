import { describe, expect, it } from "vitest";
import { readNote, readNotes } from "./read-note";

describe("what is read in a note", () => {
  it.each<[note: string, read: Partial<ReturnType<typeof readNote>>]>([
    [
      "Budget annex 4, p. 17, https://records.example/annex4.pdf",
      {
        source: "Budget annex 4",
        locator: "p. 17",
        url: "https://records.example/annex4.pdf",
        offers: "citation",
      },
    ],
    [
      "Interview with Ann Doe, 3 May 2026, by phone",
      {
        source: "Ann Doe",
        isSpoken: true,
        channel: "phone",
        date: { words: "3 May 2026", day: "2026-05-03" },
        locator: "",
      },
    ],
    // The year is not said, and in figures it may be two days: neither is guessed.
    ["interview, 3 May, by phone", { date: { words: "3 May", day: null }, source: "" }],
    ["Signal, 3/5/2026", { channel: "message", date: { words: "3/5/2026", day: null } }],
    ["Email to author, 4 May 2026, 14:32", { channel: "email", source: "", locator: "" }],
    [
      "Interview 3 May, tape at 12:40; job title from the ministry website",
      { locator: "12:40", source: "", rest: ["job title from the ministry website"] },
    ],
    [
      "https://a.example/x (accessed 4 May 2026).",
      {
        url: "https://a.example/x",
        accessed: { words: "4 May 2026", day: "2026-05-04" },
        date: null,
      },
    ],
    ["Call with R. Lind, on background", { terms: ["on background"], source: "R. Lind" }],
    ["Are we sure about this?", { offers: "note", source: "", rest: ["Are we sure about this?"] }],
    ["Our source said the auditor lied.", { offers: "note", source: "" }],
    ["archive.example.org/a.pdf.", { url: "https://archive.example.org/a.pdf" }],
    ["doi:10.5555/es.7", { url: "https://doi.org/10.5555/es.7" }],
  ])("%s", (note, read) => {
    expect(readNote(note)).toMatchObject(read);
  });

  it("is underlined where it stands", () => {
    const note = "Board paper 9 October, p. 14; see also ward list.\nhttps://w.example/b.pdf";
    const { spans, rest } = readNote(note);
    expect(spans.map(({ is, start, end }) => [is, note.slice(start, end)])).toEqual([
      ["source", "Board paper"],
      ["date", "9 October"],
      ["locator", "p. 14"],
      ["address", "https://w.example/b.pdf"],
    ]);
    expect(rest).toEqual(["see also ward list"]);
  });

  it("may stand behind its words", () => {
    expect(readNote("Annual report, p. 4", ["https://r.example/"]).url).toBe("https://r.example/");
  });

  it("is the source of the note before, where it says so", () => {
    const notes = [
      { kind: "footnote", text: "Annual report, p. 4, https://r.example/" },
      { kind: "comment", text: "Minutes, p. 1" },
      { kind: "footnote", text: "Ibid., p. 5." },
      { kind: "footnote", text: "Id. at 6." },
    ];
    expect(readNotes(notes).map(({ source, url, locator }) => [source, url, locator])).toEqual([
      ["Annual report", "https://r.example/", "p. 4"],
      ["Minutes", null, "p. 1"],
      ["Annual report", "https://r.example/", "p. 5"],
      ["Annual report", "https://r.example/", "at 6"],
    ]);
  });
});
