import { Time } from "@/components/ui/time";
import { Warning } from "@/components/ui/warning";
import type { StoryOpeningView } from "@/lib/stories/orphans/queries";

/** Why administrators opened the story to somebody, or ask that it be: for those who read it. */
export function StoryOpenings({ openings }: { openings: readonly StoryOpeningView[] }) {
  if (openings.length === 0) return null;
  return (
    <section
      aria-label="How this story was opened"
      className="no-print flex flex-col gap-2 px-4 pt-3 sm:px-[1.375rem]"
    >
      {openings.map(({ id, member, reason, requestedBy, requestedAt, confirmed }) => (
        <Warning key={id}>
          <p>
            Nobody could work in this story any more.{" "}
            {confirmed ? (
              <>
                <strong className="font-medium">
                  {requestedBy} and {confirmed.by}
                </strong>{" "}
                opened it to {member}, <Time at={confirmed.at} />.
              </>
            ) : (
              <>
                <strong className="font-medium">{requestedBy}</strong> asks that it be opened to{" "}
                {member}, <Time at={requestedAt} />; another administrator is to confirm it.
              </>
            )}
          </p>
          <p dir="auto" className="mt-1 wrap-anywhere whitespace-pre-wrap">
            {reason}
          </p>
        </Warning>
      ))}
    </section>
  );
}
