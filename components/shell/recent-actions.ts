"use client";

/**
 * What was chosen in the palette of late, by its label; kept in this browser. Pages and things to do
 * alone: what somebody looked at is nobody's business who comes to the machine later.
 */
const PLACE = "sourceline.palette";
const MOST = 8;

/** The latest first. */
export function recentActions(): string[] {
  try {
    const kept = JSON.parse(localStorage.getItem(PLACE) ?? "[]") as unknown;
    return Array.isArray(kept) ? kept.filter((label) => typeof label === "string") : [];
  } catch {
    // Blocked, or written by something else: nothing is known.
    return [];
  }
}

export function noteAction(label: string): void {
  const others = recentActions().filter((other) => other !== label);
  try {
    localStorage.setItem(PLACE, JSON.stringify([label, ...others].slice(0, MOST)));
  } catch {
    // Storage is blocked or full: what was chosen is not remembered.
  }
}
