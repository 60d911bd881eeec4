import Link from "next/link";
import { Warning } from "@/components/ui/warning";
import type { StoryApart } from "@/lib/ledger/falls/kept-apart";

/** Stories that keep the source as it was until somebody answers there; their claims are not suspect. */
export function StoriesApart({ stories }: { stories: readonly StoryApart[] }) {
  if (stories.length === 0) return null;
  return (
    <Warning tone="info" className="col-span-full">
      <p>It fell by somebody who does not see every story that leans on it. Not asked yet:</p>
      <ul className="mt-1">
        {stories.map(({ slug, headline, claims }) => (
          <li key={slug}>
            <Link dir="auto" href={`/stories/${slug}`} className="link">
              {headline}
            </Link>
            {`, ${claims === 1 ? "1 claim" : `${claims} claims`}: take the change over there, or keep the source as it was.`}
          </li>
        ))}
      </ul>
    </Warning>
  );
}
