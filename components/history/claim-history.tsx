import { byDay } from "@/lib/audit/days";
import type { LoggedEvent } from "@/lib/audit/history";
import { env } from "@/lib/platform/env";
import { wallTimeOf } from "@/lib/platform/wall-time";
import { dayInWords } from "./day-section";
import { EventLine } from "./event-line";

/** What happened to a claim, by day, newest first. Server only. */
export function ClaimHistory({ events }: { events: readonly LoggedEvent[] }) {
  const { timeZone } = env();
  const days = byDay(events, (at) => wallTimeOf(new Date(at), timeZone).slice(0, 10));
  return days.map(({ day, entries }, index) => (
    <div key={`${day} ${index}`} className="mb-2">
      <p className="border-b border-rule pb-0.5 text-xs text-faint nums">{dayInWords(day)}</p>
      <ol aria-label={`History, ${dayInWords(day)}`} className="divide-y divide-rule">
        {entries.map((event) => (
          <EventLine key={event.seq} event={event} />
        ))}
      </ol>
    </div>
  ));
}
