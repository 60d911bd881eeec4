"use client";

import { createContext, use, useState, type ReactElement, type ReactNode } from "react";
import { part, usePart, type Part } from "./part";
import { triggerOf } from "./popup-trigger";

export type PopoverProps = {
  /** The button that opens it: <Chip>, <Button>, <IconButton>. */
  trigger: ReactElement;
  /** The popup's accessible name; shown as its heading with `heading`. */
  label: string;
  heading?: boolean;
  align?: "start" | "center" | "end";
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** What stands in it, where that is fetched when it is first opened. */
  content?: Part<unknown>;
  className?: string;
  children: ReactNode;
};

const popup = part(() => import("./popover-popup"));
const Popup = createContext<ReturnType<typeof popup.now>>(null);

/** A small panel beside its button, for a filter or a few fields. Escape closes it. */
export function Popover(props: PopoverProps) {
  const [isOpened, setIsOpened] = useState(false);
  const [wasOpened, setWasOpened] = useState(false);
  const open = props.open ?? isOpened;
  if (open && !wasOpened) setWasOpened(true);
  const parts = usePart(popup, open);
  const content = usePart<unknown>(props.content ?? popup, open);

  function change(next: boolean) {
    setIsOpened(next);
    props.onOpenChange?.(next);
  }

  if (!parts || !content || !wasOpened) {
    return triggerOf(props.trigger, {
      kind: "dialog",
      parts: [popup, ...(props.content ? [props.content] : [])],
      onOpen: () => change(true),
    });
  }
  return (
    <Popup value={parts}>
      <parts.PopoverPopup {...props} open={open} onOpenChange={change} />
    </Popup>
  );
}

/** Closes the popover it stands in. */
export function PopoverClose({ render }: { render: ReactElement }) {
  const parts = use(Popup);
  return parts ? <parts.PopoverClose render={render} /> : render;
}
