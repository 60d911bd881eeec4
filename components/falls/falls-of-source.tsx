import { SectionHeading } from "@/components/ui/section-heading";
import { Time } from "@/components/ui/time";
import { fallWords } from "@/lib/ledger/falls/rules";
import type { SourceView } from "@/lib/ledger/sources/source-page";

/** When and why a source fell, the latest first. */
export function FallsOfSource({ source }: { source: SourceView }) {
  return (
    <aside aria-label="Why it fell" className="wide:border-l wide:border-rule wide:pl-6">
      <SectionHeading level={2} isFirst>
        Why it fell
      </SectionHeading>
      <ul className="flex flex-col gap-3 text-table">
        {source.falls.map((fall) => (
          <li key={fall.id}>
            <p className="font-strong first-letter:uppercase">{fallWords(fall)}</p>
            {fall.reason ? (
              <p dir="auto" className="wrap-anywhere whitespace-pre-wrap">
                {fall.reason}
              </p>
            ) : (
              <p className="text-soft">No reason was given.</p>
            )}
            <p dir="auto" className="text-xs text-faint">
              {fall.by}, <Time at={fall.at} />
            </p>
          </li>
        ))}
      </ul>
    </aside>
  );
}
