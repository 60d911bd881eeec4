"use client";

import {
  createContext,
  useContext,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from "react";
import { isComposing } from "@/components/ui/field-keys";
import { advance, isOfCharacters, SEQUENCE_MILLISECONDS, spell } from "./shortcut-keys";
import { hasPopupOpen, isActivation, isHoldingText, isTypingTarget } from "./shortcut-target";
import { singleKeysAreOn } from "./single-keys";

export type Shortcut = {
  /** "c", "?", "mod+k", "Escape", or a sequence such as "g s". */
  keys: string;
  /** What it does, for the key sheet and the palette: "Log a claim". */
  label: string;
  /** The heading it stands under in the key sheet: "Claims". */
  group: string;
  run: () => void;
  /** Fires again while the key is held down (moving through a list). */
  repeats?: boolean;
  /** Also works while a dialog or menu is open. */
  inPopups?: boolean;
  /** Belongs to a field that holds typed text, for as long as the focus is in it. */
  leavesTyped?: boolean;
  /** Also shown at the foot of the sidebar. */
  isHinted?: boolean;
  /** Leaves it out of the palette: it makes sense only as a key. */
  isKeyOnly?: boolean;
};

type Registry = {
  add: (shortcut: () => Shortcut) => () => void;
  list: () => Shortcut[];
  subscribe: (changed: () => void) => () => void;
  version: () => number;
};

function createRegistry(): Registry {
  const entries = new Set<() => Shortcut>();
  const listeners = new Set<() => void>();
  let version = 0;
  function changed() {
    version += 1;
    for (const listener of listeners) listener();
  }
  return {
    add(shortcut) {
      entries.add(shortcut);
      changed();
      return () => {
        entries.delete(shortcut);
        changed();
      };
    },
    list: () => [...entries].map((entry) => entry()),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    version: () => version,
  };
}

const RegistryContext = createContext<Registry | null>(null);

function useRegistry(): Registry {
  const registry = useContext(RegistryContext);
  if (!registry)
    throw new Error("Shortcuts need the ShortcutProvider of the app shell around them.");
  return registry;
}

/** Listens to the keyboard, once, for every shortcut registered below it. */
export function ShortcutProvider({ children }: { children: ReactNode }) {
  const [registry] = useState(createRegistry);

  useEffect(() => {
    let typed: readonly string[] = [];
    let lastAt = 0;

    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || isComposing(event)) return;
      const stroke = spell({
        key: event.key,
        code: event.code,
        ctrlKey: event.ctrlKey,
        metaKey: event.metaKey,
        altKey: event.altKey,
        shiftKey: event.shiftKey,
        isAltGraph: event.getModifierState("AltGraph"),
      });
      if (stroke === null || isActivation(stroke, event.target)) return;
      const hasMod = stroke.startsWith("mod+");
      if (!hasMod && isTypingTarget(event.target)) return;

      const inPopup = hasPopupOpen();
      const singleKeys = singleKeysAreOn();
      const usable = registry
        .list()
        .filter((one) => !inPopup || one.inPopups)
        .filter((one) => singleKeys || !isOfCharacters(one.keys))
        .filter((one) => !one.leavesTyped || !isHoldingText(event.target));

      if (event.timeStamp - lastAt > SEQUENCE_MILLISECONDS) typed = [];
      lastAt = event.timeStamp;
      const match = advance(usable, typed, stroke);
      typed = match.typed;
      if (!match.fired || (event.repeat && !match.fired.repeats)) return;
      event.preventDefault();
      match.fired.run();
    }

    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [registry]);

  return <RegistryContext value={registry}>{children}</RegistryContext>;
}

export type BoundShortcut = Shortcut & { enabled?: boolean };

/** Binds a key while the calling component is on the page; `enabled: false` takes it off. */
export function useShortcut(shortcut: BoundShortcut): void {
  useShortcutSet([shortcut]);
}

/** The same for several keys, as many and in the order as it comes. */
export function useShortcutSet(shortcuts: readonly BoundShortcut[]): void {
  const registry = useRegistry();
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  // Bound anew where the keys or their names change; what they do is looked up when they fire.
  const names = JSON.stringify(
    shortcuts.map(({ keys, label, group, enabled = true }) => ({ keys, label, group, enabled })),
  );
  useEffect(() => {
    const bound = JSON.parse(names) as Array<Omit<BoundShortcut, "run">>;
    const unbind = bound.map((shortcut, index) =>
      shortcut.enabled
        ? registry.add(() => ({ run: () => undefined, ...latest.current[index], ...shortcut }))
        : null,
    );
    return () => {
      for (const remove of unbind) remove?.();
    };
  }, [registry, names]);
}

/** What works on this page now, later registrations first; of two with the same keys the one that fires. */
export function useShortcuts(): Shortcut[] {
  const registry = useRegistry();
  useSyncExternalStore(registry.subscribe, registry.version, () => 0);
  const byKeys = new Map(registry.list().map((shortcut) => [shortcut.keys, shortcut]));
  return [...byKeys.values()];
}
