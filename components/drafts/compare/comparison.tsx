import { Time } from "@/components/ui/time";
import type { DraftSummary } from "@/lib/drafts/queries";
import { draftName } from "@/lib/drafts/rules";
import type { ComparisonRow } from "@/lib/drafts/compare-paragraphs";
import type { ComparisonView } from "@/lib/drafts/side-by-side";
import { countOf } from "../draft-counts";
import { foldRows } from "./fold-rows";
import { RowPair } from "./row-pair";

/**
 * Two drafts, paragraph beside paragraph; below each other where the window is narrow. Rows out of
 * sight are not laid out until they come near, so that a book is as quick as a brief.
 */
export function Comparison({ view }: { view: ComparisonView }) {
  return (
    <div className="max-w-[80rem]">
      <div className="sticky top-0 z-10 grid border-b border-rule bg-paper print:static print:grid-cols-2 wide:grid-cols-2 narrow:not-print:hidden">
        <ColumnHead draft={view.before} />
        <ColumnHead draft={view.after} />
      </div>
      {foldRows(view.rows).map(({ isFolded, rows }) => {
        const key = keyOf(rows[0]);
        return isFolded ? (
          <details key={key} className="border-y border-rule">
            <summary className="min-h-6 bg-sunk px-4 py-1.5 text-sm text-soft hover:text-ink sm:px-[1.375rem]">
              <span className="print:hidden">Show </span>
              {countOf(rows.length, "unchanged paragraph")}
            </summary>
            <RowList rows={rows} view={view} />
          </details>
        ) : (
          <RowList key={key} rows={rows} view={view} />
        );
      })}
    </div>
  );
}

function RowList({ rows, view }: { rows: readonly ComparisonRow[]; view: ComparisonView }) {
  return (
    <ul className="divide-y divide-rule">
      {rows.map((row) => (
        <li
          key={keyOf(row)}
          className="keep-together grid [contain-intrinsic-size:auto_8rem] [content-visibility:auto] print:grid-cols-2 print:[content-visibility:visible] wide:grid-cols-2 wide:divide-x wide:divide-rule narrow:py-2"
        >
          <RowPair row={row} before={view.before.number} after={view.after.number} />
        </li>
      ))}
    </ul>
  );
}

function ColumnHead({ draft }: { draft: DraftSummary }) {
  return (
    <p className="px-4 py-2 text-sm text-soft sm:px-[1.375rem]">
      <span className="font-strong text-ink">{draftName(draft.number)}</span> · {draft.addedBy},{" "}
      <Time at={draft.addedAt} /> · <span className="nums">{countOf(draft.wordCount, "word")}</span>
    </p>
  );
}

function keyOf(row: ComparisonRow | undefined): string {
  return `${row?.before?.number ?? ""}/${row?.after?.number ?? ""}`;
}
