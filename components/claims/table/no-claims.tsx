"use client";

import { Button, ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { NothingFits } from "@/components/search/nothing-fits";
import { EVERYTHING, isNarrowed } from "@/lib/table/query";
import { ENTRY_FIELD_ID } from "@/components/stories/log-claim-button";
import { useTablePlace } from "./table-place";

/** Where a story's text stands: its newest draft, and whether this reader may bring one in. */
export type StoryDraftState = { newest: number | null; mayAdd: boolean };

/** No row to show: because nothing fits, or because nothing was logged yet. */
export function NoClaims({
  mayLog,
  isUnsearchable,
  draft,
  hasStories,
}: {
  mayLog: boolean;
  isUnsearchable: boolean;
  draft: StoryDraftState;
  /** In the newsroom's table: whether there is a story to log in. */
  hasStories: boolean;
}) {
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
      <EmptyState title="No claims yet" next="Editors log claims, from the story’s draft.">
        Every claim stands here with where it comes from and who checked it.
      </EmptyState>
    );
  }
  if (scope.kind === "newsroom") return <NoClaimsAnywhere hasStories={hasStories} />;
  return <NoClaimsInStory slug={scope.slug ?? ""} draft={draft} />;
}

function toEntryLine(): void {
  document.getElementById(ENTRY_FIELD_ID)?.focus();
}

function NoClaimsAnywhere({ hasStories }: { hasStories: boolean }) {
  return (
    <EmptyState
      title="No claims yet"
      next={
        hasStories ? (
          <Button variant="primary" onClick={toEntryLine}>
            Log the first claim
          </Button>
        ) : (
          <ButtonLink variant="primary" href="/stories/new">
            Start a story
          </ButtonLink>
        )
      }
    >
      {hasStories
        ? "The claims of all stories stand here. Choose the story, then type what it says into the line above."
        : "The claims of all stories stand here. Start with a story and its text."}
    </EmptyState>
  );
}

/** A story begins with its text: what is to be checked is then offered, and shows where it stands. */
function NoClaimsInStory({ slug, draft }: { slug: string; draft: StoryDraftState }) {
  const at = `/stories/${slug}/drafts`;
  const isFromDraft = draft.newest !== null || draft.mayAdd;
  return (
    <EmptyState
      title="No claims yet"
      next={
        <>
          {draft.newest !== null ? (
            <ButtonLink variant="primary" href={`${at}/${draft.newest}`}>
              Find the claims in draft {draft.newest}
            </ButtonLink>
          ) : draft.mayAdd ? (
            <ButtonLink variant="primary" href={`${at}/new`}>
              Paste the story’s text
            </ButtonLink>
          ) : null}
          <Button variant={isFromDraft ? "plain" : "primary"} onClick={toEntryLine}>
            Type the first claim
          </Button>
        </>
      }
    >
      {draft.newest === null
        ? "Bring the story’s text in: what needs checking is found there, and you decide what is logged."
        : "What needs checking is marked in the draft; you decide what is logged."}
    </EmptyState>
  );
}
