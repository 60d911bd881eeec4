"use client";

import { useEffect, useEffectEvent, useState } from "react";
import { SearchInput } from "@/components/ui/search-input";
import { TEXT_LIMIT } from "@/lib/table/query";
import { useTablePlace } from "./table-place";

const PAUSE_MILLISECONDS = 250;

/** Searches as one types; Enter does not wait. The words stand in the address. */
export function SearchBox() {
  const { query, go } = useTablePlace();
  const [text, setText] = useState(query.text);
  const [addressed, setAddressed] = useState(query.text);
  const [isFocused, setIsFocused] = useState(false);

  // The address changed by itself (back, a saved view): follow, but never under typing hands.
  if (query.text !== addressed) {
    setAddressed(query.text);
    if (!isFocused) setText(query.text);
  }

  function search(next: string) {
    if (next.trim() !== query.text) go({ text: next.trim(), sort: null }, { replace: true });
  }

  const searchTyped = useEffectEvent(() => search(text));
  useEffect(() => {
    const timer = setTimeout(() => searchTyped(), PAUSE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [text]);

  return (
    <form
      role="search"
      className="min-w-0 flex-1 basis-72"
      onSubmit={(event) => {
        event.preventDefault();
        search(text);
      }}
    >
      <SearchInput
        label="Search claims, sources, notes"
        name="q"
        value={text}
        maxLength={TEXT_LIMIT}
        onFocus={() => setIsFocused(true)}
        onBlur={() => setIsFocused(false)}
        onChange={(event) => setText(event.target.value)}
      />
    </form>
  );
}
