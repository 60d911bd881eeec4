"use client";

import clsx from "clsx";
import type { ComponentProps } from "react";
import { useFieldControl } from "./field";
import { Icon } from "./icon";

export type Choice<Value extends string = string> = {
  value: Value;
  label: string;
  disabled?: boolean;
};

export type SelectProps<Value extends string> = Omit<ComponentProps<"select">, "children"> & {
  options: readonly Choice<Value>[];
  /** The words of the empty choice; without it the first option is the default. */
  placeholder?: string;
};

/** A native select: the platform's own list, by keyboard and by thumb. */
export function Select<Value extends string>({
  options,
  placeholder,
  className,
  ...rest
}: SelectProps<Value>) {
  const tie = useFieldControl(rest);
  return (
    <span className={clsx("relative block min-w-0", className)}>
      <select
        {...rest}
        {...tie}
        className="control appearance-none truncate pr-7! [&:has(>option[value='']:checked)]:text-faint"
      >
        {placeholder === undefined ? null : <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <Icon
        name="down"
        className="pointer-events-none absolute top-1/2 right-2 -translate-y-1/2 text-faint"
      />
    </span>
  );
}
