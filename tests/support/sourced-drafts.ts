/**
 * Twelve sourced drafts, one in each form in which a desk hands them on, and the house styles in
 * which their notes are written. All of it is invented. Of the last four the rules read 22 of 29
 * locators when they met them first, of FURTHER_NOTES 17 of 25, and were widened each time;
 * HELD_OUT was written down after that, and no rule was made for it.
 */
import { run, wordFile, wordParagraph, wordPart } from "./word-parts";

export type SourceNote = {
  text: string;
  locator: string | null;
  /** Answers, of a comment. */
  replies?: string[];
};

export type SourcedDraft = {
  name: string;
  kind: "footnote" | "endnote" | "comment";
  notes: SourceNote[];
  /** The file and the expected sentence of each note, in the notes' order. */
  build: (draft: Laid) => Promise<{ file: string; bytes: Buffer }>;
};

const SENTENCES = [
  "The ministry spent 4.5 million euros on the quay in 2023, up from 3 million a year before.",
  "“Nobody told us,” said Dr. Ida Holm, who has led the unit since 2019.",
  "The U.K. office did not reply.",
  "By 9 a.m. on Monday all three gates were shut, the log shows.",
  "Neighbours, who asked not to be named, said the warehouse had stood empty for years.",
  "Mr. Rehn denied it.",
  "According to the audit, 12 of 40 invoices had no receipt; two were paid twice.",
  "“We are not where we want to be. We know that,” the director told the board.",
  "Was the lock ever tested?",
  "The firm, Lind & Sons Ltd., won the bid at No. 10 Wharf Road in March.",
  "It employed 1,204 people then, and 38 now.",
  "A spokeswoman called the figures “incomplete.”",
];

/** A note's mark behind the full stop, before it, or behind the third word. */
const PLACES = ["after", "before", "within"] as const;

export type Laid = SourcedDraft & {
  paragraphs: Array<
    Array<{ sentence: string; note: number | null; place: (typeof PLACES)[number] }>
  >;
};

/** Lays the notes of a draft out over paragraphs of three sentences, every fourth without one. */
export function laidOut(draft: SourcedDraft, shift: number): Laid {
  const sentences = [];
  for (let note = 0, at = shift; note < draft.notes.length; at += 1) {
    const isBare = at % 4 === 3;
    sentences.push({
      sentence: SENTENCES[at % SENTENCES.length] ?? "",
      note: isBare ? null : note,
      place: PLACES[at % 3] ?? ("after" as const),
    });
    if (!isBare) note += 1;
  }
  const paragraphs = [];
  for (let at = 0; at < sentences.length; at += 3) paragraphs.push(sentences.slice(at, at + 3));
  return { ...draft, paragraphs };
}

/** The words around the note's mark. */
function cut(sentence: string, place: (typeof PLACES)[number]): [string, string] {
  if (place === "after") return [sentence, ""];
  const words = sentence.split(" ");
  const end = /[.?!]”?$/.exec(sentence);
  if (place === "before" && end) return [sentence.slice(0, end.index), sentence.slice(end.index)];
  return [words.slice(0, 2).join(" "), ` ${words.slice(2).join(" ")}`];
}

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

type Mark = (note: number) => string;

function bodyOf(
  { paragraphs }: Laid,
  paragraph: (content: string) => string,
  words: (text: string) => string,
  mark: Mark,
  begin: Mark = () => "",
): string {
  return paragraphs
    .map((sentences) =>
      paragraph(
        sentences
          .map(({ sentence, note, place }, at) => {
            const gap = at === 0 ? "" : words(" ");
            if (note === null) return gap + words(escaped(sentence));
            const [before, after] = cut(sentence, place);
            const rest = after === "" ? "" : words(escaped(after));
            return gap + begin(note) + words(escaped(before)) + mark(note) + rest;
          })
          .join(""),
      ),
    )
    .join("");
}

