"use client";

import { Button, ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Kbd } from "@/components/ui/kbd";
import { EVERYTHING, isNarrowed } from "@/lib/table/query";
import { ENTRY_FIELD_ID } from "@/components/stories/log-claim-button";
import { useTablePlace } from "./table-place";

/** No row to show: because nothing fits, or because nothing was logged yet. */
export function NoClaims({ mayLog, isUnsearchable }: { mayLog: boolean; isUnsearchable: boolean }) {
  const { query, linkTo, scope } = useTablePlace();
  if (isNarrowed(query)) {
    const { text, filters, days, withdrawn } = EVERYTHING;
    const isFiltered = isNarrowed({ ...query, text: "" });
    return (
      <EmptyState
        title="No claim fits"
        actions={
          <>
            {query.text !== "" && isFiltered ? (
              <ButtonLink {...linkTo({ text: "", sort: null })}>Without the search</ButtonLink>
            ) : null}
            <ButtonLink {...linkTo({ text, filters, days, withdrawn })}>Show all claims</ButtonLink>
          </>
        }
      >
        {isUnsearchable
          ? `There is no word or number in “${query.text}” to look for.`
          : query.text !== ""
            ? "The search looks through wording, quotes, notes and names of sources, for words that begin like yours. Try fewer of them, or less of a word."
            : "Take a filter off, or choose other values."}
      </EmptyState>
    );
  }
  if (!mayLog) {
    return (
      <EmptyState title="No claims yet">
        Editors log them here, from the story’s draft, with where each comes from.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="No claims yet"
      actions={
        <Button variant="primary" onClick={() => document.getElementById(ENTRY_FIELD_ID)?.focus()}>
          Log the first claim
        </Button>
      }
    >
      <p>
        {scope.kind === "newsroom" ? "Choose the story, then type" : "Type"} what the story says
        into the line above, name its source, and press <Kbd>Enter</Kbd>; the line is free for the
        next claim at once.
      </p>
      <p className="mt-2">
        You can also paste a list: each line becomes a claim, after you have looked it over.
      </p>
    </EmptyState>
  );
}
