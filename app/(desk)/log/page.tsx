import type { Metadata } from "next";
import { LogDays } from "@/components/log/log-days";
import { LogFilterBar } from "@/components/log/log-filter-bar";
import { NewsWaits } from "@/components/live/news-waits";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { requireReader } from "@/lib/access/session";
import { foldLog } from "@/lib/log/fold";
import { readLogFilter } from "@/lib/log/input";
import { readLog, readLogChoices, readLogHead } from "@/lib/log/queries";
import { env } from "@/lib/platform/env";
import { wallTimeOf } from "@/lib/platform/wall-time";
import { orNotFound } from "../or-not-found";
import { first, hrefWith, type SearchParams } from "../search-params";

export const metadata: Metadata = { title: "Log" };

/** What happened in the newsroom, for administrators: who did what, when, and what left. */
export default async function LogPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await requireReader("log.read");
  const params = await searchParams;
  const asked = {
    group: first(params.group),
    person: first(params.person),
    story: first(params.story),
    from: first(params.from),
    to: first(params.to),
    before: first(params.before),
  };
  const { filter, notUnderstood } = readLogFilter(asked);
  const [page, choices, head] = await Promise.all([
    orNotFound(readLog(actor, filter)),
    orNotFound(readLogChoices(actor)),
    orNotFound(readLogHead(actor)),
  ]);
  const { timeZone } = env();
  const wall = (at: string) => wallTimeOf(new Date(at), timeZone);
  const days = foldLog(page.entries, (at) => wall(at).slice(0, 10));
  const { before, ...narrowed } = filter;
  const isNarrowed = Object.keys(narrowed).length > 0;
  const hrefOf = (place: number | null) =>
    hrefWith("/log", {
      ...{ group: filter.group, person: filter.person?.toString(), story: filter.story },
      ...{ from: filter.from, to: filter.to, before: place?.toString() },
    });

  return (
    <>
      <PageHeader
        title="Log"
        meta={
          head ? (
            <>
              <span>
                Head <span className="text-ink nums">{head.seq.toLocaleString("en-GB")}</span>
              </span>
              <code className="text-xs break-all text-ink nums select-all">{head.hash}</code>
              <span className="basis-full text-xs text-faint">
                Kept elsewhere, the head shows later that nothing was cut off. This page shows the
                log; whether its chain is whole is checked by <code>sourceline audit verify</code>.
              </span>
            </>
          ) : null
        }
      />
      <LogFilterBar filter={filter} people={choices.people} stories={choices.stories} />
      {notUnderstood.length > 0 ? (
        <p
          role="status"
          className="border-b border-rule px-4 py-2 text-sm text-soft sm:px-[1.375rem]"
        >
          Left out, because it could not be understood: {notUnderstood.join(", ")}.
        </p>
      ) : null}
      {before === undefined ? <NewsWaits any="all" drawn={String(page.entries[0]?.seq)} /> : null}
      {days.length > 0 ? (
        <LogDays
          days={days}
          clock={(at) => wall(at).slice(11)}
          startsWithin={before !== undefined}
          endsWithin={page.older !== null}
        />
      ) : page.older !== null ? (
        <EmptyState
          title="Nothing yet on this way back"
          next={<ButtonLink href={hrefOf(page.older)}>Look further back</ButtonLink>}
        >
          The log is long, and little of it fits: it was looked through down to event{" "}
          {page.older.toLocaleString("en-GB")}.
        </EmptyState>
      ) : (
        <EmptyState
          title={isNarrowed ? "Nothing in the log fits" : "Nothing has happened yet"}
          next={
            <ButtonLink href={isNarrowed ? "/log" : "/"}>
              {isNarrowed ? "Show the whole log" : "Go to your desk"}
            </ButtonLink>
          }
        >
          What anybody does in the newsroom stands here, newest first, and is never changed.
        </EmptyState>
      )}
      <nav
        aria-label="Pages"
        className="no-print flex flex-wrap items-center gap-3 px-4 py-4 text-sm text-faint sm:px-[1.375rem]"
      >
        {before === undefined ? null : <ButtonLink href={hrefOf(null)}>Latest</ButtonLink>}
        {page.older === null || days.length === 0 ? null : (
          <ButtonLink href={hrefOf(page.older)}>Older</ButtonLink>
        )}
        {isNarrowed ? (
          <span>Stories that you are not a member of answer no filter but that of days.</span>
        ) : null}
      </nav>
    </>
  );
}
