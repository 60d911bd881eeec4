/**
 * Right of reply. A denial, a decline, a silence and a refutation stay four things (DESIGN §1, the
 * stances), what the machine read sets nothing (§2.9), and nothing is destroyed silently (§2.7).
 */
import { describe, expect, it } from "vitest";
import { groupOf, inBoardOrder, type BoardGroup, type Dated } from "./board";
import { SPEAKS_OF, type Saying } from "./match";
import {
  CHANGEABLE,
  isOpen,
  isOverdue,
  possibleOutcomes,
  RECORDABLE,
  RECORDED_OUTCOMES,
  REPLY_OUTCOMES,
  REPLY_TEXT,
  unmetForChange,
  unmetForMove,
  unmetForOutcome,
  type RecordedOutcome,
  type ReplyMove,
  type ReplyOutcome,
  type RequestField,
  type RequestState,
} from "./rules";

const NOW = new Date("2026-05-31T12:00:00Z");
const BEFORE = new Date("2026-05-31T09:00:00Z");
const AFTER = new Date("2026-05-31T16:00:00Z");

const state = (outcome: ReplyOutcome, more: Partial<RequestState> = {}): RequestState => ({
  ...{ outcome, withdrawn: false, claims: 2 },
  sentAt: outcome === "not_contacted" ? null : new Date("2026-05-30T09:00:00Z"),
  deadlineAt: BEFORE,
  ...more,
});

describe("§1 the outcomes: what becomes of a request", () => {
  // Every way, said twice on purpose: a change of the table is made knowingly.
  it.each<[ReplyOutcome, string]>([
    ["not_contacted", "unreachable"],
    ["sent", "responded denied no_comment declined no_response unreachable"],
    ["unreachable", "responded denied no_comment declined no_response"],
    ["no_response", "responded denied no_comment declined unreachable"],
    ["declined", "responded denied no_comment"],
    ["no_comment", "responded denied declined"],
    ["responded", "denied no_comment declined"],
    ["denied", "responded no_comment declined"],
  ])("after %s: %s", (from, to) => {
    expect([...RECORDABLE[from]].sort()).toEqual(to.split(" ").sort());
    const possible = possibleOutcomes(state(from), NOW);
    expect([...possible].sort()).toEqual(to.split(" ").sort());
  });

  it("never goes back to nobody having asked", () => {
    expect(RECORDED_OUTCOMES).not.toContain("not_contacted");
    expect(RECORDED_OUTCOMES).not.toContain("sent");
  });

  it.each<[string, RequestState, RecordedOutcome, string]>([
    ["a silence before the deadline", state("sent", { deadlineAt: AFTER }), "no_response", "has not passed"],
    ["a silence without a deadline", state("sent", { deadlineAt: null }), "no_response", "has not passed"],
    ["a silence of whom nobody asked", state("unreachable", { sentAt: null }), "no_response", "Nobody was asked"],
    ["a denial of whom nobody asked", state("not_contacted"), "denied", "Nobody was asked"],
    ["a refusal of whom nobody asked", state("unreachable", { sentAt: null }), "declined", "Nobody was asked"],
    ["what is recorded already", state("denied"), "denied", "recorded already"],
    ["a silence after an answer", state("declined"), "no_response", "does not become"],
    ["anything of a withdrawn request", state("sent", { withdrawn: true }), "denied", "withdrawn"],
  ])("refuses %s", (_what, from, outcome, said) => {
    const unmet = unmetForOutcome(from, outcome, NOW);
    expect(unmet).toHaveLength(1);
    expect(unmet[0]).toContain(said);
  }); // prettier-ignore

  it("asks for words where there was an answer, and takes none where there was none", () => {
    expect(REPLY_TEXT).toEqual({
      ...{ responded: "needed", denied: "needed", no_comment: "possible", declined: "possible" },
      ...{ no_response: "none", unreachable: "none" },
    });
  });
});

