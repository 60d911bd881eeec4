import clsx from "clsx";
import Link from "next/link";
import { Fragment, type ReactNode } from "react";
import { Fold } from "./fold";

export type Crumb = { label: string; href?: string };
export type TabLink = { label: string; href: string; count?: number; current?: boolean };

export type PageHeaderProps = {
  title: ReactNode;
  crumbs?: readonly Crumb[];
  /** Facts under the headline, one item each. */
  meta?: ReactNode;
  actions?: ReactNode;
  tabs?: readonly TabLink[];
  /** On a small window facts and actions fold away, and the headline is cut. */
  folds?: boolean;
};

export function PageHeader({ title, crumbs, meta, actions, tabs, folds }: PageHeaderProps) {
  const facts = meta ? (
    <div className="mt-2 flex flex-wrap items-center gap-x-[1.125rem] gap-y-1 text-sm text-soft">
      {meta}
    </div>
  ) : null;
  const deeds = actions ? <div className="no-print flex flex-wrap gap-2">{actions}</div> : null;
  return (
    <header
      className={clsx(
        "border-b border-rule px-4 pt-3.5 sm:px-[1.375rem] print:pb-3 small:not-print:pt-2",
        tabs ? "pb-0" : "pb-3.5 small:not-print:pb-2",
      )}
    >
      {crumbs?.length ? (
        <div className={folds ? "small:not-print:hidden" : undefined}>
          <Crumbs crumbs={crumbs} />
        </div>
      ) : null}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <h1
          dir="auto"
          className={clsx(
            "mt-0.5 min-w-0 flex-1 font-serif text-headline font-semibold text-pretty",
            folds
              ? "basis-40 roomy:basis-72 small:not-print:line-clamp-2 small:not-print:text-title"
              : "basis-72",
          )}
        >
          {title}
        </h1>
        {folds && (facts ?? deeds) ? (
          <Fold label="Details" className="print:contents roomy:contents">
            {deeds}
            <div className="basis-full">{facts}</div>
          </Fold>
        ) : (
          deeds
        )}
      </div>
      {folds ? null : facts}
      {tabs ? <Tabs tabs={tabs} /> : null}
    </header>
  );
}

function Crumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav aria-label="Breadcrumb" className="text-sm text-faint">
      {crumbs.map((crumb, index) => (
        <Fragment key={crumb.label}>
          {index > 0 ? <span aria-hidden="true"> / </span> : null}
          {crumb.href ? (
            <Link href={crumb.href} className="hover:text-ink hover:underline">
              {crumb.label}
            </Link>
          ) : (
            <span>{crumb.label}</span>
          )}
        </Fragment>
      ))}
    </nav>
  );
}

/** Tabs that are links: each has its own URL. */
export function Tabs({ tabs, label = "Sections" }: { tabs: readonly TabLink[]; label?: string }) {
  return (
    <nav
      aria-label={label}
      className="no-print mt-3 -mb-px flex [scrollbar-width:none] gap-5 overflow-x-auto small:mt-1"
    >
      {tabs.map((tab) => (
        <Link
          key={tab.href}
          href={tab.href}
          aria-current={tab.current ? "page" : undefined}
          className={clsx(
            "tab border-b-2 pt-[0.4375rem] pb-[0.5625rem] whitespace-nowrap focus-visible:-outline-offset-2",
            tab.current
              ? "border-accent font-strong text-ink"
              : "border-transparent text-soft hover:text-ink",
          )}
        >
          {tab.label}
          {tab.count === undefined ? null : <span className="nums"> {tab.count}</span>}
        </Link>
      ))}
    </nav>
  );
}
