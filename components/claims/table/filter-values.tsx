"use client";

import { useEffect, useId, useState } from "react";
import { LevelMark } from "@/components/claims/level-mark";
import { useNewsCount } from "@/components/live/use-news-count";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Chip } from "@/components/ui/chip";
import { PopoverClose } from "@/components/ui/popover";
import { TextInput } from "@/components/ui/text-input";
import type { Facet, FacetValue } from "@/lib/table/facets";
import {
  FILTER_FIELDS,
  isEmptyFilter,
  ME,
  type FilterField,
  type ValueFilter,
} from "@/lib/table/filter-fields";
import type { VerificationLevel } from "@/lib/ledger/claims/rules";
import { writeTableQuery } from "@/lib/table/query";
import { learnNames } from "./names";
import { useTablePlace } from "./table-place";

const EMPTY: ValueFilter = { any: [], not: [] };

/** The values of a field with how many claims hold each; checking one applies it at once. */
export function FilterValues({ field }: { field: FilterField }) {
  const { query, go } = useTablePlace();
  const filter = query.filters[field] ?? EMPTY;
  const [find, setFind] = useState("");
  const [isBut, setIsBut] = useState(filter.not.length > 0 && filter.any.length === 0);
  const { facet, isFailed } = useFacet(field, find);
  const name = useId();
  const isLong = FILTER_FIELDS[field].takes !== "choice";
  const chosen = isBut ? filter.not : filter.any;

  function set(next: ValueFilter) {
    const { [field]: _, ...others } = query.filters;
    go({ filters: isEmptyFilter(next) ? others : { ...others, [field]: next } });
  }

  function toggle({ value, label }: FacetValue) {
    learnNames({ [field]: { [value]: label } });
    const values = chosen.includes(value)
      ? chosen.filter((other) => other !== value)
      : [...chosen, value];
    // What is asked for and what is ruled out never name the same value.
    const others = (isBut ? filter.any : filter.not).filter((other) => other !== value);
    set(isBut ? { any: others, not: values } : { any: values, not: others });
  }

  function turn(but: boolean) {
    setIsBut(but);
    if (chosen.length > 0) set(but ? { any: [], not: filter.any } : { any: filter.not, not: [] });
  }

  return (
    <div className="flex flex-col gap-2">
      <div className="flex gap-1.5" role="group" aria-label="Let through">
        <Chip toggle on={!isBut} onClick={() => turn(false)}>
          {field === "has" ? "Has" : "Any of"}
        </Chip>
        <Chip toggle on={isBut} onClick={() => turn(true)}>
          {field === "has" ? "Has not" : "Any but"}
        </Chip>
      </div>
      {isLong ? (
        <TextInput
          aria-label={`Find in ${FILTER_FIELDS[field].label.toLowerCase()}`}
          placeholder="Find"
          autoFocus
          value={find}
          onChange={(event) => setFind(event.target.value)}
        />
      ) : null}
      <ul
        aria-label={FILTER_FIELDS[field].label}
        aria-busy={facet === null}
        className="-mx-1 max-h-[min(22rem,50dvh)] overflow-y-auto px-1"
      >
        {withMe(facet?.values ?? [], field, find).map((value) => (
          <li key={value.value}>
            <Checkbox
              className="flex w-full [&>span]:flex-1"
              name={name}
              checked={chosen.includes(value.value)}
              onChange={() => toggle(value)}
              label={<ValueLabel field={field} value={value} />}
            />
          </li>
        ))}
      </ul>
      <p role="status" className="text-xs text-faint empty:hidden">
        {statusWords(facet, isFailed, find)}
      </p>
      {isEmptyFilter(filter) ? null : (
        <PopoverClose
          render={
            <Button size="small" className="self-end" onClick={() => set(EMPTY)}>
              Clear
            </Button>
          }
        />
      )}
    </div>
  );
}

function statusWords(facet: Facet | null, isFailed: boolean, find: string): string {
  if (isFailed) return "The counts could not be read. Close this and open it again.";
  if (facet === null) return "Counting…";
  if (facet.values.length === 0) return find === "" ? "Nothing to choose from." : "No such value.";
  return facet.hasMore ? "The most frequent are shown; find others by their letters." : "";
}

/** “Me” on top: a shared view then fits each reader. */
function withMe(values: readonly FacetValue[], field: FilterField, find: string): FacetValue[] {
  if (FILTER_FIELDS[field].takes !== "person" || find !== "") return [...values];
  const me = values.find(({ value }) => value === ME) ?? { value: ME, label: "Me", count: -1 };
  return [{ ...me, count: -1 }, ...values.filter(({ value }) => value !== ME)];
}

function ValueLabel({ field, value }: { field: FilterField; value: FacetValue }) {
  return (
    <span className="flex w-full min-w-0 items-baseline gap-2">
      <span className="min-w-0 flex-1 wrap-anywhere">
        {field === "level" ? (
          <LevelMark level={value.value as VerificationLevel} className="align-middle" />
        ) : (
          value.label
        )}
      </span>
      {value.count < 0 ? null : <span className="text-xs text-faint nums">{value.count}</span>}
    </span>
  );
}

const PAUSE_MILLISECONDS = 150;

/** Counts anew whenever the other filters change; what was counted before stays meanwhile. */
function useFacet(field: FilterField, find: string): { facet: Facet | null; isFailed: boolean } {
  const { query, scope } = useTablePlace();
  const [facet, setFacet] = useState<Facet | null>(null);
  const [isFailed, setIsFailed] = useState(false);
  // The field's own filter does not change its counts; what is chosen already stays in the list.
  const { [field]: own, ...others } = query.filters;
  const [chosen] = useState(own ? { [field]: own } : {});
  const text = writeTableQuery({
    ...query,
    filters: { ...others, ...chosen },
    sort: null,
    columns: null,
    page: null,
    open: null,
  });

  const news = useNewsCount();

  useEffect(() => {
    const abort = new AbortController();
    const params = new URLSearchParams(text);
    params.set("field", field);
    if (find !== "") params.set("find", find);
    if (scope.slug !== null) params.set("scope", scope.slug);
    const timer = setTimeout(
      () => {
        readFacet(params, abort.signal).then(
          (read) => {
            setFacet(read);
            setIsFailed(false);
          },
          () => {
            if (!abort.signal.aborted) setIsFailed(true);
          },
        );
      },
      find === "" ? 0 : PAUSE_MILLISECONDS,
    );
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [field, find, text, scope.slug, news]);

  return { facet, isFailed };
}

async function readFacet(params: URLSearchParams, signal: AbortSignal): Promise<Facet> {
  const response = await fetch(`/api/v1/claims/facets?${params.toString()}`, { signal });
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  return (await response.json()) as Facet;
}
