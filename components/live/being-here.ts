"use client";

/**
 * Says to the server where this tab's reader is, so that others see it: the claim that is open, the
 * field that is being changed. Said again while it is so, and taken back when the reader leaves.
 */
import { useEffect } from "react";
import { makeKey } from "@/components/make-key";
import { HERE_FOR, type HereEditing } from "@/lib/live/rules";

/** A claim tells its story. */
export type Place = { story?: number | null; claim?: number | null; editing?: HereEditing | null };

type Said = { story: number | null; claim: number | null; editing: HereEditing | null };

const NOWHERE: Said = { story: null, claim: null, editing: null };
const SETTLES = 200;
const AGAIN = HERE_FOR / 2.5;

let tab: string | null = null;
const places = new Set<Place>();
let said: Said = NOWHERE;
let isDue = false;
let isListening = false;

function isSomewhere({ story, claim }: Said): boolean {
  return story !== null || claim !== null;
}

/** What is changed counts before what is open, and what came last before what came first. */
function present(): Said {
  const all = [...places].reverse();
  const place =
    all.find(({ editing }) => editing) ?? all.find(({ claim }) => claim != null) ?? all[0];
  if (!place || (document.visibilityState === "hidden" && !place.editing)) return NOWHERE;
  const claim = place.claim ?? null;
  return { story: place.story ?? null, claim, editing: place.editing ?? null };
}

function say(next: Said): void {
  said = next;
  tab ??= makeKey();
  fetch("/api/v1/live/here", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ tab, ...next }),
    keepalive: true,
  }).catch(() => {
    // Nobody waits for it; it is said again before long.
  });
}

function settle(): void {
  if (isDue) return;
  isDue = true;
  setTimeout(() => {
    isDue = false;
    const next = present();
    if (JSON.stringify(next) !== JSON.stringify(said)) say(next);
  }, SETTLES);
}

function listen(): void {
  if (isListening) return;
  isListening = true;
  document.addEventListener("visibilitychange", settle);
  addEventListener("pagehide", () => {
    if (isSomewhere(said)) say(NOWHERE);
  });
  setInterval(() => {
    if (isSomewhere(said)) say(present());
  }, AGAIN);
}

/** While it is on screen; null: the reader is not there. */
export function useBeingHere(place: Place | null): void {
  const story = place?.story ?? null;
  const claim = place?.claim ?? null;
  const editing = place?.editing ?? null;
  useEffect(() => {
    if (story === null && claim === null) return;
    const entry = { story, claim, editing };
    listen();
    places.add(entry);
    settle();
    return () => {
      places.delete(entry);
      settle();
    };
  }, [story, claim, editing]);
}
