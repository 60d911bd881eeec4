"use client";

/**
 * What others do, on its way to what shows it. A tab that nobody looks at keeps what it hears, and
 * takes it when it is looked at again; what this tab did itself it has shown already.
 */
import { useEffect, useEffectEvent, useSyncExternalStore } from "react";
import { onChanged } from "@/components/changes";
import { tellUnread } from "@/components/figures";
import { toast } from "@/components/ui/toast";
import { gatherNews, type HerePerson, type LiveChange, type LiveNews } from "@/lib/live/rules";
import { SIGN_IN_TO_GO_ON } from "@/lib/platform/errors";
import { shareStream } from "./shared-stream";

const NOBODY: readonly HerePerson[] = [];

let reader: number | null = null;
let here: readonly HerePerson[] = NOBODY;
let kept: LiveNews | null = null;
/** Grows with all that was heard. */
let heard = 0;

const listeners = new Set<(news: LiveNews) => void>();
const hereListeners = new Set<() => void>();

/** When this tab's own commands were answered, by the claims they changed. */
const answeredClaims = new Map<number, number>();
let answeredAt = -Infinity;
let answeredManyAt = -Infinity;

/** Milliseconds within which the answer of a command and the news of it arrive. */
const ECHO = 5_000;
/** The news may come before the answer. */
const ANSWER = 400;

onChanged(({ command, rows }) => {
  if (command === LIVE) return;
  answeredAt = performance.now();
  if (rows === null) answeredManyAt = answeredAt;
  for (const { id } of rows ?? []) {
    answeredClaims.delete(id);
    answeredClaims.set(id, answeredAt);
  }
  for (const [id, at] of answeredClaims) if (answeredAt - at > ECHO) answeredClaims.delete(id);
});

/** In the place of a command, where somebody else gave it. */
export const LIVE = "live";

function isOwnEcho({ by, claim }: LiveChange): boolean {
  if (by !== reader) return false;
  const at = Math.max(
    answeredManyAt,
    claim === null ? answeredAt : (answeredClaims.get(claim) ?? -Infinity),
  );
  return performance.now() - at < ECHO;
}

function take(news: LiveNews): void {
  if (document.visibilityState === "hidden") {
    kept = kept ? gatherNews([kept, news]) : news;
    return;
  }
  const others = news.changes.filter(({ by }) => by !== reader);
  if (news.everything || others.length > 0) pass({ ...news, changes: others });
  const own = news.changes.filter(({ by }) => by === reader);
  if (own.length === 0) return;
  setTimeout(() => {
    const elsewhere = own.filter((change) => !isOwnEcho(change));
    if (elsewhere.length > 0) pass({ ...news, everything: false, changes: elsewhere });
  }, ANSWER);
}

/** Milliseconds in which a page may have been on its way, drawn before and shown after something. */
const ON_ITS_WAY = 2_000;
let recent: Array<{ at: number; news: LiveNews }> = [];

/** Who changed a claim last, of those that were heard of. */
const changedBy = new Map<number, string>();
const REMEMBERED = 500;

function pass(news: LiveNews): void {
  heard += 1;
  const at = performance.now();
  recent = [...recent.filter((one) => at - one.at < ON_ITS_WAY), { at, news }];
  for (const { claim, by } of news.changes) {
    const name = by === null ? undefined : news.names[by];
    if (claim === null || name === undefined) continue;
    changedBy.delete(claim);
    changedBy.set(claim, name);
  }
  for (const claim of changedBy.keys()) {
    if (changedBy.size <= REMEMBERED) break;
    changedBy.delete(claim);
  }
  for (const listener of listeners) listener(news);
}

function takeKept(): void {
  if (document.visibilityState === "hidden" || !kept) return;
  const news = kept;
  kept = null;
  take(news);
}

function setHere(next: readonly HerePerson[]): void {
  here = next;
  for (const listener of hereListeners) listener();
}

/** @param since the place in the log at which this page was drawn. @returns what ends it. */
export function beginLive(userId: number, since: string): () => void {
  reader = userId;
  const end = shareStream(userId, since, {
    news: take,
    here: setHere,
    unread: tellUnread,
    beat: () => undefined,
    end: () => {
      setHere(NOBODY);
      toast(SIGN_IN_TO_GO_ON, {
        tone: "error",
        detail: "The session here is over. What is typed on this page stays.",
      });
    },
  });
  document.addEventListener("visibilitychange", takeKept);
  return () => {
    end();
    document.removeEventListener("visibilitychange", takeKept);
    setHere(NOBODY);
  };
}

export function onNews(listener: (news: LiveNews) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** How much was heard in this tab: whoever shows what was drawn earlier asks whether that has grown. */
export function countHeard(): number {
  return heard;
}

/** What was heard while a page that has just come may have been on its way. */
export function heardLately(): LiveNews[] {
  const at = performance.now();
  return recent.filter((one) => at - one.at < ON_ITS_WAY).map(({ news }) => news);
}

export function isReader(person: number | null): boolean {
  return person === reader;
}

/** Hears of others' work while it is on screen. */
export function useNews(listener: (news: LiveNews) => void): void {
  const latest = useEffectEvent(listener);
  useEffect(() => onNews((news) => latest(news)), []);
}

function listenHere(listener: () => void): () => void {
  hereListeners.add(listener);
  return () => hereListeners.delete(listener);
}

/** Who else is here, in all stories that the reader may see. */
export function useOthersHere(): readonly HerePerson[] {
  return useSyncExternalStore(
    listenHere,
    () => here,
    () => NOBODY,
  );
}

/** Who else changed the claim last; undefined where that was not heard. */
export function useLastChangedBy(claim: number): string | undefined {
  return useSyncExternalStore(
    onNews,
    () => changedBy.get(claim),
    () => undefined,
  );
}
