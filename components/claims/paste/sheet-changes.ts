/** What becomes of a pasted sheet's rows: which can be logged, put back, or named otherwise. Pure. */
import { keysOf, type LookedThrough } from "@/lib/ledger/claims/paste/doubts";
import type { Sheet, sheetReader, SheetRow } from "@/lib/ledger/claims/paste/sheet";
import type { Ready } from "./use-logging";

/** The rows with a claim that nothing is to be asked about. */
export function readyRows(body: readonly SheetRow[], claims: LookedThrough["claims"]): Ready {
  return body.flatMap(({ id }) => {
    const claim = claims.get(id);
    return claim ? [[id, claim] as const] : [];
  });
}

/** The rows of before that are gone, back where they stood; what was changed since stays. */
export function restored(
  before: readonly SheetRow[],
  now: readonly SheetRow[],
  gone: ReadonlySet<number>,
): SheetRow[] {
  const standing = new Map(now.map((row) => [row.id, row]));
  return before.flatMap((row) => standing.get(row.id) ?? (gone.has(row.id) ? row : []));
}

/** Another name of the same paste: the rows name it in those words from now on. */
export function renamed(
  sheet: Sheet,
  key: string,
  name: string,
  read: (row: SheetRow) => ReturnType<ReturnType<typeof sheetReader>>,
): Sheet {
  const column = sheet.roles.indexOf("source");
  const rows = sheet.rows.map((row) =>
    keysOf(read(row)).name === key
      ? { ...row, cells: row.cells.map((cell, at) => (at === column ? name : cell)) }
      : row,
  );
  return { ...sheet, rows };
}
