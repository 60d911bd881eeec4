"use client";

import clsx from "clsx";
import Form from "next/form";
import Link from "next/link";
import { ChooseFilter } from "@/components/search/choose-filter";
import { Button } from "@/components/ui/button";
import { Icon, type IconName } from "@/components/ui/icon";
import { TextInput } from "@/components/ui/text-input";
import { LOG_GROUP_LABELS, LOG_GROUPS, type LogFilter, type LogGroup } from "@/lib/log/rules";

export type LogFilterBarProps = {
  filter: LogFilter;
  people: ReadonlyArray<{ id: number; name: string }>;
  stories: readonly string[];
};

const icons: Record<LogGroup, IconName> = {
  left: "upload",
  looks: "eye",
  "sign-ins": "key",
  changes: "edit",
};

/** The page's address under a filter; a place in the log belongs to the filter it was given for. */
function hrefOf({ before: _, ...filter }: LogFilter): string {
  const params = new URLSearchParams();
  const given: ReadonlyArray<[string, string | number | undefined]> = Object.entries(filter);
  for (const [name, value] of given) {
    if (value !== undefined) params.set(name, String(value));
  }
  const query = params.toString();
  return query === "" ? "/log" : `/log?${query}`;
}

/** What is asked of the log, all of it in the URL; works before any script has loaded. */
export function LogFilterBar({ filter, people, stories }: LogFilterBarProps) {
  const { group, person, story, from, to } = filter;
  return (
    <div className="no-print flex flex-wrap items-end gap-x-4 gap-y-2.5 border-b border-rule px-4 py-2.5 sm:px-[1.375rem]">
      <nav aria-label="Kinds of event" className="flex flex-wrap gap-1.5 py-1">
        {LOG_GROUPS.map((one) => (
          <Link
            key={one}
            href={hrefOf({ ...filter, group: one === group ? undefined : one })}
            aria-current={one === group ? "true" : undefined}
            className={clsx(
              "inline-flex min-h-6 items-center gap-1.5 rounded-full border px-2.5 text-sm leading-tight whitespace-nowrap",
              one === group
                ? "border-transparent bg-accent-soft text-accent"
                : "border-edge bg-surface text-soft hover:text-ink",
            )}
          >
            <Icon name={icons[one]} className="size-3.5" />
            {LOG_GROUP_LABELS[one]}
            {one === group ? <Icon name="close" className="size-3" /> : null}
            {one === group ? <span className="sr-only">, shown alone; show all again</span> : null}
          </Link>
        ))}
      </nav>
      <Form action="/log" role="search" className="flex min-w-0 flex-wrap items-end gap-2">
        {group ? <input type="hidden" name="group" value={group} /> : null}
        <ChooseFilter
          name="person"
          label="Person"
          none="Anybody"
          value={person === undefined ? "" : String(person)}
          className="w-40"
          options={people.map(({ id, name }) => ({ value: String(id), label: name }))}
        />
        <TextInput
          key={`story ${story ?? ""}`}
          name="story"
          aria-label="Story, by its slug"
          placeholder="Any story"
          defaultValue={story ?? ""}
          list="log-stories"
          maxLength={200}
          className="w-40!"
        />
        <datalist id="log-stories">
          {stories.map((slug) => (
            <option key={slug} value={slug} />
          ))}
        </datalist>
        <label className="flex items-center gap-1.5 text-sm text-soft">
          From
          <TextInput
            key={from}
            type="date"
            name="from"
            defaultValue={from ?? ""}
            className="w-36!"
          />
        </label>
        <label className="flex items-center gap-1.5 text-sm text-soft">
          to
          <TextInput key={to} type="date" name="to" defaultValue={to ?? ""} className="w-36!" />
        </label>
        <Button type="submit">Show</Button>
      </Form>
    </div>
  );
}
