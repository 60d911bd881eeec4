/**
 * The streams of those who are connected, as server-sent events. Each is told what its reader may
 * see when it is sent: session, role and membership are read anew every time, and a stream whose
 * session ended is closed. A sign of life comes in equal steps from its beginning on, whatever is
 * written meanwhile.
 */
import { setImmediate as turnOfTheLoop } from "node:timers/promises";
import type { Actor } from "@/lib/access/actor";
import { can } from "@/lib/access/policy";
import { busy } from "@/lib/platform/errors";
import { unreadOf } from "@/lib/notifications/queries";
import { logFault } from "@/lib/platform/log";
import { onStopping } from "@/lib/platform/stopping";
import { openPlace, sealPlace, type LivePlace } from "./cursor";
import { tellAsItHappens } from "./dispatch";
import { listHere } from "./here";
import { readNews, readPlace, type LiveReader, type NewsSince } from "./queries";
import { BEAT, NO_NEWS } from "./rules";

/** Of one person: one for each browser. The one that was opened first makes room. */
const MOST_OF_ONE = 12;
const MOST = 2_000;
/** Bytes that may wait for a reader who takes none; who fell behind comes back, and catches up. */
const MOST_WAITING = 256 * 1024;

type Stream = {
  userId: number;
  /** Whoever is behind it now; null once that is nobody. */
  stillActor: () => Promise<Actor | null>;
  role: string;
  place: LivePlace;
  /** Who else was told to be here, as it was sent. */
  here: string;
  /** How many unread notifications its reader was told of. */
  unread: number;
  /** What it is told comes one after the other. */
  turn: Promise<void>;
  send: (text: string) => void;
  close: () => void;
};

// Kept on globalThis: Next loads a module once per bundle, but a server has one set of streams.
const shared = globalThis as { sourcelineStreams?: { open: Set<Stream>; isBegun: boolean } };
const streams = (shared.sourcelineStreams ??= { open: new Set<Stream>(), isBegun: false });

/** How many are open, for whoever watches the server. */
export function countStreams(): number {
  return streams.open.size;
}

type Opening = Pick<Stream, "stillActor"> & {
  /** How far the reader was told before; null: the reader has just asked for all. */
  since: string | null;
};

/** @throws SourcelineError BUSY where more are open than one server should hold. */
export async function openStream(
  actor: LiveReader,
  { since, stillActor }: Opening,
): Promise<ReadableStream<Uint8Array>> {
  begin();
  if (streams.open.size >= MOST) throw busy();
  const known = since === null ? null : openPlace(since, actor.userId);
  const place = known ?? (await readPlace(actor));
  const { userId, role } = actor;
  const encoder = new TextEncoder();
  /** @returns whether it had not ended before. */
  let end = (): boolean => false;
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const stream: Stream = {
          ...{ userId, stillActor, role, place, here: "[]", unread: 0, turn: Promise.resolve() },
          send: (text) => {
            controller.enqueue(encoder.encode(text));
            if ((controller.desiredSize ?? 0) <= 0) stream.close();
          },
          close: () => {
            if (end()) controller.close();
          },
        };
        const beat = setInterval(() => void tellOne(stream, new Map(), beatOf), BEAT);
        end = () => {
          clearInterval(beat);
          return streams.open.delete(stream);
        };
        makeRoom(userId);
        streams.open.add(stream);
        stream.send(`retry: 2000\n${beatOf(stream)}`);
        if (since !== null && !known) {
          stream.send(eventOf("news", { ...NO_NEWS, everything: true }));
        }
        void tellOne(stream, new Map());
      },
      cancel() {
        end();
      },
    },
    new ByteLengthQueuingStrategy({ highWaterMark: MOST_WAITING }),
  );
}

function begin(): void {
  if (streams.isBegun) return;
  streams.isBegun = true;
  tellAsItHappens(
    () => tellAll([...streams.open]),
    () => streams.open.size > 0,
  );
  onStopping(() => {
    for (const stream of streams.open) stream.close();
  });
}

/** Whoever is closed so asks now and then instead, and does not come back at once. */
function makeRoom(userId: number): void {
  const own = [...streams.open].filter((stream) => stream.userId === userId);
  for (const oldest of own.slice(0, Math.max(0, own.length + 1 - MOST_OF_ONE))) {
    oldest.send(eventOf("ended", { because: "others" }));
    oldest.close();
  }
}

function eventOf(name: string, data: unknown): string {
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}

function idOf({ place, userId }: Stream): string {
  return `id: ${sealPlace(place, userId)}\n`;
}

/** A comment, which readers skip, with the place they are at. */
function beatOf(stream: Stream): string {
  return `: here\n${idOf(stream)}\n`;
}

/** What was read for somebody at a place: two tabs of one person are told the same. */
type Read = Map<string, Promise<NewsSince & { unread: number }>>;

async function readFor(
  actor: LiveReader,
  place: LivePlace,
): Promise<NewsSince & { unread: number }> {
  const [news, unread] = await Promise.all([readNews(actor, place), unreadOf(actor)]);
  return { ...news, unread };
}

async function tellAll(open: readonly Stream[]): Promise<void> {
  const read: Read = new Map();
  for (const [index, stream] of open.entries()) {
    // Requests are answered between some of many.
    if (index % 20 === 19) await turnOfTheLoop();
    await tellOne(stream, read);
  }
}

/** @param besides what it is sent although there is nothing new. */
function tellOne(
  stream: Stream,
  read: Read,
  besides: (stream: Stream) => string = () => "",
): Promise<void> {
  stream.turn = stream.turn.then(async () => {
    if (!streams.open.has(stream)) return;
    try {
      const text = await toTell(stream, read);
      if (!streams.open.has(stream)) return;
      if (text === null) {
        stream.send(eventOf("ended", { because: "session" }));
        stream.close();
        return;
      }
      const whole = text + besides(stream);
      if (whole !== "") stream.send(whole);
    } catch (error) {
      logFault(error);
      stream.close();
    }
  });
  return stream.turn;
}

/** What is new for its reader; null where there is no reader any more. */
async function toTell(stream: Stream, read: Read): Promise<string | null> {
  const actor = await stream.stillActor();
  if (!actor || actor.userId !== stream.userId || !can(actor, "claim.read")) return null;
  const { seq, newestStory, sight: digest } = stream.place;
  const key = [actor.userId, seq, newestStory, digest.toString("hex")].join(" ");
  const reading = read.get(key) ?? readFor(actor, stream.place);
  read.set(key, reading);
  const { news, place, sight, unread } = await reading;
  stream.place = place;
  const isOther = actor.role !== stream.role;
  stream.role = actor.role;
  const told = isOther ? { ...NO_NEWS, everything: true } : news;
  const here = JSON.stringify(listHere(actor.userId, sight.hidden));
  const isMoved = here !== stream.here;
  stream.here = here;
  const isRung = unread !== stream.unread;
  stream.unread = unread;
  return [
    told ? idOf(stream) + eventOf("news", told) : "",
    isMoved ? `event: here\ndata: ${here}\n\n` : "",
    isRung ? eventOf("unread", unread) : "",
  ].join("");
}
