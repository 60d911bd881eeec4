"use client";

import {
  createContext,
  useContext,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from "react";
import { isComposing } from "@/components/ui/field-keys";
import { toast } from "@/components/ui/toast";
import {
  advance,
  isOfCharacters,
  SEQUENCE_MILLISECONDS,
  spell,
  writesOtherScript,
} from "./shortcut-keys";
import { hasPopupOpen, isActivation, isHoldingText, isTypingTarget } from "./shortcut-target";
import { singleKeysAreOn } from "./single-keys";

/** Something that can be done on this page: offered in the palette, by its key and in the key sheet. */
export type Action = {
  /** What it does: "Log a claim". */
  label: string;
  /** The heading it stands under in the key sheet: "Claims". */
  group: string;
  /** Other words that it is looked for by: "download csv". */
  words?: string;
  /** A text that it answers says why it could do nothing: whoever runs it says that (`perform`). */
  run: () => unknown;
  /** Why it can do nothing at present. Then it is offered nowhere, and its key says this. */
  unable?: string | undefined;
  /** "c", "?", "mod+k", "Escape", or a sequence such as "g s"; without, it is in the palette alone. */
  keys?: string;
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

export type Shortcut = Action & { keys: string };

/** Does it, or says why it cannot be done: no key does nothing without a word. */
export function perform({ run, unable }: Pick<Action, "run" | "unable">): void {
  const because = unable ?? run();
  if (typeof because === "string") toast(because);
}

function isOfShell({ group }: Action): boolean {
  return group === "Everywhere";
}

function isShortcut(action: Action): action is Shortcut {
  return action.keys !== undefined;
}

type Registry = {
  add: (action: () => Action) => () => void;
  list: () => Action[];
  subscribe: (changed: () => void) => () => void;
  version: () => number;
};

function createRegistry(): Registry {
  const entries = new Set<() => Action>();
  const listeners = new Set<() => void>();
  let version = 0;
  function changed() {
    version += 1;
    for (const listener of listeners) listener();
  }
  return {
    add(action) {
      entries.add(action);
      changed();
      return () => {
        entries.delete(action);
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
    let isOtherScript = false;

    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || isComposing(event)) return;
      const pressed = {
        key: event.key,
        code: event.code,
        ctrlKey: event.ctrlKey,
        metaKey: event.metaKey,
        altKey: event.altKey,
        shiftKey: event.shiftKey,
        isAltGraph: event.getModifierState("AltGraph"),
      };
      isOtherScript = writesOtherScript(pressed) ?? isOtherScript;
      const stroke = spell(pressed, isOtherScript);
      if (stroke === null || isActivation(stroke, event.target)) return;
      const hasMod = stroke.startsWith("mod+");
      if (!hasMod && isTypingTarget(event.target)) return;

      const inPopup = hasPopupOpen();
      const singleKeys = singleKeysAreOn();
      const usable = registry
        .list()
        .filter(isShortcut)
        .filter((one) => !inPopup || one.inPopups)
        .filter((one) => singleKeys || !isOfCharacters(one.keys))
        .filter((one) => !one.leavesTyped || !isHoldingText(event.target));

      if (event.timeStamp - lastAt > SEQUENCE_MILLISECONDS) typed = [];
      lastAt = event.timeStamp;
      const match = advance(usable, typed, stroke);
      typed = match.typed;
      if (!match.fired || (event.repeat && !match.fired.repeats)) return;
      event.preventDefault();
      perform(match.fired);
    }

    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [registry]);

  return <RegistryContext value={registry}>{children}</RegistryContext>;
}

/** `enabled: false` takes it off. */
export type Bound<Registered extends Action> = Registered & { enabled?: boolean };

/** Offers something in the palette while the calling component is on the page, with a key or without. */
export function useAction(action: Bound<Action>): void {
  useActionSet([action]);
}

/** Binds a key while the calling component is on the page. */
export function useShortcut(shortcut: Bound<Shortcut>): void {
  useActionSet([shortcut]);
}

/** The same for several, as many and in the order as they come. */
export function useActionSet(actions: readonly Bound<Action>[]): void {
  const registry = useRegistry();
  const latest = useRef(actions);
  // Before it is painted: a key does what it does to what is seen, also right after a change.
  useLayoutEffect(() => {
    latest.current = actions;
  });
  // Bound anew where keys, names or places change; what they do is looked up when they fire.
  const names = JSON.stringify(
    actions.map(({ keys, label, group, words, isKeyOnly, unable, enabled = true }) => ({
      ...{ keys, label, group, words, isKeyOnly, unable, enabled },
    })),
  );
  useEffect(() => {
    const bound = JSON.parse(names) as Array<Omit<Bound<Action>, "run">>;
    const unbind = bound.map((action, index) =>
      action.enabled
        ? registry.add(() => ({ run: () => undefined, ...latest.current[index], ...action }))
        : null,
    );
    return () => {
      for (const remove of unbind) remove?.();
    };
  }, [registry, names]);
}

/** All that can be done on this page now. */
function useRegistered(): Action[] {
  const registry = useRegistry();
  useSyncExternalStore(registry.subscribe, registry.version, () => 0);
  return registry.list();
}

/** What works by key on this page now, later registrations first; of two with the same keys the one that fires. */
export function useShortcuts(): Shortcut[] {
  const shortcuts = useRegistered().filter(isShortcut);
  const firing = new Map(shortcuts.map((shortcut) => [shortcut.keys, shortcut]));
  return [...firing.values()].filter(({ unable }) => unable === undefined);
}

/**
 * What the palette offers: of two with the same keys the one that fires, and of two that are called
 * alike the later one, which is the page's own.
 */
export function useActions(): Action[] {
  const registered = useRegistered();
  const byKeys = new Map(registered.map((action) => [action.keys ?? action.label, action]));
  const offered = [...byKeys.values()].filter(
    (action) => !action.isKeyOnly && action.unable === undefined,
  );
  const all = [...new Map(offered.map((action) => [action.label, action])).values()];
  // What belongs to the page stands before what can be done everywhere.
  return all.sort((one, other) => Number(isOfShell(one)) - Number(isOfShell(other)));
}
