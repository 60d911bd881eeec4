/**
 * What a client means to have done once, however often it is sent. It follows asynchronous calls,
 * and jobs into the threads that they run in (threads.ts), so that the turn that writes can keep
 * what it answers in the same transaction (audit/kept-answers.ts). Commands never see it.
 */
import { AsyncLocalStorage } from "node:async_hooks";

export type Intent = {
  readonly userId: number;
  /** Names the client's key without telling it. */
  readonly keyHash: string;
  /** Tells whether the same is sent again, without telling what. */
  readonly inputHash: string;
  /** Made from the key: what is answered can be read by nobody else. */
  readonly secret: string;
};

const shared = globalThis as { sourcelineIntent?: AsyncLocalStorage<Intent> };
const intents = (shared.sourcelineIntent ??= new AsyncLocalStorage());

export function currentIntent(): Intent | undefined {
  return intents.getStore();
}

/** Runs `work` as what is meant; without an intent, just so. */
export function withIntent<T>(intent: Intent | undefined, work: () => T): T {
  return intent ? intents.run(intent, work) : work();
}
