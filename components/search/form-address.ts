import type { ChangeEvent } from "react";

/** The address that asks what a form holds; empty fields ask nothing. */
export function addressOf(
  action: string,
  form: HTMLFormElement,
  instead: Readonly<Record<string, string>> = {},
): string {
  const params = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    const given = instead[name] ?? value;
    if (typeof given === "string" && given !== "") params.set(name, given);
  }
  const query = params.toString();
  return query === "" ? action : `${action}?${query}`;
}

/** For a choice in such a form: it asks at once. */
export function askAtOnce(event: ChangeEvent<HTMLSelectElement>): void {
  event.currentTarget.form?.requestSubmit();
}
