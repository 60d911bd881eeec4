/** Where in a claim table one is, in words that agree with the rows beside them. Pure. */
import { agreeing } from "@/lib/platform/list-position";
import type { TablePage } from "./table-data";

const number = new Intl.NumberFormat("en");

/** What is shown and has left since is no part of the figures, and told beside them. */
export function positionWords(page: TablePage): string {
  const { isExact, ordering, gone } = page;
  const shown = page.rows.length - gone.length;
  const counted = { before: Math.max(page.first - 1, 0), total: page.total };
  const { before, total } = agreeing(counted, { shown, hasMore: page.after !== null });
  const left = gone.length === 0 ? "" : `, and ${number.format(gone.length)} that left since`;
  const stretch =
    shown === 0 ? "None" : `${number.format(before + 1)}–${number.format(before + shown)}`;
  if (total === null) return `${stretch}, counting the claims…${left}`;
  const claims = total === 1 ? "claim" : "claims";
  const all = `${number.format(total)}${isExact ? "" : "+"} ${claims}`;
  const order =
    ordering === "relevance"
      ? ", best hits first"
      : ordering === "newest"
        ? ", newest first: too many hits to weigh"
        : "";
  const isWhole = isExact && before === 0 && shown === total;
  return `${isWhole ? "" : `${stretch} of `}${all}${order}${left}`;
}
