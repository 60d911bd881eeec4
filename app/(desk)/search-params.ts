export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** One parameter's value; of several with one name the first, and "" for none. */
export function first(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? value[0] : value) ?? "";
}

/** The address with the parameters that have a value. */
export function hrefWith(path: string, params: Record<string, string | null | undefined>): string {
  const given = Object.entries(params).filter((entry): entry is [string, string] =>
    Boolean(entry[1]),
  );
  const query = new URLSearchParams(given).toString();
  return query === "" ? path : `${path}?${query}`;
}
