import type { LoggedEvent } from "@/lib/audit/history";
import { EventLine } from "./event-line";

/** What happened to a claim, newest first. */
export function ClaimHistory({ events }: { events: readonly LoggedEvent[] }) {
  return (
    <ol className="divide-y divide-rule">
      {events.map((event) => (
        <EventLine key={event.seq} event={event} />
      ))}
    </ol>
  );
}
