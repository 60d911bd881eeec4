import Link from "next/link";
import { Time } from "@/components/ui/time";
import type { Json } from "@/lib/audit/canonical";
import type { Changes } from "@/lib/audit/events";
import type { LoggedEvent } from "@/lib/audit/history";
import { eventSentence, fieldName, valueText } from "./event-sentence";

export type EventLineProps = {
  event: LoggedEvent;
  /** Names the claim, where events of several stand together. */
  withRef?: boolean;
  /** Where a claim opens, to be followed by its ref. */
  claimHref?: string | undefined;
};

/** One event in words: who, what, when, and field by field what was and what is. */
export function EventLine({ event, withRef, claimHref }: EventLineProps) {
  const changes = changesOf(event);
  return (
    <li className="keep-together py-1.5">
      <p className="text-sm wrap-anywhere">
        {withRef && "ref" in event.data ? <ClaimRef of={event.data.ref} href={claimHref} /> : null}
        <span className="font-medium">{event.by}</span> {eventSentence(event)}{" "}
        <Time at={event.at} className="text-xs text-faint" />
      </p>
      {changes ? <ChangeList changes={changes} /> : null}
    </li>
  );
}

function ClaimRef({ of: ref, href }: { of: string; href: string | undefined }) {
  return (
    <span className="mr-1.5 text-faint nums">
      {href ? (
        <Link href={`${href}${ref}`} className="link">
          {ref}
        </Link>
      ) : (
        ref
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
    <dl className="mt-0.5 flex flex-col gap-0.5 text-sm text-soft">
      {told.map(([field, { from, to }]) => (
        <div key={field} className="flex flex-wrap gap-x-1.5 wrap-anywhere">
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
