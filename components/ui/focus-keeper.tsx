"use client";

/**
 * Whoever works by keys stays where they are: when what has the focus leaves the page (a bar whose
 * selection is done, a form that was sent, a button that made itself superfluous), the browser lets
 * the focus drop to the page's root, and Tab begins at the top. Here it goes back to what had it
 * before, as far as that is still there, otherwise to what surrounds it. What gives the focus itself,
 * a dialog that closes for instance, comes first.
 */
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";

/** Further back than anybody was a moment ago. */
const REMEMBERED = 30;
/** In which whoever gives the focus themselves has done it. */
const FRAMES = 3;
const ANY_DIALOG = '[role="dialog"], [role="alertdialog"]';
const DIALOG = '[role="dialog"][data-open], [role="alertdialog"][data-open]';

export function FocusKeeper() {
  const path = usePathname();
  const been = useRef<HTMLElement[]>([]);

  // On another page nothing of the one before is a place to be.
  useEffect(() => {
    const { activeElement } = document;
    been.current = been.current.filter((one) => one === activeElement);
  }, [path]);

  useEffect(() => {
    let present: HTMLElement | null = null;
    let frame = 0;

    function enter({ target }: FocusEvent) {
      if (!(target instanceof HTMLElement)) return;
      present = target;
      been.current = [target, ...been.current.filter((one) => one !== target)].slice(0, REMEMBERED);
    }
    function leave({ target, relatedTarget }: FocusEvent) {
      if (relatedTarget !== null || !document.hasFocus()) return;
      // Told while what goes is still there; a frame later it shows which of the two it was.
      requestAnimationFrame(() => {
        if (present !== target || document.activeElement !== document.body) return;
        // Left on purpose: by Escape, or a press beside it.
        if (isPlace(target)) present = null;
        else look();
      });
    }
    function look() {
      if (present === null || frame !== 0 || hasFocusStill(present) || isPlace(present)) return;
      const lost = present;
      let left = FRAMES;
      const wait = () => {
        left -= 1;
        frame = left > 0 ? requestAnimationFrame(wait) : 0;
        if (left > 0) return;
        // Somebody is elsewhere by now, and may have left that on purpose.
        if (present !== lost) look();
        if (present !== lost || document.activeElement !== document.body) return;
        present = null;
        placeAfter(lost, been.current)?.focus({ preventScroll: true });
      };
      frame = requestAnimationFrame(wait);
    }

    const observer = new MutationObserver(look);
    observer.observe(document.body, {
      ...{ childList: true, subtree: true },
      attributeFilter: ["disabled", "hidden", "inert"],
    });
    document.addEventListener("focusin", enter);
    document.addEventListener("focusout", leave);
    return () => {
      observer.disconnect();
      cancelAnimationFrame(frame);
      document.removeEventListener("focusin", enter);
      document.removeEventListener("focusout", leave);
    };
  }, []);
  return null;
}

/**
 * Where one was last of what is still there, within what is open or what the page is about. A field
 * of the page alone leads on to a field; into any other, keys meant for the page would be typed.
 */
function placeAfter(lost: HTMLElement, been: readonly HTMLElement[]): HTMLElement | null {
  const around =
    document.querySelector<HTMLElement>(DIALOG) ?? document.querySelector<HTMLElement>("main");
  const mayType = takesText(lost) && lost.closest(ANY_DIALOG) === null;
  const last = been.find(
    (one) => isPlace(one) && (mayType || !takesText(one)) && around?.contains(one),
  );
  return last ?? around;
}

function takesText(one: HTMLElement): boolean {
  return one.matches("textarea, [contenteditable=true], input:not([type=checkbox], [type=radio])");
}

/** Asked at every change of the page, so without what would have it laid out. */
function hasFocusStill(one: HTMLElement): boolean {
  return document.activeElement === one && one.closest(":disabled, [inert], [hidden]") === null;
}

function isPlace(target: EventTarget | null): target is HTMLElement {
  return (
    target instanceof HTMLElement &&
    target.isConnected &&
    !target.matches(":disabled, [inert] *") &&
    target.checkVisibility()
  );
}
