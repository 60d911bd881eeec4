"use client";

import { useRouter } from "next/navigation";
import type { ChangeEvent } from "react";
import { SearchBox, type SearchBoxProps } from "./search-box";

/** The search of a list that the server draws: whatever its form holds becomes the address. */
export function ListSearch({ action, ...rest }: Omit<SearchBoxProps, "onSearch" | "onSubmit">) {
  const router = useRouter();
  const addressOf = (form: HTMLFormElement, text?: string) => {
    const params = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      const given = name === "q" && text !== undefined ? text : value;
      if (typeof given === "string" && given !== "") params.set(name, given);
    }
    const query = params.toString();
    return query === "" ? action : `${action}?${query}`;
  };
  return (
    <SearchBox
      {...rest}
      action={action}
      // While one types, no step is left to go back to.
      onSearch={(text, form) => router.replace(addressOf(form, text), { scroll: false })}
      onSubmit={(form) => router.push(addressOf(form), { scroll: false })}
    />
  );
}

/** For a choice in such a form: it asks at once. */
export function askAtOnce(event: ChangeEvent<HTMLSelectElement>): void {
  event.currentTarget.form?.requestSubmit();
}
