"use client";

import clsx from "clsx";
import type { ComponentProps } from "react";
import { useFieldControl } from "./field";

/** Grows with what is typed, from `rows` up. `serif` for wording, quotes and draft text. */
export function TextArea({
  className,
  serif,
  ...rest
}: ComponentProps<"textarea"> & { serif?: boolean }) {
  const tie = useFieldControl(rest);
  return (
    <textarea
      rows={3}
      dir="auto"
      {...rest}
      {...tie}
      className={clsx(
        "control block field-sizing-content max-h-[60dvh] resize-y",
        serif && "font-serif text-wording",
        className,
      )}
    />
  );
}
