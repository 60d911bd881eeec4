/**
 * What a page of the table becomes when claims changed, without asking for it again: changed
 * rows are exchanged, withdrawn ones leave, and a new one is added where its place is certain.
 * A row that no longer fits a filter stays until the next reading, as in a sheet. Pure.
 */
import { isNarrowed } from "@/lib/table/query";
import type { ClaimRow } from "@/lib/table/row";
import { parseClaimRef } from "@/lib/ledger/claims/rules";
import type { TableAsked, TablePage } from "./table-data";

/** Commands after which a claim may stand in a table that it did not stand in before. */
const LOGGING = [
  "claims.log",
  "claims.logMany",
  "drafts.logClaim",
  "proposals.accept",
  "proposals.acceptMany",
];
const ADDING = [...LOGGING, "claims.restore", "claims.change", "acts.undo"];

/** @returns null where only the server knows. */
export function patchPage(
  asked: TableAsked,
  page: TablePage,
  command: string,
  changed: readonly ClaimRow[],
): TablePage | null {
  let next: TablePage | null = page;
  for (const row of changed) {
    next = patchRow(asked, next, command, row);
    if (next === null) return null;
  }
  return next;
}

/**
 * The same for what others did, with the reader in the middle of it: no row moves or leaves under
 * the cursor, one that was withdrawn stays and says so, and only the end of a list grows.
 * @returns whether claims may have come to stand here that only the server can place.
 */
export function patchLive(
  asked: TableAsked,
  page: TablePage,
  changed: readonly ClaimRow[],
  isNew: (id: number) => boolean,
): { page: TablePage; isUnsure: boolean } {
  let next = page;
  let isUnsure = false;
  for (const row of changed) {
    const before = next.rows.find(({ id }) => id === row.id);
    const isShownKind = belongs(asked, row);
    if (before) {
      next = exchanged(asked, next, before, row);
      isUnsure ||= isShownKind && next.gone.includes(row.id);
    } else if (isShownKind && isNarrowed(asked.query)) isUnsure = true;
    else if (isShownKind && isNew(row.id)) {
      const place = placeOf(asked, next, row);
      const movesNothing = typeof place === "string" || place === next.rows.length;
      const grown = movesNothing ? added(asked, next, row, true) : null;
      if (grown) next = grown;
      else isUnsure = true;
    }
  }
  return { page: next, isUnsure };
}

/**
 * What is shown, with what a fresh reading of the same page says of it: rows are exchanged and none
 * moves. What the reading has beside them is added where the list ends, and otherwise counted.
 */
export function joinFresh(
  page: TablePage,
  fresh: TablePage,
): { page: TablePage; awaiting: number } {
  const shown = new Set(page.rows.map(({ id }) => id));
  const byId = new Map(fresh.rows.map((row) => [row.id, row]));
  const known = page.rows.map((row) => byId.get(row.id) ?? row);
  const lastKnown = fresh.rows.findLastIndex(({ id }) => shown.has(id));
  const come = fresh.rows.filter(({ id }) => !shown.has(id));
  const isAtEnd = fresh.after === null && come.every((row) => fresh.rows.indexOf(row) > lastKnown);
  const { total, isExact } = fresh;
  const isAll = fresh.before === null && fresh.after === null;
  const left = page.rows.filter(({ id }) => (isAll ? !byId.has(id) : page.gone.includes(id)));
  const first = isAtEnd && come.length > 0 ? Math.max(page.first, 1) : page.first;
  const rows = isAtEnd ? [...known, ...come] : known;
  return {
    page: {
      ...page,
      ...{ rows, first, total: total ?? page.total, isExact },
      gone: left.map(({ id }) => id),
    },
    awaiting: isAtEnd ? 0 : come.length,
  };
}

function patchRow(
  asked: TableAsked,
  page: TablePage,
  command: string,
  row: ClaimRow,
): TablePage | null {
  const at = page.rows.findIndex(({ id }) => id === row.id);
  const isShownKind = belongs(asked, row);
  const before = page.rows[at];
  if (before && !isShownKind) {
    const { rows, ...left } = exchanged(asked, page, before, row);
    const others = rows.filter(({ id }) => id !== row.id);
    const gone = left.gone.filter((id) => id !== row.id);
    return { ...left, rows: others, gone, first: others.length === 0 ? 0 : page.first };
  }
  if (before) return exchanged(asked, page, before, row);
  if (!isShownKind || !ADDING.includes(command)) return page;
  return added(asked, page, row, LOGGING.includes(command));
}

/**
 * The row as it is now, in its place; the total follows whether it is one of the table's. Whether
 * one that a filter has left out fits again, only the server knows.
 */
function exchanged(asked: TableAsked, page: TablePage, before: ClaimRow, row: ClaimRow): TablePage {
  const counts = belongs(asked, row);
  const rows = page.rows.map((shown) => (shown === before ? merged(before, row) : shown));
  const wasGone = page.gone.includes(row.id);
  const staysOut = counts && wasGone && isNarrowed(asked.query);
  if (staysOut || counts !== wasGone) return { ...page, rows };
  const gone = counts ? page.gone.filter((id) => id !== row.id) : [...page.gone, row.id];
  return { ...page, rows, gone, total: counted(page, counts ? 1 : -1) };
}

/** Whether a table like this one may show it, whatever is filtered. */
function belongs({ scope, query }: TableAsked, row: ClaimRow): boolean {
  if (scope.slug !== null && scope.slug !== row.story.slug) return false;
  return query.withdrawn === "all" || (query.withdrawn === "only") === (row.withdrawn !== null);
}

/** What a search found in the words stays marked while they are the same. */
function merged(before: ClaimRow, row: ClaimRow): ClaimRow {
  const hits = before.wording === row.wording ? before.hits : null;
  return { ...row, hits };
}

function added(
  asked: TableAsked,
  page: TablePage,
  row: ClaimRow,
  isNew: boolean,
): TablePage | null {
  const place = isNarrowed(asked.query) ? null : placeOf(asked, page, row);
  if (place === null) return null;
  if (typeof place === "number") {
    const rows = [...page.rows.slice(0, place), row, ...page.rows.slice(place)];
    return { ...page, rows, total: counted(page, 1), first: Math.max(page.first, 1) };
  }
  // It stands on another page; whether it did before is known of a new one alone.
  if (!isNew) return null;
  const first = place === "before" ? page.first + 1 : page.first;
  return { ...page, total: counted(page, 1), first };
}

/** A total that is still being counted is read when it is there. */
function counted({ total }: TablePage, change: number): number | null {
  return total === null ? null : total + change;
}

/** The index at which the claim stands in this page, or which side of it; null where it may be anywhere. */
function placeOf(
  { scope }: TableAsked,
  page: TablePage,
  row: ClaimRow,
): number | "before" | "after" | null {
  const { ordering, rows } = page;
  if (typeof ordering === "string") return null;
  const { column, descending } = ordering;
  const precedes =
    column === "ref" && scope.kind === "story"
      ? (shown: ClaimRow) => numberOf(shown) > numberOf(row) === descending
      : // What was logged later has the larger id.
        column === "logged_at"
        ? (shown: ClaimRow) => shown.id > row.id === descending
        : null;
  if (!precedes) return null;
  const index = rows.filter(precedes).length;
  if (index === 0 && page.before !== null) return "before";
  if (index === rows.length && page.after !== null) return "after";
  return index;
}

function numberOf({ ref }: { ref: string }): number {
  return parseClaimRef(ref) ?? 0;
}
