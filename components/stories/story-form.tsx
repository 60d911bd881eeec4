"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { isEnter, sendForm } from "@/components/ui/field-keys";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import { useTimeZone } from "@/components/ui/time-zone";
import type { FieldFaults } from "@/lib/platform/errors";
import {
  DESK_LIMIT,
  HEADLINE_LIMIT,
  SLUG_LIMIT,
  slugFrom,
  STORY_STATUS_LABELS,
  STORY_STATUS_MOVES,
  type StoryStatus,
} from "@/lib/stories/rules";

/** What the fields hold, as typed. */
export type StoryDraft = {
  headline: string;
  slug: string;
  desk: string;
  deadline: string;
  note: string;
  restricted: boolean;
};

export type StoryFieldsProps = {
  draft: StoryDraft;
  onChange: (draft: StoryDraft) => void;
  faults: FieldFaults;
  desks: readonly string[];
  mayRestrict: boolean;
  /** On an existing story: where its status stands, and what was chosen. */
  status?: { from: StoryStatus; chosen: StoryStatus; onChange: (status: StoryStatus) => void };
};

/** The fields of a story, for making one and for editing it. */
export function StoryFields({ draft, onChange, faults, desks, ...rest }: StoryFieldsProps) {
  const zone = useTimeZone();
  const set = (patch: Partial<StoryDraft>) => onChange({ ...draft, ...patch });
  const isNew = rest.status === undefined;
  return (
    <div className="flex flex-col gap-4">
      <Field label="Headline" error={faults.headline}>
        <TextArea
          serif
          rows={1}
          required
          maxLength={HEADLINE_LIMIT}
          value={draft.headline}
          onChange={(event) => set({ headline: event.target.value })}
          onKeyDown={(event) => {
            // A headline has one line; Enter sends the form as in any other field.
            if (!isEnter(event)) return;
            event.preventDefault();
            sendForm(event.currentTarget.form);
          }}
        />
      </Field>
      <Field
        label="Slug"
        optional={isNew && !draft.restricted}
        error={faults.slug}
        hint={
          draft.restricted
            ? "Drawn at random while the story is restricted: one made of words could be found by trying."
            : isNew
              ? "The story’s short name in addresses. Left empty, it is made from the headline."
              : "The story’s short name in addresses. Links to the old address go on leading here."
        }
      >
        <TextInput
          value={draft.restricted && isNew ? "" : draft.slug}
          readOnly={draft.restricted}
          maxLength={SLUG_LIMIT}
          spellCheck={false}
          autoCapitalize="none"
          placeholder={
            isNew && !draft.restricted && draft.headline.trim()
              ? slugFrom(draft.headline)
              : undefined
          }
          onChange={(event) => set({ slug: event.target.value })}
        />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Desk" optional error={faults.desk}>
          <TextInput
            list="known-desks"
            value={draft.desk}
            maxLength={DESK_LIMIT}
            onChange={(event) => set({ desk: event.target.value })}
          />
        </Field>
        <datalist id="known-desks">
          {desks.map((desk) => (
            <option key={desk} value={desk} />
          ))}
        </datalist>
        <Field label="Deadline" optional error={faults.deadline} hint={`Newsroom time (${zone})`}>
          <TextInput
            type="datetime-local"
            value={draft.deadline}
            onChange={(event) => set({ deadline: event.target.value })}
          />
        </Field>
      </div>
      {rest.status ? <StatusField {...rest.status} fault={faults.status} /> : null}
      <Field
        label="Instructions"
        hint="For whoever logs and checks it; stands beside each verdict"
        optional
        error={faults.note}
      >
        <TextArea
          value={draft.note}
          maxLength={10_000}
          onChange={(event) => set({ note: event.target.value })}
        />
      </Field>
      {rest.mayRestrict ? (
        <Checkbox
          label="Restricted"
          hint="The story exists only for its members: nobody else, administrators included, finds it, its claims or its history."
          checked={draft.restricted}
          onChange={(event) => set({ restricted: event.target.checked })}
        />
      ) : null}
    </div>
  );
}

function StatusField({
  from,
  chosen,
  onChange,
  fault,
}: NonNullable<StoryFieldsProps["status"]> & { fault: string | undefined }) {
  const options = [from, ...STORY_STATUS_MOVES[from]];
  return (
    <Field label="Status" error={fault}>
      <Select<StoryStatus>
        value={chosen}
        onChange={(event) => {
          const next = options.find((status) => status === event.target.value);
          if (next) onChange(next);
        }}
        options={options.map((status) => ({ value: status, label: STORY_STATUS_LABELS[status] }))}
      />
    </Field>
  );
}
