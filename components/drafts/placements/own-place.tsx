"use client";

import { useState } from "react";
import { WithdrawClaim } from "@/components/claims/panel/claim-moves";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";
import type { UnsettledPlacement } from "@/lib/drafts/place/unsettled";
import type { Span } from "@/lib/text/text";
import type { FoundPlace, Passage } from "./find-in-text";
import { FindWords } from "./find-words";
import { FrameWords } from "./frame-words";
import { placeLabel } from "./ledger";
import { ChangeNames, PlaceLine } from "./place-line";
import { RowActions } from "./row-actions";
import { useSettling, type SettledDraft } from "./use-settling";

type Props = {
  claim: UnsettledPlacement;
  draft: SettledDraft;
  /** Where it may stand, in their surroundings. */
  passages: readonly Passage[];
  find: (query: string, limit: number) => FoundPlace[];
  mayDecide: boolean;
  onSettled: () => void;
};

/** A claim's own place where a person decides: what became of it, and the ways to settle it. */
export function OwnPlace({ claim, draft, passages, find, mayDecide, onSettled }: Props) {
  const { ref, state } = claim;
  const [isFinding, setIsFinding] = useState(false);
  const settling = useSettling(claim, draft, onSettled);
  const { confirm, attach, isConfirming, isAttaching, fault } = settling;
  const mayWithdraw = claim.can.withdraw && state !== "unplaced";
  const choose = (span: Span) => void attach(span);
  return (
    <>
      {state === "moved" ? <MovedLine claim={claim} draft={draft} /> : null}
      {state === "orphaned" ? <GoneLine words={claim.before} /> : null}
      {passages.map((passage, index) => (
        <CandidateLine
          key={`${passage.start}-${passage.end}`}
          passage={passage}
          digit={index + 1}
          draft={draft}
          pending={isAttaching}
          onChoose={mayDecide ? choose : null}
        />
      ))}
      {mayDecide || mayWithdraw ? (
        <li className="sm:ps-[5.75rem]">
          <RowActions>
            {mayDecide && state === "moved" ? (
              <Button
                size="small"
                data-confirm
                pending={isConfirming}
                onClick={() => void confirm()}
              >
                Still states it <Kbd>Enter</Kbd>
              </Button>
            ) : null}
            {mayDecide ? (
              <Button
                size="small"
                data-find
                aria-expanded={isFinding}
                onClick={() => setIsFinding((is) => !is)}
              >
                {state === "moved" ? "Another place" : "Find its words"} <Kbd>p</Kbd>
              </Button>
            ) : null}
            {mayWithdraw ? (
              <WithdrawClaim
                claimId={claim.claimId}
                claimRef={ref}
                revision={claim.claimRevision}
                size="small"
              />
            ) : null}
          </RowActions>
          {isFinding && mayDecide ? (
            <FindWords
              claimRef={ref}
              find={find}
              pending={isAttaching}
              onChoose={choose}
              onClose={() => setIsFinding(false)}
            />
          ) : null}
          <FormError>{fault}</FormError>
        </li>
      ) : null}
    </>
  );
}

/** Nothing reads "the same" unless the whole sentence is. */
function MovedLine({ claim, draft }: Pick<Props, "claim" | "draft">) {
  const { before, after, frame, meaning, paragraph } = claim;
  const was = frame.before || before;
  const is = frame.before ? frame.after : after;
  return (
    <PlaceLine
      label={placeLabel(draft.partOf(paragraph), paragraph)}
      what={
        meaning.length > 0 ? (
          <ChangeNames changes={meaning} sign="changed" />
        ) : (
          <span className="text-soft">
            {frame.before === "" || before !== after
              ? "Look at the words"
              : was === is
                ? "Same sentence, another place"
                : "Other words"}
          </span>
        )
      }
    >
      <FrameWords was={was} is={is} mark={after} />
    </PlaceLine>
  );
}

function GoneLine({ words }: { words: string }) {
  return (
    <PlaceLine
      label="Before"
      what={
        <span className="flex gap-1.5 font-semibold text-danger">
          <Icon name="warning" className="mt-[0.2em] size-3.5 flex-none" />
          Words gone
        </span>
      }
    >
      <del className="bg-danger/8 text-danger decoration-danger/70">{words}</del>
    </PlaceLine>
  );
}

function CandidateLine({
  passage,
  digit,
  draft,
  pending,
  onChoose,
}: {
  passage: Passage;
  digit: number;
  draft: SettledDraft;
  pending: boolean;
  onChoose: ((span: Span, paragraph: number) => void) | null;
}) {
  const { before, words, after, paragraph } = passage;
  return (
    <PlaceLine
      label={placeLabel(draft.partOf(paragraph), paragraph)}
      what={
        onChoose ? (
          <span className="no-print">
            <Button
              size="small"
              data-choice={digit}
              pending={pending}
              aria-label={`It is here, in paragraph ${paragraph}: ${words}`}
              onClick={() => onChoose(passage, paragraph)}
            >
              It is here{" "}
              {digit < 10 ? <Kbd className="not-group-data-in-hand/row:hidden">{digit}</Kbd> : null}
            </Button>
          </span>
        ) : null
      }
    >
      <span className="text-soft">
        {before}
        <span className="text-ink">{words}</span>
        {after}
      </span>
    </PlaceLine>
  );
}
