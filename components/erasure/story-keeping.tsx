import { Time } from "@/components/ui/time";
import { Warning } from "@/components/ui/warning";
import type { StoryKeeping } from "@/lib/erasure/queries";
import { classesInWords } from "@/lib/erasure/rules";

/** Why nothing of a story is erased, and what was: for those who read it. */
export function StoryKeepingNotice({ keeping: { hold, erased } }: { keeping: StoryKeeping }) {
  if (!hold && !erased) return null;
  return (
    <section
      aria-label="How long this story is kept"
      className="no-print flex flex-col gap-2 px-4 pt-3 sm:px-[1.375rem]"
    >
      {hold ? (
        <Warning>
          <p>
            On hold since <Time at={hold.placedAt} />, by {hold.placedBy}: nothing of it is erased.
          </p>
          <p dir="auto" className="mt-1 wrap-anywhere whitespace-pre-wrap">
            {hold.reason}
          </p>
        </Warning>
      ) : null}
      {erased ? (
        <p className="text-sm text-soft">
          Its {classesInWords(erased.classes)} were erased under the desk’s schedule,{" "}
          <Time at={erased.at} format="date" />.
        </p>
      ) : null}
    </section>
  );
}
