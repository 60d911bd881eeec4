"use client";

import clsx from "clsx";
import Link from "next/link";
import { ChooseFilter } from "@/components/search/choose-filter";
import { ListSearch } from "@/components/search/list-search";
import { Fold } from "@/components/ui/fold";
import { STATUS_FILTERS, STORY_STATUS_LABELS, type StatusFilter } from "@/lib/stories/rules";

export type StoryFilterBarProps = {
  search: string;
  desk: string;
  status: StatusFilter;
  counts: Record<StatusFilter, number>;
  desks: readonly string[];
};

const labels: Record<StatusFilter, string> = {
  ...STORY_STATUS_LABELS,
  active: "In work",
  all: "All",
};

/** Search, desk and status, all in the URL; works before any script has loaded. */
export function StoryFilterBar({ search, desk, status, counts, desks }: StoryFilterBarProps) {
  const hrefOf = (filter: StatusFilter) => {
    const params = new URLSearchParams();
    if (search) params.set("q", search);
    if (desk) params.set("desk", desk);
    if (filter !== "active") params.set("status", filter);
    const query = params.toString();
    return query ? `/stories?${query}` : "/stories";
  };
  // Statuses that nothing stands under would only be in the way, but for where one is.
  const shown = STATUS_FILTERS.filter(
    (filter) => counts[filter] > 0 || ["active", "all", status].includes(filter),
  );
  return (
    <ListSearch
      label="Search headlines, slugs and notes"
      action="/stories"
      text={search}
      className="no-print flex flex-wrap items-center gap-2 border-b border-rule px-4 py-2.5 sm:px-[1.375rem] small:py-1.5"
    >
      {status === "active" ? null : <input type="hidden" name="status" value={status} />}
      <Fold
        label="Filter"
        count={(desk === "" ? 0 : 1) + (status === "active" ? 0 : 1)}
        className="flex flex-wrap items-center gap-2 roomy:contents"
      >
        {desks.length > 0 ? (
          <ChooseFilter
            name="desk"
            label="Desk"
            none="Any desk"
            value={desk}
            className="w-36"
            options={desks.map((value) => ({ value, label: value }))}
          />
        ) : null}
        <nav aria-label="Status" className="flex flex-wrap gap-1.5">
          {shown.map((filter) => (
            <Link
              key={filter}
              href={hrefOf(filter)}
              aria-current={filter === status ? "true" : undefined}
              className={clsx(
                "inline-flex min-h-6 items-center gap-1.5 rounded-full border px-2.5 text-sm leading-tight whitespace-nowrap",
                filter === status
                  ? "border-transparent bg-accent-soft text-accent"
                  : "border-edge bg-surface text-soft hover:text-ink",
              )}
            >
              {labels[filter]} <span className="text-xs nums">{counts[filter]}</span>
            </Link>
          ))}
        </nav>
      </Fold>
    </ListSearch>
  );
}
