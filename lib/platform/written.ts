/**
 * Tells this thread that something was written: by its own writer where there are no threads, or by
 * the writer thread once a job of it is answered. What it was, the listener reads for itself.
 */

// Kept on globalThis: Next loads a module once per bundle, but a thread has one database.
const shared = globalThis as { sourcelineWritten?: Set<() => void> };
const listeners = (shared.sourcelineWritten ??= new Set());

/** @returns what ends it. A listener must not throw, and not take long: a write waits for it. */
export function onWritten(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Called after what was written stands in the file, for everybody to read. */
export function tellWritten(): void {
  for (const listener of listeners) listener();
}
