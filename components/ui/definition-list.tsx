import clsx from "clsx";
import type { ReactNode } from "react";

export type Definition = { term: ReactNode; value: ReactNode };

/** Terms and their values in two columns. Entries whose value is null, undefined or "" are left out. */
export function DefinitionList({
  items,
  className,
}: {
  items: readonly Definition[];
  className?: string;
}) {
  return (
    <dl
      className={clsx(
        "grid grid-cols-[6rem_minmax(0,1fr)] gap-x-3 gap-y-[0.3125rem] text-[0.8125rem]",
        className,
      )}
    >
      {items.map((item, index) =>
        item.value === null || item.value === undefined || item.value === "" ? null : (
          <div key={index} className="contents">
            <dt className="text-faint">{item.term}</dt>
            <dd dir="auto" className="m-0 min-w-0">
              {item.value}
            </dd>
          </div>
        ),
      )}
    </dl>
  );
}
