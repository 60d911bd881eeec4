"use client";

import { useState } from "react";
import { useDraftDesk } from "@/components/drafts/reader/draft-desk";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";

/** Enough to begin with; a long text has hundreds. */
const FIRST = 12;

/** The sentences that carry no claim: tinted in the text at will, and each one a click away. */
export function BareSentences() {
  const { draft, showsBare, setShowsBare, pointedAt, pointAt } = useDraftDesk();
  const [isWhole, setIsWhole] = useState(false);
  const { bare } = draft.coverage;
  const shown = isWhole ? bare : bare.slice(0, FIRST);
  return (
    <div className="mt-3">
      <Checkbox
        label="Show sentences without a claim"
        checked={showsBare}
        onChange={(event) => setShowsBare(event.target.checked)}
      />
      <details className="mt-1">
        <summary className="min-h-6 text-soft">
          List {bare.length === 1 ? "the one" : `the ${bare.length}`}
        </summary>
        <ol className="mt-1 -ml-2">
          {shown.map((sentence) => (
            <li key={sentence.start}>
              <button
                type="button"
                aria-current={pointedAt?.start === sentence.start || undefined}
                onClick={() => pointAt({ ...sentence })}
                className="line-clamp-2 min-h-6 w-full rounded-md px-2 py-1 text-left font-serif text-quote hover:bg-sunk aria-current:bg-accent-soft"
              >
                {draft.text.slice(sentence.start, sentence.end)}
              </button>
            </li>
          ))}
        </ol>
        {shown.length < bare.length ? (
          <Button variant="quiet" size="small" onClick={() => setIsWhole(true)}>
            Show all {bare.length}
          </Button>
        ) : null}
      </details>
    </div>
  );
}
