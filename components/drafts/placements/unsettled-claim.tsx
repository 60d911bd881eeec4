"use client";

import Link from "next/link";
import { useState } from "react";
import { LevelMark } from "@/components/claims/level-mark";
import { WithdrawClaim } from "@/components/claims/panel/claim-moves";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/field";
import type { UnsettledPlacement } from "@/lib/drafts/place/unsettled";
import { draftPath, queryOf } from "../reader/address";
import { CandidatePlaces } from "./candidate-places";
import type { FoundPlace, Passage } from "./find-in-text";
import { FindWords } from "./find-words";
import { MovedWords } from "./moved-words";
import { useSettling } from "./use-settling";

export type SettledDraft = { id: number; number: number; slug: string };

type Props = {
  claim: UnsettledPlacement;
  draft: SettledDraft;
  /** Where it may stand, in their surroundings. */
  passages: readonly Passage[];
  find: (query: string, limit: number) => FoundPlace[];
  mayDecide: boolean;
  onSettled: () => void;
};

/** One claim whose place needs a person: what became of its words, and the ways to settle it. */
export function UnsettledClaim({ claim, draft, passages, find, mayDecide, onSettled }: Props) {
  const { ref, state } = claim;
  const [isFinding, setIsFinding] = useState(false);
  const { confirm, attach, isConfirming, isAttaching, fault } = useSettling(
    claim,
    draft,
    onSettled,
  );
  const mayWithdraw = claim.can.withdraw && state !== "unplaced";
  return (
    <li
      data-placement={claim.claimId}
      data-ref={ref}
      tabIndex={-1}
      aria-labelledby={`claim-${ref}`}
      className="keep-together scroll-my-4 rounded-lg border border-rule bg-surface px-4 py-3 focus-visible:outline-2 focus-visible:outline-accent"
    >
      <Head claim={claim} draft={draft} />
      {state === "moved" ? <MovedWords {...claim} /> : null}
      {state === "orphaned" || state === "pending" ? <LostWords words={claim.before} /> : null}
      {passages.length > 0 ? (
        <div className="mt-2.5">
          <p className="mb-1.5 text-xs font-semibold text-soft">
            {state === "pending" ? "It may stand here" : "Most like it in this draft"}
          </p>
          <CandidatePlaces
            label={`Places where ${ref} may stand`}
            passages={passages}
            onChoose={mayDecide ? (span, paragraph) => void attach(span, paragraph) : null}
            pending={isAttaching}
          />
        </div>
      ) : null}
      {mayDecide || mayWithdraw ? (
        <div className="no-print mt-3 flex flex-wrap gap-2">
          {mayDecide && state === "moved" ? (
            <Button
              variant="primary"
              data-confirm
              pending={isConfirming}
              onClick={() => void confirm()}
            >
              Confirm
            </Button>
          ) : null}
          {mayDecide ? (
            <Button aria-expanded={isFinding} onClick={() => setIsFinding((is) => !is)}>
              {state === "moved" ? "Attach elsewhere" : "Find its words"}
            </Button>
          ) : null}
          {mayWithdraw ? (
            <WithdrawClaim claimId={claim.claimId} claimRef={ref} revision={claim.claimRevision} />
          ) : null}
        </div>
      ) : null}
      {isFinding && mayDecide ? (
        <FindWords
          claimRef={ref}
          find={find}
          pending={isAttaching}
          onChoose={(span, paragraph) => void attach(span, paragraph)}
          onClose={() => setIsFinding(false)}
        />
      ) : null}
      {fault ? (
        <div className="mt-2">
          <FormError>{fault}</FormError>
        </div>
      ) : null}
    </li>
  );
}

function Head({ claim, draft }: Pick<Props, "claim" | "draft">) {
  const { ref, paragraph, wording, level, isLapsed } = claim;
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-0.5">
        <p className="flex-1 text-sm text-faint nums">
          {ref}
          {paragraph > 0 ? ` · paragraph ${paragraph}` : ""}
        </p>
        <p className="flex items-center gap-2">
          <LevelMark level={level} className={isLapsed ? "line-through" : undefined} />
          {isLapsed ? <span className="text-sm font-strong text-warn">verdict lapsed</span> : null}
        </p>
      </div>
      <h3
        dir="auto"
        id={`claim-${ref}`}
        className="mt-0.5 mb-2 font-serif text-wording font-semibold text-pretty"
      >
        <Link
          href={draftPath(draft.slug, draft.number) + queryOf(ref)}
          className="wrap-anywhere hover:underline"
        >
          {wording}
        </Link>
      </h3>
    </>
  );
}

function LostWords({ words }: { words: string }) {
  return (
    <div>
      <p className="text-xs font-semibold text-soft">Its words before</p>
      <p className="mt-0.5 font-serif text-quote text-pretty wrap-anywhere whitespace-pre-wrap">
        {words}
      </p>
    </div>
  );
}
