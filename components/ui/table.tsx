import clsx from "clsx";
import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { Icon } from "./icon";

/**
 * A dense table. Give column widths with a <colgroup>. With `stack`, each row becomes a small
 * card under 700 px: cells stand below each other, named by their `label`.
 */
export function Table({
  stack,
  className,
  ...rest
}: ComponentProps<"table"> & { stack?: boolean }) {
  return (
    <table
      {...rest}
      data-stack={stack || undefined}
      className={clsx(
        "group/table w-full border-separate border-spacing-0 text-table",
        stack && "max-[700px]:block max-[700px]:[&>colgroup]:hidden max-[700px]:[&>tbody]:block",
        className,
      )}
    />
  );
}

export function TableHead({ className, ...rest }: ComponentProps<"thead">) {
  return (
    <thead {...rest} className={clsx("max-[700px]:group-data-stack/table:sr-only", className)} />
  );
}

const headCell =
  "sticky top-0 z-1 border-b border-rule bg-paper px-2.5 py-[0.4375rem] text-left text-xs font-medium whitespace-nowrap text-faint first:pl-[1.375rem] print:static";

export function Th({ className, ...rest }: ComponentProps<"th">) {
  return <th scope="col" {...rest} className={clsx(headCell, className)} />;
}

/** A column heading that sorts: a link, so that the order is in the URL. */
export function SortableTh({
  href,
  direction,
  children,
  className,
}: {
  href: string;
  direction: "ascending" | "descending" | null;
  children: ReactNode;
  className?: string;
}) {
  return (
    <th scope="col" aria-sort={direction ?? undefined} className={clsx(headCell, className)}>
      <Link
        href={href}
        scroll={false}
        className={clsx(
          "group/sort -my-1 inline-flex min-h-6 items-center gap-1 hover:text-ink",
          direction && "text-ink",
        )}
      >
        {children}
        <Icon
          name={direction ? "down" : "updown"}
          className={clsx(
            "size-3",
            direction === "ascending" && "rotate-180",
            !direction &&
              "opacity-0 group-hover/sort:opacity-100 group-focus-visible/sort:opacity-100",
          )}
        />
      </Link>
    </th>
  );
}

export function Tr({
  selected,
  className,
  ...rest
}: ComponentProps<"tr"> & { selected?: boolean }) {
  return (
    <tr
      {...rest}
      data-selected={selected || undefined}
      className={clsx(
        "group/row hover:bg-sunk data-selected:bg-accent-soft",
        "max-[700px]:group-data-stack/table:relative max-[700px]:group-data-stack/table:block max-[700px]:group-data-stack/table:border-b max-[700px]:group-data-stack/table:border-rule max-[700px]:group-data-stack/table:px-4 max-[700px]:group-data-stack/table:py-2.5",
        className,
      )}
    />
  );
}

const cellKinds = {
  plain: "truncate",
  soft: "truncate text-soft",
  ref: "whitespace-nowrap text-faint nums",
  wording: "font-serif text-wording",
  number: "text-right nums whitespace-nowrap text-soft",
  wrap: "",
} as const;

export type TdProps = ComponentProps<"td"> & {
  /** `wording` is serif and may wrap; `plain`, `soft` stay on one line and shorten with an ellipsis. */
  kind?: keyof typeof cellKinds;
  /** The column's name, shown before the cell where rows are stacked. */
  label?: string;
};

export function Td({ kind = "plain", label, className, children, ...rest }: TdProps) {
  return (
    <td
      {...rest}
      className={clsx(
        "max-w-0 border-b border-rule px-2.5 py-[0.4375rem] align-middle first:pl-[1.375rem]",
        "max-[700px]:group-data-stack/table:block max-[700px]:group-data-stack/table:max-w-none max-[700px]:group-data-stack/table:border-0 max-[700px]:group-data-stack/table:px-0! max-[700px]:group-data-stack/table:py-0.5 max-[700px]:group-data-stack/table:text-left max-[700px]:group-data-stack/table:empty:hidden",
        cellKinds[kind],
        className,
      )}
    >
      {label ? (
        <span
          aria-hidden="true"
          className="hidden pr-2 text-xs text-faint max-[700px]:group-data-stack/table:inline"
        >
          {label}
        </span>
      ) : null}
      {children}
    </td>
  );
}
