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
  /** Looks like words until it is pointed at or has the focus: for many in a list. */
  quiet?: boolean;
};

/** A native select: the platform's own list, by keyboard and by thumb. */
export function Select<Value extends string>({
  options,
  placeholder,
  quiet = false,
  className,
  ...rest
}: SelectProps<Value>) {
  const tie = useFieldControl(rest);
  return (
    <span className={clsx("relative block min-w-0", className)}>
      <select
        {...rest}
        {...tie}
        className={clsx(
          "control appearance-none truncate [&:has(>option[value='']:checked)]:text-faint",
          quiet
            ? "field-sizing-content border-transparent! bg-transparent! py-0.5! pr-4! pl-1.5! text-xs text-soft! hover:border-edge!"
            : "pr-7!",
        )}
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
        className={clsx(
          "pointer-events-none absolute top-1/2 -translate-y-1/2 text-faint",
          quiet ? "right-0.5 size-3" : "right-2",
        )}
      />
    </span>
  );
}
