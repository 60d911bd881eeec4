import { describe, expect, it } from "vitest";
import type { EventType, NewEvent } from "@/lib/audit/events";
import { foldLog, type ToldEntry } from "@/lib/log/fold";
import { SAMPLE_EVENTS } from "@/tests/support/sample-events";
import { lineSentence, MANY, sentenceOf } from "./log-sentence";

const types = Object.keys(SAMPLE_EVENTS) as EventType[];
let seq = 10_000;

function entry(
  type: EventType,
  options: Partial<Omit<ToldEntry, "event">> & { by?: string; data?: object } = {},
): ToldEntry {
  // prettier-ignore
  const { by = "Ada Lind", data = SAMPLE_EVENTS[type], ...rest } = options;
  seq -= 1;
  const at = rest.at ?? "2026-03-02T10:00:00.000Z";
  const event = { ...({ type, data } as NewEvent), seq, at, by, storyId: 7 };
  return { seq, at, isHidden: false, event, story: "harbour", about: null, ...rest };
}

const said = (...entries: ToldEntry[]) =>
  foldLog(entries, (at) => at.slice(0, 10)).flatMap(({ lines }) =>
    lines.map((line) => {
      const { who, what, ref } = lineSentence(line);
      return `${ref ?? ""} ${who} ${what}`.trim();
    }),
  );

describe("every kind of event", () => {
  it.each(types)(
    "%s has a sentence, alone and folded, without what could tell of a story",
    (type) => {
      for (const about of [null, "Ben"]) {
        const { who, what } = sentenceOf(entry(type, { about }));
        expect(who.length).toBeGreaterThan(2);
        for (const text of [what, MANY[type](1), MANY[type](2), MANY[type](1_234)]) {
          expect(text).toMatch(/^\S.*\S$/);
          expect(text).not.toMatch(/undefined|null|NaN|secretword|\[object/);
        }
      }
    },
  );
});

describe("a page of the log", () => {
  it("tells routine work as one sentence a person, story and stretch", () => {
    const logged = [5, 4, 3].map((n) =>
      entry("claim.logged", { data: { ...SAMPLE_EVENTS["claim.logged"], ref: `C${n}` } }),
    );
    const cited = [1, 2].map(() => entry("citation.added"));
    expect(said(...cited, ...logged)).toEqual([
      "Ada Lind logged 3 claims (C3 to C5) and added 2 citations",
    ]);
  });

  it("folds neither over a pause, nor over people or stories", () => {
    expect(
      said(
        entry("claim.edited", { at: "2026-03-02T10:00:00.000Z" }),
        entry("claim.edited", { at: "2026-03-02T10:00:00.000Z", by: "Ben" }),
        entry("claim.edited", { at: "2026-03-02T09:31:00.000Z" }),
        entry("claim.edited", { at: "2026-03-02T08:59:00.000Z" }),
      ),
    ).toEqual(["Ada Lind edited claims twice", "C3 Ben edited the claim", "C3 Ada Lind edited the claim"]); // prettier-ignore
  });

  it("leaves what stands out a line of its own, however many there are", () => {
    const lines = said(entry("claims.exported"), entry("claims.exported"), entry("citation.file_downloaded"), entry("question.dismissed")); // prettier-ignore
    expect(lines).toHaveLength(4);
  });

  it("tells a day's sign-ins in one line, and refusals by whose account it was", () => {
    const hidden = { seq: 1, at: "2026-03-02T07:00:00.000Z", isHidden: true } as const;
    const lines = foldLog(
      [
        entry("person.signed_in", { by: "Ada Lind" }),
        entry("person.sign_in_failed", { by: "Sourceline", about: "Ben" }),
        hidden,
        entry("person.sign_in_failed", { by: "Sourceline", about: "Ben" }),
        entry("person.signed_in", { by: "Ben", at: "2026-03-02T06:00:00.000Z" }),
        hidden,
      ],
      (at) => at.slice(0, 10),
    );
    expect(lines).toMatchObject([{ day: "2026-03-02", events: 6, people: 2 }]);
    expect(
      lines[0]?.lines.map((line) => Object.values(lineSentence(line)).join(" ").trim()),
    ).toEqual([
      "2 people signed in",
      "Ben was refused at sign-in twice",
      "2 events in stories that you are not a member of",
    ]);
  });
});
