"use client";

import Link from "next/link";
import { MovedWords } from "@/components/drafts/placements/moved-words";
import { useCommand } from "@/components/command";
import { useDraftDesk } from "@/components/drafts/reader/draft-desk";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/field";
import { useToast } from "@/components/ui/toast";
import { Warning } from "@/components/ui/warning";
import { PLACEMENT_MEANINGS } from "@/lib/drafts/rules";
import type { UnsettledClaim } from "@/components/drafts/reader/reader-draft";

/** Where the claim stands in this draft: "paragraph 2". */
export function PlacementLine({ claim }: { claim: string }) {
  const { draft } = useDraftDesk();
  const mark = draft.marks.find(({ key }) => key === claim);
  return mark ? `paragraph ${mark.paragraph}` : "not in this draft";
}

/** What a person has to decide about the claim's place; nothing for one that stands where it stood. */
export function PlacementNotice({ claim }: { claim: string }) {
  const { draft } = useDraftDesk();
  const unsettled = draft.unsettled.find(({ ref }) => ref === claim);
  if (!unsettled || !draft.isLatest) return null;
  if (unsettled.state === "moved") return <Moved claim={unsettled} mayConfirm={draft.can.place} />;
  return (
    <Warning className="my-2.5">
      {unsettled.state === "unplaced"
        ? "It has no place in this draft."
        : PLACEMENT_MEANINGS[unsettled.state]}{" "}
      {draft.can.place ? "Select its words in the text and press c, or " : null}
      <Link className="link" href={`/stories/${draft.slug}/placements`}>
        {draft.can.place ? "decide in the list" : "See the list"}
      </Link>
      .
    </Warning>
  );
}

function Moved({ claim, mayConfirm }: { claim: UnsettledClaim; mayConfirm: boolean }) {
  const confirm = useCommand("placements.confirm");
  const toast = useToast();
  async function run() {
    if (claim.placementId === null) return;
    const result = await confirm.run({
      placementId: claim.placementId,
      revision: claim.revision,
    });
    if (result.ok) toast(`${claim.ref} confirmed where it stands now`);
  }

  return (
    <Warning className="my-2.5">
      <p>{PLACEMENT_MEANINGS.moved}</p>
      <div className="mt-1.5">
        <MovedWords before={claim.before} after={claim.after} />
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
