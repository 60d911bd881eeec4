"use client";

import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent } from "react";
import type { LiveChange, LiveNews } from "@/lib/live/rules";
import { countHeard, heardLately, useNews } from "./live";
import { onceASecond } from "./once-a-second";

/** What of others' work concerns the page: whatever belongs to one of these. */
export type LiveAbout = {
  /** A story with all that is in it. */
  story?: number | undefined;
  /** A story's own fields, members and drafts; not its claims. */
  storyItself?: number | undefined;
  claim?: number | undefined;
  source?: number | undefined;
  /** Whatever happens to any claim, or to anything at all. */
  any?: "claims" | "all";
};

export type LiveRefreshProps = LiveAbout & {
  /** When the server drew this, to tell what is shown again from what is new. */
  drawn: string;
};

let refresh: () => void = () => undefined;
const soon = onceASecond(() => refresh());
/** What was heard when something drawn came on screen for the first time. */
const heardAt = new Map<string, number>();
const DRAWN = 200;

/** Has the page drawn anew where others change what it shows. What is typed into it stays. */
export function LiveRefresh({ drawn, ...about }: LiveRefreshProps) {
  const router = useRouter();
  const wish = () => {
    refresh = () => router.refresh();
    soon();
  };
  const concerns = ({ changes }: LiveNews) => changes.some((change) => isAbout(change, about));
  useNews((news) => {
    if (!news.everything && concerns(news)) wish();
  });
  const onShown = useEffectEvent(() => {
    const before = heardAt.get(drawn);
    // Gone back to: the browser shows what it had, and what came since nobody told it.
    if (before === undefined ? heardLately().some(concerns) : before !== countHeard()) wish();
  });
  useEffect(() => {
    onShown();
    heardAt.delete(drawn);
    heardAt.set(drawn, countHeard());
    for (const key of heardAt.keys()) {
      if (heardAt.size <= DRAWN) break;
      heardAt.delete(key);
    }
  }, [drawn]);
  return null;
}

/** Whether something that changed concerns what is shown. */
export function isAbout(change: LiveChange, about: LiveAbout): boolean {
  const { story, claim, source } = change;
  const { any } = about;
  if (any === "all" || (any === "claims" && (claim !== null || change.isMany))) return true;
  return (
    (story !== null && story === about.story) ||
    (story !== null && story === about.storyItself && claim === null && !change.isMany) ||
    (claim !== null && claim === about.claim) ||
    (source !== null && source === about.source)
  );
}
