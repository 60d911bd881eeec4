"use client";

import clsx from "clsx";
import Link from "next/link";
import { useRef, useState } from "react";
import { goOn, useElementCursor, useListKeys } from "@/components/shell/use-list-keys";
import { Icon } from "@/components/ui/icon";
import { KeepInside } from "@/components/ui/paper";
import { BlockerRow } from "./blocker-row";
import { GatePanel } from "./gate-panel";
import {
  gateHref,
  leadOf,
  type GateShell,
  type GateShow,
  type Looking,
  type ShownGroup,
} from "./groups";
import { nameOfBlocker } from "./override-form";

type Props = {
  gate: GateShell;
  /** The finished checks. */
  done: readonly string[];
  groups: readonly ShownGroup[];
  show: GateShow;
  counts: Record<GateShow, number>;
  looking: Looking;
};

const isOpenRow = (row: HTMLElement) => row.dataset.open !== undefined;

/** The gate like a contents page: each group with what is done at left and what is missing at right. */
export function GatePage({ gate, done, groups, show, counts, looking }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const overridable = groups.flatMap(({ shown }) =>
    shown.filter(({ override, cannot }) => override === null && cannot === null),
  );
  const cursor = useElementCursor(list, "[data-blocker]", { focused: "[data-way]" });
  const next = { by: 1 as const, stops: isOpenRow, onNone: () => undefined };
  useListKeys(cursor, {
    group: "Clearance",
    noun: "blocker",
    more: [
      {
        ...{ keys: "w", label: "Walk what is left", isKeyOnly: true, ...next },
        unable: gate.open === 0 ? "Nothing is left" : undefined,
      },
      {
        ...{ keys: "o", label: "Override this one", isKeyOnly: true },
        unable: gate.can.override
          ? undefined
          : "Your role, or the policy, lets you override nothing",
        act: (row: HTMLElement | null) => {
          const name = row?.dataset.blocker ?? null;
          if (!overridable.some((one) => nameOfBlocker(one) === name)) {
            const blocker = groups
              .flatMap(({ shown }) => shown)
              .find((one) => nameOfBlocker(one) === name);
            return blocker?.cannot ?? "That is no blocker to override";
          }
          setChosen(name);
          return null;
        },
      },
    ],
  });
  const { slug } = gate.story;
  return (
    <div
      data-split
      className="flex min-w-0 flex-1 items-stretch print:block print:overflow-visible narrow:flex-col roomy:min-h-0"
    >
      <div
        ref={list}
        data-list
        tabIndex={-1}
        className="@container min-w-0 flex-1 px-4 pt-5 pb-10 outline-none sm:px-[1.375rem] print:overflow-visible roomy:overflow-auto"
      >
        <KeepInside className="mb-4">
          Not to leave the newsroom: this page says what of the story is not checked yet.
        </KeepInside>
        <div className="mb-3.5 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
          <h2 className="font-serif text-[1.3125rem] leading-[1.3] font-semibold">
            {leadOf(gate)}
          </h2>
          <nav aria-label="Which blockers" className="no-print flex flex-wrap gap-2">
            <Shown {...{ slug, show, counts }} as="all" label="All" />
            <Shown {...{ slug, show, counts }} as="yours" label="Yours" />
            <Shown {...{ slug, show, counts }} as="overridden" label="Overridden" />
          </nav>
        </div>
        {groups.map(({ group, label, done: said, shown, more }) => (
          <section
            key={group}
            aria-label={label}
            className="border-t border-rule @[44rem]:grid @[44rem]:grid-cols-[8.5rem_minmax(0,1fr)]"
          >
            <div className="pt-2 pr-3 pb-1.5 @max-[44rem]:flex @max-[44rem]:gap-x-3">
              <h3 className="text-[0.8125rem] leading-[1.125rem] font-semibold">{label}</h3>
              {said ? (
                <p className="mt-px flex gap-1 text-xs leading-[1.0625rem] text-soft nums">
                  <Icon name="check" className="mt-px size-3.5 text-level-verified" />
                  {said}
                </p>
              ) : null}
            </div>
            <ul className="-ml-2.5 min-w-0">
              {shown.map((blocker) => (
                <BlockerRow
                  key={`${blocker.kind} ${blocker.key} ${blocker.fingerprint}`}
                  {...{ blocker, slug, looking, can: gate.can }}
                  draft={gate.draft?.number ?? 0}
                  isChosen={nameOfBlocker(blocker) === chosen}
                />
              ))}
              {more > 0 ? (
                <li className="px-2.5 py-2 text-sm text-soft nums">
                  And {more.toLocaleString("en-GB")} more; they come up as these are settled.
                </li>
              ) : null}
            </ul>
          </section>
        ))}
        {groups.length === 0 && show !== "all" ? (
          <p className="border-t border-rule py-3 text-soft">
            {show === "yours" ? "Nothing waits for you." : "Nothing was overridden."}
          </p>
        ) : null}
        {done.length > 0 ? (
          <section
            aria-label="In order"
            className="border-t border-rule py-2.5 text-[0.7875rem] leading-[1.125rem] @[44rem]:grid @[44rem]:grid-cols-[8.5rem_minmax(0,1fr)]"
          >
            <h3 className="text-[0.8125rem] font-semibold @max-[44rem]:mb-1">In order</h3>
            <ul className="flex flex-wrap gap-x-4 gap-y-0.5 text-soft nums">
              {done.map((words) => (
                <li key={words} className="flex gap-1">
                  <Icon name="check" className="mt-0.5 size-3.5 text-level-verified" />
                  {words}
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </div>
      <GatePanel
        {...{ gate, overridable, chosen, onChoose: setChosen, role: looking.role }}
        onWalk={() => {
          goOn(cursor, next);
        }}
      />
    </div>
  );
}

type ShownProps = {
  slug: string;
  show: GateShow;
  as: GateShow;
  label: string;
  counts: Record<GateShow, number>;
};

function Shown({ slug, show, as, label, counts }: ShownProps) {
  return (
    <Link
      href={gateHref(slug, as)}
      scroll={false}
      aria-current={show === as ? "true" : undefined}
      className={clsx(
        "inline-flex min-h-6 items-center gap-1.5 rounded-full border px-2.5 text-sm leading-tight whitespace-nowrap",
        show === as
          ? "border-transparent bg-accent-soft text-accent"
          : "border-edge bg-surface text-soft hover:text-ink",
      )}
    >
      {label} <b className="font-semibold nums">{counts[as]}</b>
    </Link>
  );
}
