"use client";

import {
  cloneElement,
  type HTMLAttributes,
  type KeyboardEvent,
  type MouseEvent,
  type ReactElement,
} from "react";
import { fetchAhead, type Part } from "./part";

/**
 * The button of a popup that has not been opened yet: it fetches what it will open when the
 * pointer or the focus comes near, and stands for it until then.
 */
export function triggerOf(
  trigger: ReactElement,
  popup: {
    kind: "menu" | "dialog";
    parts: ReadonlyArray<Part<unknown>>;
    onOpen: (isByKey: boolean) => void;
  },
): ReactElement {
  const button = trigger as ReactElement<HTMLAttributes<HTMLElement>>;
  const ahead = () => popup.parts.forEach(fetchAhead);
  return cloneElement(button, {
    "aria-haspopup": popup.kind,
    "aria-expanded": false,
    onPointerEnter: ahead,
    onFocus: ahead,
    onClick: (event: MouseEvent<HTMLElement>) => {
      button.props.onClick?.(event);
      // A press of Enter or Space counts no clicks.
      popup.onOpen(event.detail === 0);
    },
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      if (popup.kind !== "menu" || !["ArrowDown", "ArrowUp"].includes(event.key)) return;
      event.preventDefault();
      popup.onOpen(true);
    },
  });
}
