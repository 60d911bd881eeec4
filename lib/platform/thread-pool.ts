/**
 * Threads of one kind, over Piscina. Adds what it leaves open: where a thread cannot be started, its
 * callers are told at once instead of waiting for ever, and the next call tries anew; and what waits
 * is taken up although the thread that was to take it was ended.
 */
import { Piscina } from "piscina";
import type { MessagePort } from "node:worker_threads";
import { SourcelineError } from "./errors";
import { logFault } from "./log";
import { NOTHING, type Call, type JobAnswer } from "./threads";

type PoolOptions = ConstructorParameters<typeof Piscina>[0] & { filename: string };
type CallOptions = { signal?: AbortSignal; transferList?: Array<ArrayBuffer | MessagePort> };

export class ThreadPool {
  private piscina: Piscina | null = null;
  private readonly refusals = new Set<(error: Error) => void>();

  /** @param what it is called in the log: "writer". */
  constructor(
    private readonly what: string,
    private readonly options: PoolOptions,
  ) {}

  /** @throws SourcelineError BUSY where no thread can be started; whatever the thread threw. */
  async run(call: Call, options: CallOptions = {}): Promise<JobAnswer> {
    const piscina = (this.piscina ??= this.open());
    let refuse: (error: Error) => void = () => undefined;
    const refused = new Promise<never>((_, reject) => (refuse = reject));
    this.refusals.add(refuse);
    try {
      return await Promise.race([piscina.run(call, options) as Promise<JobAnswer>, refused]);
    } finally {
      this.refusals.delete(refuse);
    }
  }

  /** Whether a thread is there, or on its way; the next call starts one where none is. */
  hasThread(): boolean {
    return (this.piscina?.threads.length ?? 0) > 0;
  }

  /** What is in hand is broken off. */
  async close(): Promise<void> {
    const piscina = this.piscina;
    this.piscina = null;
    await piscina?.destroy();
  }

  private open(): Piscina {
    const piscina = new Piscina(this.options);
    let cause: unknown = new Error("The thread ended before it was ready.");
    piscina.on("error", (error) => {
      // What a closed one still says concerns nobody.
      if (this.piscina !== piscina) return;
      // A thread without a call in hand: while it was loaded, or idle.
      cause = error;
      logFault(new Error(`A ${this.what} thread ended by an error.`, { cause: error }));
    });
    const ready = new Set<number>();
    let ended = 0;
    piscina.on("workerCreate", ({ id }: { id: number }) => ready.add(id));
    piscina.on("workerDestroy", () => {
      ended += 1;
      if (ended > 1) return;
      // Once its callers, and the log, were told.
      setImmediate(() => {
        // A thread has its number no more when it has ended.
        const there = new Set(piscina.threads.map(({ threadId }) => threadId));
        const gone = [...ready].filter((id) => !there.has(id));
        for (const id of gone) ready.delete(id);
        const neverReady = ended - gone.length;
        ended = 0;
        if (this.piscina !== piscina) return;
        if (neverReady > 0) this.giveUp(piscina, cause);
        else if (piscina.queueSize > 0) this.goOn(piscina);
      });
    });
    return piscina;
  }

  /** The next call opens it anew. */
  private giveUp(piscina: Piscina, cause: unknown): void {
    this.piscina = null;
    logFault(new Error(`No ${this.what} thread could be started.`, { cause }));
    for (const refuse of this.refusals) refuse(cannotStart());
    void piscina.destroy();
  }

  /** Only a new call has Piscina start a thread in the place of one that was ended. */
  private goOn(piscina: Piscina): void {
    piscina.run(NOTHING).catch((error: unknown) => logFault(error));
  }
}

function cannotStart(): SourcelineError {
  return new SourcelineError({
    code: "BUSY",
    message:
      "The server cannot do this at the moment. Nothing was saved; try again soon, and if it stays so, tell whoever runs it.",
  });
}
