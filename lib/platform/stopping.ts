/**
 * What goes on for as long as the server runs, and has to end when that stops (shut-down.ts):
 * streams that nobody would wait for the end of.
 */

// Kept on globalThis: Next loads a module once per bundle, but a server stops once.
const shared = globalThis as { sourcelineStopping?: Set<() => void> };
const listeners = (shared.sourcelineStopping ??= new Set());

export function onStopping(listener: () => void): void {
  listeners.add(listener);
}

/** Called once, when the server is told to stop, before it counts what is in hand. */
export function tellStopping(): void {
  for (const listener of listeners) listener();
}
