import { Button } from "@/components/ui/button";
import { Warning } from "@/components/ui/warning";
import { countOf } from "../draft-counts";
import { titleOf, type DraftToAdd } from "./draft-to-add";
import type { MendingActs } from "./use-mending";

/** A text that was looked over and neither added nor given up. */
export function AsideNotice({ draft, acts }: { draft: DraftToAdd; acts: MendingActs["acts"] }) {
  const name = draft.fileName || titleOf(draft) || "A text";
  return (
    <Warning tone="info" className="mb-4">
      <p className="wrap-anywhere">
        <span className="font-medium">{name}</span>, {countOf(draft.paragraphs.length, "paragraph")}
        , was looked over here and not added yet. Another text takes its place.
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button size="small" onClick={acts.takeUp}>
          Go on looking it over
        </Button>
        <Button size="small" variant="quiet" onClick={acts.end}>
          Give it up
        </Button>
      </div>
    </Warning>
  );
}
