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
  const form = canonical({
    seq: event.seq,
    at: event.at.toISOString(),
    actorId: event.actorId,
    type: event.type,
    storyId: event.storyId,
    claimId: event.claimId,
    sourceId: event.sourceId,
    userId: event.userId,
    data: JSON.parse(event.data) as Json,
  });
  return createHash("sha256").update(prevHash).update("\n").update(form).digest("hex");
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
    if (hashEvent(prevHash, event) !== event.hash) return "its content does not match its hash";
    // The hash is over what the text means; other readers of JSON could take it otherwise.
    if (canonical(JSON.parse(event.data) as Json) !== event.data) {
      return "its content is not in canonical form";
    }
  } catch {
    return "its content cannot be read";
  }
  return null;
}
