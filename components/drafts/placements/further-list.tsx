"use client";

import Link from "next/link";
import { LevelMark } from "@/components/claims/level-mark";
import type { FurtherPlace } from "@/lib/drafts/place/further";
import { draftPath, queryOf } from "../reader/address";
import { FurtherPlaceBody } from "./further-place";

const GROUPS = {
  contradicts: {
    title: "Contradicted",
    says: "The draft says it otherwise in another place. Change the text, or say that it is another matter.",
  },
  moved: {
    title: "Further places that changed",
    says: "A place that said what the claim says says something else now.",
  },
  offered: {
    title: "Said again",
    says: "The draft seems to say the same in another place. What is accepted is watched in later drafts too.",
  },
} as const;

/** Further places of claims in one of the states that ask for a person. */
export function FurtherList({
  state,
  places,
  draft,
}: {
  state: keyof typeof GROUPS;
  places: readonly FurtherPlace[];
  draft: { slug: string; number: number };
}) {
  const members = places.filter((place) => place.state === state);
  if (members.length === 0) return null;
  const { title, says } = GROUPS[state];
  return (
    <section aria-labelledby={`group-${state}-further`}>
      <h2 id={`group-${state}-further`} className="font-serif text-title font-semibold">
        {title} <span className="font-normal text-faint nums">{members.length}</span>
      </h2>
      <p className="mb-3 text-soft">{says}</p>
      <ul className="flex flex-col gap-3">
        {members.map((place) => (
          <li
            key={place.furtherPlaceId}
            data-placement={`further-${place.furtherPlaceId}`}
            data-ref={place.ref}
            tabIndex={-1}
            aria-labelledby={`further-${place.furtherPlaceId}`}
            className="keep-together scroll-my-4 rounded-lg border border-rule bg-surface px-4 py-3 focus-visible:outline-2 focus-visible:outline-accent"
          >
            <div className="flex flex-wrap items-center gap-x-3 gap-y-0.5">
              <p className="flex-1 text-sm text-faint nums">{place.ref}</p>
              <p className="flex items-center gap-2">
                <LevelMark
                  level={place.level}
                  className={place.isLapsed ? "line-through" : undefined}
                />
                {state === "contradicts" ? (
                  <span className="text-sm font-strong text-danger">contradicted</span>
                ) : null}
              </p>
            </div>
            <h3
              dir="auto"
              id={`further-${place.furtherPlaceId}`}
              className="mt-0.5 mb-2 font-serif text-wording font-semibold text-pretty"
            >
              <Link
                href={draftPath(draft.slug, draft.number) + queryOf(place.ref)}
                className="wrap-anywhere hover:underline"
              >
                {place.wording}
              </Link>
            </h3>
            <FurtherPlaceBody place={place} />
          </li>
        ))}
      </ul>
    </section>
  );
}
