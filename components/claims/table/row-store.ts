"use client";

/**
 * The pages of claim tables that this browser has read, by their address. A table shows what is
 * here at once and reads it again; a command's answer changes the rows here, and with them every
 * table that shows them. On the server there is nothing.
 */
import { useEffect, useState, useSyncExternalStore } from "react";
import { onChanged, type Change } from "@/components/changes";
import type { ErrorAnswer } from "@/lib/platform/errors";
import type { ClaimAnswer } from "@/lib/table/answer";
import type { TotalSoFar } from "@/lib/table/page";
import { learnNames } from "./names";
import { joinFresh, patchPage } from "./patch-page";
import { pageOf, type HandedOver, type TableAsked, type TablePage } from "./table-data";

const KEPT = 12;

export type Kept = { asked: TableAsked; page: TablePage };

const kept = new Map<string, Kept>();
const failures = new Map<string, string>();
/** As they came with the document: they need not be read again. */
const fresh = new Set<string>();
const taken = new WeakSet<HandedOver>();
/** Addresses of tables on screen. */
const shown = new Map<string, number>();
/** How many claims of a fresh reading wait to be shown, by address. */
const awaited = new Map<string, number>();
/** Grows whenever the tables on screen are to be read again. */
let wishes = 0;
/** Grows with every change: what was read meanwhile may be older. */
let changes = 0;

const listeners = new Set<() => void>();

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(): void {
  for (const listener of listeners) listener();
}

function keep(asked: TableAsked, page: TablePage): void {
  learnNames(page.names);
  awaited.delete(asked.address);
  kept.delete(asked.address);
  kept.set(asked.address, { asked, page });
  for (const address of kept.keys()) {
    if (kept.size <= KEPT) break;
    if (!shown.has(address)) kept.delete(address);
  }
}

function takeOver(asked: TableAsked, handed: HandedOver): void {
  // Once only: the router remembers what came with the document, and may hand it over again.
  if (taken.has(handed) || handed.address !== asked.address) return;
  taken.add(handed);
  fresh.add(asked.address);
  keep(asked, pageOf(JSON.parse(handed.answer) as ClaimAnswer));
}

function readAgain(): void {
  wishes += 1;
  fresh.clear();
  tell();
}

function apply({ command, rows }: Change): void {
  changes += 1;
  let isUnknown = rows === null;
  for (const [address, { asked, page }] of rows === null ? [] : kept) {
    const next = patchPage(asked, page, command, rows ?? []);
    if (next) kept.set(address, { asked, page: next });
    else if (shown.has(address)) isUnknown = true;
  }
  if (isUnknown) readAgain();
  else tell();
}

onChanged(apply);

/** The pages on screen, for whoever hears of others' work (live-rows.ts). */
export function shownPages(): Kept[] {
  return [...kept.values()].filter(({ asked }) => shown.has(asked.address));
}

/** Has pages changed by what others did; whoever reads one meanwhile reads it again. */
export function patchShown(patch: (kept: Kept) => TablePage): void {
  changes += 1;
  for (const { asked, page } of shownPages()) {
    kept.set(asked.address, { asked, page: patch({ asked, page }) });
  }
  tell();
}

/** Reads a page beside the one that is shown, and joins what it says to that. */
export async function readBeside(asked: TableAsked): Promise<void> {
  const before = changes;
  const response = await fetch(asked.address).catch(() => null);
  // What cannot be read now is read with the next change, or when somebody comes back.
  if (!response?.ok) return;
  const fresh = pageOf((await response.json()) as ClaimAnswer);
  const now = kept.get(asked.address);
  if (!now) return;
  if (before !== changes) {
    await readBeside(asked);
    return;
  }
  const { page, awaiting } = joinFresh(now.page, fresh);
  kept.set(asked.address, { asked, page });
  if (awaiting > 0) awaited.set(asked.address, awaiting);
  else awaited.delete(asked.address);
  tell();
}

