import { expect, it } from "vitest";
import { askedName } from "./asked-name";

it.each([
  ["@", { at: 0, query: "" }],
  ["Ask @Dan", { at: 4, query: "Dan" }],
  ["Ask (@Daniel Oka", { at: 5, query: "Daniel Oka" }],
  ["问@李", { at: 1, query: "李" }],
  ["@Ada @Da", { at: 5, query: "Da" }],
  ["press@news", null],
  ["5 @ 3", null],
  ["@Daniel, who", null],
  ["@Daniel\nOkafor", null],
  [`@${"x".repeat(41)}`, null],
  ["@[7", null],
  ["nobody", null],
])("%s", (text, asked) => {
  expect(askedName(text, text.length)).toEqual(asked);
});

it("is told from what stands before the cursor alone", () => {
  expect(askedName("@Dan and others", 4)).toEqual({ at: 0, query: "Dan" });
});
