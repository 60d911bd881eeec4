"use client";

import { Popover as Base } from "@base-ui/react/popover";
import { useEffect, useState, type RefObject } from "react";
import { useShortcut } from "@/components/shell/shortcuts";
import { NotSentLine, useNotSent } from "@/components/typed/not-sent";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";
import { useEscape } from "@/components/ui/use-escape";
import type { Span } from "@/lib/text/text";
import { useDraftDesk } from "./draft-desk";
import { LogFromWords, placesOfWords, wordsOfPlace } from "./log-from-words";
import { PlaceOnWords } from "./place-on-words";
import { SelectionButton } from "./selection-button";
import { rangeOf, selectSpan, selectedSpan } from "./text-offsets";
import { useSelectedWords } from "./use-selected-words";
import { WordKeys } from "./word-keys";

type Props = {
  /** The element that the text is drawn in. */
  text: RefObject<HTMLElement | null>;
};

/**
 * From selected words to a claim: a button beside the selection, and the form that it opens. The
 * words stay tinted while the form is open, and are selected again when it is left.
 */
export function ClaimFromWords({ text }: Props) {
  const { draft, chosen, setChosen } = useDraftDesk();
  const selected = useSelectedWords(text, draft.text);
  const toast = useToast();
  const [restored, setRestored] = useState<Span | null>(null);
  const notSent = useNotSent(placesOfWords(draft.id));

  // Once the tint is gone from the text, whose pieces it had changed.
  useEffect(() => {
    if (restored && text.current) selectSpan(text.current, restored);
  }, [text, restored]);

  function begin(span: Span | null) {
    if (chosen) return;
    if (!span) {
      toast("Select the words first", {
        detail: "With the mouse, or press w; then c logs them as a claim.",
      });
      return;
    }
    setRestored(null);
    setChosen(span);
    document.getSelection()?.removeAllRanges();
  }

  useEscape(() => document.getSelection()?.removeAllRanges(), selected !== null && !chosen);
  useShortcut({
    keys: "c",
    label: "Log the selected words",
    group: "Draft",
    isHinted: true,
    run: () => begin(text.current && selectedSpan(text.current, draft.text)),
  });

  return (
    <>
      {chosen ? null : <WordKeys text={text} onTake={begin} />}
      {chosen || notSent.length === 0 ? null : (
        <div className="no-print bg-sunk px-4 py-1 sm:px-[1.375rem]">
          {notSent.map((kept) => (
            <NotSentLine
              key={kept.id}
              kept={kept}
              onOpen={() => begin(wordsOfPlace(kept.place, draft.id))}
            />
          ))}
        </div>
      )}
      {selected && !chosen ? (
        <SelectionButton text={text} words={selected} onPress={() => begin(selected)} />
      ) : null}
      {chosen ? (
        <WordsForm
          text={text}
          words={chosen}
          onDone={() => {
            setChosen(null);
            text.current?.focus({ preventScroll: true });
          }}
          onLeave={() => {
            setChosen(null);
            setRestored(chosen);
          }}
        />
      ) : null}
    </>
  );
}

function WordsForm({
  text,
  words,
  onDone,
  onLeave,
}: {
  text: RefObject<HTMLElement | null>;
  words: Span;
  /** The words were logged or placed. */
  onDone: () => void;
  /** The form is left with nothing done. */
  onLeave: () => void;
}) {
  const { draft } = useDraftDesk();
  const [isPlacing, setIsPlacing] = useState(false);
  const mayPlace = draft.can.place && draft.unsettled.length > 0;
  const anchor = {
    getBoundingClientRect: () => {
      const range = text.current && rangeOf(text.current, words);
      // Beside all of the words: above them, where it finds no room below.
      return range ? range.getBoundingClientRect() : new DOMRect();
    },
    contextElement: text.current ?? undefined,
  };
  return (
    <Base.Root
      open
      onOpenChange={(_open, { reason }) => {
        // Typed words are left by Escape or a button alone, not by a click beside the form.
        if (reason === "escape-key" || reason === "close-press") onLeave();
      }}
    >
      <Base.Portal>
        <Base.Positioner
          anchor={anchor}
          sideOffset={8}
          align="start"
          collisionPadding={12}
          className="z-40"
        >
          <Base.Popup
            aria-label={isPlacing ? "Place a claim on the selected words" : "Log a claim"}
            initialFocus={false}
            finalFocus={text}
            className="popup no-print max-h-(--available-height) w-[min(27rem,var(--available-width))] overflow-y-auto p-3"
          >
            {isPlacing ? (
              <PlaceOnWords words={words} onDone={onDone} onLeave={onLeave} />
            ) : (
              <LogFromWords words={words} onDone={onDone} onLeave={onLeave}>
                {mayPlace ? (
                  <Button variant="quiet" size="small" onClick={() => setIsPlacing(true)}>
                    Place an existing claim here
                  </Button>
                ) : null}
              </LogFromWords>
            )}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
