"use client";

import clsx from "clsx";
import Link from "next/link";
import { Fragment, useEffect, useRef } from "react";
import { useDecided, type Decided } from "./decided";
import { LevelMark } from "@/components/claims/level-mark";
import { Keys } from "@/components/shell/keys";
import { stepOf } from "@/components/undo/undo-keys";
import { ButtonLink } from "@/components/ui/button";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import { undoStep } from "@/components/ui/toast";
import type { QueueEntry } from "@/lib/ledger/verdicts/queue";

type Props = {
  entries: readonly QueueEntry[];
  total: number;
  /** How many stand before these. */
  before: number;
  earlierHref: string | null;
  furtherHref: string | null;
  /** "slug.C7" of the claim shown. */
  open: string | undefined;
  hrefOf: Record<string, string>;
};

/** What waits for a verdict, in the order in which it should be taken. */
export function QueueList({ entries, open, hrefOf, ...page }: Props) {
  const current = useRef<HTMLAnchorElement>(null);
  const decided = useDecided();
  const hrefs = new Set(entries.map(({ slug, ref }) => hrefOf[`${slug}.${ref}`]));
  const decidedAt = (href: string | undefined) =>
    decided.filter(({ nextHref }) => nextHref === href);
  const others = decided.filter(({ nextHref }) => nextHref === undefined || !hrefs.has(nextHref));
  useEffect(() => {
    // Newer browsers answer scrolling with a promise, which an effect must not return.
    current.current?.scrollIntoView({ block: "nearest" });
  }, [open]);
  return (
    <nav
      aria-label="Review queue"
      className="overflow-y-auto border-b border-rule wide:sticky wide:top-0 wide:max-h-foot wide:border-b-0 narrow:max-h-[min(14rem,30dvh)]"
    >
      <ul>
        {entries.map((entry) => {
          const key = `${entry.slug}.${entry.ref}`;
          const isOpen = key === open;
          return (
            <Fragment key={key}>
              {decidedAt(hrefOf[key]).map((verdict) => (
                <DecidedRow key={verdict.act} verdict={verdict} />
              ))}
              <li className="border-b border-rule">
                <Link
                  ref={isOpen ? current : null}
                  href={hrefOf[key] ?? "/review"}
                  scroll={false}
                  aria-current={isOpen ? "true" : undefined}
                  className={clsx(
                    "block px-4 py-2.5 sm:pl-[1.375rem]",
                    isOpen ? "bg-accent-soft" : "hover:bg-sunk",
                  )}
                >
                  <span className="flex justify-between gap-2 text-xs text-faint">
                    <span className="truncate nums">
                      {entry.ref} · {entry.slug}
                    </span>
                    {entry.deadlineAt ? <Time at={entry.deadlineAt} format="left" /> : null}
                  </span>
                  <span
                    dir="auto"
                    className="line-clamp-2 font-serif text-wording text-pretty wrap-anywhere"
                  >
                    {entry.wording}
                  </span>
                  {entry.lapsedBecause ? (
                    <span dir="auto" className="line-clamp-2 text-xs wrap-anywhere text-warn">
                      Lapsed: {entry.lapsedBecause}
                    </span>
                  ) : null}
                  <span className="mt-1 flex flex-wrap gap-1">
                    {entry.sharedOrigins ? <Tag>{entry.sharedOrigins}</Tag> : null}
                    {entry.isSuspect ? <Tag>suspect</Tag> : null}
                    {entry.reviewState === "recheck" ? <Tag>recheck</Tag> : null}
                    {entry.legalRisk === "high" ? <Tag>high legal risk</Tag> : null}
                    {entry.openQuestions > 0 ? <Tag>open question</Tag> : null}
                  </span>
                </Link>
              </li>
            </Fragment>
          );
        })}
        {others.map((verdict) => (
          <DecidedRow key={verdict.act} verdict={verdict} />
        ))}
      </ul>
      <Pages {...page} shown={entries.length} />
    </nav>
  );
}

type PagesProps = Pick<Props, "total" | "before" | "earlierHref" | "furtherHref"> & {
  shown: number;
};

/** Where in the queue one is, and the ways on. */
function Pages({ total, before, shown, earlierHref, furtherHref }: PagesProps) {
  if (shown === total) return null;
  const figure = (count: number) => count.toLocaleString("en-GB");
  return (
    <div className="flex flex-wrap items-center gap-2 px-4 py-2 text-xs text-faint nums">
      <span>
        {shown === 0 ? "None" : `${figure(before + 1)} to ${figure(before + shown)}`} of{" "}
        {figure(total)}
      </span>
      {earlierHref ? (
        <ButtonLink size="small" href={earlierHref}>
          Earlier
        </ButtonLink>
      ) : null}
      {furtherHref ? (
        <ButtonLink size="small" href={furtherHref}>
          Further
        </ButtonLink>
      ) : null}
    </div>
  );
}

/** What was decided a moment ago, where nothing is left that waits. */
export function DecidedList() {
  const decided = useDecided();
  if (decided.length === 0) return null;
  return (
    <ul aria-label="Decided just now" className="border-b border-rule">
      {decided.map((verdict) => (
        <DecidedRow key={verdict.act} verdict={verdict} />
      ))}
    </ul>
  );
}

/** Where the claim stood, until somebody acts on its verdict. */
function DecidedRow({ verdict: { act, claimRef, level } }: { verdict: Decided }) {
  return (
    <li className="border-b border-rule bg-sunk px-4 py-2 text-sm sm:pl-[1.375rem]">
      <p className="flex justify-between gap-2 text-xs text-faint">
        <span className="nums">{claimRef} · you, just now</span>
        <LevelMark level={level} />
      </p>
      <p className="mt-0.5 flex items-center gap-1.5 text-faint">
        <button
          type="button"
          onClick={() => undoStep(stepOf(act))}
          className="min-h-6 rounded-md font-medium text-accent hover:underline"
        >
          Undo<span className="sr-only"> the verdict on {claimRef}</span>
        </button>
        <Keys keys="mod+z" /> until acted on
      </p>
    </li>
  );
}
