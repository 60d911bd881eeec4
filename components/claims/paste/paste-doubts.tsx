"use client";

import type { ReactNode } from "react";
import { KEPT_IN_STORY, useIsKeptInStory } from "@/components/sources/made-in-story";
import { Icon } from "@/components/ui/icon";
import { LABELS } from "@/lib/ledger/claims/rules";
import { ATTRIBUTION_STATUSES, CLAIM_KINDS } from "@/lib/ledger/claims/rules";
import type { Doubt } from "@/lib/ledger/claims/paste/doubts";
import { SOURCE_KIND_LABELS, SOURCE_KINDS } from "@/lib/ledger/sources/rules";

export type Remedies = {
  show: (rowId: number) => void;
  leaveOut: (rowIds: readonly number[]) => void;
  useSource: (key: string, candidate: { id: number | null; name: string }) => void;
  addSource: (key: string, kind: (typeof SOURCE_KINDS)[number]) => void;
  withoutSource: (key: string) => void;
  value: (field: "attribution" | "kind", text: string, value: string) => void;
  dayOrder: (order: "day-first" | "month-first") => void;
  claimHref: (ref: string) => string;
};

type Props = {
  doubts: readonly Doubt[];
  numberOf: (rowId: number) => number;
  remedies: Remedies;
  /** Into which the claims go; empty until one is chosen. */
  story: string;
};

/** Of one kind; more are counted, and can be settled together where that makes sense. */
const SHOWN_OF_A_KIND = 6;

/** What should be looked at, row by row, each with what can be done about it. */
export function PasteDoubts({ doubts, numberOf, remedies, story }: Props) {
  const isKept = useIsKeptInStory(story);
  const kinds = [...new Set(doubts.map(({ kind }) => kind))].sort(
    (a, b) => ORDER.indexOf(a) - ORDER.indexOf(b),
  );
  if (kinds.length === 0) return null;
  return (
    <ul aria-label="To look at" className="mt-3 flex flex-col gap-2 text-sm">
      {kinds.map((kind) => {
        const all = doubts.filter((doubt) => doubt.kind === kind);
        return (
          <li key={kind}>
            <ul className="flex flex-col gap-1.5">
              {all.slice(0, SHOWN_OF_A_KIND).map((doubt) => (
                <Line key={keyOf(doubt)} isGrave={waits(doubt)}>
                  <DoubtWords doubt={doubt} numberOf={numberOf} remedies={remedies} />
                </Line>
              ))}
              <More all={all} remedies={remedies} />
              {kind === "new-source" && isKept ? (
                <li className="pl-6 text-soft">{KEPT_IN_STORY}</li>
              ) : null}
            </ul>
          </li>
        );
      })}
    </ul>
  );
}

/** What must be settled first stands first. */
const ORDER: ReadonlyArray<Doubt["kind"]> = [
  "fault",
  "source",
  "said",
  "repeated",
  "value",
  "day-order",
  "day",
  "new-source",
];

const waits = (doubt: Doubt) => doubt.kind === "fault" || doubt.kind === "source";

function keyOf(doubt: Doubt): string {
  return "rowIds" in doubt
    ? `${doubt.kind} ${doubt.rowIds[0] ?? ""} ${"text" in doubt ? doubt.text : ""}`
    : `${doubt.kind} ${doubt.rowId}`;
}

function Line({ isGrave, children }: { isGrave: boolean; children: ReactNode }) {
  return (
    <li className="flex gap-2">
      <Icon name="warning" className={isGrave ? "mt-0.5 text-danger" : "mt-0.5 text-warn"} />
      <span className="min-w-0 wrap-anywhere text-soft">{children}</span>
    </li>
  );
}

/** What is left of a kind, and, of those for which one answer does, the answer for all. */
function More({ all, remedies }: { all: readonly Doubt[]; remedies: Remedies }) {
  const more = all.length - SHOWN_OF_A_KIND;
  const rowIds = all.flatMap((doubt) =>
    doubt.kind === "said" || doubt.kind === "repeated" ? [doubt.rowId] : [],
  );
  if (more <= 0 && rowIds.length < 2) return null;
  return (
    <li className="pl-6 text-soft">
      {more > 0 ? `And ${more.toLocaleString("en-GB")} more like these. ` : null}
      {rowIds.length > 1 ? (
        <Act onPress={() => remedies.leaveOut(rowIds)}>
          Leave all {rowIds.length.toLocaleString("en-GB")} out
        </Act>
      ) : null}
    </li>
  );
}