describe("§2.7 what may be done with a request", () => {
  it.each<[ReplyMove, string]>([
    ["send", "not_contacted unreachable"],
    ["remind", "sent unreachable no_response"],
    ["withdraw", "not_contacted sent unreachable no_response"],
  ])("%s: from %s", (move, from) => {
    for (const outcome of REPLY_OUTCOMES) {
      const may = unmetForMove(state(outcome), move).length === 0;
      expect(`${outcome} ${may}`).toBe(`${outcome} ${from.split(" ").includes(outcome)}`);
      expect(unmetForMove(state(outcome, { withdrawn: true }), move)).toEqual([
        "The request was withdrawn.",
      ]);
    }
  });

  it("is sent with a claim to put, or not at all", () => {
    expect(unmetForMove(state("not_contacted", { claims: 0 }), "send")).toEqual([
      "Choose at least one claim to put to them.",
    ]);
  });

  it.each<[ReplyOutcome, RequestField[]]>([
    ["not_contacted", ["subject", "sourceId", "whom", "deadline", "claims"]],
    ["sent", ["sourceId", "whom", "deadline"]],
    ["unreachable", ["sourceId", "whom", "deadline", "claims"]],
    ["no_response", ["sourceId"]],
    ["declined", ["sourceId"]],
    ["no_comment", ["sourceId"]],
    ["responded", ["sourceId"]],
    ["denied", ["sourceId"]],
  ])("of one that is %s may change: %s", (outcome, fields) => {
    expect(CHANGEABLE[outcome]).toEqual(fields);
    expect(unmetForChange(state(outcome), fields)).toEqual([]);
    const fixed = CHANGEABLE.not_contacted.filter((field) => !fields.includes(field));
    expect(unmetForChange(state(outcome), fixed)).toHaveLength(fixed.length);
    expect(unmetForChange(state(outcome, { withdrawn: true }), fields)).toHaveLength(1);
  });
});

describe("§2.9 what a draft says of a reply", () => {
  it.each<[Saying, RecordedOutcome]>([
    ["no_reply", "no_response"],
    ["no_immediate_comment", "no_comment"],
    ["declined", "declined"],
    ["unreachable", "unreachable"],
    // Whoever neither confirms nor denies has answered, and has not denied.
    ["neither_confirmed_nor_denied", "no_comment"],
    ["denied", "denied"],
  ])("%s speaks of %s", (says, outcome) => {
    expect(SPEAKS_OF[says]).toBe(outcome);
  });
});

describe("overdue, and the groups of the board", () => {
  it.each<[ReplyOutcome, Date | null, boolean]>([
    ["sent", BEFORE, true],
    ["unreachable", BEFORE, true],
    ["not_contacted", BEFORE, true],
    ["sent", AFTER, false],
    ["sent", null, false],
    ["denied", BEFORE, false],
    ["no_response", BEFORE, false],
  ])("%s, due %s: %s", (outcome, deadlineAt, overdue) => {
    expect(isOverdue(state(outcome, { deadlineAt }), NOW)).toBe(overdue);
    expect(isOverdue(state(outcome, { deadlineAt, withdrawn: true }), NOW)).toBe(false);
  });

  const dated = (outcome: ReplyOutcome, due: string | null, more: Partial<Dated> = {}): Dated => ({
    ...{ id: 1, outcome, withdrawn: false, movedAt: NOW },
    deadlineAt: due === null ? null : new Date(due),
    ...more,
  });

  it.each<[string, Dated, BoardGroup]>([
    ["late", dated("sent", "2026-05-31T11:59:00Z"), "overdue"],
    ["this evening", dated("sent", "2026-05-31T20:00:00Z"), "today"],
    // In New York it is still the 31st then.
    ["tonight by the newsroom’s clocks", dated("sent", "2026-06-01T03:00:00Z"), "today"],
    ["in some days", dated("sent", "2026-06-05T12:00:00Z"), "week"],
    ["in a fortnight", dated("sent", "2026-06-14T12:00:00Z"), "later"],
    ["undated", dated("not_contacted", null), "undated"],
    ["answered late", dated("denied", "2026-05-30T12:00:00Z"), "closed"],
    ["withdrawn", dated("sent", "2026-05-30T12:00:00Z", { withdrawn: true }), "closed"],
  ])("%s", (_what, request, group) => {
    expect(groupOf(request, NOW, "America/New_York")).toBe(group);
  });

  it("puts the nearest deadline first, and of the closed the latest", () => {
    const closed = (id: number, at: string) => dated("denied", null, { id, movedAt: new Date(at) });
    const all = [
      closed(1, "2026-05-01T12:00:00Z"),
      closed(2, "2026-05-02T12:00:00Z"),
      dated("sent", "2026-06-05T12:00:00Z", { id: 3 }),
      dated("sent", "2026-05-31T09:00:00Z", { id: 4 }),
      dated("sent", "2026-06-02T12:00:00Z", { id: 5 }),
      dated("not_contacted", null, { id: 6 }),
    ];
    expect(inBoardOrder(all, NOW, "UTC").map(({ id }) => id)).toEqual([4, 5, 3, 6, 2, 1]);
  });

  it("is open as long as an answer may be asked for", () => {
    expect(REPLY_OUTCOMES.filter(isOpen)).toEqual(["not_contacted", "sent", "unreachable"]);
  });
});
