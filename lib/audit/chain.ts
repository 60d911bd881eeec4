/**
 * The hash chain of the log: hash = SHA-256(previous hash, line feed, canonical JSON of the
 * event). A changed, dropped, inserted or reordered event breaks it at that place.
 * Limit: whoever can rewrite the whole file can rewrite the chain; keep the last hash elsewhere.
 */
import { createHash } from "node:crypto";
import { db } from "@/lib/platform/db";
import { canonical, type Json } from "./canonical";

export const GENESIS = "0".repeat(64);

export type ChainedEvent = {
  seq: number;
  at: Date;
  actorId: number | null;
  type: string;
  storyId: number | null;
  claimId: number | null;
  sourceId: number | null;
  userId: number | null;
  /** Canonical JSON. */
  data: string;
};

export function hashEvent(prevHash: string, event: ChainedEvent): string {
  return createHash("sha256")
    .update(`${prevHash}\n${formOf(event)}`)
    .digest("hex");
}

/**
 * Canonical JSON of the event. Its data is canonical already and stands in it as it is: a command
 * that writes a thousand events would otherwise read and write every one of them twice.
 */
function formOf(event: ChainedEvent): string {
  const { seq, actorId, storyId, claimId, sourceId, userId, data } = event;
  const at = JSON.stringify(event.at);
  const type = JSON.stringify(event.type);
  return `{"actorId":${actorId},"at":${at},"claimId":${claimId},"data":${data},"seq":${seq},"sourceId":${sourceId},"storyId":${storyId},"type":${type},"userId":${userId}}`;
}

export type ChainReport =
  | { ok: true; events: number; lastHash: string }
  | { ok: false; events: number; brokenAt: number; reason: string };

const SLICE = 2_000;

/** Walks the whole log in slices; names the first broken link. */
export async function verifyChain(): Promise<ChainReport> {
  let prevHash = GENESIS;
  let seq = 0;
  for (;;) {
    const slice = await db().event.findMany({
      where: { seq: { gt: seq } },
      orderBy: { seq: "asc" },
      take: SLICE,
    });
    for (const event of slice) {
      const broken = findFault(event, seq, prevHash);
      if (broken) return { ok: false, events: seq, brokenAt: event.seq, reason: broken };
      prevHash = event.hash;
      seq = event.seq;
    }
    if (slice.length < SLICE) return { ok: true, events: seq, lastHash: prevHash };
  }
}

function findFault(
  event: ChainedEvent & { prevHash: string; hash: string },
  lastSeq: number,
  prevHash: string,
): string | null {
  if (event.seq !== lastSeq + 1) return `event ${lastSeq + 1} is missing`;
  if (event.prevHash !== prevHash) return "it does not carry the hash of the event before it";
  try {
    // Other readers of JSON could take another form of it otherwise.
    if (canonical(JSON.parse(event.data) as Json) !== event.data) {
      return "its content is not in canonical form";
    }
    if (hashEvent(prevHash, event) !== event.hash) return "its content does not match its hash";
  } catch {
    return "its content cannot be read";
  }
  return null;
}
