"use client";

/** Claims that say what is being typed: asked for at each pause, and none while something is typed. */
import { useEffect, useState } from "react";
import { postJson } from "@/components/command";
import type { AlikeOffer } from "@/lib/duplicates/queries";
import { LOOKED_FOR_LENGTH } from "@/lib/duplicates/rules";

const PAUSE_MILLISECONDS = 350;
/** Units of text below which nothing is asked. */
const FEWEST_UNITS = 12;

const NONE: readonly AlikeOffer[] = [];

export function useLikeClaims(wording: string): readonly AlikeOffer[] {
  const [held, setHeld] = useState({ wording: "", found: NONE });
  const asked = wording.trim();

  useEffect(() => {
    if (asked.length < FEWEST_UNITS || asked.length > LOOKED_FOR_LENGTH) return;
    let isOver = false;
    const timer = setTimeout(() => {
      void postJson<AlikeOffer[]>("/api/v1/claims/alike", { wording: asked }).then((answer) => {
        // What is only offered is missed by nobody: the next pause asks again.
        if (!isOver) setHeld({ wording: asked, found: answer.ok ? answer.value : NONE });
      });
    }, PAUSE_MILLISECONDS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [asked]);

  // Those of the words before stay until the next answer, so that nothing jumps at each letter.
  return asked.length < FEWEST_UNITS ? NONE : held.found;
}
