import type { Metadata } from "next";
import { LiveOn } from "@/components/live/live-on";
import { StoryFilterBar } from "@/components/stories/story-filter-bar";
import { StoryTable } from "@/components/stories/story-table";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { NothingFits } from "@/components/search/nothing-fits";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/access/policy";
import { requireReader } from "@/lib/access/session";
import { listStories } from "@/lib/stories/list";
import { STATUS_FILTERS } from "@/lib/stories/rules";
import { parseSearch, searchTextOf } from "@/lib/text/search-terms";
import { first, hrefWith, type SearchParams } from "../search-params";

export const metadata: Metadata = { title: "Stories" };

export default async function StoriesPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await requireReader("story.read");
  const params = await searchParams;
  const search = searchTextOf(first(params.q));
  const desk = first(params.desk);
  const asked = first(params.status);
  const status = STATUS_FILTERS.find((filter) => filter === asked) ?? "active";
  const cursor = first(params.after);
  const list = await listStories(actor, { search, desk, status, cursor });
  const mayCreate = can(actor, "story.create");
  const isFiltered = desk !== "" || status !== "active";
  const isEmpty = list.stories.length === 0;
  const isNarrowed = search !== "" || isFiltered;

  return (
    <>
      <LiveOn any="all" />
      <PageHeader
        title="Stories"
        actions={
          mayCreate ? (
            <ButtonLink href="/stories/new" variant={isEmpty ? "plain" : "primary"}>
              New story
            </ButtonLink>
          ) : null
        }
      />
      <StoryFilterBar {...{ search, desk, status }} counts={list.counts} desks={list.desks} />
      {!isEmpty ? (
        <StoryTable stories={list.stories} />
      ) : isNarrowed ? (
        <NothingFits
          noun={["story", "stories"]}
          text={search}
          isUnsearchable={search !== "" && parseSearch(search).length === 0}
          looksIn="headlines, slugs, desks and notes"
          withoutSearch={
            isFiltered ? { href: hrefWith("/stories", { desk, status: asked }) } : null
          }
          all={{ href: "/stories?status=all" }}
        />
      ) : (
        <EmptyState
          title="No stories in work"
          next={
            mayCreate ? (
              <ButtonLink href="/stories/new" variant="primary">
                Start the first story
              </ButtonLink>
            ) : (
              "Editors start stories, and add you to those that you work on."
            )
          }
        >
          A story holds the claims that are checked before it runs. Start one with its headline;
          everything else can follow.
        </EmptyState>
      )}
      <nav aria-label="Pages" className="no-print flex gap-2 px-4 py-4 sm:px-[1.375rem]">
        {cursor ? (
          <ButtonLink href={hrefWith("/stories", { q: search, desk, status: asked })}>
            From the top
          </ButtonLink>
        ) : null}
        {list.next ? (
          <ButtonLink
            href={hrefWith("/stories", { q: search, desk, status: asked, after: list.next })}
          >
            Next {list.stories.length}
          </ButtonLink>
        ) : null}
      </nav>
    </>
  );
}
