/** Signs that a Word file keeps by their number in a font of signs, as characters. Pure. */

/** From U+F041 on, where the font Symbol has the letters of the Greek alphabet. */
const GREEK_CAPITALS = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ";
const GREEK_LETTERS = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ";

const SYMBOL: Readonly<Record<string, string>> = {
  "2d": "−",
  a2: "′",
  a3: "≤",
  a5: "∞",
  ab: "↔",
  ac: "←",
  ad: "↑",
  ae: "→",
  af: "↓",
  b0: "°",
  b1: "±",
  b2: "″",
  b3: "≥",
  b4: "×",
  b7: "•",
  b8: "÷",
  b9: "≠",
  ba: "≡",
  bb: "≈",
  bc: "…",
  ce: "∈",
  d0: "∠",
  d6: "√",
  d7: "⋅",
  de: "⇒",
  e5: "∑",
};

const WINGDINGS: Readonly<Record<string, string>> = {
  "4a": "☺",
  "6c": "●",
  "6e": "■",
  "6f": "□",
  a7: "▪",
  a8: "◻",
  df: "←",
  e0: "→",
  e1: "↑",
  e2: "↓",
  fb: "✗",
  fc: "✓",
  fd: "☒",
  fe: "☑",
};

/**
 * A text in which a font of signs may be used: its signs stand where Unicode leaves the characters
 * to whoever likes, so that they mean nothing without the font.
 */
export function withSigns(text: string, font: string): { shown: string; missing: boolean } {
  let missing = false;
  const shown = text.replace(/[\uf000-\uf0ff]/g, (each) => {
    const sign = signOf(font, each.charCodeAt(0).toString(16));
    missing ||= sign === null;
    return sign ?? "";
  });
  return { shown, missing };
}

/** @returns null where no character is the same sign. */
export function signOf(font: string, hexadecimal: string): string | null {
  if (!/^[\da-f]{2,6}$/i.test(hexadecimal)) return null;
  const code = parseInt(hexadecimal, 16);
  const isPrivate = code >= 0xf000 && code <= 0xf0ff;
  if (!isPrivate && code > 0xff) return code <= 0x10ffff ? String.fromCodePoint(code) : null;
  const place = code & 0xff;
  const key = place.toString(16).padStart(2, "0");
  if (/^wingdings$/i.test(font)) return WINGDINGS[key] ?? null;
  if (!/^symbol$/i.test(font)) return isPrivate ? null : String.fromCodePoint(code);
  if (place >= 0x41 && place <= 0x5a) return GREEK_CAPITALS.charAt(place - 0x41);
  if (place >= 0x61 && place <= 0x7a) return GREEK_LETTERS.charAt(place - 0x61);
  return SYMBOL[key] ?? (place >= 0x20 && place < 0x7f ? String.fromCodePoint(place) : null);
}
