/**
 * What a key means in a field: the one place that reads Enter and Escape there. A key that an input
 * method still uses (to choose signs, or in Safari to end them) means nothing to anybody else.
 */
import { sendKey } from "./send-key";

type Pressed = {
  key: string;
  keyCode: number;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  isComposing?: boolean;
  nativeEvent?: { isComposing?: boolean };
};

/** What browsers say of a key that went to an input method; Safari says it of the last one too. */
const INPUT_METHOD = 229;

export function isComposing(event: Pick<Pressed, "keyCode" | "isComposing" | "nativeEvent">) {
  const isWriting = event.isComposing ?? event.nativeEvent?.isComposing ?? false;
  return isWriting || event.keyCode === INPUT_METHOD;
}

function isKey(event: Pressed, key: string): boolean {
  return event.key === key && !event.altKey && !isComposing(event);
}

/** Enter alone. */
export function isEnter(event: Pressed): boolean {
  return isKey(event, "Enter") && !event.shiftKey && !event.ctrlKey && !event.metaKey;
}

/** Ctrl+Enter or ⌘ Enter, which sends from any field. */
export function isModEnter(event: Pressed): boolean {
  return isKey(event, "Enter") && (event.ctrlKey || event.metaKey);
}

/** Whether the key sends a field of one line. */
export function sendsLine(event: Pressed): boolean {
  return isEnter(event) || isModEnter(event);
}

/** Whether the key sends a field of several lines, by what its reader chose. */
export function sendsText(event: Pressed): boolean {
  return isModEnter(event) || (sendKey() === "enter" && isEnter(event));
}

/** Escape alone: the field, or what it stands in, is left. */
export function isEscape(event: Pressed): boolean {
  return isKey(event, "Escape") && !event.shiftKey && !event.ctrlKey && !event.metaKey;
}

/** Sends a form as its button would: not while that is off, or what was sent has no answer yet. */
export function sendForm(form: HTMLFormElement | null | undefined): void {
  const button = form?.querySelector<HTMLButtonElement>("[type=submit]") ?? null;
  if (button?.disabled || button?.getAttribute("aria-disabled") === "true") return;
  form?.requestSubmit(button);
}
