"use client";

import Link from "next/link";
import { MovedWords } from "@/components/drafts/placements/moved-words";
import { useCommand } from "@/components/command";
import { useDraftDesk } from "@/components/drafts/reader/draft-desk";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/field";
import { Warning } from "@/components/ui/warning";
import type { UncertainPlacement } from "@/lib/drafts/place/placement-of";
import { PLACEMENT_MEANINGS } from "@/lib/drafts/rules";

/** Where the claim stands in this draft: "paragraph 2". */
export function PlacementLine({ claim }: { claim: string }) {
  const { draft } = useDraftDesk();
  const mark = draft.marks.find(({ key }) => key === claim);
  return mark ? `paragraph ${mark.paragraph}` : "not in this draft";
}

/** What a person has to decide about the claim's place in the newest draft. */
export function PlacementNotice({ placement }: { placement: UncertainPlacement }) {
  const { draft } = useDraftDesk();
  if (placement.state === "moved") {
    return <Moved moved={placement} mayConfirm={draft.can.place} />;
  }
  return (
    <Warning className="my-2.5">
      {placement.state === "unplaced"
        ? "It has no place in this draft."
        : PLACEMENT_MEANINGS[placement.state]}{" "}
      {draft.can.place ? "Select its words in the text and press c, or " : null}
      <Link className="link" href={`/stories/${draft.slug}/placements`}>
        {draft.can.place ? "decide in the list" : "See the list"}
      </Link>
      .
    </Warning>
  );
}

function Moved({
  moved,
  mayConfirm,
}: {
  moved: Extract<UncertainPlacement, { state: "moved" }>;
  mayConfirm: boolean;
}) {
  const confirm = useCommand("placements.confirm");
  async function run() {
    await confirm.run({ placementId: moved.placementId, revision: moved.revision });
  }

  return (
    <Warning className="my-2.5">
      <p>{PLACEMENT_MEANINGS.moved}</p>
      <div className="mt-1.5">
        <MovedWords {...moved} />
      </div>
      {mayConfirm ? (
        <div className="no-print mt-2 flex flex-col gap-2">
          <Button
            size="small"
            pending={confirm.pending}
            onClick={() => void run()}
            className="self-start"
          >
            It still says the same
          </Button>
          <FormError>{confirm.error?.message}</FormError>
        </div>
      ) : null}
    </Warning>
  );
}
