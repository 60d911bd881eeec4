/** Which of the rows that are ready go to the server together. Pure. */
import { MANY_LIMIT } from "../rules";
import type { ClaimToLog, SentSlice } from "./sheet";

/** UTF-16 units of JSON that stay below the 2 MB that a request may have, whatever the script. */
const UNITS_AT_ONCE = 600_000;

/** The first of them: as many as one command takes, and as long as one request may be. */
export function nextSlice(
  ready: ReadonlyArray<readonly [rowId: number, claim: ClaimToLog]>,
  { key, story }: Pick<SentSlice, "key" | "story">,
): SentSlice | null {
  const slice: SentSlice = { key, story, rowIds: [], claims: [] };
  let units = 0;
  for (const [rowId, claim] of ready) {
    units += JSON.stringify(claim).length;
    if (slice.claims.length === MANY_LIMIT) break;
    if (slice.claims.length > 0 && units > UNITS_AT_ONCE) break;
    slice.rowIds.push(rowId);
    slice.claims.push(claim);
  }
  return slice.claims.length > 0 ? slice : null;
}

/** The fault of each row that a refusal names ("claims.3.source"), in the words of the refusal. */
export function faultsOfRows(
  { rowIds }: Pick<SentSlice, "rowIds">,
  fields: Readonly<Record<string, string>> | undefined,
): Map<number, string> {
  const faults = new Map<number, string>();
  for (const [field, fault] of Object.entries(fields ?? {})) {
    const rowId = rowIds[Number(/^claims\.(\d+)(?:\.|$)/.exec(field)?.[1])];
    if (rowId !== undefined && !faults.has(rowId)) faults.set(rowId, fault);
  }
  return faults;
}
