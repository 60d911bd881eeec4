import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time";
import { Warning } from "@/components/ui/warning";
import { draftName } from "@/lib/drafts/rules";
import { draftPath } from "../reader/address";
import type { NewerDraft } from "./use-add-draft";

/** Somebody was faster: who, with what, and the two ways on. What was brought along is kept. */
export function NewerDraftNotice({
  slug,
  newer,
  onAddAnyway,
}: {
  slug: string;
  newer: NewerDraft;
  onAddAnyway: () => void;
}) {
  return (
    <div role="alert">
      <Warning>
        <p>
          {newer.addedBy === "" ? "Somebody" : newer.addedBy} added{" "}
          {draftName(newer.number).toLowerCase()} meanwhile
          {newer.addedAt === "" ? null : (
            <>
              {" "}
              (<Time at={newer.addedAt} />)
            </>
          )}
          . Yours was not added and is still here.
        </p>
        <div className="mt-2 flex flex-wrap items-center gap-2">
          <a href={draftPath(slug, newer.number)} target="_blank" rel="noreferrer" className="link">
            Look at {draftName(newer.number).toLowerCase()}
            <span className="sr-only"> (opens beside this page)</span>
          </a>
          <Button size="small" onClick={onAddAnyway}>
            Add mine as {draftName(newer.number + 1).toLowerCase()}
          </Button>
        </div>
      </Warning>
    </div>
  );
}
