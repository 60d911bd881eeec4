"use client";

import { useSyncExternalStore } from "react";
import { Icon } from "@/components/ui/icon";
import { Menu, MenuChoices, MenuItem, MenuLink, MenuSeparator } from "@/components/ui/menu";
import type { ShellActor } from "./sidebar";
import { signOutHere } from "./sign-out";
import { chooseTheme, chosenTheme, onTheme, type Theme } from "./theme";

const themes: readonly { value: Theme; label: string }[] = [
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
  { value: "system", label: "As the system" },
];

export function AccountMenu(props: {
  actor: ShellActor;
  theme: Theme;
  onOpenKeys: () => void;
  onOpenPalette: () => void;
}) {
  const { actor } = props;
  // It can be chosen elsewhere, too.
  const theme = useSyncExternalStore(
    onTheme,
    () => chosenTheme(document.cookie),
    () => props.theme,
  );

  return (
    <Menu
      side="top"
      className="w-52"
      trigger={
        <button
          type="button"
          className="flex w-full items-center gap-2 rounded-md px-2 py-1.5 text-left hover:bg-surface data-popup-open:bg-surface"
        >
          <span className="min-w-0 flex-1 leading-tight">
            <span dir="auto" className="block truncate text-ink">
              {actor.name}
            </span>
            <span className="block text-2xs text-faint">{actor.role}</span>
          </span>
          <Icon name="updown" className="text-faint" />
        </button>
      }
    >
      <MenuLink href="/account">Account</MenuLink>
      <MenuItem onPress={props.onOpenPalette}>Find anything…</MenuItem>
      <MenuItem keys="?" onPress={props.onOpenKeys}>
        Keys
      </MenuItem>
      <MenuSeparator />
      <MenuChoices label="Theme" value={theme} options={themes} onChange={chooseTheme} />
      <MenuSeparator />
      <MenuItem onPress={() => void signOutHere()}>Sign out</MenuItem>
    </Menu>
  );
}
