import Link from "next/link";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Warning } from "@/components/ui/warning";
import type { DraftText } from "@/lib/drafts/queries";
import { draftName } from "@/lib/drafts/rules";
import { countOf } from "../draft-counts";
import { draftPath } from "../reader/address";
import type { LedgerPage } from "./ledger";
import { SettleList } from "./settle-list";

/** The page of a draft's placements to settle: how many there are, the ways on, and the list. */
export function PlacementsView({
  draft,
  ledger,
  newest,
  settled,
  mended,
}: {
  draft: DraftText;
  ledger: LedgerPage;
  /** The story's newest draft, in which alone places are decided. */
  newest: number;
  /** Matters that were settled by hand in this draft. */
  settled: number;
  /** Claims whose verdict lapsed by a contradiction that is gone, in words. */
  mended: ReadonlyArray<{ ref: string; wording: string; says: string }>;
}) {
  const { number, counts, isLatest } = draft;
  const at = `/stories/${draft.story.slug}`;
  const open = ledger.asking;
  return (
    <SettleList
      draft={{
        ...{ id: draft.id, number, slug: draft.story.slug, text: draft.text },
        ...{ placed: counts.placed, settled },
        paragraphs: draft.paragraphs.map(({ start, end, part }) => ({
          ...{ start, end },
          ...(part && { part }),
        })),
      }}
      ledger={ledger}
      hrefOf={`${at}/placements?${isLatest ? "" : `draft=${number}&`}`}
      mayDecide={draft.can.place}
      head={
        <div className="flex flex-col gap-4 px-4 pt-4 sm:px-[1.375rem]">
          <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
            <p className="text-soft nums">
              {open === 0
                ? `${countOf(counts.placed, "claim")} placed in ${draftName(number).toLowerCase()}`
                : `${countOf(open, "claim")} to settle in ${draftName(number).toLowerCase()}, ${counts.placed.toLocaleString("en-GB")} placed`}
            </p>
            <div className="no-print flex flex-wrap gap-2">
              {number > 1 ? (
                <ButtonLink href={`${at}/compare?from=${number - 1}&to=${number}`}>
                  Compare with {draftName(number - 1).toLowerCase()}
                </ButtonLink>
              ) : null}
              <ButtonLink href={draftPath(draft.story.slug, number)}>
                Open {draftName(number).toLowerCase()}
              </ButtonLink>
            </div>
          </div>
          {mended.length > 0 && isLatest ? (
            <Warning tone="info">
              <ul aria-label="No longer contradicted" className="flex flex-col gap-2">
                {mended.map(({ ref, wording, says }) => (
                  <li key={ref} dir="auto">
                    <Link className="link" href={`${at}/claims?open=${ref}`}>
                      {ref}
                    </Link>{" "}
                    {wording}: {says} A reviewer says whether it stands as before.
                  </li>
                ))}
              </ul>
            </Warning>
          ) : null}
          {isLatest ? null : (
            <Warning tone="info">
              This is {draftName(number).toLowerCase()} as it was left. Places are decided in the
              newest:{" "}
              <Link href={`${at}/placements`} className="link">
                {draftName(newest).toLowerCase()}
              </Link>
              .
            </Warning>
          )}
        </div>
      }
      allSettled={
        <EmptyState
          title="All settled"
          className="py-8!"
          next={
            <ButtonLink variant="primary" href={draftPath(draft.story.slug, number)}>
              Read {draftName(number).toLowerCase()}
            </ButtonLink>
          }
        >
          <p>
            No claim’s place is in doubt. When the next draft comes in, those whose words changed or
            went stand here.
          </p>
        </EmptyState>
      }
    />
  );
}
