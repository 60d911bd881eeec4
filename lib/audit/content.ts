/**
 * The second form of an event's hash. Of what an event says (its data, and the rows that its command
 * wrote) the chain covers a salted hash, so that it can be erased and the chain stays whole; the
 * salt keeps anybody from guessing what was erased.
 */
import { createHash, randomFillSync } from "node:crypto";
import type { ChainedEvent } from "./chain";

/** What an event is beside what it says: who, what kind, on what, when. */
export type EventFrame = Omit<ChainedEvent, "data"> & { contentHash: string };

/** The version stands in the frame: no event of one form can be given out as one of the other. */
export function hashFrame(prevHash: string, frame: EventFrame): string {
  const { seq, actorId, storyId, claimId, sourceId, userId, contentHash } = frame;
  const at = JSON.stringify(frame.at);
  const type = JSON.stringify(frame.type);
  const form = `{"actorId":${actorId},"at":${at},"claimId":${claimId},"content":"${contentHash}","seq":${seq},"sourceId":${sourceId},"storyId":${storyId},"type":${type},"userId":${userId},"version":2}`;
  return createHash("sha256").update(`${prevHash}\n${form}`).digest("hex");
}

/** 128 bits: nobody tries all of them. */
const SALT_BYTES = 16;
/** Drawn for many at once: asking the system for each costs more than its hash. */
const drawn = Buffer.alloc(256 * SALT_BYTES);
let used = drawn.length;

export function newSalt(): string {
  if (used === drawn.length) {
    randomFillSync(drawn);
    used = 0;
  }
  const from = used;
  used += SALT_BYTES;
  const salt = drawn.toString("hex", from, used);
  // Erasing a salt erases what it salts: none stays here.
  drawn.fill(0, from, used);
  return salt;
}

/** @param rows canonical JSON of the rows; null where no row of the record was written. */
export function hashContent(salt: string, data: string, rows: string | null): string {
  return createHash("sha256").update(`${salt}\n{"data":${data},"rows":${rows}}`).digest("hex");
}