/** Footnotes or endnotes of Word; a link stands behind the address that is written out. */
async function wordNotes(draft: Laid, kind: "footnote" | "endnote") {
  const body = bodyOf(
    draft,
    (content) => wordParagraph(content),
    run,
    (note) =>
      `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:${kind}Reference w:id="${note + 2}"/></w:r>`,
  );
  const separator = `<w:${kind} w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:${kind}>`;
  const notes = draft.notes.map(
    ({ text }, at) =>
      `<w:${kind} w:id="${at + 2}"><w:p><w:r><w:${kind}Ref/></w:r>${run(` ${escaped(text)}`)}</w:p></w:${kind}>`,
  );
  const bytes = await wordFile(body, {
    [`word/${kind}s.xml`]: wordPart(`${kind}s`, separator + notes.join("")),
  });
  return { file: `${draft.name}.docx`, bytes };
}

/** Comments of Word, on a range of words, with the part that says which answers which. */
async function wordComments(draft: Laid, isChanged = false) {
  const ids = commentIds(draft);
  const body = bodyOf(
    draft,
    (content) =>
      wordParagraph(
        isChanged
          ? `${content}<w:del w:id="9" w:author="Ed"><w:r><w:delText xml:space="preserve"> Cut. </w:delText></w:r></w:del>`
          : content,
      ),
    run,
    (note) =>
      (ids[note] ?? [])
        .map(
          (id) => `<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`,
        )
        .join(""),
    (note) => (ids[note] ?? []).map((id) => `<w:commentRangeStart w:id="${id}"/>`).join(""),
  );
  const comments = draft.notes.flatMap(({ text, replies = [] }, note) =>
    [text, ...replies].map((said, at) => {
      const id = ids[note]?.[at] ?? 0;
      return `<w:comment w:id="${id}" w:author="Ann Berg" w:initials="AB"><w:p w14:paraId="${paraId(id)}">${run(escaped(said))}</w:p></w:comment>`;
    }),
  );
  const extended = draft.notes.flatMap(({ replies = [] }, note) =>
    [0, ...replies.map((_, at) => at + 1)].map((at) => {
      const own = paraId(ids[note]?.[at] ?? 0);
      const parent = at === 0 ? "" : ` w15:paraIdParent="${paraId(ids[note]?.[0] ?? 0)}"`;
      return `<w15:commentEx w15:paraId="${own}"${parent} w15:done="0"/>`;
    }),
  );
  const bytes = await wordFile(body, {
    "word/comments.xml": wordPart("comments", comments.join("")).replace(
      "<w:comments ",
      '<w:comments xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" ',
    ),
    "word/commentsExtended.xml": `<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">${extended.join("")}</w15:commentsEx>`,
  });
  return { file: `${draft.name}.docx`, bytes };
}

const paraId = (id: number): string => (0x1000 + id).toString(16).toUpperCase().padStart(8, "0");

/** Of each note the numbers of its comment and the answers to it. */
function commentIds({ notes }: SourcedDraft): number[][] {
  let next = 0;
  return notes.map(({ replies = [] }) => [0, ...replies].map(() => next++));
}

const page = (head: string, body: string): Buffer =>
  Buffer.from(
    `<html><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`,
    "utf8",
  );

const htmlWords = (text: string): string => `<span class="c1">${text}</span>`;

/** What Google Docs saves as a web page: addresses go through its own redirector. */
function docsExport(draft: Laid, is: "ftnt" | "cmnt", form: "export" | "pasted") {
  const numbers = commentIds(draft);
  const letter = (n: number) => (is === "cmnt" ? String.fromCharCode(97 + (n % 26)) : n + 1);
  const link = (n: number) =>
    `<sup><a href="#${is}${n + 1}" id="${is}_ref${n + 1}">[${letter(n)}]</a></sup>`;
  const body = bodyOf(
    draft,
    (content) => `<p class="c2" dir="ltr">${content}</p>`,
    htmlWords,
    (note) => (numbers[note] ?? []).map(link).join(""),
  );
  const said = draft.notes.flatMap(({ text, replies = [] }) => [text, ...replies]);
  const notes = said.map((text, n) => {
    const id = form === "pasted" ? "" : ` id="${is}${n + 1}"`;
    return `<div class="c5"><p class="c3"><a href="#${is}_ref${n + 1}"${id}>[${letter(n)}]</a><span class="c4">&nbsp;${linked(text)}</span></p></div>`;
  });
  const all = `${body}<hr class="c9">${notes.join("")}`;
  const wrapped =
    form === "pasted"
      ? `<!--StartFragment--><b style="font-weight:normal" id="docs-internal-guid-1">${all}</b><!--EndFragment-->`
      : all;
  return Promise.resolve({
    file: `${draft.name}.html`,
    bytes: page("<style>.c1{color:#000}</style>", wrapped),
  });
}

