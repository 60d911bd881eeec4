"use client";

import { ButtonLink } from "@/components/ui/button";
import { readCursor } from "@/lib/table/cursor";
import { positionWords } from "./position-words";
import type { TablePage } from "./table-data";
import { useTablePlace } from "./table-place";

/** "1–100 of 412 claims", and the ways to the pages beside it. */
export function Pager({ page }: { page: TablePage }) {
  const { linkTo } = useTablePlace();
  const before = page.before ? readCursor(page.before) : null;
  const after = page.after ? readCursor(page.after) : null;
  return (
    <nav
      aria-label="Pages"
      className="flex flex-wrap items-center gap-3 px-4 py-3 text-sm text-soft sm:px-[1.375rem]"
    >
      <p role="status" className="nums">
        {positionWords(page)}
      </p>
      <span className="flex-1" />
      {before ? (
        <ButtonLink {...linkTo({ page: { direction: "before", cursor: before } })} size="small">
          Previous
        </ButtonLink>
      ) : null}
      {after ? (
        <ButtonLink {...linkTo({ page: { direction: "after", cursor: after } })} size="small">
          Next
        </ButtonLink>
      ) : null}
    </nav>
  );
}
