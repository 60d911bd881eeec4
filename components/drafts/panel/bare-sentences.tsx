"use client";

import { useState } from "react";
import { useNothingToCheck } from "@/components/drafts/reader/bare-keys";
import { useDraftDesk } from "@/components/drafts/reader/draft-desk";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Kbd } from "@/components/ui/kbd";
import type { Span } from "@/lib/text/text";

/** Enough to begin with; a long text has hundreds. */
const FIRST = 12;

/** The sentences that carry no claim: tinted in the text at will, and each one a click away. */
export function BareSentences() {
  const { draft, showsBare, setShowsBare } = useDraftDesk();
  const { bare, idle } = draft.coverage;
  return (
    <div className="mt-3">
      {bare.length > 0 ? (
        <Checkbox
          label="Show sentences without a claim"
          checked={showsBare}
          onChange={(event) => setShowsBare(event.target.checked)}
        />
      ) : null}
      {bare.length > 0 ? (
        <>
          <Listed
            summary={`List ${bare.length === 1 ? "the one" : `the ${bare.length}`}`}
            sentences={bare}
            isNothing={false}
          />
          <p className="no-print mt-1 text-xs text-faint max-sm:hidden">
            <Kbd>b</Kbd> walks them
            {draft.can.log ? (
              <>
                , <Kbd>x</Kbd> says that one has nothing to check
              </>
            ) : null}
          </p>
        </>
      ) : null}
      {idle.length > 0 ? (
        <Listed summary={`${idle.length} with nothing to check`} sentences={idle} isNothing />
      ) : null}
    </div>
  );
}

function Listed({
  summary,
  sentences,
  isNothing,
}: {
  summary: string;
  sentences: readonly Span[];
  /** Whether a person said of them that there is nothing to check. */
  isNothing: boolean;
}) {
  const { draft, pointedAt, pointAt } = useDraftDesk();
  const [isWhole, setIsWhole] = useState(false);
  const say = useNothingToCheck();
  const shown = isWhole ? sentences : sentences.slice(0, FIRST);
  return (
    <details className="mt-1">
      <summary className="min-h-6 text-soft">{summary}</summary>
      <ol className="mt-1 -ml-2">
        {shown.map((sentence) => (
          <li key={sentence.start} className="flex items-start gap-1">
            <button
              type="button"
              aria-current={pointedAt?.start === sentence.start || undefined}
              onClick={() => pointAt({ ...sentence })}
              className="line-clamp-2 min-h-6 min-w-0 flex-1 rounded-md px-2 py-1 text-left font-serif text-quote hover:bg-sunk aria-current:bg-accent-soft"
            >
              {draft.text.slice(sentence.start, sentence.end)}
            </button>
            {draft.can.log ? (
              <Button
                variant="quiet"
                size="small"
                className="flex-none"
                onClick={() => void say(sentence, !isNothing)}
              >
                {isNothing ? "Check it" : "Nothing to check"}
              </Button>
            ) : null}
          </li>
        ))}
      </ol>
      {shown.length < sentences.length ? (
        <Button variant="quiet" size="small" onClick={() => setIsWhole(true)}>
          Show all {sentences.length}
        </Button>
      ) : null}
    </details>
  );
}
