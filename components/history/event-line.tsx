import { Time } from "@/components/ui/time";
import type { Changes } from "@/lib/audit/events";
import type { LoggedEvent } from "@/lib/claims/history";
import { eventSentence, fieldName, valueText } from "./event-sentence";

/** One event in words: who, what, when, and field by field what was and what is. */
export function EventLine({ event, withRef }: { event: LoggedEvent; withRef?: boolean }) {
  const changes = changesOf(event);
  const ref = "ref" in event.data && withRef ? `${event.data.ref}: ` : "";
  return (
    <li className="keep-together py-1.5">
      <p className="text-sm wrap-anywhere">
        {ref}
        <span className="font-medium">{event.by}</span> {eventSentence(event)}{" "}
        <Time at={event.at} className="text-xs text-faint" />
      </p>
      {changes ? <ChangeList changes={changes} /> : null}
    </li>
  );
}

function changesOf(event: LoggedEvent): Changes | null {
  return "changes" in event.data ? event.data.changes : null;
}

function ChangeList({ changes }: { changes: Changes }) {
  return (
    <dl className="mt-0.5 flex flex-col gap-0.5 text-sm text-soft">
      {Object.entries(changes).map(([field, { from, to }]) => (
        <div key={field} className="flex flex-wrap gap-x-1.5 wrap-anywhere">
          <dt className="text-faint">{fieldName(field)}</dt>
          <dd className="m-0">
            {isEmptyValue(from) ? null : (
              <>
                <del className="text-faint">{valueText(field, from)}</del>{" "}
                <span aria-hidden="true">→</span>{" "}
              </>
            )}
            <ins className="no-underline">
              {isEmptyValue(to) ? "nothing" : valueText(field, to)}
            </ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function isEmptyValue(value: unknown): boolean {
  return value === null || value === "" || (Array.isArray(value) && value.length === 0);
}
