"use client";

/** State for what is typed into a form and not sent yet: like useState, but it is kept (keeper.ts). */
import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import type { Kept, Keeper } from "./keeper";
import { useKeeper } from "./typed-keeper";

export type Typed<Value> = {
  value: Value;
  set: (next: Value | ((before: Value) => Value)) => void;
  /** When it was typed, where it was not since the form opened; what KeptNotice says. */
  since: number | null;
  /** What other tabs left at this place, which are no more. */
  left: readonly Kept[];
  takeUp: (left: Kept) => void;
  drop: (left: Kept) => void;
  /** It was sent, or given up: the form is as at the beginning. */
  clear: () => void;
  /** The same, where it begins with something else from now on. */
  restart: (start: Value) => void;
};

/**
 * @param place what is typed where, one for each thing that can be written: `verdict ${claimId}`.
 * @param start what stands there before anything is typed.
 * @param isValue tells what this form kept from what another version kept.
 */
export function useTyped<Value>(
  place: string,
  start: Value,
  isValue: (kept: unknown) => kept is Value = looksLike(start),
): Typed<Value> {
  const keeper = useKeeper();
  const [opened, setOpened] = useState({ place, start, isTouched: false });
  if (opened.place !== place) setOpened({ place, start, isTouched: false });

  const kept = useSyncExternalStore(
    keeper.listen,
    () => keeper.read(place),
    () => null,
  );
  const left = useLeft(keeper, place);
  const isFitting = kept !== null && isValue(kept.value);
  const value = isFitting ? kept.value : opened.start;

  const [found, setFound] = useState<{ place: string; at: number } | null>(null);
  if (isFitting && !opened.isTouched && found?.place !== place) setFound({ place, at: kept.at });

  const set = useCallback(
    (next: Value | ((before: Value) => Value)) => {
      const now = keeper.read(place)?.value;
      const before = isValue(now) ? now : opened.start;
      const after = typeof next === "function" ? (next as (before: Value) => Value)(before) : next;
      if (!opened.isTouched) setOpened((one) => ({ ...one, isTouched: true }));
      if (isSame(after, opened.start)) keeper.forget(place);
      else keeper.write(place, after);
    },
    [keeper, place, opened, isValue],
  );

  const clear = useCallback(() => {
    keeper.forget(place);
    setFound(null);
    // What other tabs left is offered from now on: nobody expects it in a form that was just sent.
    setOpened((one) => ({ ...one, isTouched: true }));
  }, [keeper, place]);

  // Whoever comes back goes on where they were, unless they have begun something else.
  const [newest] = left;
  const mayAdopt = newest !== undefined && kept === null && !opened.isTouched;
  useEffect(() => {
    if (mayAdopt) keeper.adopt(newest);
  }, [keeper, mayAdopt, newest]);

  return {
    value,
    set,
    since: isFitting && found?.place === place ? found.at : null,
    left: mayAdopt ? NONE : left,
    takeUp: (one) => {
      keeper.forget(place);
      keeper.adopt(one);
      setFound({ place, at: one.at });
    },
    drop: (one) => keeper.drop(one),
    clear,
    restart: (next) => {
      clear();
      setOpened({ place, start: next, isTouched: true });
    },
  };
}

const NONE: readonly Kept[] = [];

function useLeft(keeper: Keeper, place: string): readonly Kept[] {
  const all = useSyncExternalStore(
    keeper.listen,
    () => keeper.leftAt(place),
    () => NONE,
  );
  return all.some((kept) => kept.place !== place)
    ? all.filter((kept) => kept.place === place)
    : all;
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/**
 * Holds what is built like `start`. Members that are null in it are not looked into, and a choice
 * that stood there, an object or a number, may have been taken back, or another made: what is chosen
 * is told by its id, and a list says less of it than the record that the form began with.
 */
export function looksLike<Value>(start: Value) {
  return (kept: unknown): kept is Value => (kept !== null || start === null) && isLike(kept, start);
}

function isLike(kept: unknown, start: unknown): boolean {
  if (start === null) return true;
  if (kept === null) return typeof start === "object" || typeof start === "number";
  if (Array.isArray(start)) return Array.isArray(kept);
  if (typeof start !== "object") return typeof kept === typeof start;
  if (typeof kept !== "object") return false;
  const held = kept as Record<string, unknown>;
  const isChoice = "id" in start;
  return Object.entries(start).every(
    ([name, member]) =>
      (isChoice && name !== "id" && !(name in held)) || isLike(held[name], member),
  );
}
