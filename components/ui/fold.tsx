"use client";

import clsx from "clsx";
import { useId, useRef, useState, type ReactNode } from "react";
import { Button } from "./button";
import { isEscape } from "./field-keys";
import { Icon } from "./icon";

/**
 * What a small window (or 200 % zoom) has no room for beside the page's own content: one button
 * that unfolds it below. On a roomy window there is no button and everything stands where it is.
 */
export function Fold({
  label,
  count = 0,
  className,
  children,
}: {
  label: string;
  /** How many of what is folded away are set. */
  count?: number;
  /** Of the content where it is unfolded or the window is roomy. */
  className?: string;
  children: ReactNode;
}) {
  const [isOpen, setIsOpen] = useState(false);
  const contentId = useId();
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <Button
        ref={button}
        aria-expanded={isOpen}
        aria-controls={contentId}
        onClick={() => setIsOpen(!isOpen)}
        className={clsx("no-print flex-none roomy:hidden", count > 0 && "text-accent!")}
      >
        {label}
        {count > 0 ? (
          <span className="nums">
            {count}
            <span className="sr-only"> set</span>
          </span>
        ) : null}
        <Icon name="down" className={clsx("size-3.5", isOpen && "rotate-180")} />
      </Button>
      <div
        id={contentId}
        onKeyDown={(event) => {
          // What is open within it goes first: it has taken the key.
          if (!isEscape(event) || event.defaultPrevented || !isOpen) return;
          if (event.target instanceof HTMLInputElement) return;
          event.preventDefault();
          setIsOpen(false);
          button.current?.focus();
        }}
        className={clsx(
          "min-w-0 small:basis-full",
          isOpen ? "" : "small:not-print:hidden",
          className,
        )}
      >
        {children}
      </div>
    </>
  );
}
