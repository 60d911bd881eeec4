import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { KeepInside, NAMES_WHATEVER_TERMS } from "@/components/ui/paper";
import type { HistoryPage } from "@/lib/audit/history";
import { EventLine, type ClaimLink } from "./event-line";

/** One page of a history, the latest first, with the way to what came before. */
export function EventList({
  page,
  href,
  isFirst,
  claimLink,
}: {
  page: HistoryPage;
  /** The page's own address, without a place in the log. */
  href: string;
  isFirst: boolean;
  claimLink: ClaimLink;
}) {
  if (page.events.length === 0) return <EmptyState title="Nothing has happened yet" />;
  return (
    <div className="max-w-[60rem] px-4 py-4 sm:px-[1.375rem]">
      <KeepInside className="mb-3">{NAMES_WHATEVER_TERMS}</KeepInside>
      <ol aria-label="History" className="divide-y divide-rule">
        {page.events.map((event) => (
          <EventLine key={event.seq} event={event} claimLink={claimLink} />
        ))}
      </ol>
      <nav aria-label="Pages" className="no-print mt-4 flex gap-2">
        {isFirst ? null : <ButtonLink href={href}>Latest</ButtonLink>}
        {page.older === null ? null : (
          <ButtonLink href={`${href}?before=${page.older}`}>Older</ButtonLink>
        )}
      </nav>
    </div>
  );
}
