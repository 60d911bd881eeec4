"use client";

import { createContext, use, useState, type ReactElement, type ReactNode } from "react";
import { part, usePart } from "./part";
import { triggerOf } from "./popup-trigger";

export type MenuProps = {
  trigger: ReactElement;
  align?: "start" | "center" | "end";
  side?: "bottom" | "top";
  className?: string;
  children: ReactNode;
};

export type MenuItemProps = {
  children: ReactNode;
  /** The key that does the same. */
  keys?: string;
  danger?: boolean;
  disabled?: boolean;
};

export type MenuChoicesProps<Value extends string> = {
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  options: readonly { value: Value; label: string }[];
};

const popup = part(() => import("./menu-popup"));
const Popup = createContext<ReturnType<typeof popup.now>>(null);

export function Menu(props: MenuProps) {
  const [open, setOpen] = useState(false);
  /** How it was opened first, before it could see to that itself. */
  const [firstOpened, setFirstOpened] = useState<{ isByKey: boolean } | null>(null);
  const parts = usePart(popup, open);

  if (!parts || !firstOpened) {
    return triggerOf(props.trigger, {
      kind: "menu",
      parts: [popup],
      onOpen: (isByKey) => {
        setOpen(true);
        setFirstOpened({ isByKey });
      },
    });
  }
  return (
    <Popup value={parts}>
      <parts.MenuPopup
        {...props}
        open={open}
        onOpenChange={setOpen}
        startsAtFirst={firstOpened.isByKey}
      />
    </Popup>
  );
}

/** The items are drawn inside an open menu alone, whose parts are here by then. */
function useParts() {
  const parts = use(Popup);
  if (!parts) throw new Error("A menu's items need the Menu around them.");
  return parts;
}

export function MenuItem(props: MenuItemProps & { onPress: () => void }) {
  const parts = useParts();
  return <parts.Item {...props} />;
}

export function MenuLink(props: MenuItemProps & { href: string }) {
  const parts = useParts();
  return <parts.LinkItem {...props} />;
}

export function MenuSeparator() {
  const parts = useParts();
  return <parts.Separator />;
}

/** One choice out of several, marked with a tick. */
export function MenuChoices<Value extends string>(props: MenuChoicesProps<Value>) {
  const parts = useParts();
  return <parts.Choices {...props} />;
}
