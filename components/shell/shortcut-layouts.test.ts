/** Every shortcut of the app is pressed on every layout, by the key that a person would press there. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import {
  KEYBOARD_LAYOUTS,
  keysOf,
  type KeyboardLayout,
  type KeyOnLayout,
} from "@/tests/support/keyboard-layouts";
import { placesFor } from "./navigation";
import { spell, strokesOf, writesOtherScript, type Stroke } from "./shortcut-keys";

const root = path.join(import.meta.dirname, "..");

const inCode = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file) && !file.includes(".test."))
  .flatMap((file) => [
    ...readFileSync(path.join(root, file), "utf8").matchAll(/\bkeys[:=] ?"([^"]+)"/g),
  ])
  .map(([, keys = ""]) => keys);
const places = placesFor("admin").map(({ key }) => `g ${key}`);
const digits = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"];

/** Named keys are the same on every layout. */
const SHORTCUTS = [...new Set([...inCode, ...places, ...digits].flatMap(strokesOf))].filter(
  (stroke) => !/(Enter|Escape|Space|Arrow)/.test(stroke),
);

const nothingHeld = { ctrlKey: false, metaKey: false, altKey: false };

/** By its place on the keyboards that say Latin letters beside the others. */
function byPlace(of: KeyboardLayout, sign: string, isShifted: boolean): KeyOnLayout | undefined {
  const code =
    sign === "/" || sign === "?"
      ? "Slash"
      : /\d/.test(sign)
        ? `Digit${sign}`
        : `Key${sign.toUpperCase()}`;
  const shiftKey = isShifted || sign === "?";
  return keysOf(of).find((one) => one.code === code && one.shiftKey === shiftKey);
}

/** By what it says: with Shift where it is said with Shift. */
function bySign(of: KeyboardLayout, sign: string, isShifted: boolean): KeyOnLayout | undefined {
  if (/\d/.test(sign)) return byPlace(of, sign, false);
  const key = isShifted ? sign.toUpperCase() : sign;
  return keysOf(of).find((one) => one.key === key && (!isShifted || one.shiftKey));
}

function pressOf(layout: KeyboardLayout, stroke: string): Stroke | null {
  const isShifted = stroke.includes("shift+");
  const sign = stroke.replace(/^(mod\+)?(shift\+)?/, "");
  const found = (layout.isLatin ? bySign : byPlace)(layout, sign, isShifted);
  // "Dead" waits for another key, and a key that says nothing here cannot be pressed here.
  if (!found || found.key === "Dead") return null;
  return { ...nothingHeld, ...found, ctrlKey: stroke.startsWith("mod+") };
}

describe("the shortcuts of the app", () => {
  it("are found", () => {
    for (const one of ["c", "mod+k", "mod+z", "shift+p", "?", "/", "g", "1"]) {
      expect(SHORTCUTS).toContain(one);
    }
  });

  it.each(KEYBOARD_LAYOUTS)("mean the same on the layout $name", (layout) => {
    for (const stroke of SHORTCUTS) {
      const press = pressOf(layout, stroke);
      if (press === null) {
        // Kana are said without Shift alone; every other layout has all of them.
        expect(`${layout.name} ${stroke}`).toMatch(/^(Japanese kana|Tamil|Lao|Bengali|Persian) /);
      } else {
        expect(spell(press, !layout.isLatin), JSON.stringify(press)).toBe(stroke);
      }
    }
  });

  it.each(KEYBOARD_LAYOUTS.filter(({ isLatin }) => !isLatin))(
    "mean it on $name from the first key on, where that says a letter or a figure",
    (layout) => {
      const press = SHORTCUTS.map((stroke) => ({ stroke, press: pressOf(layout, stroke) })).filter(
        (one) =>
          one.press !== null &&
          /^[^\0-\u007f]+$/.test(one.press.key) &&
          /^[\p{L}\p{M}\p{Nd}]+$/u.test(one.press.key),
      );
      expect(press.length).toBeGreaterThan(10);
      for (const { stroke, press: pressed } of press) expect(spell(pressed!)).toBe(stroke);
    },
  );

  it.each(KEYBOARD_LAYOUTS)("are told by script on $name: Latin or not", (layout) => {
    const told = keysOf(layout).map((one) => writesOtherScript({ ...nothingHeld, ...one }));
    expect(told).toContain(!layout.isLatin);
    const wrong = keysOf(layout).filter(
      (one) => writesOtherScript({ ...nothingHeld, ...one }) === layout.isLatin,
    );
    // Letters that a layout of another script has of Latin: a lone z on the Bengali one.
    expect(wrong.map(({ key }) => key)).toEqual(layout.name === "Bengali" ? ["z"] : []);
  });

  it.each(KEYBOARD_LAYOUTS.filter(({ isLatin }) => isLatin))(
    "are nobody else’s letter on $name",
    (layout) => {
      for (const one of keysOf(layout).filter(({ key }) => /^[a-z]$/i.test(key))) {
        const letter = one.key.toLowerCase();
        expect(spell({ ...nothingHeld, ...one })).toBe(one.shiftKey ? `shift+${letter}` : letter);
      }
    },
  );

  it("read figures of every script, also on the block of digits", () => {
    for (const figures of ["٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९", "๐๑๒๓๔๕๖๗๘๙"]) {
      Array.from(figures).forEach((key, value) => {
        const press = { ...nothingHeld, shiftKey: false, key, code: `Numpad${value}` };
        expect(spell(press)).toBe(String(value));
      });
    }
  });

  it("leave what AltGr writes alone", () => {
    const press = { ...nothingHeld, shiftKey: false, isAltGraph: true };
    expect(spell({ ...press, key: "ą", code: "KeyA" })).toBe("ą");
    expect(spell({ ...press, key: "²", code: "Digit2" })).not.toBe("2");
  });
});
