import { describe, expect, it } from "vitest";
import { isEnter, isEscape, isModEnter, sendsLine, sendsText } from "./field-keys";
import { chooseSendKey } from "./send-key";

const key = (
  name: string,
  more: Partial<Record<"shiftKey" | "ctrlKey" | "metaKey" | "altKey" | "isComposing", boolean>> & {
    keyCode?: number;
  } = {},
) => ({
  key: name,
  keyCode: name === "Enter" ? 13 : 27,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  ...more,
});

const readers = { isEnter, isModEnter, sendsLine, sendsText, isEscape };
const meaning = (event: ReturnType<typeof key>) =>
  Object.entries(readers)
    .filter(([, reads]) => reads(event))
    .map(([name]) => name);

describe("a key in a field", () => {
  it.each([
    ["Enter", key("Enter"), ["isEnter", "sendsLine"]],
    ["Ctrl+Enter", key("Enter", { ctrlKey: true }), ["isModEnter", "sendsLine", "sendsText"]],
    ["⌘ Enter", key("Enter", { metaKey: true }), ["isModEnter", "sendsLine", "sendsText"]],
    ["Shift+Enter", key("Enter", { shiftKey: true }), []],
    ["Alt+Enter", key("Enter", { altKey: true }), []],
    ["Escape", key("Escape"), ["isEscape"]],
  ])("%s", (_name, event, means) => {
    expect(meaning(event)).toEqual(means);
  });

  it.each(["Enter", "Escape"])("%s of an input method means nothing", (name) => {
    for (const mod of [{}, { ctrlKey: true }]) {
      expect(meaning(key(name, { ...mod, isComposing: true }))).toEqual([]);
      // Safari's last one: the composition has ended, the code says whose it was.
      expect(meaning(key(name, { ...mod, keyCode: 229 }))).toEqual([]);
      const react = { ...key(name, mod), isComposing: undefined };
      expect(meaning({ ...react, nativeEvent: { isComposing: true } } as never)).toEqual([]);
    }
  });

  it("Enter sends several lines too where its reader chose so", () => {
    chooseSendKey("enter");
    try {
      expect(meaning(key("Enter"))).toEqual(["isEnter", "sendsLine", "sendsText"]);
      expect(meaning(key("Enter", { shiftKey: true }))).toEqual([]);
      expect(sendsText(key("Enter", { ctrlKey: true }))).toBe(true);
    } finally {
      chooseSendKey("mod+enter");
    }
  });
});
