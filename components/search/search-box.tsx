"use client";

import clsx from "clsx";
import Form from "next/form";
import { useEffect, useEffectEvent, useRef, useState, type ReactNode } from "react";
import { SEARCH_LIMIT, searchTextOf } from "@/lib/text/search-terms";
import { isEscape } from "@/components/ui/field-keys";
import { SearchInput } from "@/components/ui/search-input";

const PAUSE_MILLISECONDS = 250;

export type SearchBoxProps = {
  label: string;
  /** The page's path: before its script runs, the form sends there what it holds. */
  action: string;
  /** What is searched for, as the address says. */
  text: string;
  /** Called where the words differ from those in the address; with all that the form holds. */
  onSearch: (text: string, form: HTMLFormElement) => void;
  /** Other questions of the same form; each asks by submitting it. */
  children?: ReactNode;
  /** For those: the form was sent although the words are the same. */
  onSubmit?: (form: HTMLFormElement) => void;
  className?: string;
};

/**
 * The search of a list, the same on every page: `/` goes there, it searches as one types and at
 * once with Enter, the words stand in the address as `q`, and Escape empties it, then leaves it.
 */
export function SearchBox({ label, action, text: addressed, className, ...props }: SearchBoxProps) {
  const [text, setText] = useState(addressed);
  const [followed, setFollowed] = useState(addressed);
  const [isFocused, setIsFocused] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  // The address changed by itself (back, a saved view): follow, but never under typing hands.
  if (addressed !== followed) {
    setFollowed(addressed);
    if (!isFocused) setText(addressed);
  }

  function search(typed: string): boolean {
    const next = searchTextOf(typed);
    if (next === addressed || !form.current) return false;
    props.onSearch(next, form.current);
    return true;
  }

  const searchTyped = useEffectEvent(() => search(text));
  useEffect(() => {
    const timer = setTimeout(() => searchTyped(), PAUSE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [text]);

  return (
    <Form
      ref={form}
      action={action}
      role="search"
      className={clsx("min-w-0", className)}
      onSubmit={(event) => {
        event.preventDefault();
        if (!search(text)) props.onSubmit?.(event.currentTarget);
      }}
    >
      <SearchInput
        label={label}
        name="q"
        value={text}
        maxLength={SEARCH_LIMIT}
        className="min-w-0 flex-1 basis-40 roomy:basis-56"
        onFocus={() => setIsFocused(true)}
        onBlur={() => setIsFocused(false)}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (!isEscape(event)) return;
          event.preventDefault();
          if (text === "") event.currentTarget.blur();
          else setText("");
        }}
      />
      {props.children}
    </Form>
  );
}
