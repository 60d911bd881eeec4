/** DESIGN §1, "locator": a citation says where it was found in the way that its source asks for. */
import { describe, expect, it } from "vitest";
import { SOURCE_KINDS, type SourceKind } from "@/lib/ledger/sources/rules";
import { askedFor, missingOf, type FitNeed, type FittedCitation } from "./fit";

const bare = {
  stance: "supports",
  basis: null,
  locator: "",
  saidOn: "",
  channel: null,
  note: "",
  attachmentCount: 0,
} as const;

type Given = Partial<Omit<FittedCitation, "source">>;
const missing = (kind: SourceKind, given: Given = {}) =>
  missingOf({ ...bare, ...given, source: { kind } });

describe("what a citation lacks", () => {
  it.each([
    ["person", ["date", "channel"]],
    ["organisation", ["date", "channel"]],
    ["document", ["page"]],
    ["dataset", ["row"]],
    ["recording", ["time"]],
    ["publication", ["capture"]],
    ["account", ["capture"]],
    ["own_observation", ["noted"]],
  ] as const satisfies ReadonlyArray<[SourceKind, FitNeed[]]>)("of a %s: %j", (kind, needs) => {
    expect(missing(kind)).toEqual(needs);
  });

  it("is known of every kind of source, and nothing of what is only context", () => {
    for (const kind of SOURCE_KINDS) {
      expect(missing(kind)).not.toEqual([]);
      expect(missing(kind, { stance: "context" })).toEqual([]);
      expect(missing(kind, { stance: "denies" })).toEqual(missing(kind));
    }
  });

  it.each([
    ["person", { saidOn: "2026-01-05", channel: "phone" }],
    ["dataset", { locator: "filter: yard = Tarrow" }],
    ["publication", { saidOn: "2026-01-05" }],
    ["publication", { attachmentCount: 1 }],
    ["account", { attachmentCount: 1 }],
    ["own_observation", { saidOn: "2026-01-05" }],
    ["own_observation", { basis: "inferred", note: "41 ÷ 1.19" }],
    ["own_observation", { basis: "inferred", attachmentCount: 1 }],
    ["own_observation", { locator: "reply log, entry 4" }],
    ["own_observation", { basis: "inferred", locator: "memo, section 2" }],
  ] as ReadonlyArray<[SourceKind, Given]>)("is nothing of a %s with %j", (kind, given) => {
    expect(missing(kind, given)).toEqual([]);
  });

  it("is the workings of what the desk reckoned itself, and no day", () => {
    expect(missing("own_observation", { basis: "inferred", saidOn: "2026-01-05" })).toEqual([
      "workings",
    ]);
    expect(missing("person", { basis: "inferred" })).toEqual(["date", "channel"]);
  });

  it("is said in words", () => {
    expect(askedFor(["date", "channel"])).toBe("the day and the channel");
  });
});

describe("the time in a recording", () => {
  it.each([
    "00:14:32",
    "14:32",
    "at 1:02:03",
    "14 min",
    "minute 14",
    "14m 5s",
    "90 seconds",
    "14′",
  ])("is said by %s", (locator) => expect(missing("recording", { locator })).toEqual([]));
  it.each(["tape 3", "side B", "14", "p. 14", "14 metres", "near the end", "9:75"])(
    "is not said by %s",
    (locator) => expect(missing("recording", { locator })).toEqual(["time"]),
  );
});

describe("the place in a document", () => {
  it.each([
    ...["p. 17", "pp. 17–19", "page xii", "17", "17-19", "3, 7", "§ 4", "sec. 2.1", "Annex B"],
    ...["Table 3", "fol. 12r", "para 6", "row 9", "sheet “Costs”", "cover", "clause 14(b)", "map"],
    ...["second folder", "all sheets", "letterheads of contracts", "same answer, last sentence"],
  ])("is said by %s", (locator) => expect(missing("document", { locator })).toEqual([]));
  it.each([
    "the contract",
    "see there",
    "near the end",
    "page",
    "version 3",
    "2 copies",
    "the folder",
  ])("is not said by %s", (locator) => expect(missing("document", { locator })).toEqual(["page"]));
});