function DoubtWords({
  doubt,
  numberOf,
  remedies,
}: Omit<Props, "doubts" | "story"> & { doubt: Doubt }) {
  const rows = (ids: readonly number[]) => (
    <RowNames ids={ids} numberOf={numberOf} show={remedies.show} />
  );
  switch (doubt.kind) {
    case "fault":
      return (
        <>
          {rows([doubt.rowId])}: {doubt.message}
        </>
      );
    case "source":
      return (
        <>
          {rows(doubt.rowIds)}: {doubt.isSameName ? "several sources are called" : null} “
          <bdi>{doubt.name}</bdi>”
          {doubt.isSameName ? ". Which is it?" : " may be another spelling."}{" "}
          {doubt.candidates.map((candidate, index) => (
            <Act
              key={candidate.id ?? candidate.name}
              onPress={() => remedies.useSource(doubt.key, candidate)}
            >
              {doubt.isSameName ? `The ${ordinal(index)}` : <bdi>It is {candidate.name}</bdi>}
            </Act>
          ))}
          {doubt.isSameName ? null : (
            <Act onPress={() => remedies.addSource(doubt.key, "person")}>It is a new source</Act>
          )}
          <Act onPress={() => remedies.withoutSource(doubt.key)}>Log without</Act>
        </>
      );
    case "new-source":
      return (
        <>
          {rows(doubt.rowIds)}: “<bdi>{doubt.name}</bdi>” is not known here. It will be added as{" "}
          <Choice
            label={`Kind of ${doubt.name}`}
            value={doubt.sourceKind}
            options={SOURCE_KINDS.map((value) => ({ value, label: SOURCE_KIND_LABELS[value] }))}
            onChange={(value) => {
              const kind = SOURCE_KINDS.find((one) => one === value);
              if (kind) remedies.addSource(doubt.key, kind);
            }}
          />
        </>
      );
    case "value": {
      const values = doubt.field === "kind" ? CLAIM_KINDS : ATTRIBUTION_STATUSES;
      const labels: Readonly<Record<string, string>> = LABELS[doubt.field];
      return (
        <>
          {rows(doubt.rowIds)}: “<bdi>{doubt.text}</bdi>” is no{" "}
          {doubt.field === "kind" ? "kind of claim" : "attribution"} known here. It means{" "}
          <Choice
            label={`“${doubt.text}” means`}
            value=""
            options={[
              {
                value: "",
                label: doubt.field === "kind" ? "nothing: Fact" : "nothing: as the source suggests",
              },
              ...values.map((value) => ({ value, label: labels[value] ?? value })),
            ]}
            onChange={(value) => remedies.value(doubt.field, doubt.text, value)}
          />
        </>
      );
    }
    case "day-order":
      return (
        <>
          {rows(doubt.rowIds)}: “<bdi>{doubt.text}</bdi>” can be read in two ways. What comes first?{" "}
          <Act onPress={() => remedies.dayOrder("day-first")}>The day</Act>
          <Act onPress={() => remedies.dayOrder("month-first")}>The month</Act>
        </>
      );
    case "day":
      return (
        <>
          {rows(doubt.rowIds)}: “<bdi>{doubt.text}</bdi>” is not a day. It goes into the note as it
          stands; write it as 2026-05-31 to keep it as a date.
        </>
      );
    case "said":
      return (
        <>
          {rows([doubt.rowId])} says what {doubt.ref} says, “<bdi dir="auto">{doubt.wording}</bdi>”.{" "}
          <a
            href={remedies.claimHref(doubt.ref)}
            target="_blank"
            rel="noreferrer"
            className="mr-3 font-medium text-accent hover:underline"
          >
            Look
          </a>
          <Act onPress={() => remedies.leaveOut([doubt.rowId])}>Leave it out</Act>
        </>
      );
    case "repeated":
      return (
        <>
          {rows([doubt.rowId])} repeats row{" "}
          <RowName id={doubt.firstId} numberOf={numberOf} show={remedies.show} />.{" "}
          <Act onPress={() => remedies.leaveOut([doubt.rowId])}>Leave it out</Act>
        </>
      );
  }
}

const ordinal = (index: number) =>
  ["first", "second", "third", "fourth", "fifth"][index] ?? `${index + 1}th`;

/** “Row 3”, “Rows 3, 5 and 7 more”: each leads to its row. */
function RowNames(props: {
  ids: readonly number[];
  numberOf: (rowId: number) => number;
  show: (rowId: number) => void;
}) {
  const { ids, numberOf, show } = props;
  const named = ids.slice(0, 3);
  return (
    <>
      {ids.length === 1 ? "Row " : "Rows "}
      {named.map((id, index) => (
        <span key={id}>
          {index > 0 ? ", " : null}
          <RowName id={id} numberOf={numberOf} show={show} />
        </span>
      ))}
      {ids.length > named.length
        ? ` and ${(ids.length - named.length).toLocaleString("en-GB")} more`
        : null}
    </>
  );
}

function RowName(props: {
  id: number;
  numberOf: (rowId: number) => number;
  show: (rowId: number) => void;
}) {
  const { id, numberOf, show } = props;
  return (
    <button
      type="button"
      aria-label={`Go to row ${numberOf(id)}`}
      onClick={() => show(id)}
      className="rounded-sm font-medium text-ink nums underline decoration-edge underline-offset-3 hover:decoration-ink"
    >
      {numberOf(id)}
    </button>
  );
}

function Act({ onPress, children }: { onPress: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      onClick={onPress}
      className="mr-3 min-h-6 rounded-sm text-left font-medium text-accent hover:underline"
    >
      {children}
    </button>
  );
}

function Choice(props: {
  label: string;
  value: string;
  options: ReadonlyArray<{ value: string; label: string }>;
  onChange: (value: string) => void;
}) {
  return (
    <select
      aria-label={props.label}
      value={props.value}
      onChange={(event) => props.onChange(event.target.value)}
      className="min-h-6 max-w-full rounded-md border border-edge bg-surface px-1 text-sm text-ink"
    >
      {props.options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}
