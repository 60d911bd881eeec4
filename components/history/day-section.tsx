import type { ReactNode } from "react";

type Props = {
  /** YYYY-MM-DD on the newsroom's calendar. */
  day: string;
  /** Tells the page's sections apart. */
  id: string;
  aside?: ReactNode;
  children: ReactNode;
};

/** What happened on a day, under a heading that stays in sight while one reads it. */
export function DaySection({ day, id, aside, children }: Props) {
  return (
    <section aria-labelledby={id}>
      <div className="sticky top-0 z-1 flex flex-wrap items-baseline justify-between gap-x-4 border-b border-rule bg-paper px-4 pt-3.5 pb-1.5 max-[799.98px]:top-[3.2rem] sm:px-[1.375rem] print:static">
        <h2 id={id} className="font-serif text-base font-semibold">
          {dayInWords(day)}
        </h2>
        {aside ? <span className="text-xs text-faint nums">{aside}</span> : null}
      </div>
      {children}
    </section>
  );
}

const weekday = new Intl.DateTimeFormat("en-GB", {
  ...{ weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" },
} as const);

/** "Friday 27 November 2026". */
export function dayInWords(day: string): string {
  return weekday.format(new Date(`${day}T00:00:00.000Z`)).replace(",", "");
}