function linked(text: string): string {
  return escaped(text).replace(/https:\/\/[^\s,;)]+/g, (address) => {
    const plain = address.replace(/\.$/, "");
    const to = `https://www.google.com/url?q=${encodeURIComponent(plain)}&sa=D`;
    return `<a href="${escaped(to)}">${plain}</a>${address.slice(plain.length)}`;
  });
}

/** What Word puts on the clipboard. */
function wordClipboard(draft: Laid, kind: "ftn" | "edn" | "com") {
  const name = kind === "edn" ? "endnote" : "footnote";
  const ids = commentIds(draft);
  const mark = (note: number): string =>
    kind === "com"
      ? (ids[note] ?? [])
          .map((id, at) => {
            const parent = at === 0 ? "" : `mso-comment-parent:${(ids[note]?.[0] ?? 0) + 1};`;
            return `<a style='mso-comment-reference:AB_${id + 1};${parent}mso-comment-date:20260102T1000'></a><span class=MsoCommentReference><a class=msocomanchor id="_anchor_${id + 1}" href="#_msocom_${id + 1}" name="_msoanchor_${id + 1}">[AB${id + 1}]</a><span style='mso-special-character:comment'>&nbsp;</span></span>`;
          })
          .join("")
      : `<a style='mso-${name}-id:${kind}${note + 1}' href="#_${kind}${note + 1}" name="_${kind}ref${note + 1}"><span class=MsoFootnoteReference><span style='mso-special-character:footnote'>[${note + 1}]</span></span></a>`;
  const body = bodyOf(draft, (content) => `<p class=MsoNormal>${content}</p>`, htmlWords, mark);
  const said = draft.notes.flatMap(({ text, replies = [] }) => [text, ...replies]);
  const notes = said.map((text, n) =>
    kind === "com"
      ? `<div style='mso-element:comment'><div id="_com_${n + 1}" class=msocomtxt><span style='mso-comment-author:"Ann Berg"'><a name="_msocom_${n + 1}"></a></span><p class=MsoCommentText>${escaped(text)}</p></div></div>`
      : `<div style='mso-element:${name}' id=${kind}${n + 1}><p class=MsoFootnoteText><a style='mso-${name}-id:${kind}${n + 1}' href="#_${kind}ref${n + 1}" name="_${kind}${n + 1}">[${n + 1}]</a> ${escaped(text)}</p></div>`,
  );
  const list = kind === "com" ? "comment-list" : `${name}-list`;
  return Promise.resolve({
    file: `${draft.name}.html`,
    bytes: page(
      "",
      `<!--StartFragment-->${body}<div style='mso-element:${list}'><hr align=left size=1>${notes.join("")}</div><!--EndFragment-->`,
    ),
  });
}

const note = (text: string, locator: string | null = null, replies?: string[]): SourceNote => ({
  text,
  locator,
  ...(replies && { replies }),
});

