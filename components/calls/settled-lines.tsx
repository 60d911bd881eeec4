import { Time } from "@/components/ui/time";
import { CALL_ANSWER_LABELS } from "@/lib/calls/rules";
import type { SettledLine } from "@/lib/calls/sheet";

/** What they have answered before; asked again only where the claim is worded otherwise since. */
export function SettledLines({ lines }: { lines: readonly SettledLine[] }) {
  if (lines.length === 0) return null;
  return (
    <section aria-label="Answered before" className="no-print px-4 pt-5 sm:px-[1.375rem]">
      <h2 className="text-xs font-semibold text-soft">Answered before</h2>
      <ul className="mt-2 flex flex-col gap-1.5 text-[0.8125rem] text-soft">
        {lines.map(({ claimId, ref, slug, question, answer, correction, at }) => (
          <li key={claimId} className="wrap-anywhere">
            <span className="text-faint nums">
              {slug} {ref}
            </span>{" "}
            <span dir="auto">{question}</span> · {CALL_ANSWER_LABELS[answer]},{" "}
            <Time at={at} format="date" />
            {correction ? <bdi className="font-serif text-ink">: {correction}</bdi> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
