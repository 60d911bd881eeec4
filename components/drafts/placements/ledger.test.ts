import { describe, expect, it } from "vitest";
import type { FurtherPlace } from "@/lib/drafts/place/further";
import type { UnsettledPlacement } from "@/lib/drafts/place/unsettled";
import type { Part } from "@/lib/text/text";
import { diffWords } from "@/lib/text/diff/words";
import { cutAt } from "./frame-words";
import { ledgerOf, ledgerWindow, mattersByPart, placeLabel, ROWS_ON_PAGE } from "./ledger";

function own(
  number: number,
  state: UnsettledPlacement["state"],
  meaning: string[] = [],
): UnsettledPlacement {
  return {
    ...{ placementId: number, revision: 0, state, claimId: number, claimRevision: 1 },
    ...{ ref: `C${number}`, wording: `Claim ${number}`, level: "verified", isLapsed: true },
    ...{ before: "was", after: "is", frame: { before: "was", after: "is" }, paragraph: 2 },
    meaning: meaning.map((said) => ({ said, kind: null })),
    ...{ candidates: [], can: { decide: true, withdraw: true } },
  };
}

function other(number: number, state: FurtherPlace["state"], paragraph = 1): FurtherPlace {
  return {
    ...{ furtherPlaceId: number * 10 + paragraph, revision: 0, state, claimId: number },
    ...{ ref: `C${number}`, wording: `Claim ${number}`, level: "verified", isLapsed: false },
    ...{
      paragraph,
      own: "It stands here.",
      ownExact: "It stands",
      ownParagraph: 3,
      sentence: "It says so.",
      exact: "It",
    },
    ...{ wasSentence: "", meaning: [], mayDecide: true },
  };
}

describe("the ledger of placements", () => {
  it("puts each claim once, under the gravest of its matters, then by number", () => {
    const rows = ledgerOf(
      [own(12, "moved", ["some → all"]), own(2, "pending"), own(3, "orphaned"), own(4, "moved")],
      [
        other(12, "contradicts"),
        other(7, "offered"),
        other(8, "moved"),
        other(1, "contradicts", 4),
      ],
    );
    expect(rows.map(({ ref, group }) => `${ref} ${group}`)).toEqual([
      "C1 contradicts",
      "C12 contradicts",
      "C8 moved",
      "C4 reworded",
      "C2 pending",
      "C3 orphaned",
      "C7 offered",
    ]);
  });

  it("shows where a claim stands for sure, and leaves out one that asks nothing", () => {
    const [row, ...more] = ledgerOf(
      [],
      [other(1, "offered"), other(1, "placed", 5), other(2, "placed")],
    );
    expect(more).toEqual([]);
    expect(row?.stands).toEqual({ sentence: "It stands here.", paragraph: 3 });
    expect(row?.further.map(({ state }) => state)).toEqual(["offered", "placed"]);
  });

  it("counts matters by part", () => {
    const paragraphs = ["headline", undefined, "caption"].map((part, index) => ({
      ...{ start: index * 10, end: index * 10 + 8, part: part as Part | undefined },
    }));
    const matters = [
      { claimId: 1, matter: "moved" as const, starts: [12, 0] },
      { claimId: 2, matter: "offered" as const, starts: [25] },
      { claimId: 3, matter: "unplaced" as const, starts: [] },
    ];
    expect(mattersByPart(matters, paragraphs)).toEqual([
      { part: "headline", count: 1 },
      { part: "body", count: 1 },
      { part: "caption", count: 1 },
    ]);
  });

  it("names a place as the draft's margin does", () => {
    expect(placeLabel("headline", 1)).toBe("Headline");
    expect(placeLabel("caption", 9)).toBe("Caption ¶ 9");
    expect(placeLabel(undefined, 3)).toBe("Body ¶ 3");
  });
});

describe("the mark within its sentence", () => {
  it("is told from the frame, whatever words differ", () => {
    const [was, is] = [
      "Lund denied that staff knew, she said.",
      "Lund admitted that staff knew, she said.",
    ];
    const mark = "admitted that staff knew";
    const start = is.indexOf(mark);
    const runs = cutAt(diffWords(was, is), { start, end: start + mark.length });
    const kept = (isMark: boolean) =>
      runs
        .filter((run) => run.isMark === isMark)
        .flatMap(({ pieces }) => pieces)
        .filter(({ kind }) => kind !== "dropped")
        .map(({ text }) => text)
        .join("");
    expect(kept(true)).toBe(mark);
    expect(kept(false)).toBe(is.replace(mark, ""));
    expect(runs.flatMap(({ pieces }) => pieces).some(({ kind }) => kind === "dropped")).toBe(true);
  });
});

describe("a page of the ledger", () => {
  const matters = [
    ...Array.from({ length: 70 }, () => "moved" as const),
    ...Array.from({ length: 50 }, () => "orphaned" as const),
    "unplaced" as const,
  ].map((matter, claimId) => ({ claimId, matter, starts: [] }));
  const at = (most: number) => ledgerWindow(matters, most);

  it("holds some rows, and says of all groups how many they are and where they begin", () => {
    const page = at(0);
    expect(page.claimIds).toEqual([...Array(ROWS_ON_PAGE).keys(), 120]);
    expect(page.groups).toEqual([
      { group: "moved", count: 70, from: 0 },
      { group: "orphaned", count: 50, from: 70 },
      { group: "unplaced", count: 1, from: 120 },
    ]);
    expect(page).toMatchObject({ asking: 120, hidden: 60 });
  });

  it("holds as many as are asked for, and all in the end", () => {
    expect(at(100).claimIds).toEqual([...Array(100).keys(), 120]);
    expect(at(1_000)).toMatchObject({ hidden: 0 });
    expect(at(1_000).claimIds).toHaveLength(121);
  });
});
