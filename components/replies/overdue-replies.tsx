import Link from "next/link";
import { useId } from "react";
import { Icon } from "@/components/ui/icon";
import type { OverdueStory } from "@/lib/replies/about-claim";
import { boardHref } from "./address";

/** On the desk: the stories that wait for an answer whose deadline has passed. */
export function OverdueReplies({ stories }: { stories: readonly OverdueStory[] }) {
  const id = useId();
  if (stories.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="mb-1 font-serif text-title font-semibold">
        Right of reply
      </h2>
      <ul className="divide-y divide-rule border-t border-rule">
        {stories.map(({ slug, headline, overdue }) => (
          <li key={slug} className="keep-together flex flex-wrap items-baseline gap-x-3 py-2">
            <Link
              href={boardHref(slug, {})}
              className="inline-flex items-center gap-1.5 text-sm font-strong whitespace-nowrap text-level-disputed nums hover:underline"
            >
              <Icon name="clock" />
              {overdue === 1 ? "1 reply overdue" : `${overdue} replies overdue`}
            </Link>
            <span dir="auto" className="min-w-0 font-serif text-wording text-pretty wrap-anywhere">
              {headline}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
