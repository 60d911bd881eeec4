import clsx from "clsx";
import Link from "next/link";
import { Time } from "@/components/ui/time";
import type { Json } from "@/lib/audit/canonical";
import type { Changes } from "@/lib/audit/events";
import type { LoggedEvent } from "@/lib/audit/history";
import { eventSentence, fieldName, valueText } from "./event-sentence";

export type EventLineProps = {
  event: LoggedEvent;
  /** Names the claim, and leads to it, where events of several stand together. */
  claimLink?: ClaimLink;
};

export type ClaimLink = (event: LoggedEvent, ref: string) => { label: string; href?: string };

/** One event in words: who, what, when, and field by field what was and what is. */
export function EventLine({ event, claimLink }: EventLineProps) {
  const changes = changesOf(event);
  const ref = "ref" in event.data ? event.data.ref : undefined;
  return (
    <li className="keep-together py-1.5">
      <p className="text-sm wrap-anywhere">
        {claimLink && ref !== undefined ? <ClaimRef {...claimLink(event, ref)} /> : null}
        <span className="font-medium">{event.by}</span> {eventSentence(event)}{" "}
        <Time at={event.at} className="text-xs text-faint" />
      </p>
      {changes ? <ChangeList changes={changes} /> : null}
    </li>
  );
}

function ClaimRef({ label, href }: { label: string; href?: string }) {
  return (
    <span className="mr-1.5 text-faint nums">
      {href ? (
        <Link href={href} className="link">
          {label}
        </Link>
      ) : (
        label
      )}
    </span>
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
  return isInstant ? <Time at={value} format="full" /> : valueText(field, value);
}

function isEmptyValue(value: unknown): boolean {
  return value === null || value === "" || (Array.isArray(value) && value.length === 0);
}
