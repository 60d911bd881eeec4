"use client";

import clsx from "clsx";
import Link from "next/link";
import { countOf } from "@/components/drafts/draft-counts";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Time } from "@/components/ui/time";
import type { CallSheet } from "@/lib/calls/sheet";

type Props = {
  sourceId: number;
  sheet: CallSheet;
  story: string | null;
  by: string;
  printedAt: string;
};

/** Over which stories the sheet is, and the way to paper. */
export function CallHeader({ sourceId, sheet, story, by, printedAt }: Props) {
  const at = `/sources/${sourceId}/call`;
  // Paper does not tell that something more is asked from the screen alone.
  const printed = sheet.lines.filter(({ isOffRecord }) => !isOffRecord).length;
  const choices = [
    { label: "All in work", href: at, isChosen: story === null },
    ...sheet.stories.map(({ slug }) => ({
      ...{ label: slug, href: `${at}?story=${encodeURIComponent(slug)}`, isChosen: slug === story },
    })),
  ];
  if (story !== null && !choices.some(({ isChosen }) => isChosen)) {
    choices.push({ label: story, href: at, isChosen: true });
  }
  return (
    <div className="border-b border-rule px-4 py-2 sm:px-[1.375rem] print:border-ink">
      <div className="no-print flex flex-wrap items-center justify-between gap-x-4 gap-y-2 text-sm">
        <nav aria-label="Stories of the call" className="flex min-w-0 flex-wrap gap-x-1 gap-y-1">
          {choices.map(({ label, href, isChosen }) => (
            <Link
              key={label}
              href={href}
              aria-current={isChosen ? "page" : undefined}
              className={clsx(
                "rounded-md px-2 py-1 wrap-anywhere",
                isChosen ? "bg-sunk font-medium text-ink" : "text-accent hover:underline",
              )}
            >
              {label}
            </Link>
          ))}
        </nav>
        <span className="flex items-center gap-3 text-soft">
          {countOf(sheet.lines.length, "question")}
          <Button size="small" onClick={() => window.print()}>
            <Icon name="print" /> Print
          </Button>
        </span>
      </div>
      <p className="hidden print:block">
        {story === null ? "All stories in work" : `Story ${story}`} · {countOf(printed, "question")}{" "}
        · printed for {by}, <Time at={printedAt} format="full" />
      </p>
    </div>
  );
}
