import clsx from "clsx";
import Link from "next/link";
import { Time } from "@/components/ui/time";
import type { Json } from "@/lib/audit/canonical";
import type { Changes } from "@/lib/audit/events";
import type { HistoryClaim, LoggedEvent } from "@/lib/audit/history";
import { eventSentence } from "./event-sentence";
import { freeTextOf } from "./free-text";
import { fieldName, valueText } from "./field-value";
import { plainQuote, sentenceParts } from "./plain-quote";

export type EventLineProps = {
  event: LoggedEvent;
  /** The claim that it is of, where events of several stand together. */
  claim?: HistoryClaim | null;
  /** Whether the claims are of several stories. */
  namesStory?: boolean;
};

/** One event in words: when, who, what, of which claim, and field by field what was and what is. */
export function EventLine({ event, claim = null, namesStory = false }: EventLineProps) {
  const changes = changesOf(event);
  const sentence = eventSentence(event);
  const isWorded = claim !== null && sentence.includes(plainQuote(claim.wording));
  return (
    <li className="keep-together grid grid-cols-[2.75rem_minmax(0,1fr)] gap-x-2 py-1.5">
      <Time at={event.at} format="time" className="pt-px text-xs leading-5 text-faint nums" />
      <div className="min-w-0">
        <p className="text-sm wrap-anywhere">
          {claim ? <ClaimRef claim={claim} namesStory={namesStory} /> : null}
          <bdi className="font-medium">{event.by}</bdi>{" "}
          {sentenceParts(sentence, freeTextOf(event)).map(({ text, isQuote }, index) =>
            isQuote ? <bdi key={index}>{text}</bdi> : text,
          )}
        </p>
        {claim && !isWorded ? (
          <p dir="auto" className="line-clamp-2 font-serif text-sm wrap-anywhere text-soft">
            {claim.wording}
          </p>
        ) : null}
        {changes ? <ChangeList changes={changes} /> : null}
      </div>
    </li>
  );
}

function ClaimRef({
  claim: { ref, slug },
  namesStory,
}: {
  claim: HistoryClaim;
  namesStory: boolean;
}) {
  return (
    <Link href={`/stories/${slug}/claims?open=${ref}`} className="link mr-1.5 nums">
      {namesStory ? `${slug} ${ref}` : ref}
    </Link>
  );
}

function changesOf(event: LoggedEvent): Changes | null {
  return "changes" in event.data ? event.data.changes : null;
}

function ChangeList({ changes }: { changes: Changes }) {
  const told = Object.entries(changes).filter(
    ([, { from, to }]) => !(isEmptyValue(from) && isEmptyValue(to)),
  );
  return (
    <dl className="mt-0.5 flex flex-wrap gap-x-4 gap-y-0.5 text-sm text-soft">
      {told.map(([field, { from, to }]) => (
        // A change from one value to another has a line to itself.
        <div
          key={field}
          className={clsx(
            "flex flex-wrap gap-x-1.5 wrap-anywhere",
            !isEmptyValue(from) && "basis-full",
          )}
        >
          <dt className="text-faint">{fieldName(field)}</dt>
          <dd className="m-0">
            {isEmptyValue(from) ? null : (
              <>
                <del className="text-faint">
                  <Value field={field} value={from} />
                </del>{" "}
                <span aria-hidden="true">→</span>{" "}
              </>
            )}
            <ins className="no-underline">
              {isEmptyValue(to) ? "nothing" : <Value field={field} value={to} />}
            </ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** An instant stands on the newsroom's clock; everything else in its own words. */
function Value({ field, value }: { field: string; value: Json }) {
  const isInstant =
    typeof value === "string" && field.endsWith("At") && !Number.isNaN(Date.parse(value));
  return isInstant ? <Time at={value} format="full" /> : <bdi>{valueText(field, value)}</bdi>;
}

function isEmptyValue(value: unknown): boolean {
  return value === null || value === "" || (Array.isArray(value) && value.length === 0);
}
