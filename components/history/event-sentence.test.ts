import { describe, expect, it } from "vitest";
import type { NewEvent } from "@/lib/audit/events";
import { eventSentence } from "./event-sentence";

const said = (event: NewEvent) =>
  eventSentence({ ...event, seq: 1, at: "2026-03-02T10:00:00.000Z", by: "Ada Lind" });

const counts = { placed: 30, moved: 2, pending: 0, orphaned: 1, proposals: 12 };

describe("what happened to drafts and the claims in them", () => {
  it.each<[NewEvent, string]>([
    [
      {
        type: "draft.added",
        data: { number: 2, title: "", words: 1204, sha256: "", file: "pier.docx", ...counts },
      },
      "brought in draft 2 from pier.docx (1,204 words): 30 claims placed, 2 moved, 1 orphaned, 12 proposals",
    ],
    [
      { type: "claim.placed", data: { ref: "C1", draft: 2, quote: "It opened" } },
      "placed it in draft 2: “It opened”",
    ],
    [
      {
        type: "claim.moved",
        data: { ref: "C1", draft: 2, from: "It may have opened", to: "It opened", by: "words" },
      },
      "brought in draft 2, where its words changed: from “It may have opened” to “It opened”",
    ],
    [
      {
        type: "claim.moved",
        data: { ref: "C1", draft: 2, from: "It opened", to: "It opened", by: "place" },
      },
      "brought in draft 2, where it stands elsewhere: “It opened”",
    ],
    [
      { type: "claim.place_pending", data: { ref: "C1", draft: 2, quote: "It opened", places: 2 } },
      "brought in draft 2, in which it may stand in 2 places: “It opened”",
    ],
    [
      { type: "claim.place_pending", data: { ref: "C1", draft: 2, quote: "It opened", places: 1 } },
      "brought in draft 2, in which it may stand in one place, not for certain: “It opened”",
    ],
    [
      {
        type: "proposal.accepted",
        data: { ref: "C9", draft: 2, quote: "It opened", origin: "model" },
      },
      "accepted it from the proposals for draft 2 (by the language model): “It opened”",
    ],
    [
      { type: "proposals.asked", data: { draft: 2, model: "small-1", added: 3, dropped: 1 } },
      "asked small-1 for proposals for draft 2: 3 added, 1 left out as not in the text",
    ],
  ])("%o", (event, sentence) => {
    expect(said(event)).toBe(sentence);
  });
});