export const SOURCED_DRAFTS: SourcedDraft[] = [
  {
    ...{ name: "investigation", kind: "footnote" },
    build: (draft) => wordNotes(draft, "footnote"),
    notes: [
      note("Budget annex 4, p. 17, https://records.example/annex4.pdf", "p. 17"),
      note("Ibid., p. 18.", "p. 18"),
      note("Interview with A. Berg, 12 May 2026, recording 00:14:32", "00:14:32"),
      note("Company register extract no. 4711, retrieved on 5 June 2026"),
      note("Audit office report, section 4.2, table 3", "section 4.2, table 3"),
      note("See Harwick Council, Annual Report 2025, pp. 3, 7 and 9–11.", "pp. 3, 7 and 9–11"),
      note("Email to author, 4 May 2026, 14:32"),
      note("Board paper 9 October, p. 14; see also ward list.", "p. 14"),
    ],
  },
  {
    ...{ name: "chicago", kind: "endnote" },
    build: (draft) => wordNotes(draft, "endnote"),
    notes: [
      note(
        "Ann Doe, “Harbour Costs Double,” Harwick Courier, May 3, 2026, p. A4, https://courier.example/a?b=1.",
        "p. A4",
      ),
      note("Tomas Rehn, The Quiet Quay (Harwick: Tidal Press, 2019), 45–67.", "45–67"),
      note("Rehn, Quiet Quay, chap. 3.", "chap. 3"),
      note("Id. at 12.", "at 12"),
      note(
        "Ida Holm, deputy director, interview by author, April 14, 2026, 00:31:05–00:32:10.",
        "00:31:05–00:32:10",
      ),
      note(
        "Lind, R. (2024). Sediment loads in tidal basins. Journal of Harbours, 12(3), 45–67. https://doi.org/10.1000/182 (accessed 4 May 2026)",
        "45–67",
      ),
      note("Harwick Council minutes, 3 March 2026, para. 12.", "para. 12"),
    ],
  },
  {
    ...{ name: "checker-comments", kind: "comment" },
    build: (draft) => wordComments(draft),
    notes: [
      note("Interview 3 May, tape at 12:40; job title from the ministry website", "12:40"),
      note("Source?", "doc. 7, p. 9", ["FOI release 2026-14, doc. 7, p. 9", "Thanks, seen."]),
      note("Are we sure about this? Legal should look."),
      note("Phone call with R. Lind, port authority, on background, 12 March 2026"),
      note("Spreadsheet “Payments”, sheet 2, row 114, cell C12", "sheet 2, row 114, cell C12"),
      note("interview, 3 May, by phone"),
      note("Please rephrase, too long."),
      note("transcript p. 4–6", "p. 4–6"),
    ],
  },
  {
    ...{ name: "docs-footnotes", kind: "footnote" },
    build: (draft) => docsExport(draft, "ftnt", "export"),
    notes: [
      note("https://records.example/minutes-2026-03.pdf, p. 4", "p. 4"),
      note("Video of the hearing, at 1:14:32, https://video.example/h?id=4", "1:14:32"),
      note("Signal message from a former clerk, 3/5/2026"),
      note(
        "Doe v. Ministry of Works, No. 21-cv-1234 (D. Mass. May 3, 2026), ECF No. 45 at 7.",
        "ECF No. 45 at 7",
      ),
      note("Harbour Act 2006, s. 172(1)", "s. 172(1)"),
      note("Press release, Harwick Council, 2 February 2026, https://council.example/pr/7"),
      note("Annual accounts 2024, note 12, p. 31", "note 12, p. 31"),
    ],
  },
  {
    ...{ name: "docs-comments", kind: "comment" },
    build: (draft) => docsExport(draft, "cmnt", "export"),
    notes: [
      note("From the annual report, p. 61. Please double-check.", "p. 61"),
      note("Who says so?", "00:02:11", ["Holm, tape 2, 00:02:11"]),
      note("https://data.example/table?id=9, row 44", "row 44"),
      note("Not sure this is right."),
      note("Ida Holm confirmed by email, 5 May 2026"),
      note("Hansard, HC Deb 3 May 2026, vol 712, col 45", "vol 712, col 45"),
    ],
  },
  {
    ...{ name: "word-pasted-notes", kind: "footnote" },
    build: (draft) => wordClipboard(draft, "ftn"),
    notes: [
      note("Port log, 4 April 2026, lines 12–14", "lines 12–14"),
      note("Port log, ibid., line 15", "line 15"),
      note("Harwick Courier, “The gate”, 2 Jan. 2026, p. 3; Tidal News, 4 Jan. 2026, p. 8", "p. 3"),
      note("Interview with Tomas Rehn, 2 June 2026, in person"),
      note("Expert report of I. Holm, ¶¶ 12–14", "¶¶ 12–14"),
      note("[2024] EWHC 123 (Ch) at [45]", "at [45]"),
    ],
  },
  {
    ...{ name: "word-pasted-comments", kind: "comment" },
    build: (draft) => wordClipboard(draft, "com"),
    notes: [
      note("Contract, § 12.4", "§ 12.4"),
      note("Where is this from?", "slide 9", ["Board deck, slide 9", "ok"]),
      note("Deposition of M. Lind, Tr. 45:12–20", "Tr. 45:12–20"),
      note("Add the figure for 2024."),
      note("Zoom interview with Holm, 3 June 2026, 22:10 in the recording", "22:10"),
    ],
  },
  {
    ...{ name: "changed-draft", kind: "comment" },
    build: (draft) => wordComments(draft, true),
    notes: [
      note("Court file 12 O 34/26, fol. 17", "fol. 17"),
      note("Tender documents, annex B, p. 2", "annex B, p. 2"),
      note("Press conference, 6 May 2026, recording 31:20", "31:20"),
      note("Can we say “three”?"),
      note("Letter from the ministry, 1 April 2026, page 2", "page 2"),
    ],
  },
  // Written down before the rules met them.
  {
    ...{ name: "late-magazine", kind: "footnote" },
    build: (draft) => docsExport(draft, "ftnt", "pasted"),
    notes: [
      note("Notes from phone interview w/ harbour master, 6/12, pg 3 of my typed notes", "pg 3"),
      note("HH tape 2, 14:32", "14:32"),
      note("Confirmed w/ Rehn by text 6/14/2026"),
      note("NYT 4/2/24 https://news.example/2024/04/02/gates.html"),
      note("“The Quay Papers,” tab 7", "tab 7"),
      note("EPA, Tidal Basin Assessment (2023), Table ES-2", "Table ES-2"),
      note("Lind deposition 88:3-14", "88:3-14"),
      note("DVD of council session, 1h 12m 30s", "1h 12m 30s"),
      note("see Holm 2021: 45", "45"),
      note("Archive photo, box 12, folder 3, National Archives, Kew", "box 12, folder 3"),
    ],
  },
  {
    ...{ name: "late-legal", kind: "endnote" },
    build: (draft) => wordNotes(draft, "endnote"),
    notes: [
      note("R (Holm) v Harwick BC [2025] UKSC 12, [31]–[34].", "[31]–[34]"),
      note("Witness Statement of Tomas Rehn dated 4 March 2026, paras 17-19.", "paras 17-19"),
      note(
        "Complaint ¶ 45, United States v. Lind, No. 26-cr-99 (D. Del. filed Jan. 9, 2026).",
        "¶ 45",
      ),
      note("Harbours Act 1964, s 57(2).", "s 57(2)"),
      note("Regulation (EU) 2016/679, art 5(1)(b), recital 39.", "art 5(1)(b), recital 39"),
      note("Trial Bundle, tab 14, p 203.", "tab 14, p 203"),
      note("Ex. 14-B, HAR00012345.", "HAR00012345"),
      note("Hearing Tr. at 23:4–24:1.", "23:4–24:1"),
      note("Planning application 26/00417/FUL, condition 8.", "condition 8"),
    ],
  },
  {
    ...{ name: "late-agency", kind: "comment" },
    build: (draft) => wordComments(draft),
    notes: [
      note("per Holm, phoner 5/6"),
      note("AUDIO 03:11 “we knew in March”", "03:11"),
      note("doc shows 12 of 40, see p4 of the audit", "p4"),
      note("second para of the release says “about”, not “more than”", "second para"),
      note("from the livestream, 45 minutes in", "45 minutes in"),
      note("Fixed, see the wire."),
      note("DM from the clerk on Signal, screenshots in folder", null, [
        "dated 3 May?",
        "Yes, 3 May 2026",
      ]),
      note("Excel tab “2023”, line 88", "line 88"),
      note("spokesperson email Tue 5 May, attached"),
      note("Lede is too long, cut after the comma"),
    ],
  },
  {
    ...{ name: "late-academic", kind: "footnote" },
    build: (draft) => wordClipboard(draft, "ftn"),
    notes: [
      note(
        "Holm, I. and Rehn, T. (2022) ‘Gates and tides’, Estuary Studies, 7(2), pp. 101–118. doi:10.5555/es.7.2.101",
        "pp. 101–118",
      ),
      note("Cf. Lind (2019, p. 33).", "p. 33"),
      note("Holm & Rehn 2022, fig. 4b.", "fig. 4b"),
      note(
        "Office for Tides, Statistical Bulletin: Levels, 2025, Table 1a, https://stats.example/levels [accessed 2 April 2026]",
        "Table 1a",
      ),
      note("Vgl. Lind, Hafenrecht, S. 45 f.", "S. 45 f."),
      note("World Harbour Index 2025 (v. 2.1), column “throughput”."),
      note("ibid, 102", "102"),
      note("UN Doc. A/77/123, 4 October 2022, para. 8", "para. 8"),
    ],
  },
];

