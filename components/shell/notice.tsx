import type { ReactNode } from "react";

/** A page that is only a message: what happened, and what to do now. */
export function Notice({
  title,
  children,
  actions,
  inShell,
}: {
  title: string;
  /** Inside the app shell, which has the page's <main> already. */
  inShell?: boolean;
  children: ReactNode;
  actions?: ReactNode;
}) {
  const Place = inShell ? "div" : "main";
  return (
    <Place className="grid min-h-[70dvh] flex-1 place-items-center px-5 py-16">
      <div className="w-full max-w-[34rem] border-t-2 border-ink pt-5">
        {inShell ? null : (
          <p className="mb-6 font-serif text-lg leading-none font-semibold">
            Source<span className="text-accent">line</span>
          </p>
        )}
        <h1
          dir="auto"
          className="font-serif text-[2rem] leading-[1.15] font-semibold tracking-[-0.015em] text-balance"
        >
          {title}
        </h1>
        <div className="mt-3 flex flex-col gap-2 text-lg text-soft">{children}</div>
        {actions ? <div className="mt-6 flex flex-wrap gap-2">{actions}</div> : null}
      </div>
    </Place>
  );
}
