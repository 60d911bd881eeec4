/**
 * The one connection over which a browser hears of others' work: opened again whenever it breaks
 * off, from the place it had come to. Where no stream comes through (a proxy that gathers what it
 * passes on, too many browsers of one person), it asks every few seconds instead.
 */
import type { LiveAnswer } from "@/lib/live/queries";
import { BEAT, NO_NEWS, type HerePerson, type LiveNews } from "@/lib/live/rules";

export type LiveTold = {
  news: (news: LiveNews, cursor: string) => void;
  here: (here: readonly HerePerson[]) => void;
  /** How many of the reader's notifications are unread. */
  unread: (unread: number) => void;
  /** A sign of life: the reader is at this place. */
  beat: (cursor: string) => void;
  /** Whoever asks is signed out: nothing more will come. */
  end: () => void;
};

const ADDRESS = "/api/v1/live";
/** Milliseconds for the first byte; a server has it at once. */
const FIRST_BYTE = 10_000;
/** Of silence, after which the connection is taken for dead. */
const SILENCE = 2.5 * BEAT;
/** Of silence, in which a sign of life should have come. */
const OVERDUE = 1.25 * BEAT;
const ASK_EVERY = 3_000;
/** Until a stream is tried again where none came through. */
const ASK_FOR = 5 * 60_000;
const LONGEST_WAIT = 30_000;

/** Why a connection was given up by us. */
const SILENT = "silent";

type Ending = "signed-out" | "broken" | "not-through";

export class LiveStream {
  private readonly stopped = new AbortController();
  private current: AbortController | null = null;
  private wake: () => void = () => undefined;
  private failures = 0;
  private heardAt = Date.now();
  private isHurried = false;

  constructor(
    private cursor: string,
    private readonly told: LiveTold,
  ) {
    void this.run();
  }

  stop(): void {
    this.stopped.abort();
    this.current?.abort();
    this.wake();
  }

  /** Somebody looks again: what is waited for is tried now, and silence is not waited out. */
  hurry(): void {
    if (Date.now() - this.heardAt > OVERDUE) this.renew();
    this.failures = 0;
    this.wake();
  }

  /** The network is another one, or the tab has slept: the connection may be dead, and not say so. */
  renew(): void {
    this.failures = 0;
    this.isHurried = true;
    this.current?.abort();
    this.wake();
  }

  private isStopped(): boolean {
    return this.stopped.signal.aborted;
  }

  private async run(): Promise<void> {
    while (!this.isStopped()) {
      let ending = await this.listen();
      if (ending === "not-through") ending = await this.askForAWhile();
      if (this.isStopped()) return;
      if (ending === "signed-out") {
        this.told.end();
        return;
      }
      if (this.isHurried) {
        this.isHurried = false;
        continue;
      }
      // At random, so that not all browsers come back to a new server in one moment.
      const wait = Math.min(LONGEST_WAIT, 500 * 2 ** this.failures) * (0.5 + Math.random());
      this.failures += 1;
      await this.pause(wait);
    }
  }

  private async listen(): Promise<Ending> {
    const abort = new AbortController();
    this.current = abort;
    let isThrough = false;
    const silence = () => abort.abort(SILENT);
    let patience = setTimeout(silence, FIRST_BYTE);
    try {
      const response = await fetch(ADDRESS, {
        headers: { Accept: "text/event-stream", "Last-Event-ID": this.cursor },
        cache: "no-store",
        signal: abort.signal,
      });
      if (response.status === 401 || response.status === 403) return "signed-out";
      if (!response.ok || !response.body) return "broken";
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      let text = "";
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return "broken";
        clearTimeout(patience);
        patience = setTimeout(silence, SILENCE);
        isThrough = true;
        this.failures = 0;
        this.heardAt = Date.now();
        const blocks = (text + value).split("\n\n");
        text = blocks.pop() ?? "";
        for (const block of blocks) {
          const ending = this.take(block);
          if (ending) return ending;
        }
      }
    } catch {
      // Broken off on the way, or by us: told by what is returned.
      return abort.signal.reason === SILENT && !isThrough ? "not-through" : "broken";
    } finally {
      clearTimeout(patience);
      abort.abort();
    }
  }

  /** @returns how the stream ends, where that is what it says. */
  private take(block: string): Ending | null {
    const fields = new Map(
      block.split("\n").map((line): [string, string] => {
        const at = line.indexOf(":");
        return [line.slice(0, at), line.slice(at + 1).trimStart()];
      }),
    );
    this.cursor = fields.get("id") ?? this.cursor;
    const data = fields.get("data");
    if (data === undefined) this.told.beat(this.cursor);
    else if (fields.get("event") === "news") {
      this.told.news(JSON.parse(data) as LiveNews, this.cursor);
    } else if (fields.get("event") === "here") this.told.here(JSON.parse(data) as HerePerson[]);
    else if (fields.get("event") === "unread") this.told.unread(JSON.parse(data) as number);
    else if (fields.get("event") === "ended") {
      const { because } = JSON.parse(data) as { because: string };
      return because === "session" ? "signed-out" : "not-through";
    }
    return null;
  }

  private async askForAWhile(): Promise<Ending> {
    const until = performance.now() + ASK_FOR;
    while (performance.now() < until && !this.isStopped()) {
      const answer = await askSince(this.cursor, this.stopped.signal);
      if (answer === "signed-out") return answer;
      if (answer !== null) {
        this.cursor = answer.cursor;
        this.told.news(answer.news ?? NO_NEWS, answer.cursor);
        this.told.here(answer.here);
        this.told.unread(answer.unread);
      }
      await this.pause(ASK_EVERY);
    }
    return "broken";
  }

  private pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** What is new since a place, asked once; null where nobody answered. */
export async function askSince(
  cursor: string,
  signal: AbortSignal,
): Promise<LiveAnswer | "signed-out" | null> {
  try {
    const response = await fetch(`${ADDRESS}?since=${encodeURIComponent(cursor)}`, {
      cache: "no-store",
      signal,
    });
    if (response.status === 401 || response.status === 403) return "signed-out";
    return response.ok ? ((await response.json()) as LiveAnswer) : null;
  } catch {
    // No connection: whoever asks, asks again.
    return null;
  }
}
