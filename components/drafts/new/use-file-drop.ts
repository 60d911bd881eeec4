"use client";

import { useEffect, useRef, useState } from "react";

/** Takes files dropped anywhere in the window. @returns whether some hover over it now. */
export function useFileDrop(onDrop: (files: readonly File[]) => void): boolean {
  const [isOver, setIsOver] = useState(false);
  const latest = useRef(onDrop);
  useEffect(() => {
    latest.current = onDrop;
  });

  useEffect(() => {
    /** Entering a child is told before leaving its parent, so both are counted. */
    let depth = 0;
    const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") === true;

    function onEnter(event: DragEvent) {
      if (!holdsFiles(event)) return;
      depth += 1;
      setIsOver(true);
    }
    function onLeave(event: DragEvent) {
      if (!holdsFiles(event)) return;
      depth -= 1;
      if (depth <= 0) end();
    }
    function onOver(event: DragEvent) {
      // Without this the browser opens the file in place of the page.
      if (holdsFiles(event)) event.preventDefault();
    }
    function onDropped(event: DragEvent) {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      end();
      latest.current([...(event.dataTransfer?.files ?? [])]);
    }
    function end() {
      depth = 0;
      setIsOver(false);
    }

    const listeners = { dragenter: onEnter, dragleave: onLeave, dragover: onOver, drop: onDropped };
    const entries = Object.entries(listeners) as Array<["drop", (event: DragEvent) => void]>;
    for (const [name, listener] of entries) window.addEventListener(name, listener);
    return () => {
      for (const [name, listener] of entries) window.removeEventListener(name, listener);
    };
  }, []);

  return isOver;
}
