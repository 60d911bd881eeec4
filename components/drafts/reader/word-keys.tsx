"use client";

/**
 * Choosing words of the text by keys: `w` begins at the open claim, or at what is in view. The
 * choice is the page's own selection, so that whatever takes selected words takes these; what is
 * chosen is also said, for those who do not see it.
 */
import { useEffect, useMemo, useState, type RefObject } from "react";
import { useActionSet, useShortcut, type Bound, type Shortcut } from "@/components/shell/shortcuts";
import { useEscape } from "@/components/ui/use-escape";
import type { Span } from "@/lib/text/text";
import { useDraftDesk } from "./draft-desk";
import { offsetAt, selectedSpan, selectSpan } from "./text-offsets";
import {
  chosenSpan,
  stepped,
  wholeSentence,
  wordFrom,
  wordsOf,
  type TextWords,
  type WordChoice,
  type WordStep,
} from "./words";

type Props = {
  text: RefObject<HTMLElement | null>;
  /** The words are chosen: what is to be done with them. */
  onTake: (words: Span) => void;
};

export function WordKeys({ text, onTake }: Props) {
  const { draft, marks, opened } = useDraftDesk();
  const [choosing, setChoosing] = useState<{ words: TextWords; from: number } | null>(null);

  function begin() {
    const { current } = text;
    if (!current) return null;
    const words = wordsOf(draft.text, draft.paragraphs);
    if (words.words.length === 0) return "The text has no words to choose";
    const selected = selectedSpan(current, draft.text);
    const mark = marks.find(({ key }) => key === opened);
    const offset = selected?.start ?? mark?.start ?? firstInView(current) ?? 0;
    setChoosing({ words, from: wordFrom(words, offset) });
    return null;
  }

  useShortcut({
    keys: "w",
    label: "Choose words by keys",
    group: "Draft",
    run: begin,
  });
  if (!choosing) return null;
  return (
    <Choosing
      {...choosing}
      text={text}
      onTake={(words) => {
        setChoosing(null);
        onTake(words);
      }}
      onLeave={() => setChoosing(null)}
    />
  );
}

type Key = readonly [keys: readonly string[], by: 1 | -1, step: WordStep, said: string];

const STEPS: readonly Key[] = [
  [["l", "w", "ArrowRight"], 1, "word", "Next word"],
  [["h", "b", "ArrowLeft"], -1, "word", "Word before"],
  [["j", "ArrowDown"], 1, "sentence", "Next sentence"],
  [["k", "ArrowUp"], -1, "sentence", "Sentence before"],
  [["End"], 1, "edge", "End of the sentence"],
  [["Home"], -1, "edge", "Beginning of the sentence"],
];

function Choosing({
  words,
  from,
  text,
  onTake,
  onLeave,
}: Props & { words: TextWords; from: number; onLeave: () => void }) {
  const { draft } = useDraftDesk();
  const [choice, setChoice] = useState<WordChoice>({ anchor: from, at: from });
  const span = useMemo(() => chosenSpan(words, choice), [words, choice]);

  // Keys are for the text now; a link in it would take Enter for itself.
  useEffect(() => {
    text.current?.focus({ preventScroll: true });
  }, [text]);

  useEffect(() => {
    if (!span || !text.current) return;
    selectSpan(text.current, span);
    const at = words.words[choice.at];
    if (at) bringIntoView(text.current, at);
  }, [text, span, words, choice.at]);

  // Whoever selects by mouse, or leaves the text for a field, has left the words as well.
  useEffect(() => {
    const leave = (event: Event) => {
      if (event.type === "focusin" && text.current?.contains(event.target as Node)) return;
      onLeave();
    };
    // Escape takes the selection away, which whatever takes selected words listens to first.
    const onSelection = () => {
      if (document.getSelection()?.isCollapsed !== false) onLeave();
    };
    document.addEventListener("pointerdown", leave);
    document.addEventListener("focusin", leave);
    document.addEventListener("selectionchange", onSelection);
    return () => {
      document.removeEventListener("selectionchange", onSelection);
      document.removeEventListener("pointerdown", leave);
      document.removeEventListener("focusin", leave);
    };
  }, [text, onLeave]);

  const key = (keys: string, label: string, run: () => void): Bound<Shortcut> => ({
    ...{ keys, label, run, group: "Words", repeats: true, isKeyOnly: true },
  });
  const take = () => {
    if (span) onTake(span);
  };
  useActionSet([
    ...STEPS.flatMap(([keys, by, step, said]) =>
      keys.flatMap((one) => [
        key(one, said, () => setChoice(stepped(words, choice, { by, step, extends: false }))),
        key(`shift+${one}`, `${said}, and all up to it`, () =>
          setChoice(stepped(words, choice, { by, step, extends: true })),
        ),
      ]),
    ),
    key("s", "The whole sentence", () => setChoice(wholeSentence(words, choice))),
    key("Enter", "Log the chosen words", take),
    key("c", "Log the chosen words", take),
  ]);
  useEscape(() => {
    document.getSelection()?.removeAllRanges();
    onLeave();
  });

  return (
    <p role="status" className="sr-only">
      {span ? `Chosen: ${draft.text.slice(span.start, span.end)}` : null}
    </p>
  );
}

/** Where the first stretch begins that is not above the window. */
function firstInView(text: HTMLElement): number | null {
  const paragraphs = [...text.querySelectorAll("[data-number]")];
  const first = paragraphs.find((one) => one.getBoundingClientRect().bottom > 120);
  return offsetAt(first?.querySelector("[data-at]") ?? null);
}

function bringIntoView(text: HTMLElement, { start }: Span): void {
  const stretches = [...text.querySelectorAll<HTMLElement>("[data-at]")];
  const holding = stretches.findLast((stretch) => Number(stretch.dataset.at) <= start);
  holding?.scrollIntoView({ block: "nearest" });
}
