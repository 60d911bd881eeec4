"use client";

import { useRouter } from "next/navigation";
import { useState, type ReactNode } from "react";
import { useFigures, useUnread, type Figures } from "@/components/figures";
import { RestrictedStories } from "@/components/sources/made-in-story";
import { IconButton } from "@/components/ui/button";
import { part, usePart } from "@/components/ui/part";
import { toast } from "@/components/ui/toast";
import { UndoKeys } from "@/components/undo/undo-keys";
import { KeySheet } from "./key-sheet";
import { placesFor, type Place } from "./navigation";
import { shellActionsFor } from "./shell-actions";
import { ShortcutProvider, useActionSet, useShortcut } from "./shortcuts";
import { Bell } from "./bell";
import { Brand, Sidebar, type ShellActor } from "./sidebar";
import { signOutHere } from "./sign-out";
import { switchSingleKeys, useSingleKeys } from "./single-keys";
import { chooseTheme, type Theme } from "./theme";
import type { Role } from "@/lib/access/policy";
import type { ShellFigures } from "@/lib/stories/shell-counts";

export type AppShellProps = {
  actor: ShellActor;
  figures: ShellFigures;
  /** How many notifications are unread. */
  unread: number;
  theme: Theme;
  /** The head of the log, shortened, as every print says it. */
  logHead: string | null;
  /** Marks the demo newsroom. */
  demo: boolean;
  children: ReactNode;
};

/** Everything around a page: where one can go, what waits there, and the keyboard. */
export function AppShell(props: AppShellProps) {
  return (
    <ShortcutProvider>
      <Frame {...props} />
    </ShortcutProvider>
  );
}

const asTheyAre = (read: ShellFigures) => read;
const headOf = (read: Figures) => read.logHead;

type Opened = "keys" | "palette" | "menu" | null;

const paletteParts = part(() => import("./command-palette"));
const drawerParts = part(() => import("./drawer"));

function Frame({ children, figures, unread: given, logHead, ...shell }: AppShellProps) {
  const head = useFigures(logHead, headOf);
  const { counts, deadlines, restricted } = useFigures(figures, asTheyAre);
  const unread = useUnread(given);
  const [opened, setOpened] = useState<Opened>(null);
  const places = placesFor(shell.actor.role);
  const palette = usePart(paletteParts, opened === "palette");
  const drawer = usePart(drawerParts, opened === "menu");
  const open = (what: Opened) => (isOpen: boolean) => setOpened(isOpen ? what : null);
  const sidebar = {
    ...shell,
    counts,
    unread,
    deadlines,
    onOpenKeys: () => setOpened("keys"),
    onOpenPalette: () => setOpened("palette"),
  };

  return (
    <>
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-md focus:bg-surface focus:px-3 focus:py-2 focus:text-accent"
      >
        Skip to content
      </a>
      <GlobalShortcuts places={places} opened={opened} setOpened={setOpened} />
      <ShellActions role={shell.actor.role} />
      <UndoKeys person={shell.actor.email} />
      <div className="min-[800px]:grid min-[800px]:grid-cols-[196px_minmax(0,1fr)] print:block!">
        <aside
          aria-label="Sidebar"
          className="no-print sticky top-0 h-foot overflow-y-auto border-r border-rule bg-sunk max-[799.98px]:hidden"
        >
          <Sidebar {...sidebar} />
        </aside>
        <header className="no-print sticky top-0 z-20 flex items-center gap-1 border-b border-rule bg-sunk px-2 py-1.5 min-[800px]:hidden">
          <IconButton
            icon="menu"
            label="Menu"
            className="size-9!"
            onClick={() => setOpened("menu")}
          />
          <div className="-mb-1.5 flex-1">
            <Brand demo={shell.demo} />
          </div>
          <Bell unread={unread} className="size-9!" />
          <IconButton
            icon="search"
            label="Find anything"
            className="size-9!"
            onClick={() => setOpened("palette")}
          />
        </header>
        <main
          id="main"
          tabIndex={-1}
          className="flex min-h-foot min-w-0 flex-col outline-none max-[799.98px]:min-h-[calc(100dvh-3.2rem-var(--status-room,0px))] print:block print:h-auto! print:overflow-visible! roomy:has-data-split:h-foot roomy:has-data-split:overflow-hidden"
        >
          <RestrictedStories slugs={restricted}>{children}</RestrictedStories>
        </main>
      </div>
      {head === null ? null : (
        <footer className="mt-4 hidden border-t border-rule pt-1.5 text-xs text-faint nums print:block">
          Printed by {shell.actor.name}. Head of the log: {head}
        </footer>
      )}
      {drawer ? (
        <drawer.Drawer open={opened === "menu"} onOpenChange={open("menu")}>
          <Sidebar {...sidebar} />
        </drawer.Drawer>
      ) : null}
      <KeySheet open={opened === "keys"} onOpenChange={open("keys")} />
      {palette ? (
        <palette.CommandPalette
          open={opened === "palette"}
          onOpenChange={open("palette")}
          places={places}
        />
      ) : null}
    </>
  );
}

type GlobalShortcutsProps = {
  places: readonly Place[];
  opened: Opened;
  setOpened: (what: Opened) => void;
};

function GlobalShortcuts({ places, opened, setOpened }: GlobalShortcutsProps) {
  useShortcut({
    keys: "?",
    label: "Show the keys",
    group: "Everywhere",
    words: "shortcuts keyboard help",
    run: () => setOpened("keys"),
  });
  useShortcut({
    keys: "/",
    label: "Search this page",
    group: "Everywhere",
    isKeyOnly: true,
    run: () => {
      if (!focusPageSearch()) setOpened("palette");
    },
  });
  useShortcut({
    keys: "mod+k",
    label: "Find anything",
    group: "Everywhere",
    isKeyOnly: true,
    inPopups: opened === "palette" || opened === "keys",
    run: () => setOpened(opened === "palette" ? null : "palette"),
  });
  return places.map((place) => <GoTo key={place.href} place={place} />);
}

function ShellActions({ role }: { role: string }) {
  const router = useRouter();
  const singleKeys = useSingleKeys();
  useActionSet(
    shellActionsFor(role as Role).map(({ label, words, does }) => ({
      label,
      words,
      group: "Everywhere",
      run: () => {
        if ("go" in does) router.push(does.go);
        else if ("theme" in does) chooseTheme(does.theme);
        else if (does.call === "print") print();
        else if (does.call === "sign out") void signOutHere();
        else {
          switchSingleKeys(!singleKeys);
          toast(singleKeys ? "Single keys are off." : "Single keys are on.");
        }
      },
    })),
  );
  return null;
}

function GoTo({ place }: { place: Place }) {
  const router = useRouter();
  useShortcut({
    keys: `g ${place.key}`,
    label: place.label,
    group: "Go to",
    isKeyOnly: true,
    run: () => router.push(place.href),
  });
  return null;
}

/** A page names its search with `data-page-search` (SearchInput does). */
function focusPageSearch(): boolean {
  const search = document.querySelector<HTMLInputElement>("main input[data-page-search]");
  search?.focus();
  search?.select();
  return search !== null;
}
