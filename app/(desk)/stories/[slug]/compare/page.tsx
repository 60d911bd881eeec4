import type { Metadata } from "next";
import { ChooseDrafts } from "@/components/drafts/compare/choose-drafts";
import { Comparison } from "@/components/drafts/compare/comparison";
import { comparisonSummary } from "@/components/drafts/compare/summary";
import { NoDraft } from "@/components/drafts/no-draft";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { can } from "@/lib/access/policy";
import { listDrafts } from "@/lib/drafts/queries";
import { parseDraftNumber } from "@/lib/drafts/rules";
import { getComparison } from "@/lib/drafts/side-by-side";
import { orNotFound } from "../../../or-not-found";
import { first, type SearchParams } from "../../../search-params";
import { readStory } from "../read-story";

export const metadata: Metadata = { title: "Comparison" };

type Props = { params: Promise<{ slug: string }>; searchParams: SearchParams };

/** Two drafts side by side; unless the address names others, the newest and the one before it. */
export default async function ComparePage({ params, searchParams }: Props) {
  const { actor, story } = await readStory((await params).slug);
  const drafts = await orNotFound(listDrafts(actor, story.slug));
  const mayAdd = can(actor, "draft.add") && story.status !== "killed";
  const newest = drafts[0]?.number;
  if (newest === undefined) return <NoDraft slug={story.slug} mayAdd={mayAdd} />;
  if (drafts.length === 1) return <OnlyOne slug={story.slug} mayAdd={mayAdd} />;

  const asked = await searchParams;
  const to = parseDraftNumber(first(asked.to)) ?? newest;
  const from = parseDraftNumber(first(asked.from)) ?? Math.max(1, to - 1);
  const view = await orNotFound(getComparison(actor, story.slug, from, to));
  return (
    <>
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3 border-b border-rule px-4 py-4 sm:px-[1.375rem]">
        <ChooseDrafts slug={story.slug} drafts={drafts} from={from} to={to} />
        <p className="text-soft nums">{comparisonSummary(view.counts)}</p>
      </div>
      <Comparison view={view} />
    </>
  );
}

function OnlyOne({ slug, mayAdd }: { slug: string; mayAdd: boolean }) {
  return (
    <EmptyState
      title="Only one draft so far"
      next={
        mayAdd ? (
          <ButtonLink variant="primary" href={`/stories/${slug}/drafts/new`}>
            Bring in the next
          </ButtonLink>
        ) : (
          "Editors bring in drafts."
        )
      }
    >
      <p>When a second one is in, both stand here side by side with every changed word marked.</p>
    </EmptyState>
  );
}
