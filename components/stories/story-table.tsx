import Link from "next/link";
import { LevelMeter } from "@/components/claims/level-meter";
import { Icon } from "@/components/ui/icon";
import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { StoryHeader } from "@/lib/stories/queries";
import { isActive, progressWords, STORY_STATUS_LABELS } from "@/lib/stories/rules";

/** Stories one a row: what, how far, until when. */
export function StoryTable({ stories }: { stories: readonly StoryHeader[] }) {
  return (
    <Table stack aria-label="Stories">
      <TableHead>
        <tr>
          <Th>Headline</Th>
          <Th className="w-[130px] @max-[820px]/table:hidden">Desk</Th>
          <Th className="w-[92px]">Status</Th>
          <Th className="w-[240px]">Progress</Th>
          <Th className="w-[150px]">Deadline</Th>
        </tr>
      </TableHead>
      <tbody>
        {stories.map((story) => (
          <Tr key={story.id}>
            <Td kind="wording">
              <Link dir="auto" href={`/stories/${story.slug}/claims`} className="hover:underline">
                {story.headline}
              </Link>
              {story.restricted ? <RestrictedMark /> : null}
            </Td>
            <Td kind="soft" label="Desk" className="@max-[820px]/table:hidden">
              {story.desk}
            </Td>
            <Td kind="soft" label="Status">
              {STORY_STATUS_LABELS[story.status]}
            </Td>
            <Td kind="soft" label="Progress">
              <span className="inline-flex max-w-full flex-col gap-1 align-middle">
                {story.progress.total > 0 ? <LevelMeter counts={story.progress.levels} /> : null}
                <span className="truncate text-xs text-faint nums">
                  {progressWords(story.progress)}
                </span>
              </span>
            </Td>
            <Td kind="soft" label="Deadline">
              <DeadlineText at={story.deadlineAt} isLive={isActive(story.status)} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

/** When it is due and, while work goes on, how much is left. */
export function DeadlineText({ at, isLive }: { at: string | null; isLive: boolean }) {
  if (at === null) return null;
  return (
    <span className="nums">
      <Time at={at} />
      {isLive ? (
        <span className="text-faint">
          {" "}
          · <Time at={at} format="left" />
        </span>
      ) : null}
    </span>
  );
}

export function RestrictedMark() {
  return (
    <span className="ml-2 inline-flex items-center gap-1 align-middle font-sans text-xs text-faint">
      <Icon name="lock" className="size-3.5" />
      Restricted
    </span>
  );
}
