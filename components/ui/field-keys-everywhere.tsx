"use client";

/**
 * Keys that mean the same in every field of every page. What a field or a popup makes of them
 * itself comes first; this is asked last, but for keys of an input method, which nobody is asked
 * about at all.
 */
import { useEffect } from "react";
import { isComposing, isEscape, isModEnter, sendForm, sendsText } from "./field-keys";
import { takeEarlyKeys } from "./early-keys";
import { installHeldKeys } from "./held-keys";

const FIELD = "input, textarea, select, [contenteditable=true]";
/** They do by themselves what Enter means there. */
const PRESSED = "button, a, summary";
const POPUP = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]';

export function FieldKeysEverywhere() {
  useEffect(() => {
    const removeHeld = installHeldKeys();
    addEventListener("keydown", keepFromHandlers, true);
    addEventListener("keydown", decide);
    takeEarlyKeys();
    return () => {
      removeHeld();
      removeEventListener("keydown", keepFromHandlers, true);
      removeEventListener("keydown", decide);
    };
  }, []);
  return null;
}

/** Before anybody: Escape and Enter of an input method would close and send what is being written. */
function keepFromHandlers(event: KeyboardEvent): void {
  if (isComposing(event)) event.stopImmediatePropagation();
}

function decide(event: KeyboardEvent): void {
  if (event.defaultPrevented || !(event.target instanceof HTMLElement)) return;
  const field = event.target.closest<HTMLElement>(FIELD);
  const form = event.target.closest("form");
  const isText = field instanceof HTMLTextAreaElement;
  const isOnText = isModEnter(event) && !event.target.closest(PRESSED);
  if (form && (isOnText || (isText && sendsText(event)))) {
    event.preventDefault();
    sendForm(form);
  } else if (field && isEscape(event) && !field.closest(POPUP)) {
    // Here Chromium would empty a search, of which somebody may want to keep the words.
    event.preventDefault();
    leave(field);
  }
}

/** What the field stands in takes the focus, so that the next Escape leaves that. */
function leave(field: HTMLElement): void {
  const around = field.closest<HTMLElement>("[data-side-panel]");
  if (around) around.focus({ preventScroll: true });
  else field.blur();
}
