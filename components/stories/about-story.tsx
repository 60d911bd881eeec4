"use client";

import { DefinitionList } from "@/components/ui/definition-list";
import { Popover } from "@/components/ui/popover";
import { Time } from "@/components/ui/time";
import type { StoryView } from "@/lib/stories/queries";

/** The story's note and who is on it, one press away: the header itself stays a line. */
export function AboutStory({ story }: { story: StoryView }) {
  return (
    <Popover
      label="About this story"
      className="w-96"
      trigger={
        <button type="button" className="link min-h-6">
          About
        </button>
      }
    >
      {story.note ? (
        <p dir="auto" className="mb-3 text-table wrap-anywhere whitespace-pre-wrap">
          {story.note}
        </p>
      ) : null}
      <DefinitionList
        items={[
          { term: "Members", value: story.members.map((member) => member.name).join(", ") },
          {
            term: "Started by",
            value: (
              <>
                {story.createdBy}, <Time at={story.createdAt} />
              </>
            ),
          },
        ]}
      />
    </Popover>
  );
}
