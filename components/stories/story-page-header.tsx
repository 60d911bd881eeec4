"use client";

import { useSelectedLayoutSegment } from "next/navigation";
import { useCallback } from "react";
import { LevelMeter } from "@/components/claims/level-meter";
import { draftPath } from "@/components/drafts/reader/address";
import { useFigures, type Figures } from "@/components/figures";
import { ExportMenu } from "@/components/exports/export-menu";
import { OthersInStory } from "@/components/live/others";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import { draftName } from "@/lib/drafts/rules";
import type { StoryView } from "@/lib/stories/queries";
import { isActive, progressWords, STORY_STATUS_LABELS } from "@/lib/stories/rules";
import { AboutStory } from "./about-story";
import { StoryActions } from "./story-actions";
import { LogClaimButton } from "./log-claim-button";
import { RestrictedMark } from "./story-table";

/** Segments of the address under which the tab of the text is the current one. */
const ABOUT_THE_TEXT = ["drafts", "compare", "placements"];

/** Headline, how far checking has come, until when, and the ways into the story. */
export function StoryPageHeader({ story }: { story: StoryView }) {
  const segment = useSelectedLayoutSegment();
  const pick = useCallback((read: Figures) => read.progress[story.slug], [story.slug]);
  const progress = useFigures(story.progress, pick);
  const at = `/stories/${story.slug}`;
  return (
    <PageHeader
      folds
      crumbs={[
        { label: "Stories", href: "/stories" },
        { label: story.slug, href: `${at}/claims` },
      ]}
      title={story.headline}
      meta={
        <>
          {progress.total > 0 ? <LevelMeter counts={progress.levels} /> : null}
          <span className="nums">{progressWords(progress)}</span>
          {story.deadlineAt ? (
            <span className="nums">
              Deadline <Time at={story.deadlineAt} />
              {isActive(story.status) ? (
                <span className="text-faint">
                  {" "}
                  · <Time at={story.deadlineAt} format="left" />
                </span>
              ) : null}
            </span>
          ) : null}
          <Tag>{STORY_STATUS_LABELS[story.status]}</Tag>
          {story.desk ? <span>{story.desk}</span> : null}
          {story.restricted ? <RestrictedMark /> : null}
          <AboutStory story={story} />
        </>
      }
      actions={
        <>
          <StoryActions story={story} />
          <OthersInStory story={story.id} />
          {story.can.edit ? <ButtonLink href={`${at}/edit`}>Edit story</ButtonLink> : null}
          {story.can.logClaim ? (
            <ButtonLink href={`${at}/import`}>Bring in a table</ButtonLink>
          ) : null}
          {story.can.export ? (
            <ExportMenu story={story.slug} mayName={story.can.exportNames} />
          ) : null}
          {story.can.logClaim ? <LogClaimButton slug={story.slug} /> : null}
        </>
      }
      tabs={[
        {
          label: story.draft ? draftName(story.draft.number) : "Draft",
          href: story.draft ? draftPath(story.slug, story.draft.number) : `${at}/drafts`,
          current: segment !== null && ABOUT_THE_TEXT.includes(segment),
        },
        {
          label: "Claims",
          href: `${at}/claims`,
          count: progress.total,
          current: segment === "claims",
        },
        { label: "Replies", href: `${at}/replies`, current: segment === "replies" },
        { label: "Clearance", href: `${at}/clearance`, current: segment === "clearance" },
        { label: "Corrections", href: `${at}/corrections`, current: segment === "corrections" },
        { label: "History", href: `${at}/history`, current: segment === "history" },
      ]}
    />
  );
}
