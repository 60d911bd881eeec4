import { describe, expect, it } from "vitest";
import { keepMentions, mentionsIn, piecesOf, sayMentions } from "./mentions";

const ADA = { id: 7, name: "Ada Byron" };
const ADA_KING = { id: 8, name: "Ada Byron King" };
const LI = { id: 9, name: "李明" };
const PEOPLE = [ADA, ADA_KING, LI];

describe("a text as it is kept", () => {
  it.each([
    ["@Ada Byron, who says so?", "@[7], who says so?"],
    ["Ask (@Ada Byron King).", "Ask (@[8])."],
    ["@Ada Byron Kingdom", "@[7] Kingdom"],
    ["@Ada Byrons", "@Ada Byrons"],
    ["mail to press@Ada Byron", "mail to press@Ada Byron"],
    ["@ Ada Byron", "@ Ada Byron"],
    ["@@Ada Byron", "@@[7]"],
    ["问@李明谁说的？", "问@[9]谁说的？"],
    ["@Ada Byron @Ada Byron\n@李明", "@[7] @[7]\n@[9]"],
    ["@[8] stands already", "@[8] stands already"],
    ["@ada byron", "@ada byron"],
  ])("%s", (written, kept) => {
    expect(keepMentions(written, PEOPLE)).toBe(kept);
  });

  it("names each person once", () => {
    expect(mentionsIn("@[8] and @[7], @[8]; @[0], @[x], @[1234567890123456]")).toEqual([8, 7]);
  });
});

describe("a kept text as it reads", () => {
  const names = new Map([
    [7, "Ada King"],
    [9, "李明"],
  ]);

  it("has today's names, and leaves what names nobody as it stands", () => {
    expect(piecesOf("@[7], not @[8]: @[9]", names)).toEqual([
      { id: 7, name: "Ada King" },
      ", not @[8]: ",
      { id: 9, name: "李明" },
    ]);
    expect(sayMentions("@[7], not @[8]", names)).toBe("@Ada King, not @[8]");
    expect(piecesOf("", names)).toEqual([]);
  });

  it("is kept again as it was", () => {
    const kept = "Ask @[7] or (@[9]).";
    const people = [...names].map(([id, name]) => ({ id, name }));
    expect(keepMentions(sayMentions(kept, names), people)).toBe(kept);
  });
});
