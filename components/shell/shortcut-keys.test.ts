import { describe, expect, it } from "vitest";
import { advance, caps, isOfCharacters, spell, type Stroke } from "./shortcut-keys";

const stroke = (key: string, more: Partial<Stroke> = {}): Stroke => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});

describe("spell", () => {
  it.each<[string, Stroke, string | null]>([
    ["a letter", stroke("c"), "c"],
    ["a letter under caps lock", stroke("C"), "c"],
    ["a letter with Shift", stroke("J", { shiftKey: true }), "shift+j"],
    ["a sign, whatever makes it", stroke("?", { shiftKey: true }), "?"],
    ["a sign made with AltGr", stroke("/", { ctrlKey: true, altKey: true, isAltGraph: true }), "/"],
    ["Ctrl with a letter", stroke("k", { ctrlKey: true }), "mod+k"],
    ["⌘ with a letter", stroke("k", { metaKey: true }), "mod+k"],
    ["a named key", stroke("Escape"), "Escape"],
    ["a Cyrillic layout by the key's place", stroke("с", { code: "KeyC" }), "c"],
    ["nothing for a modifier alone", stroke("Shift", { shiftKey: true }), null],
    ["nothing with Alt, which belongs to the browser", stroke("d", { altKey: true }), null],
  ])("spells %s", (_what, input, spelled) => {
    expect(spell(input)).toBe(spelled);
  });
});

describe("advance", () => {
  const shortcuts = [
    { keys: "c", name: "log" },
    { keys: "g s", name: "stories" },
    { keys: "g c", name: "claims" },
    { keys: "mod+k", name: "palette" },
  ];

  function type(...strokes: string[]): string | null {
    let typed: readonly string[] = [];
    let fired: string | null = null;
    for (const one of strokes) {
      const match = advance(shortcuts, typed, one);
      typed = match.typed;
      fired = match.fired?.name ?? null;
    }
    return fired;
  }

  it("fires a single key", () => expect(type("c")).toBe("log"));
  it("waits within a sequence", () => expect(type("g")).toBeNull());
  it("fires a sequence, whose last key would mean something alone", () =>
    expect(type("g", "c")).toBe("claims"));
  it("lets the last key of a broken sequence count by itself", () =>
    expect(type("g", "mod+k")).toBe("palette"));
  it("starts the sequence again when its first key is repeated", () =>
    expect(type("g", "g", "s")).toBe("stories"));
  it("forgets what matches nothing", () => expect(type("x", "s")).toBeNull());

  it("gives a key to whoever asked for it last", () => {
    const both = [...shortcuts, { keys: "c", name: "log here" }];
    expect(advance(both, [], "c").fired?.name).toBe("log here");
  });
});

describe("isOfCharacters", () => {
  it.each([
    ["c", true],
    ["g s", true],
    ["shift+j", true],
    ["mod+k", false],
    ["Escape", false],
    ["shift+Enter", false],
  ])("tells of %s: %s", (keys, answer) => {
    expect(isOfCharacters(keys)).toBe(answer);
  });
});

describe("caps", () => {
  it("draws keys as they are printed", () => {
    expect(caps("mod+k", false)).toEqual(["Ctrl", "K"]);
    expect(caps("mod+k", true)).toEqual(["⌘", "K"]);
    expect(caps("shift+Enter", false)).toEqual(["Shift", "Enter"]);
    expect(caps("+", false)).toEqual(["+"]);
  });
});
