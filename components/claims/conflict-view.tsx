"use client";

import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time";

export type ConflictField = { label: string; theirs: string; mine: string };

export type ConflictViewProps = {
  /** Who was faster, and when. */
  changedBy: string;
  changedAt: string;
  fields: readonly ConflictField[];
  pending?: boolean;
  onKeepTheirs: () => void;
  onSaveMine: () => void;
};

/**
 * Two people changed the same thing: both versions side by side. Neither is lost, because the
 * version that gives way stands in the history, and the choice is the editor's.
 */
export function ConflictView(props: ConflictViewProps) {
  const differing = props.fields.filter((field) => field.theirs !== field.mine);
  return (
    <section
      role="alert"
      aria-label="Conflicting change"
      className="my-2 rounded-lg border border-warn bg-warn/9 p-3 text-table font-normal whitespace-normal"
    >
      <p className="font-medium">
        {props.changedBy} changed this <Time at={props.changedAt} format="relative" />, while you
        were at it. Your version is not saved yet.
      </p>
      <dl className="mt-2 flex flex-col gap-2">
        {differing.map((field) => (
          <div key={field.label} className="grid gap-2 sm:grid-cols-2">
            <Version label={`${field.label}: ${props.changedBy}`} text={field.theirs} />
            <Version label={`${field.label}: yours`} text={field.mine} />
          </div>
        ))}
      </dl>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button size="small" onClick={props.onKeepTheirs}>
          Keep theirs
        </Button>
        <Button
          size="small"
          variant="primary"
          pending={props.pending ?? false}
          onClick={props.onSaveMine}
        >
          Save mine
        </Button>
      </div>
    </section>
  );
}

function Version({ label, text }: { label: string; text: string }) {
  return (
    <div className="rounded-md border border-rule bg-surface px-2.5 py-1.5">
      <dt className="text-2xs text-faint">{label}</dt>
      <dd className="m-0 text-pretty wrap-anywhere whitespace-pre-wrap">{text || "—"}</dd>
    </div>
  );
}
