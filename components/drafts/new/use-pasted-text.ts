"use client";

import { useRef, type ClipboardEvent } from "react";
import { useTyped } from "@/components/typed/use-typed";

/**
 * A field's plain text and, as long as nobody has edited it, the formatting that it was pasted
 * with. The browser itself puts the plain text in, so that undo works as everywhere.
 */
export type PastedText = {
  plain: string;
  /** The clipboard's own markup; null where there was none or the text was edited since. */
  html: string | null;
  /** The text had formatting, and was edited: it goes without. */
  hasLostFormatting: boolean;
  /** The newest draft when it was begun: it follows that one, however long it is kept. */
  after: number | null;
};

const EMPTY: PastedText = { plain: "", html: null, hasLostFormatting: false, after: null };

/**
 * @param slug of the story that the text is of.
 * @param newest the story's newest draft, 0 for none.
 */
export function usePastedText(slug: string, newest: number) {
  const typed = useTyped(`text of ${slug}`, EMPTY);
  const { value: text, set: setText } = typed;
  /** The markup of a paste whose plain text the field is about to get. */
  const arriving = useRef<string | null>(null);

  function onPaste(event: ClipboardEvent<HTMLTextAreaElement>) {
    const html = event.clipboardData.getData("text/html");
    const plain = event.clipboardData.getData("text/plain");
    const { selectionStart, selectionEnd, value } = event.currentTarget;
    const isWhole = value.trim() === "" || selectionEnd - selectionStart === value.length;
    if (html.trim() === "" || !isWhole) return;
    if (plain !== "") {
      arriving.current = html;
      return;
    }
    // Some programs put markup alone on the clipboard, which the browser would drop.
    event.preventDefault();
    setText(({ after }) => ({
      ...{ plain: wordsOf(html), html, hasLostFormatting: false },
      after: after ?? newest,
    }));
  }

  function onChange(plain: string) {
    const html = arriving.current;
    arriving.current = null;
    setText((before) => ({
      plain,
      after: plain.trim() === "" ? null : (before.after ?? newest),
      html: plain.trim() === "" ? null : html,
      hasLostFormatting:
        plain.trim() !== "" && html === null && (before.html !== null || before.hasLostFormatting),
    }));
  }

  return { typed, text, onPaste, onChange };
}

/** For showing only: in a document of its own, where nothing is run or loaded. */
function wordsOf(html: string): string {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  for (const silent of body.querySelectorAll("script, style, template")) silent.remove();
  for (const block of body.querySelectorAll("p, h1, h2, h3, h4, h5, h6, li, blockquote, div, br")) {
    block.after("\n");
  }
  return body.textContent.replace(/\n{3,}/g, "\n\n").trim();
}
