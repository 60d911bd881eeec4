/**
 * The grammar of shortcuts: "c", "?", "shift+j", "mod+k", "Escape", and sequences such as
 * "g s". Pure; hides keyboard layouts, caps lock and half-typed sequences.
 */

/** The part of a keyboard event that matters here. */
export type Stroke = {
  key: string;
  code?: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  /** AltGr makes characters on many layouts; browsers report it as Ctrl + Alt. */
  isAltGraph?: boolean;
};

/** How long a begun sequence waits for its next key. */
export const SEQUENCE_MILLISECONDS = 1200;

/** Keys that hold another, or say nothing by themselves. */
const MUTE = ["Shift", "Control", "Alt", "Meta", "AltGraph", "CapsLock", "Dead"];

/**
 * One stroke in the grammar's spelling, or null for a lone modifier or a key we never use.
 * @param isOtherScript the keyboard writes another script than Latin (writesOtherScript).
 */
export function spell(stroke: Stroke, isOtherScript = false): string | null {
  const { key } = stroke;
  if (MUTE.includes(key)) return null;
  const hasMod = (stroke.ctrlKey || stroke.metaKey) && !stroke.isAltGraph;
  if (stroke.altKey && !stroke.isAltGraph) return null;
  const mod = hasMod ? "mod+" : "";
  const letter = latinLetter(stroke, isOtherScript);
  if (letter) return `${mod}${stroke.shiftKey ? "shift+" : ""}${letter}`;
  // A printed sign already says whether Shift was held: "?" is "?" on every layout.
  const sign = digit(stroke) ?? signOf(stroke, isOtherScript);
  if (sign !== null) return sign === " " ? `${mod}Space` : `${mod}${sign}`;
  return `${mod}${stroke.shiftKey ? "shift+" : ""}${key}`;
}

const ofOtherScript = /^(?!\p{Script=Latin})(?![ªº])[\p{L}\p{M}]+$/u;

/**
 * Whether the keyboard writes another script than Latin, by what it has just said; null where that
 * does not tell. Some layouts have Latin capitals with Shift, and Ctrl is often answered in Latin.
 */
export function writesOtherScript({ key, shiftKey, ctrlKey, metaKey }: Stroke): boolean | null {
  if (isBeyondAscii(key) && ofOtherScript.test(key.normalize("NFKC"))) return true;
  return /^[a-z]$/.test(key) && !shiftKey && !ctrlKey && !metaKey ? false : null;
}

/** What names keys are of letters in ASCII; a ligature is written with one key, too. */
function isBeyondAscii(key: string): boolean {
  return /^[^\0-\u007f]+$/.test(key);
}

/**
 * The letter pressed: what the key says where that is Latin, otherwise the letter that stands on it
 * on a Latin keyboard, whether it says a letter there, a vowel sign or a comma.
 */
function latinLetter(
  { key, code = "", isAltGraph = false }: Stroke,
  isOtherScript: boolean,
): string | null {
  if (/^[a-z]$/i.test(key)) return key.toLowerCase();
  const onKey = /^Key([A-Z])$/.exec(code)?.[1];
  // Asking for the keys is worth more than the letter below it.
  if (onKey === undefined || isAltGraph || key === "?") return null;
  const isByPlace = isBeyondAscii(key) || (isOtherScript && key.length === 1);
  return isByPlace ? onKey.toLowerCase() : null;
}

/** The figure pressed, of whatever script; in the row of digits also where it wants Shift. */
function digit({ key, code = "", shiftKey, isAltGraph = false }: Stroke): string | null {
  const value = valueOfDigit(key);
  if (value !== null) return value;
  const isPlain = !shiftKey && !isAltGraph && Array.from(key).length === 1;
  return isPlain ? (/^Digit(\d)$/.exec(code)?.[1] ?? null) : null;
}

/** Unicode has the ten digits of a script one after the other. */
function valueOfDigit(key: string): string | null {
  if (!/^\p{Nd}$/u.test(key)) return null;
  const code = key.codePointAt(0) ?? 0;
  let zero = code;
  while (/^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String((code - zero) % 10);
}

const QUESTION_MARKS = ["?", "؟", "፧", "՞"];

/** A sign as printed; on a keyboard of another script, "/" and "?" also by their place. */
function signOf(
  { key, code, shiftKey, isAltGraph = false }: Stroke,
  isOtherScript: boolean,
): string | null {
  const sign = ofHalfWidth(key);
  if (QUESTION_MARKS.includes(sign)) return "?";
  if (sign === "/") return sign;
  const isOther = isOtherScript ? isBeyondAscii(key) || key.length === 1 : ofOtherScript.test(key);
  if (code === "Slash" && isOther && !isAltGraph) return shiftKey ? "?" : "/";
  return Array.from(sign).length === 1 ? sign : null;
}

/** Japanese and Chinese input has signs of ASCII in the width of its own. */
function ofHalfWidth(key: string): string {
  return /^[！-～]$/.test(key) ? String.fromCharCode(key.charCodeAt(0) - 0xfee0) : key;
}

export function strokesOf(keys: string): string[] {
  return keys.trim().split(/\s+/);
}

/** Made of plain characters, so that dictation or a slip can set it off. */
export function isOfCharacters(keys: string): boolean {
  return strokesOf(keys).every((stroke) => stroke.replace("shift+", "").length === 1);
}

export type Match<Shortcut> = {
  /** Fires now. */
  fired: Shortcut | null;
  /** What has been typed of a sequence, to be handed in with the next stroke. */
  typed: readonly string[];
};

/**
 * Takes one more stroke. `shortcuts` are in order of registration: of two with the same keys
 * the later one wins, so that a page may take over a key of the shell.
 */
export function advance<Shortcut extends { keys: string }>(
  shortcuts: readonly Shortcut[],
  typed: readonly string[],
  stroke: string,
): Match<Shortcut> {
  const tried = [...typed, stroke];
  const begun = shortcuts.filter((shortcut) =>
    tried.every((step, index) => strokesOf(shortcut.keys)[index] === step),
  );
  const whole = begun.findLast((shortcut) => strokesOf(shortcut.keys).length === tried.length);
  if (whole) return { fired: whole, typed: [] };
  if (begun.length > 0) return { fired: null, typed: tried };
  // A broken sequence: its last stroke may itself mean something.
  return typed.length > 0 ? advance(shortcuts, [], stroke) : { fired: null, typed: [] };
}

const printed: Record<string, string> = {
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
  Escape: "Esc",
  Enter: "Enter",
  Backspace: "⌫",
};

/** The caps to draw for one stroke: "mod+k" → ["Ctrl", "K"]. */
export function caps(stroke: string, isApple: boolean): string[] {
  const parts = stroke.split(/(?<=.)\+(?=.)/);
  return parts.map((part) => {
    if (part === "mod") return isApple ? "⌘" : "Ctrl";
    if (part === "shift") return "Shift";
    return printed[part] ?? (parts.length > 1 ? part.toUpperCase() : part);
  });
}
