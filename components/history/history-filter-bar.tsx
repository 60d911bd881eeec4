import Link from "next/link";
import { Icon } from "@/components/ui/icon";
import type { HistoryFilter } from "@/lib/audit/input";
import { EVENT_SUBJECT_LABELS, EVENT_SUBJECTS } from "@/lib/audit/subjects";
import { ChooseFilter } from "@/components/search/choose-filter";
import { AskingForm } from "@/components/search/asking-form";

type Props = {
  path: string;
  filter: HistoryFilter;
  people: ReadonlyArray<{ id: number; name: string }>;
};

/** The history's address under a filter. */
export function historyHref(path: string, filter: HistoryFilter): string {
  const { claim, person, about, before } = filter;
  const params = new URLSearchParams({
    ...(claim !== undefined && { claim: `C${claim}` }),
    ...(person !== undefined && { person: String(person) }),
    ...(about !== undefined && { about }),
    ...(before !== undefined && { before: String(before) }),
  });
  const query = params.toString();
  return query === "" ? path : `${path}?${query}`;
}

/** What is asked of a history, all of it in the address. */
export function HistoryFilterBar({ path, filter, people }: Props) {
  const { claim, person, about, ...rest } = filter;
  return (
    <AskingForm
      action={path}
      label="Narrow the history"
      className="no-print flex flex-wrap items-center gap-2 border-b border-rule px-4 py-2.5 sm:px-[1.375rem]"
    >
      {claim === undefined ? null : (
        <>
          <input type="hidden" name="claim" value={`C${claim}`} />
          <Link
            href={historyHref(path, {
              ...rest,
              ...(person !== undefined && { person }),
              ...(about !== undefined && { about }),
            })}
            className="inline-flex min-h-6 items-center gap-1.5 rounded-full bg-accent-soft px-2.5 text-sm text-accent"
          >
            C{claim} alone
            <Icon name="close" className="size-3" />
            <span className="sr-only">; show all claims again</span>
          </Link>
        </>
      )}
      {people.length === 0 ? null : (
        <ChooseFilter
          name="person"
          label="Person"
          none="Anybody"
          value={person === undefined ? "" : String(person)}
          options={people.map(({ id, name }) => ({ value: String(id), label: name }))}
        />
      )}
      <ChooseFilter
        name="about"
        label="About what"
        none="Everything"
        value={about ?? ""}
        options={EVENT_SUBJECTS.map((subject) => ({
          value: subject,
          label: EVENT_SUBJECT_LABELS[subject],
        }))}
      />
    </AskingForm>
  );
}
