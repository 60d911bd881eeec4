"use client";

/** The words selected in the text, by mouse, touch or keyboard, as they change. */
import { useEffect, useState, type RefObject } from "react";
import type { Span } from "@/lib/text/text";
import { selectedSpan } from "./text-offsets";

/** Null while nothing is selected, and while a mouse button still draws the selection. */
export function useSelectedWords(root: RefObject<HTMLElement | null>, text: string): Span | null {
  const [selected, setSelected] = useState<Span | null>(null);

  useEffect(() => {
    let frame = 0;
    let isDrawing = false;
    function read() {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        const span = root.current && !isDrawing ? selectedSpan(root.current, text) : null;
        setSelected((before) => (isSame(before, span) ? before : span));
      });
    }
    function press(event: PointerEvent) {
      if (event.pointerType !== "mouse") return;
      isDrawing = root.current?.contains(event.target as Node) ?? false;
    }
    function release() {
      isDrawing = false;
      read();
    }
    document.addEventListener("selectionchange", read);
    document.addEventListener("pointerdown", press);
    document.addEventListener("pointerup", release);
    document.addEventListener("pointercancel", release);
    return () => {
      cancelAnimationFrame(frame);
      document.removeEventListener("selectionchange", read);
      document.removeEventListener("pointerdown", press);
      document.removeEventListener("pointerup", release);
      document.removeEventListener("pointercancel", release);
    };
  }, [root, text]);

  return selected;
}

function isSame(one: Span | null, other: Span | null): boolean {
  return one?.start === other?.start && one?.end === other?.end;
}
