"use client";

import { useRouter } from "next/navigation";
import { addressOf } from "./form-address";
import { SearchBox, type SearchBoxProps } from "./search-box";

/** The search of a list that the server draws: whatever its form holds becomes the address. */
export function ListSearch({ action, ...rest }: Omit<SearchBoxProps, "onSearch" | "onSubmit">) {
  const router = useRouter();
  return (
    <SearchBox
      {...rest}
      action={action}
      // While one types, no step is left to go back to.
      onSearch={(text, form) =>
        router.replace(addressOf(action, form, { q: text }), { scroll: false })
      }
      onSubmit={(form) => router.push(addressOf(action, form), { scroll: false })}
    />
  );
}
