import type { Metadata } from "next";
import { LiveOn } from "@/components/live/live-on";
import { SourceFilterBar } from "@/components/sources/source-filter-bar";
import { SourceTable } from "@/components/sources/source-table";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { NothingFits } from "@/components/search/nothing-fits";
import { KeepInside, NAMES_WHATEVER_TERMS } from "@/components/ui/paper";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/access/policy";
import { requireReader } from "@/lib/access/session";
import { listSources, SOURCE_SORTS } from "@/lib/ledger/sources/directory";
import { RELIABILITIES, SOURCE_KINDS } from "@/lib/ledger/sources/rules";
import { parseSearch, searchTextOf } from "@/lib/text/search-terms";
import { first, hrefWith, type SearchParams } from "../search-params";

export const metadata: Metadata = { title: "Sources" };

export default async function SourcesPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await requireReader("source.read");
  const params = await searchParams;
  const order = first(params.sort);
  const shown = {
    search: searchTextOf(first(params.q)),
    kind: SOURCE_KINDS.find((kind) => kind === first(params.kind)),
    reliability: RELIABILITIES.find((letter) => letter === first(params.reliability)),
    sort: SOURCE_SORTS.find((sort) => sort === order.replace(/^-/, "")) ?? "name",
    descending: order.startsWith("-"),
  };
  const cursor = first(params.after);
  const list = await listSources(actor, { ...shown, cursor });
  const mayCreate = can(actor, "source.create");
  const isFiltered = Boolean(shown.kind ?? shown.reliability);
  const isNarrowed = shown.search !== "" || isFiltered;
  const hrefOf = (changes: Record<string, string | null>) =>
    hrefWith("/sources", {
      ...{ q: shown.search, kind: shown.kind, reliability: shown.reliability, sort: order },
      ...changes,
    });

  return (
    <>
      <LiveOn any="all" />
      <PageHeader
        title="Sources"
        actions={
          mayCreate ? (
            <>
              <ButtonLink href="/sources/new/confidential">Confidential source</ButtonLink>
              <ButtonLink href="/sources/new" variant="primary">
                New source
              </ButtonLink>
            </>
          ) : null
        }
      />
      <KeepInside className="mx-4 mb-3">{NAMES_WHATEVER_TERMS}</KeepInside>
      <SourceFilterBar
        search={shown.search}
        kind={shown.kind ?? null}
        reliability={shown.reliability ?? null}
        order={order}
        kinds={list.kinds}
      />
      {list.sources.length > 0 ? (
        <SourceTable
          sources={list.sources}
          sort={shown.sort}
          descending={shown.descending}
          hrefOf={(sort, descending) => hrefOf({ sort: descending ? `-${sort}` : sort })}
        />
      ) : isNarrowed ? (
        <NothingFits
          noun={["source", "sources"]}
          text={shown.search}
          isUnsearchable={shown.search !== "" && parseSearch(shown.search).length === 0}
          looksIn="names, other names, titles and employers"
          withoutSearch={isFiltered ? { href: hrefOf({ q: null }) } : null}
          all={{ href: "/sources" }}
        />
      ) : (
        <EmptyState
          title="No sources yet"
          next={
            mayCreate ? (
              <ButtonLink href="/sources/new" variant="primary">
                Add the first source
              </ButtonLink>
            ) : (
              "Editors and reviewers add sources."
            )
          }
        >
          Sources are mostly added while claims are logged: type a name into “Source” and choose
          “Create”.
        </EmptyState>
      )}
      <nav
        aria-label="Pages"
        className="no-print flex items-center gap-3 px-4 py-4 text-sm text-faint sm:px-[1.375rem]"
      >
        {list.total > 0 ? (
          <span className="nums">
            {list.total.toLocaleString("en-GB")} {list.total === 1 ? "source" : "sources"}
          </span>
        ) : null}
        {cursor ? <ButtonLink href={hrefOf({})}>From the top</ButtonLink> : null}
        {list.next ? <ButtonLink href={hrefOf({ after: list.next })}>Next page</ButtonLink> : null}
      </nav>
    </>
  );
}
