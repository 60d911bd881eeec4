import { LevelMark } from "@/components/claims/level-mark";
import { OnPaper, OnScreen } from "@/components/ui/paper";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import type { ColumnId } from "@/lib/table/columns";
import { LABELS } from "@/lib/ledger/claims/rules";
import type { ClaimRow } from "@/lib/table/row";
import Link from "next/link";
import { Fragment, type ReactNode } from "react";
import { cellText } from "./cell-words";
import { MarkedText } from "./marked-text";

/** What a column shows of a claim; the wording and the reference are the row's own business. */
export function CellContent({ column, row }: { column: ColumnId; row: ClaimRow }): ReactNode {
  switch (column) {
    case "verification_level":
      return <Level row={row} />;
    case "story":
      return (
        <Link
          href={`/stories/${row.story.slug}/claims`}
          prefetch={false}
          className="hover:underline"
        >
          {row.story.slug}
        </Link>
      );
    case "sources":
      return (
        <>
          <Cited column={column} row={row} />
          {/* Paper leaves the newsroom, and the count knows what was given off the record. */}
          {row.sharedOrigins === "" ? null : (
            <OnScreen>
              <span className="block truncate text-xs text-warn nums">{row.sharedOrigins}</span>
            </OnScreen>
          )}
        </>
      );
    case "locators":
      return <Cited column={column} row={row} />;
    case "terms":
      return (
        <>
          {cellText(column, row)}
          {row.hasOffRecord ? <OffRecord /> : null}
        </>
      );
    case "tags":
      return row.tags.length === 0 ? null : <Tags tags={row.tags} />;
    case "logged_at":
      return <Time at={row.loggedAt} />;
    case "updated_at":
      return <Time at={row.updatedAt} />;
    case "verdict_at":
      return row.verdictAt ? <Time at={row.verdictAt} /> : null;
    case "as_of":
      return row.asOf ? <Day day={row.asOf} /> : null;
    case "recheck_on":
      return row.recheckOn ? <Day day={row.recheckOn} /> : null;
    case "suspect":
      return row.suspectSince ? (
        <span className="font-medium text-warn">
          <Time at={row.suspectSince} />
        </span>
      ) : null;
    case "lints":
      // Paper leaves the newsroom, and the count knows what was given off the record.
      return row.openLints === 0 ? null : (
        <OnScreen>
          <span className="font-medium text-warn nums">{cellText(column, row)}</span>
        </OnScreen>
      );
    case "legal_risk":
      return row.legalRisk === "high" ? (
        <span className="font-strong text-danger">{LABELS.legalRisk.high}</span>
      ) : (
        cellText(column, row)
      );
    default:
      return cellText(column, row);
  }
}

/** The level that stands; beside it, struck, the one whose verdict lapsed. */
function Level({ row }: { row: ClaimRow }) {
  const lapsed = row.lapsedLevel;
  return (
    <span className="inline-flex min-w-0 flex-wrap items-center gap-x-1.5">
      <LevelMark level={row.level} />
      {lapsed ? (
        <span
          className="text-sm font-strong text-warn"
          {...(row.lapsedReason && { title: `Lapsed because ${row.lapsedReason}` })}
        >
          lapsed: <s>{LABELS.level[lapsed].toLowerCase()}</s>
          {row.lapsedReason ? <span className="sr-only">, because {row.lapsedReason}</span> : null}
        </span>
      ) : null}
    </span>
  );
}

/** Nobody who holds the page, on screen or on paper, is to take it for what may be published. */
function OffRecord() {
  return (
    <>
      {" "}
      <Tag className="font-strong text-danger">off the record</Tag>
    </>
  );
}

function Tags({ tags }: { tags: readonly string[] }) {
  return tags.map((tag, index) => (
    <Fragment key={tag}>
      {index > 0 ? " " : ""}
      <Tag>{tag}</Tag>
    </Fragment>
  ));
}

/** A calendar day is the same in every zone. */
function Day({ day }: { day: string }) {
  return <Time at={`${day}T00:00:00.000Z`} format="date" zone="UTC" />;
}

/** What stands below a wording: where else a search hit, and what is the matter with the claim. */
export function WordingExtras({ row }: { row: ClaimRow }) {
  const hits = row.hits?.elsewhere ?? [];
  return (
    <>
      {row.withdrawn ? (
        <Tag className="font-sans">withdrawn</Tag>
      ) : row.openQuestions > 0 ? (
        <Tag className="font-sans">
          {row.openQuestions === 1 ? "open question" : `${row.openQuestions} open questions`}
        </Tag>
      ) : null}
      {hits.length > 0 ? (
        // One line for all of them, so that the row stays two.
        <span className="no-print block basis-full truncate font-sans text-xs text-soft">
          {hits.map((hit, index) => (
            <Fragment key={hit.where}>
              {index > 0 ? " · " : ""}
              <span className="text-faint">{hit.where}: </span>
              {/* A source's name, or a note, may be what was found. */}
              <bdi>
                <MarkedText text={hit.text} />
              </bdi>
            </Fragment>
          ))}
        </span>
      ) : null}
    </>
  );
}

function Cited({ column, row }: { column: "sources" | "locators"; row: ClaimRow }) {
  return (
    <>
      {row.onPaper === null ? (
        cellText(column, row)
      ) : (
        <>
          <OnScreen>{cellText(column, row)}</OnScreen>
          <OnPaper>{row.onPaper[column]}</OnPaper>
        </>
      )}
      {row.hasOffRecord ? <OffRecord /> : null}
    </>
  );
}
