"use client";

import { useEffect, useRef, type RefObject } from "react";

/** Whether what asks is still on screen, for what comes back later: a slow answer moves nobody. */
export function useIsHere(): RefObject<boolean> {
  const isHere = useRef(false);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);
  return isHere;
}
