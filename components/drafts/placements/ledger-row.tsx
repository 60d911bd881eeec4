"use client";

import clsx from "clsx";
import Link from "next/link";
import { LevelMark } from "@/components/claims/level-mark";
import { draftPath, queryOf } from "../reader/address";
import { FurtherLine } from "./further-line";
import type { FoundPlace, Passage } from "./find-in-text";
import { placeLabel, type LedgerRow } from "./ledger";
import { OwnPlace } from "./own-place";
import { PlaceLine } from "./place-line";
import type { SettledDraft } from "./use-settling";

type Props = {
  row: LedgerRow;
  draft: SettledDraft;
  passages: readonly Passage[];
  find: (query: string, limit: number) => FoundPlace[];
  mayDecide: boolean;
  /** It alone shows its buttons. */
  isInHand: boolean;
  onSettled: () => void;
};

/** One claim with its places. Its buttons are there for the keyboard always, in sight in hand. */
export function LedgerRowView(props: Props) {
  const { row, draft, isInHand } = props;
  const { ref, own, further, stands } = row;
  return (
    <li
      data-placement={row.claimId}
      data-ref={ref}
      data-in-hand={isInHand || undefined}
      tabIndex={-1}
      aria-labelledby={`claim-${ref}`}
      className={clsx(
        "group/row keep-together scroll-my-4 border-t border-rule px-4 py-2 outline-none sm:px-[1.375rem]",
        "focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-accent",
        isInHand && "bg-surface shadow-[inset_3px_0_0_var(--accent)] last:border-b",
      )}
    >
      <Head row={row} draft={draft} />
      <ul className="flex flex-col">
        {own ? <OwnPlace {...props} claim={own} /> : null}
        {stands ? (
          <PlaceLine
            label={placeLabel(draft.partOf(stands.paragraph), stands.paragraph)}
            what={<span className="text-soft">Where the claim stands</span>}
            isQuiet
          >
            <span dir="auto">{stands.sentence}</span>
          </PlaceLine>
        ) : null}
        {further.map((place, index) => (
          <FurtherLine
            key={`${place.furtherPlaceId}/${place.state}`}
            place={place}
            draft={draft}
            isFirst={index === 0 && own?.state !== "moved"}
            onSettled={props.onSettled}
          />
        ))}
      </ul>
    </li>
  );
}

function Head({ row, draft }: Pick<Props, "row" | "draft">) {
  const { ref, wording, level, isLapsed, group } = row;
  return (
    <div className="grid items-baseline gap-x-4 sm:grid-cols-[4.75rem_minmax(0,1fr)_auto]">
      <p className="text-xs text-faint nums max-sm:hidden">{ref}</p>
      <h3 dir="auto" id={`claim-${ref}`} className="min-w-0 text-sm text-soft">
        <span className="sr-only">{ref} </span>
        <Link
          href={draftPath(draft.slug, draft.number) + queryOf(ref)}
          className="wrap-anywhere hover:underline"
        >
          {wording}
        </Link>
      </h3>
      <p className="flex items-center gap-2 self-center text-sm">
        <span aria-hidden="true" className="text-xs text-faint nums sm:hidden">
          {ref}
        </span>
        <LevelMark level={level} className={isLapsed ? "line-through" : undefined} />
        {isLapsed ? <span className="font-strong text-warn">lapsed</span> : null}
        {group === "contradicts" ? (
          <span className="font-strong text-danger">contradicted</span>
        ) : null}
      </p>
    </div>
  );
}
