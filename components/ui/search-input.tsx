"use client";

import clsx from "clsx";
import type { ComponentProps } from "react";
import { Icon } from "./icon";
import { Kbd } from "./kbd";

/** The page's search: `/` puts the cursor here. */
export function SearchInput({
  label,
  className,
  ...rest
}: Omit<ComponentProps<"input">, "type"> & { label: string }) {
  return (
    <span
      className={clsx(
        "control group flex items-center gap-2 py-0! focus-within:outline-2",
        className,
      )}
    >
      <Icon name="search" className="text-faint" />
      <input
        type="search"
        dir="auto"
        autoComplete="off"
        spellCheck={false}
        aria-label={label}
        aria-keyshortcuts="/"
        placeholder={label}
        data-page-search
        {...rest}
        className="min-w-0 flex-1 bg-transparent py-[0.3125rem] outline-none [&::-webkit-search-cancel-button]:hidden"
      />
      <Kbd className="group-focus-within:invisible max-sm:hidden">/</Kbd>
    </span>
  );
}
