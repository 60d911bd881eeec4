/** Browser only: whom a key press belongs to, before any shortcut gets it. */
import { isOpening } from "@/components/ui/part";

const notTyping = [
  "button",
  "checkbox",
  "color",
  "file",
  "image",
  "radio",
  "range",
  "reset",
  "submit",
];

/** A place where letters are typed. */
export function isTypingTarget(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !notTyping.includes(target.type);
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    target.isContentEditable
  );
}

/** A place where letters are typed, and some were: keys that mend them are for it. */
export function isHoldingText(target: EventTarget | null): boolean {
  if (!isTypingTarget(target) || target instanceof HTMLSelectElement) return false;
  const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
  return !isField || target.value !== "";
}

/** Enter and Space on a link or button press it. */
export function isActivation(stroke: string, target: EventTarget | null): boolean {
  if (stroke !== "Enter" && stroke !== "Space") return false;
  return target instanceof Element && target.closest("a, button, summary, input, select") !== null;
}

/** A dialog, menu or popover is open or opening: keys are for it, not for the page behind. */
export function hasPopupOpen(): boolean {
  return (
    isOpening() ||
    document.querySelector(
      '[role="dialog"][data-open], [role="alertdialog"][data-open], [role="menu"][data-open]',
    ) !== null
  );
}
