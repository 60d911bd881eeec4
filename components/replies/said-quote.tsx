import Link from "next/link";
import { draftPath } from "@/components/drafts/reader/address";
import type { SaidLine } from "@/lib/replies/match";

type Props = {
  line: SaidLine;
  slug: string;
  draft: number;
  /** How the words that say it are marked: backed by a request, or by none. */
  isBacked?: boolean;
};

/** What a draft says of a reply, in its own words, and where. */
export function SaidQuote({ line, slug, draft, isBacked = true }: Props) {
  const { quote, cue, paragraph } = line;
  return (
    <>
      <q
        dir="auto"
        className="quotes-[“_”_‘_’] line-clamp-4 font-serif text-quote wrap-anywhere italic"
      >
        {quote.slice(0, cue.start)}
        <span
          className={
            isBacked
              ? "border-b-[1.5px] border-dotted border-faint"
              : "border-b-[1.5px] border-warn"
          }
        >
          {quote.slice(cue.start, cue.end)}
        </span>
        {quote.slice(cue.end)}
      </q>
      <Link
        href={draftPath(slug, draft)}
        className="block text-xs text-faint nums hover:text-ink hover:underline"
      >
        Draft {draft} ¶ {paragraph}
      </Link>
    </>
  );
}
