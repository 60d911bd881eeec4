/**
 * How soon thirty browsers hear of what somebody does, and what they cost while nothing happens.
 * All their tabs are one stream each.
 */
import { setTimeout as pause } from "node:timers/promises";
import { EventReader } from "@/tests/support/event-stream";
import type { Newsroom } from "../newsroom";
import type { Settings } from "../options";
import { processorTime } from "../process-tree";
import type { Parts } from "../results";
import { summarise } from "../summary";

const STREAMS_OF_EACH = 10;
const CHANGES = 50;
const SETTLING_MILLISECONDS = 2_000;
const IDLE_MILLISECONDS = 40_000;

async function openAll(newsroom: Newsroom): Promise<EventReader[]> {
  const targets = (["admin", "editor", "reviewer"] as const).map((role) => newsroom.as(role));
  const opening = targets.flatMap(({ url, cookie = "" }) =>
    Array.from({ length: STREAMS_OF_EACH }, async () => {
      const headers = { accept: "text/event-stream", cookie };
      const { body, status } = await fetch(`${url}/api/v1/live`, { headers });
      if (status !== 200 || !body) throw new Error(`The stream answered ${status}.`);
      return new EventReader(body);
    }),
  );
  return Promise.all(opening);
}

/** When the stream told of this claim, by this machine's clock. */
async function heardOf(stream: EventReader, claimId: number): Promise<number> {
  for (;;) {
    const sent = await stream.next();
    if (!sent) throw new Error("A stream ended while it was measured.");
    const { changes = [] } = sent.data as { changes?: Array<{ claim: number | null }> };
    if (changes.some(({ claim }) => claim === claimId)) return performance.now();
  }
}

export async function measureLive(newsroom: Newsroom, settings: Settings): Promise<Parts["live"]> {
  const streams = await openAll(newsroom);
  try {
    await pause(SETTLING_MILLISECONDS);
    const before = processorTime(newsroom.server.pid);
    await pause(IDLE_MILLISECONDS);
    const spent = processorTime(newsroom.server.pid) - before;
    const idlePercent = (100 * spent) / IDLE_MILLISECONDS;
    const waits: number[] = [];
    for (const { id, legalRisk } of newsroom.freshClaims(CHANGES * (settings.isQuick ? 0.2 : 1))) {
      const heard = streams.map((stream) => heardOf(stream, id));
      const change = { legalRisk: legalRisk === "high" ? "none" : "high" } as const;
      await newsroom.give("editor", "claims.change", { claimIds: [id], change });
      const acknowledged = performance.now();
      for (const at of await Promise.all(heard)) waits.push(Math.max(0, at - acknowledged));
    }
    const heard = summarise(waits);
    settings.say(
      `live: heard ${heard.p95.toFixed(0)} ms after the answer (p95); idle ${idlePercent.toFixed(2)} %`,
    );
    return { streams: streams.length, heard, idlePercent };
  } finally {
    for (const stream of streams) await stream.close();
  }
}
