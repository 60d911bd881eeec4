import type { ReactNode } from "react";
import { Initials, initialsOf, wordsOfHere } from "@/components/live/others";
import { LABELS } from "@/lib/ledger/claims/rules";
import type { HerePerson } from "@/lib/live/rules";
import type { ColumnId } from "@/lib/table/columns";
import type { ClaimRow } from "@/lib/table/row";
import { cellText } from "./cell-words";
import type { LiveMark } from "./live-rows";

/** What a cell says, for the columns whose content is more than text. */
function saidIn(column: ColumnId, row: ClaimRow): string {
  switch (column) {
    case "claim":
      return row.withdrawn ? `${row.wording} (withdrawn)` : row.wording;
    case "verification_level":
      return LABELS.level[row.level] + (row.lapsedLevel ? " (lapsed)" : "");
    case "tags":
      return row.tags.join(", ");
    case "as_of":
      return row.asOf;
    case "recheck_on":
      return row.recheckOn;
    // Times of the change itself say nothing beside it.
    case "updated_at":
    case "verdict_at":
      return "";
    default:
      return cellText(column, row);
  }
}

export function isChangedIn(column: ColumnId, { before }: LiveMark, row: ClaimRow): boolean {
  return saidIn(column, before) !== saidIn(column, row);
}

/** Who changed the cell just now, and what it said before; it takes no room, so that no row grows. */
export function ChangedCell({ column, mark }: { column: ColumnId; mark: LiveMark }) {
  const was = saidIn(column, mark.before) || "empty";
  return (
    <span className="changed-live-note no-print" title={`${mark.by}: was ${was}`}>
      <span aria-hidden="true" className="font-semibold">
        {initialsOf(mark.by)}
      </span>
      <span className="sr-only">{mark.by}: </span>
      <span dir="auto"> was {was}</span>
    </span>
  );
}

/** Beside the reference: who else has the claim open. */
export function OthersAtRow({ others }: { others: readonly HerePerson[] }) {
  const [first, ...more] = others;
  if (!first) return null;
  const words = others.map(wordsOfHere).join("; ");
  return (
    <span className="no-print ml-1.5 inline-flex align-middle" title={words}>
      <Initials name={first.name} />
      {more.length > 0 ? <span className="ml-0.5 text-2xs text-faint">+{more.length}</span> : null}
      <span className="sr-only">{words}</span>
    </span>
  );
}

/** The saved wording that somebody else is changing, in a dashed outline with their name in words. */
export function EditedByOther({
  other,
  children,
}: {
  other: HerePerson | undefined;
  children: ReactNode;
}) {
  if (!other) return children;
  return (
    <div className="relative -my-[5px] pb-2.5 outline-1 outline-offset-1 outline-faint outline-dashed">
      {children}
      <span className="absolute bottom-0 left-0 max-w-full truncate font-sans text-[0.625rem] leading-3 text-soft">
        {wordsOfHere(other)}
      </span>
    </div>
  );
}
