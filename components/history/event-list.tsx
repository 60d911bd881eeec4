import type { LiveAbout } from "@/components/live/live-refresh";
import { NewsWaits } from "@/components/live/news-waits";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { KeepInside, NAMES_WHATEVER_TERMS } from "@/components/ui/paper";
import { byDay } from "@/lib/audit/days";
import type { HistoryWithClaims } from "@/lib/audit/history";
import type { HistoryFilter } from "@/lib/audit/input";
import { env } from "@/lib/platform/env";
import { wallTimeOf } from "@/lib/platform/wall-time";
import { DaySection, dayInWords } from "./day-section";
import { EventLine } from "./event-line";
import { HistoryFilterBar, historyHref } from "./history-filter-bar";

type Props = {
  page: HistoryWithClaims;
  /** Whether events of several claims stand together, and of several stories. */
  spans: { claims: boolean; stories: boolean };
  filter: HistoryFilter;
  /** Who can be asked for; nobody, where left out. */
  people?: ReadonlyArray<{ id: number; name: string }>;
  /** The page's own address, without a question. */
  path: string;
  /** What of others' work comes to stand in it. */
  about: LiveAbout;
};

/** One page of a history by day, the latest first, narrowed as asked. Server only. */
export function EventList({ page, spans, filter, people = [], path, about }: Props) {
  const { timeZone } = env();
  const days = byDay(page.events, (at) => wallTimeOf(new Date(at), timeZone).slice(0, 10));
  const { before, ...narrowed } = filter;
  const isNarrowed = Object.keys(narrowed).length > 0;
  // Of one claim alone, its wording is said once.
  const [only] = spans.claims ? [] : Object.values(page.claims);
  const older = page.older === null ? null : historyHref(path, { ...filter, before: page.older });
  return (
    <>
      <KeepInside className="mx-4 my-3">{NAMES_WHATEVER_TERMS}</KeepInside>
      <HistoryFilterBar path={path} filter={filter} people={people} />
      {before === undefined ? <NewsWaits {...about} drawn={String(page.events[0]?.seq)} /> : null}
      {only ? (
        <p dir="auto" className="px-4 pt-3 font-serif text-wording wrap-anywhere sm:px-[1.375rem]">
          {only.wording}
        </p>
      ) : null}
      {days.map(({ day, entries }, index) => (
        <DaySection key={`${day} ${index}`} day={day} id={`day-${index}`}>
          <ol
            aria-label={`History, ${dayInWords(day)}`}
            className="max-w-[60rem] divide-y divide-rule px-4 sm:px-[1.375rem]"
          >
            {entries.map((event) => (
              <EventLine
                key={event.seq}
                event={event}
                claim={spans.claims ? page.claims[event.claimId ?? 0] : null}
                namesStory={spans.stories}
              />
            ))}
          </ol>
        </DaySection>
      ))}
      {days.length > 0 ? null : older ? (
        <EmptyState
          title="Nothing yet on this way back"
          next={<ButtonLink href={older}>Look further back</ButtonLink>}
        >
          The history is long, and little of it fits.
        </EmptyState>
      ) : (
        <EmptyState
          title={isNarrowed ? "Nothing in the history fits" : "Nothing has happened yet"}
          next={
            isNarrowed ? (
              <ButtonLink href={path}>Show the whole history</ButtonLink>
            ) : (
              "It fills by itself."
            )
          }
        >
          Whatever is done here stands in the history, with who did it and when.
        </EmptyState>
      )}
      <nav aria-label="Pages" className="no-print flex gap-2 px-4 py-4 sm:px-[1.375rem]">
        {before === undefined ? null : (
          <ButtonLink href={historyHref(path, narrowed)}>Latest</ButtonLink>
        )}
        {older && days.length > 0 ? <ButtonLink href={older}>Older</ButtonLink> : null}
      </nav>
    </>
  );
}