/** Notes in further styles. */
export const FURTHER_NOTES: SourceNote[] = [
  note("Harwick PD incident report #26-1187, pg. 4 of 9", "pg. 4"),
  note("Author interview, Ida Holm (Feb. 11, 2026)."),
  note("Source: OCR’d scan, leaf 22v", "leaf 22v"),
  note("Parliament TV, 11 Feb 2026, 14:02:10 to 14:03:00", "14:02:10 to 14:03:00"),
  note("Sworn affidavit of T. Rehn at ¶ 9", "¶ 9"),
  note("Lind email to Holm, 2026-02-11 09:41, in leak folder “Gates”"),
  note("Town of Harwick, FY2025 Budget, p. C-14", "p. C-14"),
  note("Bloomfield Gazette, Feb. 11, 2026, B3", "B3"),
  note("WhatsApp voice note from Rehn, 0:48", "0:48"),
  note("Met w/ source at café, 11.02.2026, notebook 3 p. 27", "p. 27"),
  note("10-K for FY2025, Item 1A, page 23", "Item 1A, page 23"),
  note("GAO-26-104, at 31–32", "at 31–32"),
  note("State v. Rehn, 2026-Ohio-114, ¶ 27", "¶ 27"),
  note("Call w/ spokeswoman 2/11, 4:15 pm"),
  note("Satellite image, 11 Feb 2026, provider’s catalogue"),
  note("Directive 2008/56/EC, Annex III, point 2", "Annex III, point 2"),
  note("Slides, p. 12 (bottom left)", "p. 12"),
  note("Interview transcript, l. 210–224", "l. 210–224"),
  note("Pod ep. 12, ~33 min", "~33 min"),
  note("Holm’s dissertation, ch. 4, esp. pp. 112f.", "ch. 4, pp. 112f."),
  note("Q3 earnings call, CFO, around 17:30", "17:30"),
  note("https://video.example/watch?v=aZ9&t=754", "t=754"),
  note("Rehn said so on the record, Tuesday"),
  note("Minutes of the board, item 7(b)", "item 7(b)"),
  note("Ledger export, cells B12:B40", "cells B12:B40"),
];

