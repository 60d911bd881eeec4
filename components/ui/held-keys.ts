/**
 * Keys pressed faster than the screen follows. While something that takes the keys is on its way (a
 * list's answer, a dialog that opens, a source that is being made), whoever types on is not waiting
 * for it; what they press is held, and then pressed for them where it belongs, in its order. So the
 * same keys do the same at any speed.
 */
import { isComposing, isEscape, sendForm } from "./field-keys";

export type Held = Pick<
  KeyboardEvent,
  "key" | "code" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey"
>;

const holders = new Set<symbol>();
let held: Held[] = [];
let isPressing = false;

/** Longest time that keys wait for something which does not come. */
const LONGEST_MILLISECONDS = 5_000;

/**
 * Holds keys from now on.
 * @returns what ends it; with `without`, keys of that name pressed meanwhile are given up, because
 * they would now decide what nobody has seen.
 */
export function holdKeys(): (how?: { without?: string }) => void {
  const holder = Symbol("held keys");
  holders.add(holder);
  const timer = setTimeout(end, LONGEST_MILLISECONDS);
  function end(how: { without?: string } = {}) {
    clearTimeout(timer);
    if (!holders.delete(holder)) return;
    if (how.without !== undefined) held = held.filter(({ key }) => key !== how.without);
    if (holders.size === 0) void pressHeld();
  }
  return end;
}

/**
 * The same, from a key on that was pressed just now, or anew for somebody, and whose own work is left
 * undone: it comes before whatever is held already.
 * @returns what ends it; with `isTaken` the key itself has done its work, and only what followed is
 * pressed.
 */
export function holdKeysFrom(
  pressed: Held,
): (how?: { without?: string; isTaken?: boolean }) => void {
  const own = heldOf(pressed);
  held.unshift(own);
  const end = holdKeys();
  return ({ isTaken = false, ...how } = {}) => {
    if (isTaken) held = held.filter((key) => key !== own);
    end(how);
  };
}

function heldOf({ key, code, ctrlKey, metaKey, shiftKey, altKey }: Held): Held {
  return { key, code, ctrlKey, metaKey, shiftKey, altKey };
}

/** Frames in which something opened or closed gets the focus, at the latest. */
const FRAMES = 60;

/**
 * Calls `then` as soon as the focus is where it is expected, after the present change is drawn.
 * @returns what calls it at once.
 */
export function onceFocused(isThere: () => boolean, then: () => void): () => void {
  let frames = 0;
  let isDone = false;
  function look() {
    frames += 1;
    if (isDone) return;
    if ((frames > 2 && isThere()) || frames > FRAMES) finish();
    else requestAnimationFrame(look);
  }
  function finish() {
    if (isDone) return;
    isDone = true;
    then();
  }
  requestAnimationFrame(look);
  return finish;
}

/** Presses keys that were pressed before this was here, after the present change is drawn. */
export function pressLater(keys: readonly Held[]): void {
  if (keys.length === 0) return;
  held.push(...keys);
  const release = holdKeys();
  onceFocused(() => document.readyState === "complete", release);
}

export function keysAreHeld(): boolean {
  return holders.size > 0 || isPressing;
}

/** Listens before everybody else, once for the page. */
export function installHeldKeys(): () => void {
  addEventListener("keydown", hold, true);
  return () => removeEventListener("keydown", hold, true);
}

function hold(event: KeyboardEvent): void {
  if (!event.isTrusted || !keysAreHeld() || isComposing(event) || !isHoldable(event)) return;
  if (isEscape(event)) {
    // Whoever wants out is not kept.
    held = [];
    return;
  }
  event.preventDefault();
  event.stopImmediatePropagation();
  held.push(heldOf(event));
}

const NAMED = new Set(["Enter", "Tab", "Backspace", "ArrowDown", "ArrowUp", "Escape"]);

/** Characters and the keys that decide; the browser's own combinations go on working. */
function isHoldable({ key, ctrlKey, metaKey, altKey }: Held): boolean {
  if (key === "Enter") return !altKey;
  return !ctrlKey && !metaKey && (NAMED.has(key) || isCharacter(key));
}

/** Other keys have names of several letters. */
function isCharacter(key: string): boolean {
  return Array.from(key).length === 1;
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}

async function pressHeld(): Promise<void> {
  if (isPressing) return;
  isPressing = true;
  try {
    // Each key after what the one before has changed is drawn.
    await nextTurn();
    while (holders.size === 0) {
      const next = held.shift();
      if (!next) return;
      press(next);
      await nextTurn();
    }
  } finally {
    isPressing = false;
  }
}

function press(key: Held): void {
  const target = document.activeElement ?? document.body;
  const event = new KeyboardEvent("keydown", { ...key, bubbles: true, cancelable: true });
  if (target.dispatchEvent(event)) doByDefault(key, target);
}

/** What the browser itself would have done, which a key pressed by a script does not get. */
function doByDefault({ key, shiftKey, ctrlKey, metaKey }: Held, target: Element): void {
  const isTyped = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
  if (key === "Tab") focusNext(target, shiftKey ? -1 : 1);
  else if (key === "Enter" && target instanceof HTMLTextAreaElement) typeText("\n");
  else if (key === "Enter" && target instanceof HTMLInputElement) sendForm(target.form);
  else if (key === "Enter" || key === " ") {
    if (isTyped) typeText(key);
    else if (target instanceof HTMLElement && target.matches("a, button, summary")) target.click();
  } else if (key === "Backspace" && isTyped) edit("delete");
  else if (isTyped && !ctrlKey && !metaKey && isCharacter(key)) typeText(key);
}

/** Into the field that has the focus, in place of what is selected there. */
export function typeText(text: string): void {
  edit("insertText", text);
}

/** As if typed: the field's undo knows of it, and whoever listens to the field hears of it. */
function edit(command: "insertText" | "delete", text?: string): void {
  // Deprecated without a successor: nothing else enters text into a field's own history.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  document.execCommand(command, false, text);
}

const STOPS =
  'a[href], button, input:not([type="hidden"]), select, textarea, [tabindex], [contenteditable="true"]';

function focusNext(from: Element, step: 1 | -1): void {
  const within = from.closest('[role="dialog"][data-open]') ?? document;
  const stops = [...within.querySelectorAll<HTMLElement>(STOPS)].filter(
    (one) => one.tabIndex >= 0 && !one.matches(":disabled") && one.checkVisibility(),
  );
  const at = stops.findIndex((one) => one === from);
  stops[(at + step + stops.length) % stops.length]?.focus();
}
