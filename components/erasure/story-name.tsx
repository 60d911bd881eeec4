import Link from "next/link";
import type { NamedStory } from "@/lib/erasure/due";

/** A story as a link; one that does not exist for the reader as its number alone. */
export function StoryName({ story: { number, slug, headline } }: { story: NamedStory }) {
  if (slug === null) return <span className="font-medium nums">Story no. {number}</span>;
  return (
    <Link href={`/stories/${slug}/claims`} dir="auto" className="link font-medium wrap-anywhere">
      {headline}
    </Link>
  );
}

/** To stand in a sentence. */
export function nameOf({ number, headline }: NamedStory): string {
  return headline === null ? `story no. ${number}` : `“${headline}”`;
}
