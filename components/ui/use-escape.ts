"use client";

/**
 * Escape leaves the innermost thing that is open: a popup or a field takes it for itself, then come
 * panels, modes and forms that fill a page, the one opened last first. What was typed stays kept.
 */
import { useEffect, useRef } from "react";
import { isEscape } from "./field-keys";

const OPEN_POPUP =
  '[role="dialog"][data-open], [role="alertdialog"][data-open], [role="menu"][data-open]';
const FIELD = "input, textarea, select, [contenteditable=true]";

/** Of everything that can be left now, in the order of opening. */
const open: Array<() => void> = [];

/** @param isOpen whether there is anything to leave. */
export function useEscape(leave: () => void, isOpen = true): void {
  const latest = useRef(leave);
  useEffect(() => {
    latest.current = leave;
  });
  useEffect(() => {
    if (!isOpen) return;
    const entry = () => latest.current();
    if (open.length === 0) document.addEventListener("keydown", leaveInnermost);
    open.push(entry);
    return () => {
      open.splice(open.indexOf(entry), 1);
      if (open.length === 0) document.removeEventListener("keydown", leaveInnermost);
    };
  }, [isOpen]);
}

function leaveInnermost(event: KeyboardEvent): void {
  if (!isEscape(event) || event.defaultPrevented) return;
  const target = event.target instanceof Element ? event.target : null;
  // A box that is ticked takes no text, and has no use for Escape.
  const field = target?.closest(FIELD);
  if (field && !field.matches("[type=checkbox], [type=radio]")) return;
  if (document.querySelector(OPEN_POPUP)) return;
  event.preventDefault();
  open.at(-1)?.();
}
