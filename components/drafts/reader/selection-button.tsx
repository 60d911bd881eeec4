"use client";

import { useLayoutEffect, useRef, type RefObject } from "react";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import type { Span } from "@/lib/text/text";
import { clearPlace, type Box } from "./clear-place";
import { linesOf, rangeOf } from "./text-offsets";

type Props = {
  /** The element that the text is drawn in. */
  text: RefObject<HTMLElement | null>;
  words: Span;
  onPress: () => void;
};

/** "Log claim", beside the selected words and never on them; it follows when the text is scrolled. */
export function SelectionButton({ text, words, onPress }: Props) {
  const button = useRef<HTMLButtonElement>(null);

  useLayoutEffect(() => {
    function place() {
      const range = text.current && rangeOf(text.current, words);
      if (!button.current || !text.current || !range) return;
      const { offsetWidth: width, offsetHeight: height } = button.current;
      const at = clearPlace(linesOf(range), endOfLines(range), seenOf(text.current), {
        ...{ width, height },
      });
      button.current.style.left = `${at.left}px`;
      button.current.style.top = `${at.top}px`;
    }
    place();
    document.addEventListener("scroll", place, { capture: true, passive: true });
    addEventListener("resize", place);
    return () => {
      document.removeEventListener("scroll", place, { capture: true });
      removeEventListener("resize", place);
    };
  }, [text, words]);

  return (
    <Button
      ref={button}
      variant="primary"
      className="no-print fixed! z-10 shadow-popup"
      // A press must not take the selection away, nor wait until a telephone has.
      onPointerDown={(event) => {
        event.preventDefault();
        if (event.button === 0) onPress();
      }}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      Log claim <Kbd>c</Kbd>
    </Button>
  );
}

/** Where the lines of the words' paragraph end at most. */
function endOfLines(range: Range): number {
  const { startContainer, endContainer } = range;
  const ends = [startContainer, endContainer].map(
    (node) => node.parentElement?.closest(".draft-paragraph")?.getBoundingClientRect().right,
  );
  return Math.max(...ends.map((end) => end ?? Infinity));
}

/** The part of the text's column that is in view: its scroll area, or the window between head and status line. */
function seenOf(text: HTMLElement): Box {
  const { left, right } = text.getBoundingClientRect();
  const area = text.closest("[data-reading]")?.getBoundingClientRect();
  const page = getComputedStyle(document.documentElement);
  const foot = innerHeight - (Number.parseFloat(page.getPropertyValue("--status-room")) || 0);
  // What stands over the page's head keeps that much free of what is scrolled to.
  const head = Number.parseFloat(page.scrollPaddingTop) || 0;
  return {
    ...{ left: Math.max(left, 0), right: Math.min(right, document.documentElement.clientWidth) },
    ...{ top: Math.max(area?.top ?? 0, head), bottom: Math.min(area?.bottom ?? foot, foot) },
  };
}
