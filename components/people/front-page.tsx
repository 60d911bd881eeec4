import type { ReactNode } from "react";
import { CookiesNeeded } from "./cookies-needed";

/** The page outside the newsroom's doors: the name, what is asked, and nothing else. */
export function FrontPage({
  newsroom,
  title,
  lead,
  children,
}: {
  newsroom: string;
  title: string;
  lead?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-[25rem] flex-col px-4 pt-[12vh] pb-10 sm:pt-[16vh]">
      <p className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span className="font-serif text-headline font-semibold">
          Source<span className="text-accent">line</span>
        </span>
        <span className="text-sm text-faint">{newsroom}</span>
      </p>
      <div className="mt-4 rounded-xl border border-rule bg-surface px-5 pt-4 pb-5">
        <h1 dir="auto" className="font-serif text-title font-semibold">
          {title}
        </h1>
        {lead ? <div className="mt-1 text-soft">{lead}</div> : null}
        <CookiesNeeded />
        {children}
      </div>
    </main>
  );
}
