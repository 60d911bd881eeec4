import clsx from "clsx";
import Link from "next/link";
import type { ComponentProps, CSSProperties, ReactNode } from "react";
import { Icon } from "./icon";

/**
 * A dense table. Give columns their widths on their <Th>; the one without takes the rest. With
 * `stack`, rows become small cards where the table is narrow (a phone, or beside a side panel):
 * cells stand below each other, named by their `label`. Columns may hide earlier with
 * `@max-[760px]/table:hidden` on their Th and Td.
 */
export function Table({
  stack,
  className,
  ...rest
}: ComponentProps<"table"> & { stack?: boolean }) {
  return (
    <div className="@container/table">
      <table
        {...rest}
        data-stack={stack || undefined}
        className={clsx("w-full border-separate border-spacing-0 text-table", className)}
      />
    </div>
  );
}

export function TableHead(props: ComponentProps<"thead">) {
  return <thead {...props} />;
}

const headCell =
  "sticky top-0 z-1 border-b border-rule bg-paper px-2.5 py-[0.4375rem] text-left text-xs font-medium whitespace-nowrap text-faint first:pl-[1.375rem] print:static";

export function Th({ className, ...rest }: ComponentProps<"th">) {
  return <th scope="col" {...rest} className={clsx(headCell, className)} />;
}

/** A column heading that sorts: a link, so that the order is in the URL. */
export function SortableTh({
  link,
  direction,
  lead,
  children,
  className,
  style,
}: {
  /** Where it leads, and anything else that its link is to do. */
  link: ComponentProps<typeof Link>;
  direction: "ascending" | "descending" | null;
  /** Stands before the link: a check box for all rows. */
  lead?: ReactNode;
  children: ReactNode;
  className?: string;
  style?: CSSProperties;
}) {
  return (
    <th
      scope="col"
      aria-sort={direction ?? undefined}
      style={style}
      className={clsx(headCell, className)}
    >
      {lead}
      <Link
        scroll={false}
        {...link}
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
      className={clsx("group/row hover:bg-sunk data-selected:bg-accent-soft", className)}
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
  /** Leaves the cell out where rows are stacked. */
  hideStacked?: boolean;
};

export function Td({ kind = "plain", label, hideStacked, className, children, ...rest }: TdProps) {
  return (
    <td
      {...rest}
      data-hide-stacked={hideStacked || undefined}
      className={clsx(
        "max-w-0 border-b border-rule px-2.5 py-[0.4375rem] align-middle first:pl-[1.375rem]",
        cellKinds[kind],
        className,
      )}
    >
      {label ? (
        <span aria-hidden="true" className="cell-label hidden pr-2 text-xs text-faint">
          {label}
        </span>
      ) : null}
      {children}
    </td>
  );
}
