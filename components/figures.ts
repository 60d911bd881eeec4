"use client";

/**
 * The figures around a page (the sidebar's counts and deadlines, how far a story has come): given
 * with the page, and read anew on their own when something was changed.
 */
import { useEffect, useEffectEvent, useState } from "react";
import type { NoticeView } from "@/lib/people/notices";
import type { ShellFigures } from "@/lib/stories/shell-counts";
import type { Progress } from "@/lib/stories/rules";

export type Figures = ShellFigures & {
  /** What the person is told and has not read yet. */
  notices: NoticeView[];
  /** How many of the person's notifications are unread. */
  unread: number;
  /** The head of the log, shortened; null while nothing was logged. */
  logHead: string | null;
  /** Of the story whose page is open, by its slug. */
  progress: Record<string, Progress>;
};

const listeners = new Set<(figures: Figures) => void>();

let isReading = false;
let isWanted = false;

/** Asks once more after the answer that is on its way, however often it was called meanwhile. */
export function readFigures(): void {
  isWanted = true;
  if (!isReading) void readWhileWanted();
}

async function readWhileWanted(): Promise<void> {
  isReading = true;
  while (isWanted) {
    isWanted = false;
    const figures = await fetchFigures();
    if (figures) for (const listener of listeners) listener(figures);
  }
  isReading = false;
}

async function fetchFigures(): Promise<Figures | null> {
  const story = /^\/stories\/([^/]+)\//.exec(location.pathname)?.[1];
  try {
    const response = await fetch(`/api/v1/figures${story ? `?story=${story}` : ""}`);
    // Old figures are better than none; the next page or change brings them.
    return response.ok ? ((await response.json()) as Figures) : null;
  } catch {
    return null;
  }
}

/** The figures given with the page, or what was read since it came. */
export function useFigures<Value>(given: Value, pick: (figures: Figures) => Value | undefined) {
  const [read, setRead] = useState<{ for: Value; value: Value } | null>(null);
  useEffect(() => {
    const listener = (figures: Figures) => {
      const value = pick(figures);
      if (value !== undefined) setRead({ for: given, value });
    };
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }, [given, pick]);
  return read?.for === given ? read.value : given;
}

const unreadListeners = new Set<(unread: number) => void>();

/** Called with what was heard live. */
export function tellUnread(unread: number): void {
  for (const listener of unreadListeners) listener(unread);
}

const unreadOf = ({ unread }: Figures) => unread;

/** How many notifications are unread: as given with the page, read since, or heard. */
export function useUnread(given: number): number {
  const read = useFigures(given, unreadOf);
  const [heard, setHeard] = useState<{ after: number; unread: number } | null>(null);
  useEffect(() => {
    const listener = (unread: number) => setHeard({ after: read, unread });
    unreadListeners.add(listener);
    return () => {
      unreadListeners.delete(listener);
    };
  }, [read]);
  return heard?.after === read ? heard.unread : read;
}

/** Calls back when it is heard that there are more or fewer of them. */
export function useUnreadHeard(listener: () => void): void {
  const latest = useEffectEvent(listener);
  useEffect(() => {
    const onHeard = () => latest();
    unreadListeners.add(onHeard);
    return () => {
      unreadListeners.delete(onHeard);
    };
  }, []);
}
