"use client";

/**
 * The keys by which a list is walked: j and k move a cursor along it, Enter opens, and whatever
 * else a list has. Where the cursor is the focus, the arrow keys move it too.
 */
import { useEffect, useRef, type RefObject } from "react";
import { nextInList } from "./list-step";
import { isTypingTarget } from "./shortcut-target";
import { useActionSet, type Shortcut } from "./shortcuts";

/** Where one is in a list, and how one gets elsewhere in it. */
export type ListCursor<Item> = {
  /** As the list stands now, in its order. */
  items: () => readonly Item[];
  /** Null before the first step. */
  current: () => Item | null;
  moveTo: (item: Item) => void;
};

type KeyOf = Pick<Shortcut, "keys" | "label" | "unable"> & {
  isKeyOnly?: boolean;
  repeats?: boolean;
  enabled?: boolean;
};

/** A key that goes to the next stop of a kind. */
export type StepKey<Item> = KeyOf & {
  by: 1 | -1;
  /** All members, where it is left out. */
  stops?: (item: Item) => boolean;
  /** Given, the walk goes on from the other end; called where the list has no such stop at all. */
  onNone?: () => void;
};

/** A key that does something with the member that the cursor is on. */
export type ActKey<Item> = KeyOf & {
  /** @param item null where the cursor is on none. @returns a text where it could do nothing. */
  act: (item: Item | null) => unknown;
  /** Without it the cursor has to be on a member. */
  actsOnNone?: boolean;
};

export type ListKeys<Item> = {
  /** The heading in the key sheet, and what its members are called: "Claims", "claim". */
  group: string;
  noun: string;
  /** What j and k stop at; all members, where it is left out. */
  stops?: (item: Item) => boolean;
  /** What Enter does; left out where the focus is on a link that it follows anyway. */
  enter?: Omit<ActKey<Item>, "keys">;
  more?: ReadonlyArray<StepKey<Item> | ActKey<Item>>;
};

export function useListKeys<Item>(cursor: ListCursor<Item>, keys: ListKeys<Item>): void {
  const { group, noun, stops, enter, more = [] } = keys;
  const step = { repeats: true, isKeyOnly: true, ...(stops && { stops }) };
  const all: Array<StepKey<Item> | ActKey<Item>> = [
    { keys: "j", label: `Next ${noun}`, by: 1, ...step },
    { keys: "k", label: `Previous ${noun}`, by: -1, ...step },
    ...(enter ? [{ keys: "Enter", isKeyOnly: true, ...enter }] : []),
    ...more,
  ];
  useActionSet(
    all.map((key) => ({
      ...key,
      group,
      run: () => {
        if ("by" in key) return goOn(cursor, key) ? null : (atEnd(cursor, key, noun) ?? null);
        const item = cursor.current();
        const isLost = item === null && !key.actsOnNone;
        return isLost ? `Go to a ${noun} first: j is the next one` : key.act(item);
      },
    })),
  );
}

/** Goes to the next stop of a kind, from where the cursor is. @returns whether there was any. */
export function goOn<Item>(
  { items, current, moveTo }: ListCursor<Item>,
  { by, stops, onNone }: Pick<StepKey<Item>, "by" | "stops" | "onNone">,
): boolean {
  const list = items();
  const next = nextInList({ items: list, from: current(), by, stops, wraps: onNone !== undefined });
  if (next !== null) moveTo(next);
  else if (onNone && !list.some(stops ?? (() => true))) onNone();
  return next !== null;
}

/** Why a step led nowhere; nothing where the list says that itself. */
function atEnd<Item>(
  { items }: ListCursor<Item>,
  { by, stops, onNone }: StepKey<Item>,
  noun: string,
): string | undefined {
  if (onNone) return undefined;
  if (!items().some(stops ?? (() => true))) return `There is no ${noun} here`;
  return by === 1 ? `That was the last ${noun} here` : `That was the first ${noun} here`;
}

export type ElementCursor = {
  /** What in a member has the focus, as a selector; the member itself by default. */
  focused?: string;
  /** Where one is before the first step. */
  start?: () => HTMLElement | null;
  /** Whether the arrow keys walk as j and k do. */
  hasArrows?: boolean;
};

/**
 * A list whose members are elements and whose cursor is the focus.
 * @param members what a member is, as a selector.
 */
export function useElementCursor(
  list: RefObject<HTMLElement | null>,
  members: string,
  { focused, start, hasArrows = true }: ElementCursor = {},
): ListCursor<HTMLElement> {
  /** The member that the focus was in last, for when it has gone elsewhere since. */
  const last = useRef<HTMLElement | null>(null);

  const cursor: ListCursor<HTMLElement> = {
    // Those in view: the ones in a closed group are not.
    items: () =>
      [...(list.current?.querySelectorAll<HTMLElement>(members) ?? [])].filter((member) =>
        member.checkVisibility(),
      ),
    current: () => {
      const member = document.activeElement?.closest<HTMLElement>(members) ?? null;
      if (member && list.current?.contains(member)) return member;
      if (last.current && list.current?.contains(last.current)) return last.current;
      return start?.() ?? null;
    },
    moveTo: (member) => {
      last.current = member;
      const target = focused ? member.querySelector<HTMLElement>(focused) : member;
      target?.focus({ preventScroll: true });
      member.scrollIntoView({ block: "nearest" });
    },
  };
  useArrows(list, hasArrows ? cursor : null);
  return cursor;
}

/** A field has arrow keys of its own. */
function usesArrows(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || isTypingTarget(target);
}

/** The arrow keys, while the focus is in the list: elsewhere they scroll the page. */
function useArrows(
  list: RefObject<HTMLElement | null>,
  cursor: ListCursor<HTMLElement> | null,
): void {
  const latest = useRef(cursor);
  useEffect(() => {
    latest.current = cursor;
  });
  useEffect(() => {
    const element = list.current;
    if (!element) return;
    function walk(event: KeyboardEvent) {
      const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : null;
      const walked = latest.current;
      if (!walked || by === null || event.defaultPrevented || usesArrows(event.target)) return;
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const next = nextInList({
        items: walked.items(),
        from: walked.current(),
        by,
      });
      if (next === null) return;
      event.preventDefault();
      walked.moveTo(next);
    }
    element.addEventListener("keydown", walk);
    return () => element.removeEventListener("keydown", walk);
  }, [list]);
}
