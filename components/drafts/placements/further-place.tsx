"use client";

import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/field";
import type { FurtherPlace } from "@/lib/drafts/place/further";
import { FURTHER_PLACE_MOVES } from "@/lib/drafts/rules";
import { diffWords } from "@/lib/text/diff/words";
import { WordPieces } from "../word-pieces";
import { useFurtherPlace } from "./use-further-place";

/** What a further place says beside what the claim's own place says, and the two ways to decide. */
export function FurtherPlaceBody({ place }: { place: FurtherPlace }) {
  const { state, meaning, own, ownParagraph, paragraph, sentence, wasSentence } = place;
  const { accept, dismiss, isPending, fault } = useFurtherPlace(place);
  return (
    <div>
      {meaning.length > 0 ? (
        <ul aria-label="What it says otherwise" className="mb-1 text-sm font-medium text-warn">
          {meaning.map(({ said }) => (
            <li key={said} className="wrap-anywhere">
              {said}
            </li>
          ))}
        </ul>
      ) : null}
      <dl className="flex flex-col gap-1.5">
        {state === "contradicts" || state === "offered" ? (
          <Said
            where={ownParagraph > 0 ? `Paragraph ${ownParagraph}` : "The claim"}
            words={own}
            isQuiet
          />
        ) : null}
        <div>
          <dt className="text-xs font-semibold text-soft nums">Paragraph {paragraph}</dt>
          <dd className="font-serif text-quote text-pretty wrap-anywhere whitespace-pre-wrap">
            {wasSentence !== "" && state !== "offered" ? (
              <WordPieces pieces={diffWords(wasSentence, sentence)} />
            ) : (
              sentence
            )}
          </dd>
        </div>
      </dl>
      {place.mayDecide ? (
        <div className="no-print mt-2 flex flex-wrap gap-2">
          {FURTHER_PLACE_MOVES.placed.includes(state) ? (
            <Button
              size="small"
              data-confirm
              variant={state === "moved" ? "primary" : undefined}
              pending={isPending}
              onClick={() => void accept()}
            >
              {state === "moved" ? "It still says the same" : "It says the same"}
            </Button>
          ) : null}
          <Button size="small" data-dismiss pending={isPending} onClick={() => void dismiss()}>
            Another matter
          </Button>
        </div>
      ) : null}
      <FormError>{fault}</FormError>
    </div>
  );
}

function Said({ where, words, isQuiet }: { where: string; words: string; isQuiet?: boolean }) {
  return (
    <div>
      <dt className="text-xs font-semibold text-soft nums">{where}</dt>
      <dd
        className={`font-serif text-quote text-pretty wrap-anywhere whitespace-pre-wrap ${isQuiet ? "text-soft" : ""}`}
      >
        {words}
      </dd>
    </div>
  );
}
