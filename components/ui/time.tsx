"use client";

import { useSyncExternalStore } from "react";
import { timeText, type TimeFormat } from "./time-text";
import { useTimeZone } from "./time-zone";

const minute = 60_000;

function currentMinute(): number {
  return Math.floor(Date.now() / minute) * minute;
}

function everyMinute(changed: () => void): () => void {
  const timer = setInterval(changed, minute / 4);
  return () => clearInterval(timer);
}

export type TimeProps = {
  /** An ISO instant. */
  at: string;
  format?: TimeFormat;
  /** Overrides the newsroom's zone. */
  zone?: string;
  className?: string;
};

/** An instant in words that stay current; the full date and time is in its title. */
export function Time({ at, format = "short", zone, className }: TimeProps) {
  const newsroomZone = useTimeZone();
  const now = useSyncExternalStore(everyMinute, currentMinute, currentMinute);
  const instant = Date.parse(at);
  const shownZone = zone ?? newsroomZone;
  if (Number.isNaN(instant)) return null;
  return (
    // The server's minute and the browser's may differ by one; the next tick settles it.
    <time
      dateTime={at}
      title={`${timeText(instant, "full", now, shownZone)} (${shownZone})`}
      className={className}
      suppressHydrationWarning
    >
      {timeText(instant, format, now, shownZone)}
    </time>
  );
}
