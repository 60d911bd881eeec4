"use client";

import { useDeferredValue, useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { isEscape } from "@/components/ui/field-keys";
import { TextInput } from "@/components/ui/text-input";
import type { Span } from "@/lib/text/text";
import { PassageText } from "./passage-text";
import type { FoundPlace } from "./find-in-text";

/** Places shown at once; whoever sees more is better served by typing one more word. */
const SHOWN = 8;

type Props = {
  claimRef: string;
  find: (query: string, limit: number) => FoundPlace[];
  onChoose: (span: Span, paragraph: number) => void;
  onClose: () => void;
  pending: boolean;
};

/** Looks for a claim's place by words of the draft, and takes the words or their whole sentence. */
export function FindWords({ claimRef, find, onChoose, onClose, pending }: Props) {
  const [query, setQuery] = useState("");
  const sought = useDeferredValue(query);
  const places = useMemo(() => find(sought, SHOWN + 1), [find, sought]);
  return (
    <div
      className="mt-2.5 rounded-lg bg-sunk px-3 py-2.5"
      onKeyDown={(event) => {
        if (!isEscape(event)) return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      <div className="flex items-end gap-2">
        <Field label={`Find where ${claimRef} stands`} className="flex-1">
          <TextInput
            autoFocus
            value={query}
            placeholder="Words of the draft"
            onChange={(event) => setQuery(event.target.value)}
          />
        </Field>
        <Button onClick={onClose}>Close</Button>
      </div>
      <p role="status" className="mt-1 text-xs text-faint">
        {said(sought, places.length)}
      </p>
      <ol aria-label={`Places found for ${claimRef}`} className="divide-y divide-rule">
        {places.slice(0, SHOWN).map(({ passage, sentence }) => (
          <li key={passage.start} className="flex flex-wrap items-start gap-x-3 gap-y-1.5 py-2">
            <PassageText passage={passage} />
            <span className="flex flex-wrap gap-1.5">
              {isWhole(passage, sentence) ? null : (
                <Button
                  size="small"
                  pending={pending}
                  aria-label={`Take the whole sentence in paragraph ${passage.paragraph}`}
                  onClick={() => onChoose(sentence, passage.paragraph)}
                >
                  Whole sentence
                </Button>
              )}
              <Button
                size="small"
                pending={pending}
                aria-label={`Take these words in paragraph ${passage.paragraph}: ${passage.words}`}
                onClick={() => onChoose(passage, passage.paragraph)}
              >
                These words
              </Button>
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}

function said(query: string, count: number): string {
  if (query.trim() === "") return "Type some of the words that now say it.";
  if (count === 0) return "Nowhere in the draft. Fewer words may find it.";
  if (count > SHOWN) return `More than ${SHOWN} places; one more word narrows it down.`;
  return count === 1 ? "1 place" : `${count} places`;
}

function isWhole(one: Span, other: Span): boolean {
  return one.start === other.start && one.end === other.end;
}
