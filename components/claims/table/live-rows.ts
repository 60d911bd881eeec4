"use client";

/**
 * What others do, in the tables on screen: the claims that changed are read and exchanged, and for
 * some seconds it is known what they were and who changed them. A table that only the server can
 * bring up to date is read again beside the one that is shown.
 */
import { useSyncExternalStore } from "react";
import { isReader, onNews } from "@/components/live/live";
import { onceASecond } from "@/components/live/once-a-second";
import { gatherNews, MOST_CLAIMS, type LiveNews } from "@/lib/live/rules";
import type { ClaimRow } from "@/lib/table/row";
import { patchLive } from "./patch-page";
import { patchShown, readBeside, shownPages } from "./row-store";

/** A row that somebody else has just changed: who, and how it was. */
export type LiveMark = { by: string; before: ClaimRow };

/** Milliseconds for which a change is marked; the colour fades meanwhile (globals.css). */
const MARKED = 8_000;
/** Milliseconds in which a page is drawn anew after what its reader may see has changed. */
const SIGHT = 800;

let marks: ReadonlyMap<number, LiveMark> = new Map();
const NONE: ReadonlyMap<number, LiveMark> = new Map();
const listeners = new Set<() => void>();

let waiting: LiveNews[] = [];

const takeSoon = onceASecond(() => {
  const news = gatherNews(waiting);
  waiting = [];
  void take(news);
});

onNews((news) => {
  if (shownPages().length === 0) return;
  waiting.push(news);
  takeSoon();
});

async function take(news: LiveNews): Promise<void> {
  const claims = new Map(
    news.changes.flatMap((change) => (change.claim === null ? [] : [[change.claim, change]])),
  );
  const isWhole =
    news.everything || claims.size > MOST_CLAIMS || news.changes.some(({ isMany }) => isMany);
  const rows = isWhole || claims.size === 0 ? [] : await readRows([...claims.keys()]);
  const unsure = new Set<string>();
  if (rows.length > 0) {
    const isNew = (id: number) => claims.get(id)?.isNew ?? false;
    patchShown(({ asked, page }) => {
      for (const row of rows) {
        const before = page.rows.find(({ id }) => id === row.id);
        const by = claims.get(row.id)?.by ?? null;
        const name = by === null ? undefined : news.names[by];
        if (before && name !== undefined && !isReader(by)) mark(row.id, { by: name, before });
      }
      const patched = patchLive(asked, page, rows, isNew);
      if (patched.isUnsure) unsure.add(asked.address);
      return patched.page;
    });
  }
  // What a reader has come to see no more, their page is about to say: asked for then, it is not there.
  if (news.everything) await new Promise((resolve) => setTimeout(resolve, SIGHT));
  for (const { asked } of shownPages()) {
    if (isWhole || unsure.has(asked.address)) void readBeside(asked);
  }
}

/** None where they cannot be read now: the next change, or coming back, brings them. */
async function readRows(ids: readonly number[]): Promise<readonly ClaimRow[]> {
  const response = await fetch(`/api/v1/claims/rows?ids=${ids.join(",")}`).catch(() => null);
  if (!response?.ok) return [];
  return ((await response.json()) as { rows: ClaimRow[] }).rows;
}

function setMarks(next: ReadonlyMap<number, LiveMark>): void {
  marks = next;
  for (const listener of listeners) listener();
}

/** Of several changes in one breath, what was before the first is what the reader knew. */
function mark(id: number, { by, before }: LiveMark): void {
  const entry = { by, before: marks.get(id)?.before ?? before };
  setMarks(new Map(marks).set(id, entry));
  setTimeout(() => {
    if (marks.get(id) !== entry) return;
    const left = new Map(marks);
    left.delete(id);
    setMarks(left);
  }, MARKED);
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What others have just changed, by claim. */
export function useLiveMarks(): ReadonlyMap<number, LiveMark> {
  return useSyncExternalStore(
    listen,
    () => marks,
    () => NONE,
  );
}
