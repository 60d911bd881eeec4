import { AskingForm } from "@/components/search/asking-form";
import { ChooseFilter } from "@/components/search/choose-filter";
import { Fold } from "@/components/ui/fold";
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
      className="no-print flex flex-wrap gap-2 border-b border-rule px-4 py-2.5 sm:px-[1.375rem] small:py-1.5"
    >
      <input type="hidden" name="scope" value={scope} />
      <Fold
        label="Filter"
        count={[story, person, kind].filter((set) => set !== "").length}
        className="flex flex-wrap gap-2 roomy:contents"
      >
        <ChooseFilter name="story" label="Story" none="Any story" value={story} options={stories} />
        <ChooseFilter
          name="by"
          label="Logged by"
          none="Logged by anybody"
          value={person}
          options={people}
        />
        <ChooseFilter name="kind" label="Kind" none="Any kind" value={kind} options={kinds} />
      </Fold>
    </AskingForm>
  );
}

function counted(name: string, claims: number): string {
  return `${name} (${claims.toLocaleString("en-GB")})`;
}
