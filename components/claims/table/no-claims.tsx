"use client";

import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Kbd } from "@/components/ui/kbd";
import { NothingFits } from "@/components/search/nothing-fits";
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
      <NothingFits
        noun={["claim", "claims"]}
        text={query.text}
        isUnsearchable={isUnsearchable}
        looksIn="wording, quotes, notes and names of sources"
        withoutSearch={isFiltered ? linkTo({ text: "", sort: null }) : null}
        all={linkTo({ text, filters, days, withdrawn })}
      />
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
