"use client";

import { Select } from "@/components/ui/select";
import { askAtOnce } from "./form-address";

type Props = {
  name: string;
  label: string;
  /** The words of no choice: "Any story". */
  none: string;
  value: string;
  options: ReadonlyArray<{ value: string; label: string }>;
};

/** One question of an AskingForm; choosing asks it at once. */
export function ChooseFilter({ name, label, none, value, options }: Props) {
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
      options={isThere ? options : [...options, { value, label: `${label}: nothing left` }]}
    />
  );
}
