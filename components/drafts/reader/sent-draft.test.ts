import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DraftView } from "@/lib/drafts/queries";
import { fromSteps, packDraft, toSteps, unpackDraft } from "./sent-draft";

const text = "Two payments\n\nThe mayor may have known. Olin said so.\n\nOne point";

const view: DraftView = {
  id: 3,
  number: 2,
  title: "Two payments",
  fileName: "payments.docx",
  wordCount: 11,
  addedBy: "Ada",
  addedAt: "2026-05-01T10:00:00.000Z",
  story: { id: 1, slug: "payments", headline: "Two payments" },
  isLatest: true,
  text,
  paragraphs: [
    { start: 0, end: 12, number: 1, kind: "heading", level: 1, text: text.slice(0, 12) },
    { start: 14, end: 53, number: 2, kind: "paragraph", level: 0, text: text.slice(14, 53) },
    { start: 55, end: 64, number: 3, kind: "list_item", level: 2, text: text.slice(55) },
  ],
  links: [{ start: 18, end: 23, href: "https://example.org/" }],
  claims: [
    {
      start: 14,
      end: 39,
      placementId: 1,
      revision: 0,
      claimId: 9,
      ref: "C7",
      wording: "The mayor knew",
      attribution: "unattributed",
      level: "single_source",
      reviewState: "decided",
      isLapsed: true,
      state: "moved",
      paragraph: 2,
    },
  ],
  further: [
    { ref: "C7", start: 0, end: 3, state: "placed" as const },
    { ref: "C7", start: 5, end: 9, state: "contradicts" as const },
  ],
  proposals: [
    {
      start: 40,
      end: 53,
      id: 12,
      revision: 0,
      origin: "rules",
      paragraph: 2,
      claim: {
        wording: "Olin said so",
        kind: "fact",
        attribution: "named",
        assertedBy: "Olin",
        source: null,
        cue: "said",
        quotation: "indirect",
        quotes: [],
        hedges: [],
        isDenial: false,
        silence: null,
        figures: [],
        worth: 0.5,
      },
    },
  ],
  lints: [
    {
      ...{ start: 0, end: 5, code: "sum", words: ["Olin "], fingerprint: "0", waiver: null },
      said: "40 from 30 is 33 percent more, not 25",
    },
  ],
  unlisted: 4,
  coverage: {
    sentences: 3,
    carrying: 1,
    bare: [
      { start: 40, end: 53 },
      { start: 55, end: 64 },
    ],
    idle: [],
  },
  counts: { placed: 0, moved: 1, pending: 0, orphaned: 0, unplaced: 1 },
  can: { log: true, place: true, add: true, createSource: true, askModel: false, waive: true },
};

const unsettled = [
  {
    placementId: 1,
    revision: 0,
    state: "moved" as const,
    claimId: 9,
    claimRevision: 1,
    ref: "C7",
    wording: "The mayor knew",
    level: "single_source" as const,
    isLapsed: true,
    before: "The mayor knew.",
    after: "The mayor may have known.",
    frame: { before: "The mayor knew.", after: "The mayor may have known." },
    meaning: [{ said: "knew → may have known", kind: "Hedge" }],
    paragraph: 2,
    candidates: [],
    can: { decide: true, withdraw: true },
  },
  {
    placementId: null,
    revision: 0,
    state: "unplaced" as const,
    claimId: 10,
    claimRevision: 1,
    ref: "C8",
    wording: "Nobody paid",
    level: "unverified" as const,
    isLapsed: false,
    before: "",
    after: "",
    paragraph: 0,
    frame: { before: "", after: "" },
    meaning: [],
    candidates: [],
    can: { decide: true, withdraw: true },
  },
];

describe("a draft on its way to the browser", () => {
  it("arrives with all that the page draws", () => {
    // As it crosses: as JSON.
    const sent = JSON.parse(JSON.stringify(packDraft(view, 2, unsettled))) as ReturnType<
      typeof packDraft
    >;
    const draft = unpackDraft(sent);
    const { paragraphs, coverage, links, counts, can, unlisted } = view;
    expect(draft).toMatchObject({
      slug: "payments",
      latest: 2,
      text,
      coverage,
      links,
      counts,
      can,
    });
    expect(draft.unlisted).toBe(unlisted);
    expect(draft.paragraphs).toEqual(
      paragraphs.map(({ start, end, kind, level }) => ({ start, end, kind, level })),
    );
    expect(draft.marks).toEqual([
      {
        kind: "claim",
        key: "C7",
        start: 14,
        end: 39,
        paragraph: 2,
        wording: "The mayor knew",
        level: "single_source",
        isLapsed: true,
        isMoved: true,
        isDecided: true,
      },
      {
        kind: "proposal",
        key: "p12",
        id: 12,
        start: 40,
        end: 53,
        paragraph: 2,
        wording: "Olin said so.",
        worth: 0.5,
      },
    ]);
    expect(draft.unsettled.map(({ ref, wording }) => [ref, wording])).toEqual([
      ["C7", "The mayor knew"],
      ["C8", "Nobody paid"],
    ]);
  });

  it("says nothing of the text a second time", () => {
    const { text: sentText, ...rest } = packDraft(view, 2, []);
    expect(sentText).toBe(text);
    const said = JSON.stringify(rest);
    for (const words of ["Olin said so", "One point", "may have known"]) {
      expect(said).not.toContain(words);
    }
  });

  it("brings ranges back as they were", () => {
    const span = fc
      .tuple(fc.nat(5000), fc.nat(300))
      .map(([start, length]) => ({ start, end: start + length }));
    fc.assert(
      fc.property(fc.array(span), (spans) => {
        expect(fromSteps(toSteps(spans))).toEqual(spans);
      }),
    );
  });
});
