"use client";

import { countOf } from "@/components/drafts/draft-counts";
import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time";
import type { RecentImport } from "@/lib/imports/queries";

/** One's own imports of the last day, each with its way back. */
export function RecentImports({
  recent,
  onTakeBack,
}: {
  recent: readonly RecentImport[];
  onTakeBack: (importId: number) => void;
}) {
  return (
    <section className="mt-6 max-w-[44rem]" aria-labelledby="recent-imports">
      <h3 id="recent-imports" className="mb-1 text-sm font-semibold">
        Brought in today
      </h3>
      <ul>
        {recent.map(({ importId, file, at, logged, edited, expected }) => (
          <li
            key={importId}
            className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-rule py-2 text-sm"
          >
            <span dir="auto" className="min-w-0 flex-1 basis-40 font-strong wrap-anywhere">
              {file}
            </span>
            <span className="text-soft">
              {countOf(logged + edited, "row")}
              {logged + edited < expected ? ` of ${expected.toLocaleString("en-GB")}` : ""},{" "}
              <Time at={at} />
            </span>
            <Button size="small" onClick={() => onTakeBack(importId)}>
              Undo this import
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
