"use client";

import { ChooseFilter } from "@/components/search/choose-filter";
import { ListSearch } from "@/components/search/list-search";
import { Fold } from "@/components/ui/fold";
import {
  RELIABILITIES,
  RELIABILITY_LABELS,
  SOURCE_KIND_LABELS,
  SOURCE_KINDS,
  type Reliability,
  type SourceKind,
} from "@/lib/ledger/sources/rules";

export type SourceFilterBarProps = {
  search: string;
  kind: SourceKind | null;
  reliability: Reliability | null;
  order: string;
  kinds: Partial<Record<SourceKind, number>>;
};

/** Search, kind and reliability, all in the URL; works before any script has loaded. */
export function SourceFilterBar(props: SourceFilterBarProps) {
  return (
    <ListSearch
      label="Search names, other names, titles"
      action="/sources"
      text={props.search}
      className="no-print flex flex-wrap gap-2 border-b border-rule px-4 py-2.5 sm:px-[1.375rem] small:py-1.5"
    >
      {props.order ? <input type="hidden" name="sort" value={props.order} /> : null}
      <Fold
        label="Filter"
        count={[props.kind, props.reliability].filter((set) => set !== null).length}
        className="flex flex-wrap gap-2 roomy:contents"
      >
        <ChooseFilter
          name="kind"
          label="Kind"
          none="Any kind"
          value={props.kind ?? ""}
          className="w-44"
          options={SOURCE_KINDS.map((kind) => ({
            value: kind,
            label: `${SOURCE_KIND_LABELS[kind]} (${props.kinds[kind] ?? 0})`,
          }))}
        />
        <ChooseFilter
          name="reliability"
          label="Reliability"
          none="Any reliability"
          value={props.reliability ?? ""}
          options={RELIABILITIES.map((letter) => ({
            value: letter,
            label: `${letter} · ${RELIABILITY_LABELS[letter]}`,
          }))}
        />
      </Fold>
    </ListSearch>
  );
}
