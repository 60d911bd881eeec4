"use client";

import { AskingForm } from "@/components/search/asking-form";
import { askAtOnce } from "@/components/search/form-address";
import { Select } from "@/components/ui/select";
import { LABELS } from "@/lib/ledger/claims/rules";
import type { QueueChoices, QueueFilter } from "@/lib/ledger/verdicts/queue";

/** Narrows the queue; what is chosen stands in the address and stays while one decides. */
export function QueueFilters({ filter, choices }: { filter: QueueFilter; choices: QueueChoices }) {
  const { scope, story = "", loggedBy, kind = "" } = filter;
  const stories = choices.stories.map(({ slug, headline, claims }) => ({
    value: slug,
    label: counted(headline, claims),
  }));
  const people = choices.people.map(({ id, name, claims }) => ({
    value: String(id),
    label: counted(name, claims),
  }));
  const kinds = choices.kinds.map(({ kind: one, claims }) => ({
    value: one,
    label: counted(LABELS.kind[one], claims),
  }));
  const person = loggedBy === undefined ? "" : String(loggedBy);
  return (
    <AskingForm
      action="/review"
      label="Narrow the queue"
      className="no-print flex flex-wrap gap-2 border-b border-rule px-4 py-2.5 sm:px-[1.375rem]"
    >
      <input type="hidden" name="scope" value={scope} />
      <Choose name="story" label="Story" none="Any story" value={story} options={stories} />
      <Choose
        name="by"
        label="Logged by"
        none="Logged by anybody"
        value={person}
        options={people}
      />
      <Choose name="kind" label="Kind" none="Any kind" value={kind} options={kinds} />
    </AskingForm>
  );
}

type Option = { value: string; label: string };

function Choose(props: {
  name: string;
  label: string;
  none: string;
  value: string;
  options: readonly Option[];
}) {
  const { name, label, none, value, options } = props;
  // What one has narrowed to stays a choice when nothing of it is left.
  const isThere = value === "" || options.some((option) => option.value === value);
  return (
    <Select
      key={value}
      name={name}
      aria-label={label}
      placeholder={none}
      defaultValue={value}
      onChange={askAtOnce}
      className="w-52 max-w-full"
      options={isThere ? options : [...options, { value, label: `${label}: nothing left (0)` }]}
    />
  );
}

function counted(name: string, claims: number): string {
  return `${name} (${claims.toLocaleString("en-GB")})`;
}
