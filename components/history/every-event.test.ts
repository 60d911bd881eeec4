/** Every kind of event as its histories tell it. */
import { describe, expect, it } from "vitest";
import type { Json } from "@/lib/audit/canonical";
import type { EventType } from "@/lib/audit/events";
import type { LoggedEvent } from "@/lib/audit/history";
import { EVENT_SUBJECTS, typesAbout } from "@/lib/audit/subjects";
import { SAMPLE_EVENTS } from "@/tests/support/sample-events";
import { eventSentence } from "./event-sentence";
import { freeTextOf } from "./free-text";
import { plainQuote, sentenceParts } from "./plain-quote";

const TYPES = Object.keys(SAMPLE_EVENTS) as EventType[];

const logged = (type: EventType, data: unknown) =>
  ({ type, data, seq: 1, at: "2026-03-02T10:00:00.000Z", by: "Ada Lind" }) as LoggedEvent;

/** The data with one of its texts replaced, for each of them. */
function withText(data: Json, text: string): Json[] {
  if (typeof data === "string") return [text];
  if (typeof data !== "object" || data === null) return [];
  if (Array.isArray(data)) {
    return data.flatMap((item, at) =>
      withText(item, text).map((other) => data.map((same, index) => (index === at ? other : same))),
    );
  }
  return Object.entries(data).flatMap(([name, value]) =>
    withText(value ?? null, text).map((other) => ({ ...data, [name]: other })),
  );
}

/** How deep quotation marks stand in each other. */
function depthOf(sentence: string): number {
  let [depth, deepest] = [0, 0];
  for (const sign of sentence) {
    if (sign === "“") depth += 1;
    if (sign === "”") depth -= 1;
    deepest = Math.max(deepest, depth);
  }
  return depth === 0 ? deepest : Infinity;
}

const NESTED = '“He said “we knew” and "left"”';

describe.each(TYPES)("%s", (type) => {
  it("quotes in single marks what holds marks of its own", () => {
    for (const data of withText(SAMPLE_EVENTS[type], NESTED)) {
      const event = logged(type, data);
      const free = freeTextOf(event);
      const sentence = eventSentence(event);
      // Written without marks, it stands as it was written.
      if (sentence.includes(NESTED)) continue;
      expect(depthOf(sentence), sentence).toBeLessThanOrEqual(1);
      expect(sentence).not.toMatch(/““|””/);
      const parts = sentenceParts(sentence, free);
      expect(parts.map(({ text }) => text).join("")).toBe(sentence);
      for (const { text, isQuote } of parts) if (isQuote) expect(text).not.toMatch(/[“”]/);
    }
  });

  it("says nothing of ids and code", () => {
    const sentence = eventSentence(logged(type, SAMPLE_EVENTS[type]));
    expect(sentence).not.toMatch(/undefined|null|\[object|[{}]|\w_\w/);
  });

  it("says that it was erased, where it was", () => {
    expect(eventSentence(logged(type, {}))).not.toMatch(/undefined|null|NaN/);
    expect(freeTextOf(logged(type, {}))).toBeNull();
  });

  it("is found under one subject", () => {
    expect(EVENT_SUBJECTS.filter((subject) => typesAbout(subject).includes(type))).toHaveLength(1);
  });
});

describe("what is quoted", () => {
  it.each([
    ["It opened", "It opened"],
    ["“It opened”", "It opened"],
    ["““It opened””", "It opened"],
    ["““one” and “two””", "‘one’ and ‘two’"],
    ['"It opened"', "It opened"],
    ["«Es ist offen»", "Es ist offen"],
    ["„Es ist offen“", "Es ist offen"],
    ["“one” and “two”", "‘one’ and ‘two’"],
    ["He said “no”", "He said ‘no’"],
    [" It \n opened ", "It opened"],
    ["“", "‘"],
    ["", ""],
  ])("%j", (text, plain) => {
    expect(plainQuote(text)).toBe(plain);
  });

  it("has a direction of its own, and so has what a sentence ends in", () => {
    expect(sentenceParts("moved it from “א” to “ב”: ok", "ok")).toEqual([
      { text: "moved it from “", isQuote: false },
      { text: "א", isQuote: true },
      { text: "” to “", isQuote: false },
      { text: "ב", isQuote: true },
      { text: "”: ", isQuote: false },
      { text: "ok", isQuote: true },
    ]);
    expect(sentenceParts("closed the question", null)).toEqual([
      { text: "closed the question", isQuote: false },
    ]);
  });
});
