/**
 * The request that is being answered: its id, and what is found out about it on the way, for the
 * log. Known wherever the work for it goes on in this thread; nothing of what it carries is kept.
 */
import { AsyncLocalStorage } from "node:async_hooks";

export type RequestNotes = {
  readonly id: string;
  readonly method: string;
  /** The pattern, never the address: "/stories/[slug]". */
  readonly route: string;
  /** Whose session it is. */
  person?: number;
  command?: string;
  /** Counts the request and writes its line now: its answer has begun, and goes on for hours. */
  tellBegun?: () => void;
};

// Kept on globalThis: Next loads a module once per bundle, but a request is one.
const shared = globalThis as { sourcelineRequests?: AsyncLocalStorage<RequestNotes> };
const requests = (shared.sourcelineRequests ??= new AsyncLocalStorage<RequestNotes>());

/** Whatever begins after this, here or in what it starts, belongs to the request. */
export function enterRequest(notes: RequestNotes): void {
  requests.enterWith(notes);
}

/** Undefined outside a request: in a thread, on the command line, in tests. */
export function currentRequest(): RequestNotes | undefined {
  return requests.getStore();
}

/** Adds what was found out; does nothing outside a request. */
export function noteOfRequest(found: { person?: number; command?: string }): void {
  const notes = currentRequest();
  if (notes) Object.assign(notes, found);
}

/** Says that the request is answered as far as its time is to be counted: what follows is a stream. */
export function noteStream(): void {
  currentRequest()?.tellBegun?.();
}
