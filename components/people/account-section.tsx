import { useId, type ReactNode } from "react";

/** One matter of the account page: what it is about at the left, the form beside it. */
export function AccountSection({
  title,
  lead,
  children,
}: {
  title: string;
  lead?: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="grid gap-x-8 gap-y-3 border-b border-rule px-4 py-5 last:border-0 min-[700px]:grid-cols-[15rem_minmax(0,25rem)] sm:px-[1.375rem]"
    >
      <div>
        <h2 dir="auto" id={id} className="font-serif text-title font-semibold">
          {title}
        </h2>
        {lead ? <p className="mt-1 text-sm text-soft">{lead}</p> : null}
      </div>
      <div className="min-w-0">{children}</div>
    </section>
  );
}