async function read(asked: TableAsked, signal: AbortSignal): Promise<void> {
  const { address } = asked;
  let failure: string | null = null;
  let before: number;
  do {
    before = changes;
    failure = await readOnce(asked, signal);
  } while (before !== changes && failure === null);
  // What was overtaken says nothing, neither rows nor failure.
  if (signal.aborted) return;
  if (failure === null) failures.delete(address);
  else failures.set(address, failure);
  tell();
}

/** Reads a total that its page did not wait for, until nothing was changed meanwhile. */
async function readTotal({ address, totalAddress }: TableAsked, signal: AbortSignal) {
  let before: number;
  do {
    before = changes;
    try {
      const response = await fetch(totalAddress, { signal });
      const refusal = response.ok ? null : await refusalIn(response);
      const total = refusal === null ? ((await response.json()) as TotalSoFar) : null;
      const now = kept.get(address);
      if (total && now?.page.total === null && before === changes) {
        kept.set(address, { ...now, page: { ...now.page, ...total } });
      }
      if (refusal !== null) failures.set(address, refusal);
    } catch {
      if (!signal.aborted) failures.set(address, "No connection.");
    }
  } while (before !== changes && !signal.aborted);
  if (!signal.aborted) tell();
}

/** @returns why it could not be read, or null. */
async function readOnce(asked: TableAsked, signal: AbortSignal): Promise<string | null> {
  try {
    const before = changes;
    const response = await fetch(asked.address, { signal });
    if (!response.ok) return await refusalIn(response);
    const answer = (await response.json()) as ClaimAnswer;
    if (before === changes) keep(asked, pageOf(answer));
    return null;
  } catch {
    return "No connection.";
  }
}

async function refusalIn(response: Response): Promise<string> {
  try {
    const { error } = (await response.json()) as { error?: ErrorAnswer };
    return error?.message ?? "The server failed.";
  } catch {
    return "The server failed.";
  }
}

export type TableReading = {
  /** The page asked for or, until it is there, the one before; null while there is none at all. */
  page: TablePage | null;
  /** What is shown is not yet what is asked for. */
  isWaiting: boolean;
  failure: string | null;
  retry: () => void;
  /** Claims of others that are not shown yet, because rows would move; `retry` shows them. */
  awaiting: number;
};

/** The page of a table, read when it is not here, and again whenever it is come back to. */
export function useTablePage(asked: TableAsked, handed: HandedOver | null): TableReading {
  useState(() => {
    if (handed && typeof window !== "undefined") takeOver(asked, handed);
  });
  const { address } = asked;
  const page = useSyncExternalStore(
    listen,
    () => kept.get(address)?.page ?? null,
    () => null,
  );
  const wish = useSyncExternalStore(
    listen,
    () => wishes,
    () => 0,
  );
  const failure = useSyncExternalStore(
    listen,
    () => failures.get(address) ?? null,
    () => null,
  );
  const awaiting = useSyncExternalStore(
    listen,
    () => awaited.get(address) ?? 0,
    () => 0,
  );
  const [last, setLast] = useState(page);
  if (page && page !== last) setLast(page);

  useEffect(() => {
    shown.set(address, (shown.get(address) ?? 0) + 1);
    return () => {
      const others = (shown.get(address) ?? 1) - 1;
      if (others > 0) shown.set(address, others);
      else shown.delete(address);
    };
  }, [address]);

  useEffect(() => {
    if (fresh.delete(asked.address)) return;
    const abort = new AbortController();
    void read(asked, abort.signal);
    return () => abort.abort();
  }, [asked, wish]);

  const isCounting = page?.total === null;
  useEffect(() => {
    if (!isCounting) return;
    const abort = new AbortController();
    void readTotal(asked, abort.signal);
    return () => abort.abort();
  }, [asked, isCounting, wish]);

  return {
    page: page ?? last,
    isWaiting: page === null && failure === null,
    failure,
    retry: readAgain,
    awaiting,
  };
}
