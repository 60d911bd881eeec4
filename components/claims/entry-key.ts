/**
 * A key for one entry: sent along with it and again with every retry, so that a lost answer
 * cannot log a claim twice. Made of random values, because crypto.randomUUID is missing where
 * the newsroom's server is reached without HTTPS.
 */
export function newEntryKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0"));
  hex[6] = `4${hex[6]?.slice(1) ?? "0"}`;
  hex[8] = `8${hex[8]?.slice(1) ?? "0"}`;
  const part = (from: number, to: number) => hex.slice(from, to).join("");
  return [part(0, 4), part(4, 6), part(6, 8), part(8, 10), part(10, 16)].join("-");
}
