"use client";

/**
 * The box of whatever opens over the page. Base UI gives the focus back to what had it before; but of
 * what Tab does not reach (the page's main part, a side panel) it takes the first thing within that
 * Tab does, a search box for instance, and the next key is typed into that.
 */
import { Dialog as Base } from "@base-ui/react/dialog";
import { useRef, useState } from "react";

/** Drawn when the dialog opens, while what had the focus still has it. */
export function DialogBox(props: Omit<Base.Popup.Props, "finalFocus">) {
  const [before] = useState(() => document.activeElement);
  const box = useRef<HTMLDivElement>(null);
  const isContainer =
    before instanceof HTMLElement && before !== document.body && before.tabIndex < 0;
  function giveBack(): false {
    // Whoever gave the focus to something else meanwhile meant it.
    const { activeElement: at } = document;
    const isHere = at === null || at === document.body || box.current?.contains(at);
    if (isHere && isContainer) before.focus({ preventScroll: true });
    return false;
  }
  return <Base.Popup ref={box} {...props} finalFocus={isContainer ? giveBack : true} />;
}
