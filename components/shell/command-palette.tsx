"use client";

import { Autocomplete } from "@base-ui/react/autocomplete";
import { Dialog as Base } from "@base-ui/react/dialog";
import { useRouter } from "next/navigation";
import { useMemo, useRef, useState } from "react";
import { backdropClass } from "@/components/ui/backdrop";
import { DialogBox } from "@/components/ui/dialog-box";
import { Icon } from "@/components/ui/icon";
import { useSearch } from "@/components/ui/use-search";
import { findRecords, fitOf, matching, recordGroups, type FoundRecord } from "./find";
import { Keys } from "./keys";
import type { Place } from "./navigation";
import { noteAction, recentActions } from "./recent-actions";
import { perform, useActions, type Action } from "./shortcuts";

type Entry = {
  id: string;
  label: string;
  /** Other words that it is found by. */
  words?: string;
  detail?: string;
  keys?: string;
  /** Remembered for the next time; what was looked at is not. */
  isRemembered: boolean;
  go: { href: string } | { run: () => void };
};
type Group = { value: string; items: Entry[] };

type PaletteProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  places: readonly Place[];
};

/** Goes anywhere and does anything from the keyboard: pages and actions at once, records as they are found. */
export function CommandPalette({ open, onOpenChange, places }: PaletteProps) {
  const router = useRouter();
  const chosen = useRef<Entry | null>(null);

  /** After the dialog has given the focus back: an action may want it elsewhere. */
  function act() {
    const entry = chosen.current;
    chosen.current = null;
    if (!entry) return;
    if ("href" in entry.go) router.push(entry.go.href);
    else perform(entry.go);
  }

  return (
    <Base.Root
      open={open}
      onOpenChange={onOpenChange}
      onOpenChangeComplete={(isOpen) => {
        if (!isOpen) act();
      }}
    >
      <Base.Portal>
        <Base.Backdrop className={backdropClass} />
        <Base.Viewport className="fixed inset-0 overflow-y-auto p-3 sm:pt-[12vh]">
          <DialogBox
            aria-label="Find anything"
            className="popup mx-auto flex max-h-[min(30rem,76dvh)] w-full max-w-[38rem] flex-col overflow-hidden rounded-xl"
          >
            <Finder
              places={places}
              onChoose={(entry) => {
                chosen.current = entry;
                if (entry.isRemembered) noteAction(entry.label);
                onOpenChange(false);
              }}
            />
          </DialogBox>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}

function Finder({
  places,
  onChoose,
}: {
  places: readonly Place[];
  onChoose: (entry: Entry) => void;
}) {
  const [query, setQuery] = useState("");
  const found = useSearch(findRecords);
  const actions = useActions();
  const recent = useMemo(() => recentActions(), []);
  const words = query.trim();

  const groups = [
    ...ownGroups(words, recent, actions.map(actionEntry), places.map(placeEntry)),
    ...(words.length > 1 ? recordGroups(found.items, recordEntry) : []),
  ].filter((group) => group.items.length > 0);
  const hasNothing = groups.length === 0 && !found.pending;
  const shown = hasNothing ? [{ value: "Search", items: [searchEntry(words)] }] : groups;

  function ask(next: string) {
    setQuery(next);
    if (next.trim().length > 1) found.ask(next.trim());
    else found.forget();
  }

  return (
    <Autocomplete.Root
      open
      inline
      items={shown}
      filter={null}
      value={query}
      onValueChange={(next, { reason }) => {
        if (reason !== "item-press") ask(next);
      }}
      itemToStringValue={(entry: Entry) => entry.label}
      autoHighlight="always"
      keepHighlight
    >
      <div className="flex flex-none items-center gap-2.5 border-b border-rule px-4">
        <Icon name="search" className="text-faint" />
        <Autocomplete.Input
          aria-label="Find pages, actions, stories, claims and sources"
          placeholder="Go to a page, story, claim or source, or do something"
          className="min-w-0 flex-1 bg-transparent py-3 text-lg outline-none"
        />
        <Base.Close className="rounded-sm text-2xs text-faint hover:text-ink">
          <span className="sr-only">Close </span>
          <Keys keys="Escape" />
        </Base.Close>
      </div>
      <div className="flex min-h-0 flex-1 flex-col p-1.5">
        <Autocomplete.Status className="text-sm text-faint [&>*]:px-2.5 [&>*]:py-1.5">
          {found.failed ? (
            <p className="text-danger">
              Stories, claims and sources could not be searched. Pages and actions still work.
            </p>
          ) : found.pending ? (
            <p>Searching…</p>
          ) : hasNothing ? (
            <p>
              Nothing begins like “{words}” here. Claims are searched further, in quotes and notes.
            </p>
          ) : null}
        </Autocomplete.Status>
        <Autocomplete.List className="min-h-0 flex-1 overflow-y-auto">
          {(group: Group) => (
            <Autocomplete.Group key={group.value} items={group.items}>
              <Autocomplete.GroupLabel className="px-2.5 pt-2 pb-1 text-2xs font-semibold text-faint">
                {group.value}
              </Autocomplete.GroupLabel>
              <Autocomplete.Collection>
                {(entry: Entry) => (
                  <Autocomplete.Item
                    key={entry.id}
                    value={entry}
                    onClick={() => onChoose(entry)}
                    className="option px-2.5! py-[0.4375rem]!"
                  >
                    <span dir="auto" className="min-w-0 flex-1 truncate text-start">
                      {entry.label}
                    </span>
                    {entry.detail ? (
                      <span
                        dir="auto"
                        className="max-w-[45%] flex-none truncate text-sm text-faint"
                      >
                        {entry.detail}
                      </span>
                    ) : null}
                    {entry.keys ? <Keys keys={entry.keys} /> : null}
                  </Autocomplete.Item>
                )}
              </Autocomplete.Collection>
            </Autocomplete.Group>
          )}
        </Autocomplete.List>
      </div>
    </Autocomplete.Root>
  );
}

/** As many of what was used of late as are seen at a glance. */
const LATELY = 4;

/**
 * Things to do and pages; before anything is typed, what was used of late stands above them. Records
 * come below, whatever they say: they arrive later, and Enter must not change its meaning by that.
 */
function ownGroups(
  words: string,
  recent: readonly string[],
  actions: readonly Entry[],
  places: readonly Entry[],
): Group[] {
  if (words === "") {
    const used = recent.flatMap(
      (label) => [...actions, ...places].find((entry) => entry.label === label) ?? [],
    );
    const lately = used.slice(0, LATELY);
    const others = (entries: readonly Entry[]) =>
      entries.filter((entry) => !lately.includes(entry));
    return [
      { value: "Used lately", items: lately },
      { value: "Actions", items: others(actions) },
      { value: "Pages", items: others(places) },
    ];
  }
  const groups = [
    { value: "Actions", items: matching(words, actions, recent) },
    { value: "Pages", items: matching(words, places, recent) },
  ];
  const best = ({ items: [first] }: Group) => (first && fitOf(words, first)) ?? Infinity;
  return groups.sort((one, other) => best(one) - best(other) || 0);
}

function searchEntry(words: string): Entry {
  const href = `/claims?q=${encodeURIComponent(words)}`;
  return {
    id: "search",
    label: `Search all claims for “${words}”`,
    isRemembered: false,
    go: { href },
  };
}

function placeEntry(place: Place): Entry {
  return {
    id: place.href,
    label: place.label,
    words: `go to open ${place.words}`,
    keys: `g ${place.key}`,
    isRemembered: true,
    go: { href: place.href },
  };
}

function actionEntry({ label, words, keys, run }: Action): Entry {
  return {
    id: `do ${label}`,
    label,
    ...(words !== undefined && { words }),
    ...(keys !== undefined && { keys }),
    isRemembered: true,
    go: { run },
  };
}

function recordEntry(record: FoundRecord): Entry {
  return {
    id: `${record.kind} ${record.href}`,
    label: record.label,
    detail: record.detail,
    isRemembered: false,
    go: { href: record.href },
  };
}
