import { describe, expect, it } from "vitest";
import { expectNormalForm, linksOf, paragraphsOf } from "@/tests/support/normal-form";
import { readMarkdown } from "./markdown";

const SOURCE = `---
layout: post
title: "Ferries: late"
---
## Ferries *late*

They left
at ~5, and [the quay](https://quay.example "x") was
empty.\\
Nobody saw it.[^1]

- One
  - Two

> Quoted.

| Ship | Tons |
|------|------|
| A    | 5    |

<div>Some <b>HTML</b><script>x</script></div>

[^1]: A note.
`;

describe("readMarkdown", () => {
  it("reads CommonMark with tables and notes", () => {
    const built = readMarkdown(SOURCE);
    expectNormalForm(built);
    expect(built.title).toBe("Ferries: late");
    expect(built.notes.map(({ kind, text }) => [kind, text])).toEqual([["footnote", "A note."]]);
    expect(paragraphsOf(built)).toEqual([
      ["heading2", "Ferries late"],
      ["paragraph", "They left at ~5, and the quay was empty.\nNobody saw it."],
      ["list_item1", "One"],
      ["list_item2", "Two"],
      ["quotation", "Quoted."],
      ["paragraph", "Ship | Tons"],
      ["paragraph", "A | 5"],
      ["paragraph", "Some HTML"],
    ]);
    expect(linksOf(built)).toEqual([["https://quay.example", "the quay"]]);
  });

  it("takes its title from the first heading where there is no front matter", () => {
    expect(readMarkdown("# Late\n\nText\n\n---\n\ntitle: no").title).toBe("Late");
    expect(readMarkdown("Text").title).toBeNull();
  });

  it.each([
    ["quotations in quotations", `${"> ".repeat(5_000)}a`, /nested too deeply/],
    [
      "lists in lists",
      Array.from({ length: 300 }, (_, n) => `${" ".repeat(2 * n)}- a`).join("\n"),
      /nested too deeply/,
    ],
    ["marks without an end", "*a_".repeat(10_000), /too many Markdown marks/],
    [
      "backticks",
      Array.from({ length: 350 }, (_, n) => "`".repeat(n + 1)).join("a"),
      /too many Markdown marks/,
    ],
    ["lines without an end", "- a\n".repeat(20_000), /lines/],
    ["one line without an end", "word ".repeat(30_000), /paragraph is longer/],
    ["a long text", "word ".repeat(200_000), /longer than/],
  ])("refuses %s before parsing", (_what, source, message) => {
    expect(() => readMarkdown(source)).toThrow(message);
  });
});
