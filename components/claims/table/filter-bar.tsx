"use client";

import { useState, type ReactNode } from "react";
import { Chip } from "@/components/ui/chip";
import { Fold } from "@/components/ui/fold";
import { Menu, MenuItem } from "@/components/ui/menu";
import { SearchBox } from "@/components/search/search-box";
import {
  DAY_FIELD_NAMES,
  FILTER_FIELD_NAMES,
  isEmptyFilter,
  type FilterField,
} from "@/lib/table/filter-fields";
import { EVERYTHING, isNarrowed } from "@/lib/table/query";
import { chipLabel, isDayField, type ChipField } from "./chip-field";
import { FilterChip } from "./filter-chip";
import type { Names } from "./filter-words";
import { useTablePlace } from "./table-place";

/** Always there; the rest comes out of “More” once it is used. */
const PLAIN: readonly FilterField[] = ["level", "attribution", "checker", "source"];

export function FilterBar({ names, actions }: { names: Names; actions: ReactNode }) {
  const { query, go, scope, path } = useTablePlace();
  const [opened, setOpened] = useState<ChipField | null>(null);

  const all: ChipField[] = [...FILTER_FIELD_NAMES, ...DAY_FIELD_NAMES, "withdrawn"];
  const offered = all.filter((field) => field !== "story" || scope.kind === "newsroom");
  const isOn = (field: ChipField) =>
    field === "withdrawn"
      ? query.withdrawn !== "no"
      : isDayField(field)
        ? query.days[field] !== undefined
        : !isEmptyFilter(query.filters[field]);
  const isPlain = (field: ChipField) => PLAIN.some((plain) => plain === field);
  const shown = offered.filter((field) => isPlain(field) || isOn(field) || opened === field);
  const more = offered.filter((field) => !shown.includes(field));

  return (
    <div className="no-print flex flex-wrap items-center gap-2 border-b border-rule px-4 py-2.5 sm:px-[1.375rem] small:py-1.5">
      <SearchBox
        label="Search claims, sources, notes"
        action={path}
        text={query.text}
        onSearch={(text) => go({ text, sort: null }, { replace: true })}
        className="flex-1 basis-40 roomy:basis-72"
      />
      <Fold label="Filter" count={offered.filter(isOn).length}>
        <div
          className="flex min-w-0 flex-wrap items-center gap-2"
          role="group"
          aria-label="Filters"
        >
          {shown.map((field) => (
            <FilterChip
              key={field}
              field={field}
              names={names}
              open={opened === field}
              onOpenChange={(open) =>
                setOpened((before) => (open ? field : before === field ? null : before))
              }
            />
          ))}
          <Menu trigger={<Chip>More</Chip>} align="end">
            {more.map((field) => (
              <MenuItem key={field} onPress={() => setOpened(field)}>
                {chipLabel(field)}
              </MenuItem>
            ))}
          </Menu>
          {isNarrowed(query) ? (
            <button
              type="button"
              className="link min-h-6 px-1 text-sm"
              onClick={() => {
                const { text, filters, days, withdrawn, sort } = EVERYTHING;
                go({ text, filters, days, withdrawn, sort: query.text === "" ? query.sort : sort });
              }}
            >
              Clear
            </button>
          ) : null}
          {actions}
        </div>
      </Fold>
    </div>
  );
}
