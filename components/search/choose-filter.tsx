"use client";

import clsx from "clsx";
import { Select } from "@/components/ui/select";
import { askAtOnce } from "./form-address";

type Props = {
  name: string;
  label: string;
  /** The words of no choice: "Any story". */
  none: string;
  value: string;
  options: ReadonlyArray<{ value: string; label: string }>;
  className?: string;
};

/** One question of a form whose answer is a page (AskingForm, ListSearch); choosing asks it at once. */
export function ChooseFilter({ name, label, none, value, options, className }: Props) {
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
      className={clsx("max-w-full", className ?? "w-52")}
      options={isThere ? options : [...options, { value, label: `${label}: nothing left` }]}
    />
  );
}
