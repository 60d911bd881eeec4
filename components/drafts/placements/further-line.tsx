"use client";

import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/field";
import { Kbd } from "@/components/ui/kbd";
import type { FurtherPlace } from "@/lib/drafts/place/further";
import { FURTHER_PLACE_MOVES } from "@/lib/drafts/rules";
import { FrameWords } from "./frame-words";
import { placeLabel } from "./ledger";
import { ChangeNames, PlaceLine } from "./place-line";
import { RowActions } from "./row-actions";
import { useFurtherPlace } from "./use-further-place";
import type { SettledDraft } from "./use-settling";

/** A further place of a claim: what it says beside the claim's own, and the two ways to decide. */
export function FurtherLine({
  place,
  draft,
  isFirst,
  onSettled,
}: {
  place: FurtherPlace;
  /** The keys are those of the row's first decision. */
  isFirst: boolean;
  draft: SettledDraft;
  onSettled: () => void;
}) {
  const { state, meaning, sentence, wasSentence, paragraph, exact } = place;
  const decide = useFurtherPlace(place, onSettled);
  const label = placeLabel(draft.partOf(paragraph), paragraph);
  if (state === "placed") {
    return (
      <PlaceLine label={label} what={<span className="text-soft">Watched too</span>} isQuiet>
        <span dir="auto">{sentence}</span>
      </PlaceLine>
    );
  }
  const mayAccept = FURTHER_PLACE_MOVES.placed.includes(state);
  const accept = state === "moved" ? "It still says the same" : "It says the same";
  return (
    <PlaceLine
      label={label}
      what={
        state === "offered" ? (
          <>
            <p className="text-soft">{place.ref} again?</p>
            {meaning.length > 0 ? <ChangeNames changes={meaning} sign="changed" /> : null}
          </>
        ) : (
          <ChangeNames
            changes={meaning}
            sign={state === "contradicts" ? "clash" : "changed"}
            detail={state === "contradicts" ? otherPlace(place) : undefined}
          />
        )
      }
      below={
        place.mayDecide ? (
          <>
            <RowActions>
              {mayAccept ? (
                <Button
                  size="small"
                  data-confirm
                  // What gives another figure or name is not to be taken for the same in passing.
                  variant={state === "offered" && meaning.length > 0 ? undefined : "primary"}
                  pending={decide.isPending}
                  onClick={() => void decide.accept()}
                >
                  {accept} {isFirst ? <Kbd>Enter</Kbd> : null}
                </Button>
              ) : null}
              <Button
                size="small"
                data-dismiss
                pending={decide.isPending}
                onClick={() => void decide.dismiss()}
              >
                Another matter {isFirst ? <Kbd>x</Kbd> : null}
              </Button>
            </RowActions>
            <FormError>{decide.fault}</FormError>
          </>
        ) : null
      }
    >
      <FrameWords was={state === "offered" ? "" : wasSentence} is={sentence} mark={exact} />
    </PlaceLine>
  );
}

function otherPlace({ ownParagraph }: FurtherPlace): string {
  return ownParagraph > 0 ? `Against paragraph ${ownParagraph}` : "Against the claim’s wording";
}