/** For how well the rules do on what they were not written for. */
export const HELD_OUT: SourceNote[] = [
  note("Central bank, Financial Stability Review, November 2025, chart 2.7", "chart 2.7"),
  note("T. Rehn to I. Holm, letter of 9 January 2026, p. 2, private archive", "p. 2"),
  note("Rec. 14, 27:05, Holm", "27:05"),
  note("Hearing before the Senate, 12 Feb. 2026 (statement of Lind), p. 41", "p. 41"),
  note("Author’s notes, council meeting, 3 March 2026"),
  note("https://leaks.example/chat-2022.md, lines 1180–1204", "lines 1180–1204"),
  note("Land registry, title HW 20417, sheet 3", "sheet 3"),
  note("Ship’s log MV Tern, entry for 4 June, folio 88", "folio 88"),
  note("The Estuary (film, dir. Ana Lind, 2019), 00:52:10", "00:52:10"),
  note("Email chain “Re: gates”, Holm to Rehn, 7 May 2026, second message"),
  note("Coroner’s report, paras. 4.12–4.15", "paras. 4.12–4.15"),
  note("Indictment, count 3, ¶¶ 22, 25", "¶¶ 22, 25"),
  note("Told to me by two deck hands, Harwick, 8 May"),
  note("Dataset v3, row id 88214", "row id 88214"),
  note("p. 212 n. 4", "p. 212, n. 4"),
  note("Harwick Register (evening ed.), 2 June 1987, p. 1, col. 3", "p. 1, col. 3"),
  note("Verified against payroll, Feb–Apr"),
  note("Slide deck, 14/32", "14/32"),
  note("The judge, from the bench, 11:20 a.m., 6 May 2026"),
  note("Voicemail, 0:00–0:42", "0:00–0:42"),
];
