/**
 * One stream for all tabs of a browser: a browser holds six connections to a server, and thirty
 * tabs would need thirty. The tab that holds a lock listens, and passes on what it hears; when it
 * is closed, the next one that waits for the lock goes on from the same place. Where there are no
 * locks (a page that came without TLS from another machine), each tab listens while it is looked at.
 */
import { BEAT, type HerePerson, type LiveNews } from "@/lib/live/rules";
import { askSince, LiveStream, type LiveTold } from "./live-stream";

type Said =
  | { kind: "news"; news: LiveNews; cursor: string }
  | { kind: "here"; here: readonly HerePerson[] }
  | { kind: "unread"; unread: number }
  | { kind: "beat"; cursor: string }
  /** A tab that has just come asks who is here. */
  | { kind: "hello" };

/** Without a word from the listening tab for so long, another takes its place. */
const UNHEARD = 3 * BEAT;

/** @returns what ends it. */
export function shareStream(userId: number, since: string, told: LiveTold): () => void {
  const canShare =
    typeof BroadcastChannel !== "undefined" && "locks" in navigator && window.isSecureContext;
  return canShare ? new SharedStream(userId, since, told).close : listenWhileSeen(since, told);
}

class SharedStream {
  private readonly closed = new AbortController();
  private readonly channel: BroadcastChannel;
  private readonly lock: string;
  private stream: LiveStream | null = null;
  private here: readonly HerePerson[] = [];
  private heardAt = performance.now();
  private endLead: () => void = () => undefined;

  constructor(
    userId: number,
    private cursor: string,
    private readonly told: LiveTold,
  ) {
    // Of this person alone: another may sign in, in the same browser.
    this.lock = `sourceline.live.${userId}`;
    this.channel = new BroadcastChannel(this.lock);
    this.channel.onmessage = ({ data }: MessageEvent<Said>) => this.hear(data);
    const watch = setInterval(() => this.lookAfter(), BEAT);
    const hurry = () => {
      if (document.visibilityState === "hidden") return;
      this.stream?.hurry();
      this.lookAfter();
    };
    const { signal } = this.closed;
    signal.addEventListener("abort", () => clearInterval(watch));
    const renew = () => {
      this.stream?.renew();
      this.lookAfter();
    };
    addEventListener("online", renew, { signal });
    document.addEventListener("resume", renew, { signal });
    document.addEventListener("visibilitychange", hurry, { signal });
    void this.begin();
  }

  readonly close = (): void => {
    this.closed.abort();
    this.endLead();
    this.channel.close();
  };

  private async begin(): Promise<void> {
    // As far as this page was drawn; what is heard from here on goes further.
    const drawn = this.cursor;
    const isFirst = await this.lead({ ifAvailable: true });
    if (isFirst || this.closed.signal.aborted) return;
    void this.lead({ signal: this.closed.signal });
    this.say({ kind: "hello" });
    // What came between the drawing of this page and now, nobody told it.
    const answer = await askSince(drawn, this.closed.signal);
    if (answer === "signed-out" || answer === null) return;
    if (answer.news) this.told.news(answer.news, answer.cursor);
    this.told.here(answer.here);
    this.told.unread(answer.unread);
  }

  /** @returns, once it listens no more, whether it did. */
  private async lead(options: LockOptions): Promise<boolean> {
    const had = { lock: false };
    try {
      await navigator.locks.request(this.lock, options, (lock) => {
        if (!lock || this.closed.signal.aborted) return;
        had.lock = true;
        return this.listen();
      });
    } catch {
      // Waiting was ended, or the lock was taken by a tab that heard nothing from this one.
      this.endLead();
      if (!this.closed.signal.aborted && had.lock) void this.lead({ signal: this.closed.signal });
    }
    return had.lock;
  }

  private listen(): Promise<void> {
    return new Promise((resolve) => {
      const stream = new LiveStream(this.cursor, {
        news: (news, cursor) => this.pass({ kind: "news", news, cursor }),
        here: (here) => this.pass({ kind: "here", here }),
        unread: (unread) => this.pass({ kind: "unread", unread }),
        beat: (cursor) => this.pass({ kind: "beat", cursor }),
        end: () => {
          this.told.end();
          this.endLead();
        },
      });
      this.stream = stream;
      this.endLead = () => {
        stream.stop();
        this.stream = null;
        resolve();
      };
    });
  }

  private say(said: Said): void {
    this.channel.postMessage(said);
  }

  private pass(said: Said): void {
    this.say(said);
    this.hear(said);
  }

  private hear(said: Said): void {
    this.heardAt = performance.now();
    if (said.kind === "hello") {
      if (this.stream) this.say({ kind: "here", here: this.here });
      return;
    }
    if (said.kind === "here") {
      this.here = said.here;
      this.told.here(said.here);
      return;
    }
    if (said.kind === "unread") {
      this.told.unread(said.unread);
      return;
    }
    this.cursor = said.cursor;
    if (said.kind === "news") this.told.news(said.news, said.cursor);
    else this.told.beat(said.cursor);
  }

  /** A tab that the browser has put to sleep keeps its lock, and says nothing. */
  private lookAfter(): void {
    const isSeen = document.visibilityState === "visible";
    if (this.stream || !isSeen || performance.now() - this.heardAt < UNHEARD) return;
    this.heardAt = performance.now();
    void this.lead({ steal: true });
  }
}

function listenWhileSeen(since: string, told: LiveTold): () => void {
  const closed = new AbortController();
  let cursor = since;
  let stream: LiveStream | null = null;
  const follow = () => {
    if (document.visibilityState === "hidden") {
      stream?.stop();
      stream = null;
    } else if (stream) stream.hurry();
    else {
      stream = new LiveStream(cursor, {
        ...told,
        news: (news, at) => {
          cursor = at;
          told.news(news, at);
        },
        beat: (at) => {
          cursor = at;
          told.beat(at);
        },
      });
    }
  };
  const { signal } = closed;
  const renew = () => stream?.renew();
  addEventListener("online", renew, { signal });
  document.addEventListener("resume", renew, { signal });
  document.addEventListener("visibilitychange", follow, { signal });
  follow();
  return () => {
    closed.abort();
    stream?.stop();
  };
}
