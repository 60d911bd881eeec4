"use client";

import { useEffect, useMemo, useRef, type ReactNode } from "react";
import { Kbd } from "@/components/ui/kbd";
import type { FurtherPlace } from "@/lib/drafts/place/further";
import type { UnsettledPlacement } from "@/lib/drafts/place/unsettled";
import { PLACEMENT_LABELS, PLACEMENT_MEANINGS, UNSETTLED } from "@/lib/drafts/rules";
import { paragraphSpans, type Span } from "@/lib/text/text";
import { countOf } from "../draft-counts";
import { passageAt, searchIn } from "./find-in-text";
import { FurtherList } from "./further-list";
import { UnsettledClaim, type SettledDraft } from "./unsettled-claim";
import { useSettleKeys } from "./use-settle-keys";

type Props = {
  draft: SettledDraft & { text: string };
  claims: readonly UnsettledPlacement[];
  further: readonly FurtherPlace[];
  mayDecide: boolean;
  /** Shown in place of the groups when nothing is left to settle. */
  allSettled: ReactNode;
};

/** The claims that need a person, grouped by what is asked; then those that have no place at all. */
export function SettleList({ draft, claims, further, mayDecide, allSettled }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const { text, id, number, slug } = draft;
  const paragraphs = useMemo(() => paragraphSpans(text), [text]);
  const find = useSearch(text, paragraphs);
  useSettleKeys(list, draft, mayDecide);
  const leave = useFocusAfter(list, claims);

  const drawn = (claim: UnsettledPlacement) => (
    <UnsettledClaim
      // Settled by somebody else it is another matter: nothing typed for the old state is kept.
      key={`${claim.claimId}/${claim.state}`}
      claim={claim}
      draft={{ id, number, slug }}
      passages={claim.candidates.map((span) => passageAt({ text, paragraphs }, span))}
      find={find}
      mayDecide={mayDecide && claim.can.decide}
      onSettled={() => leave(claim.claimId)}
    />
  );
  const groups = UNSETTLED.map((state) => ({
    state,
    members: claims.filter((claim) => claim.state === state),
  })).filter(({ members }) => members.length > 0);
  const unplaced = claims.filter(({ state }) => state === "unplaced");
  return (
    <div ref={list} tabIndex={-1} className="flex flex-col gap-7 outline-none">
      {groups.length === 0 && further.every(({ state }) => state === "placed") ? (
        allSettled
      ) : (
        <KeyHint mayDecide={mayDecide} />
      )}
      <FurtherList state="contradicts" places={further} draft={draft} />
      {groups.map(({ state, members }) => (
        <section key={state} aria-labelledby={`group-${state}`}>
          <h2 id={`group-${state}`} className="font-serif text-title font-semibold">
            {PLACEMENT_LABELS[state]}{" "}
            <span className="font-normal text-faint nums">{members.length}</span>
          </h2>
          <p className="mb-3 text-soft">{PLACEMENT_MEANINGS[state]}</p>
          <ul className="flex flex-col gap-3">{members.map(drawn)}</ul>
        </section>
      ))}
      <FurtherList state="moved" places={further} draft={draft} />
      <FurtherList state="offered" places={further} draft={draft} />
      {unplaced.length > 0 ? (
        <details>
          <summary className="min-h-6 font-medium">
            {countOf(unplaced.length, "claim")} without a place in this draft
          </summary>
          <p className="mt-1 mb-3 text-soft">
            Logged without the text. Find their words to see them in it, or leave them as they are.
          </p>
          <ul className="flex flex-col gap-3">{unplaced.map(drawn)}</ul>
        </details>
      ) : null}
    </div>
  );
}

/** The text is made ready when it is searched first. */
function useSearch(text: string, paragraphs: readonly Span[]): ReturnType<typeof searchIn> {
  return useMemo(() => {
    let search: ReturnType<typeof searchIn> | undefined;
    return (query, limit) => (search ??= searchIn({ text, paragraphs }))(query, limit);
  }, [text, paragraphs]);
}

function KeyHint({ mayDecide }: { mayDecide: boolean }) {
  return (
    <p className="no-print -mb-3 text-xs text-faint max-sm:hidden">
      <Kbd>j</Kbd> <Kbd>k</Kbd> walk
      {mayDecide ? (
        <>
          , <Kbd>Enter</Kbd> confirms, <Kbd>d</Kbd> says it is another matter
        </>
      ) : null}
      , <Kbd>o</Kbd> opens in the draft
    </p>
  );
}

/**
 * When a settled claim leaves the list, the cursor goes to the one that follows it, or to the list
 * where none is left; without it the keyboard would be thrown back to the top of the page.
 */
function useFocusAfter(
  list: { readonly current: HTMLElement | null },
  claims: readonly UnsettledPlacement[],
): (claimId: number) => void {
  const leaving = useRef<{ claimId: number; next: number | null } | null>(null);
  useEffect(() => {
    const left = leaving.current;
    const before = left && claims.find(({ claimId }) => claimId === left.claimId);
    if (!left || before) return;
    leaving.current = null;
    const next = list.current?.querySelector<HTMLElement>(`[data-placement="${left.next}"]`);
    (next ?? list.current)?.focus();
  }, [list, claims]);

  return (claimId) => {
    const index = claims.findIndex((claim) => claim.claimId === claimId);
    const next = claims[index + 1] ?? claims[index - 1];
    leaving.current = { claimId, next: next?.claimId ?? null };
  };
}
