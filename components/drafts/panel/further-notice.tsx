"use client";

import { FurtherPlaceBody } from "@/components/drafts/placements/further-place";
import { Warning } from "@/components/ui/warning";
import type { FurtherPlace } from "@/lib/drafts/place/further";

const TITLES: Record<FurtherPlace["state"], string> = {
  contradicts: "Contradicted in this draft",
  moved: "A further place says something else",
  offered: "Said again in this draft?",
  placed: "Also watched here",
};

/** The further places of the claim in the newest draft, those first that ask for a person. */
export function FurtherNotice({ places }: { places: readonly FurtherPlace[] }) {
  return places.map((place) => {
    const isGrave = place.state === "contradicts" || place.state === "moved";
    return (
      <Warning
        key={place.furtherPlaceId}
        tone={place.state === "contradicts" ? "danger" : isGrave ? undefined : "info"}
        className="my-2.5"
      >
        <p className="font-strong">{TITLES[place.state]}</p>
        <div className="mt-1.5">
          <FurtherPlaceBody place={place} />
        </div>
      </Warning>
    );
  });
}
