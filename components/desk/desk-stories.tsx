import Link from "next/link";
import { useId } from "react";
import { LevelMeter } from "@/components/claims/level-meter";
import { DeadlineText, RestrictedMark } from "@/components/stories/story-table";
import type { StoryHeader } from "@/lib/stories/queries";
import { progressWords } from "@/lib/stories/rules";

/** Stories in work, the nearest deadline first, with how far each has come. */
export function DeskStories({
  title,
  stories,
  empty,
}: {
  title: string;
  stories: readonly StoryHeader[];
  empty?: string;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 dir="auto" id={id} className="mb-1 font-serif text-title font-semibold">
        {title}
      </h2>
      {stories.length === 0 ? <p className="text-sm text-soft">{empty}</p> : null}
      <ul className="divide-y divide-rule border-t border-rule">
        {stories.map((story) => (
          <li key={story.id} className="keep-together py-3">
            <h3 className="font-serif text-wording text-pretty">
              <Link dir="auto" href={`/stories/${story.slug}/claims`} className="hover:underline">
                {story.headline}
              </Link>
              {story.restricted ? <RestrictedMark /> : null}
            </h3>
            {story.progress.total > 0 ? (
              <LevelMeter counts={story.progress.levels} className="my-1.5 w-full!" />
            ) : null}
            <p className="flex flex-wrap justify-between gap-x-4 text-sm text-soft">
              <span className="nums">{progressWords(story.progress)}</span>
              <DeadlineText at={story.deadlineAt} isLive />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
