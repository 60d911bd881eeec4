"use client";

import { useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { SectionHeading } from "@/components/ui/section-heading";
import { Select } from "@/components/ui/select";
import {
  AUDIENCE_LABELS,
  AUDIENCES,
  DOCUMENT_FORMS,
  DOCUMENT_KINDS,
  DOCUMENT_LABELS,
  FORM_LABELS,
  leftOutWords,
  mayHoldNames,
  type Audience,
  type DocumentKind,
} from "@/lib/documents/rules";

const KINDS = DOCUMENT_KINDS.map((value) => ({ value, label: DOCUMENT_LABELS[value] }));
const READERS = AUDIENCES.map((value) => ({ value, label: AUDIENCE_LABELS[value] }));

type Props = {
  slug: string;
  /** Whether this person may have sources named that are not on the record. */
  mayName: boolean;
  onTaken: () => void;
};

/** A document of the story: which, for whom, in which form; the audience decides what is left out. */
export function DocumentChoice({ slug, mayName, onTaken }: Props) {
  const [kind, setKind] = useState<DocumentKind>("annotated_draft");
  const [audience, setAudience] = useState<Audience>("editor");
  const [withNames, setWithNames] = useState(false);
  const isNaming = withNames && mayName && mayHoldNames(audience);
  const leaving = isNaming ? "with_names" : "under_terms";
  return (
    <section aria-label="Documents">
      <SectionHeading level={3}>Documents</SectionHeading>
      <div className="grid gap-2">
        <Field label="Document">
          <Select
            value={kind}
            options={KINDS}
            onChange={(event) => setKind(event.target.value as DocumentKind)}
          />
        </Field>
        <Field label="For">
          <Select
            value={audience}
            options={READERS}
            onChange={(event) => setAudience(event.target.value as Audience)}
          />
        </Field>
        {mayName && mayHoldNames(audience) ? (
          <Checkbox
            className="text-sm"
            label="Name sources not on the record in it"
            hint="The log says that you took them."
            checked={withNames}
            onChange={(event) => setWithNames(event.target.checked)}
          />
        ) : null}
      </div>
      <ul className="my-3 grid grid-cols-3 gap-2">
        {DOCUMENT_FORMS.map((form) => (
          <li key={form}>
            <a
              href={`/api/v1/stories/${slug}/documents/${kind}?form=${form}&audience=${audience}${isNaming ? "&names=yes" : ""}`}
              onClick={onTaken}
              className="flex h-full items-center gap-1.5 rounded-md border border-edge px-2 py-1.5 text-sm font-medium hover:bg-sunk"
            >
              <Icon name="download" className="text-accent" />
              {FORM_LABELS[form].split(",")[0]}
            </a>
          </li>
        ))}
      </ul>
      {leftOutWords(audience, leaving).map((words) => (
        <p key={words} className="mt-1 text-xs text-soft">
          {words}
        </p>
      ))}
    </section>
  );
}
