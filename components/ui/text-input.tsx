"use client";

import clsx from "clsx";
import type { ComponentProps } from "react";
import { useFieldControl } from "./field";

export function TextInput({ className, ...rest }: ComponentProps<"input">) {
  const tie = useFieldControl(rest);
  return (
    <input
      type="text"
      dir="auto"
      autoComplete="off"
      {...rest}
      {...tie}
      className={clsx("control", className)}
    />
  );
}
