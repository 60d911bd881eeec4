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

/** One stroke in the grammar's spelling, or null for a lone modifier or a key we never use. */
export function spell(stroke: Stroke): string | null {
  const { key } = stroke;
  if (["Shift", "Control", "Alt", "Meta", "AltGraph", "CapsLock", "Dead"].includes(key))
    return null;
  const hasMod = (stroke.ctrlKey || stroke.metaKey) && !stroke.isAltGraph;
  if (stroke.altKey && !stroke.isAltGraph) return null;
  const mod = hasMod ? "mod+" : "";
  const letter = latinLetter(stroke);
  if (letter) return `${mod}${stroke.shiftKey ? "shift+" : ""}${letter}`;
  // A printed sign already says whether Shift was held: "?" is "?" on every layout.
  if (key.length === 1) return key === " " ? `${mod}Space` : `${mod}${key}`;
  return `${mod}${stroke.shiftKey ? "shift+" : ""}${key}`;
}

/** The letter pressed; on a non-Latin layout the one that stands on that key on a Latin one. */
function latinLetter({ key, code }: Stroke): string | null {
  if (/^[a-z]$/i.test(key)) return key.toLowerCase();
  const isOtherScript = key.length === 1 && key > "\u007f" && /^\p{L}$/u.test(key);
  const onKey = isOtherScript ? /^Key([A-Z])$/.exec(code ?? "")?.[1] : undefined;
  return onKey ? onKey.toLowerCase() : null;
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
