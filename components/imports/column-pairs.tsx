"use client";

import { Icon } from "@/components/ui/icon";
import { Field } from "@/components/ui/field";
import { LevelMark } from "@/components/claims/level-mark";
import { Select } from "@/components/ui/select";
import {
  FIELD_LABELS,
  IMPORT_FIELDS,
  type ColumnMapping,
  type ImportField,
} from "@/lib/imports/tables/fields";
import { withField } from "@/lib/imports/tables/find-mapping";
import { ENCODINGS } from "@/lib/text/import/readings";
import { DELIMITER_CHOICES, whereItStands } from "./import-words";
import type { Choices, Preview } from "./use-import";

type Props = {
  preview: Preview;
  choices: Choices;
  isLocked: boolean;
  onChange: (choices: Choices) => void;
};

const FIELD_CHOICES = IMPORT_FIELDS.map((field) => ({ value: field, label: FIELD_LABELS[field] }));

/** Each column of the file beside what it is here; what was found out can be put right. */
export function ColumnPairs({ preview, choices, isLocked, onChange }: Props) {
  const { columns, fields, ratings } = preview.found;
  const pick = (index: number, field: ImportField | null) => {
    const next: ColumnMapping = withField(fields, index, field);
    onChange({ ...choices, fields: next.map((each) => each ?? "").join(",") });
  };
  return (
    <section aria-labelledby="columns-heading">
      <h2 id="columns-heading" className="text-sm font-semibold">
        Columns
      </h2>
      <p dir="auto" className="mb-1 text-sm text-soft">
        {whereItStands(preview)}
      </p>
      <ul>
        {columns.map(({ name, sample, filled, isHidden }, index) => (
          <li key={name} className="border-b border-rule py-2">
            <div className="grid grid-cols-[minmax(0,1fr)_14px_148px] items-start gap-x-2">
              <div className="min-w-0">
                <b dir="auto" className="block truncate text-sm font-strong">
                  {name}
                  {isHidden ? <span className="font-normal text-faint"> (hidden)</span> : null}
                </b>
                <span dir="auto" className="block truncate font-serif text-sm text-soft">
                  {filled === 0 ? "empty" : sample}
                </span>
              </div>
              <Icon name="right" className="mt-2 size-3.5 text-faint" />
              <Select
                aria-label={`What “${name}” is`}
                placeholder="Leave out"
                options={FIELD_CHOICES}
                value={fields[index] ?? ""}
                disabled={isLocked}
                onChange={({ target }) =>
                  pick(index, IMPORT_FIELDS.find((field) => field === target.value) ?? null)
                }
              />
            </div>
            {fields[index] === "verification" ? <Ratings ratings={ratings} /> : null}
          </li>
        ))}
      </ul>
      <HowItIsRead {...{ preview, choices, isLocked, onChange }} />
    </section>
  );
}

/** A rating of somebody else's is a note of it, whatever its words. */
function Ratings({ ratings }: { ratings: Preview["found"]["ratings"] }) {
  return (
    <div className="mt-1.5 text-sm text-soft">
      <ul>
        {ratings.map(({ text, rows }) => (
          <li key={text} dir="auto" className="wrap-anywhere">
            <q className="font-serif text-ink italic">{text}</q>: a note on {rows}
          </li>
        ))}
      </ul>
      <p className="mt-0.5 flex flex-wrap items-center gap-x-1.5">
        Never a level. All stay <LevelMark level="unverified" />
      </p>
    </div>
  );
}

const DAY_CHOICES = [
  { value: "day-first", label: "Day first: 3/5 is 3 May" },
  { value: "month-first", label: "Month first: 3/5 is 5 March" },
];

function HowItIsRead({ preview, choices, isLocked, onChange }: Props) {
  const { found } = preview;
  const set = (name: keyof Choices, value: string) => {
    // What stood for the columns of another reading stands for those of this one no more.
    const { [name]: _before, fields: _fields, ...rest } = choices;
    onChange(value === "" ? rest : { ...rest, [name]: value });
  };
  const encodings = Object.entries(ENCODINGS).map(([value, label]) => ({ value, label }));
  const sheets = [found.sheet, ...found.otherSheets].map((name) => ({ value: name, label: name }));
  return (
    <div className="mt-3 grid gap-2">
      {found.isEncodingSure ? null : (
        <p role="note" className="text-sm text-warn">
          The file does not say how its characters are written. Look whether the rows read right, or
          choose another encoding.
        </p>
      )}
      {found.encoding === null ? null : (
        <Field label="Encoding">
          <Select
            options={encodings}
            value={found.encoding}
            disabled={isLocked}
            onChange={({ target }) => set("encoding", target.value)}
          />
        </Field>
      )}
      {found.delimiter === null ? null : (
        <Field label="Separator">
          <Select
            options={DELIMITER_CHOICES}
            value={found.delimiter}
            disabled={isLocked}
            onChange={({ target }) => set("delimiter", target.value)}
          />
        </Field>
      )}
      {found.otherSheets.length === 0 ? null : (
        <Field label="Sheet">
          <Select
            options={sheets}
            value={found.sheet}
            disabled={isLocked}
            onChange={({ target }) => set("sheet", target.value)}
          />
        </Field>
      )}
      <Field label="Days">
        <Select
          options={DAY_CHOICES}
          placeholder="As the column’s own days show"
          value={choices.days ?? ""}
          disabled={isLocked}
          onChange={({ target }) => set("days", target.value)}
        />
      </Field>
    </div>
  );
}
