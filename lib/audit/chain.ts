/**
 * The hash chain of the log: hash = SHA-256(previous hash, line feed, canonical JSON of the
 * event). A changed, dropped, inserted or reordered event breaks it at that place (verify.ts).
 *
 * Events are of two forms: at first the hash was over the data itself; since then it is over a hash
 * of it (content.ts), so that what an event says can be erased. The first form cannot follow the
 * second, so nothing old passes for new nor new for old.
 * Limit: whoever can rewrite the whole file can rewrite the chain; keep the last hash elsewhere
 * (head.ts).
 */
import { createHash } from "node:crypto";
import { each } from "@/lib/platform/rows";
import { instantOf } from "@/lib/platform/statements";
import { Prisma } from "@/prisma/generated/client";
import { canonical, type Json } from "./canonical";
import { hashContent, hashFrame } from "./content";
import type { Head } from "./head";

export const GENESIS = "0".repeat(64);

export type ChainedEvent = {
  seq: number;
  at: Date | string;
  actorId: number | null;
  type: string;
  storyId: number | null;
  claimId: number | null;
  sourceId: number | null;
  userId: number | null;
  /** Canonical JSON. */
  data: string;
};

/** The first form. */
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
  | {
      ok: true;
      events: number;
      lastHash: string;
      /** Whose content was erased, by an act that the log has. */
      erased: number;
    }
  | { ok: false; events: number; brokenAt: number; reason: string };

/** An event as it is stored. */
export type StoredEvent = ChainedEvent & {
  at: string;
  prevHash: string;
  hash: string;
  contentHash: string | null;
  salt: string | null;
  rows: string | null;
};

const EVENTS = Prisma.sql`
  SELECT e.*, r."rows" FROM "Event" e LEFT JOIN "EventRows" r ON r."seq" = e."seq" ORDER BY e."seq"`;

type Walk = {
  /** The head as it was once, kept elsewhere: what was cut off since, or rewritten, is noticed. */
  since?: Head | undefined;
  /** Is shown each event that holds; not those that are erased. */
  onEvent?: (event: StoredEvent) => void;
  onProgress?: (seq: number) => void;
};

const PROGRESS = 10_000;

/** Walks the whole log, one event after another; names the first broken link. */
export function verifyChain(walk: Walk = {}): Promise<ChainReport> {
  return new Promise((resolve) => {
    resolve(walked(walk));
  });
}

function walked({ since, onEvent, onProgress }: Walk): ChainReport {
  let last: Link = { seq: 0, hash: GENESIS, isSecondForm: false };
  const erased = new Set<number>();
  const count = { erased: 0 };
  const orders = new Orders();
  const broken = (brokenAt: number, reason: string): ChainReport => ({
    ok: false,
    events: last.seq,
    brokenAt,
    reason,
  });
  for (const stored of each<StoredEvent>(EVENTS)) {
    const event = { ...stored, at: instantOf(stored.at) };
    const fault = findFault(event, last) ?? (isOtherThan(since, event) ? REWRITTEN : null);
    if (fault !== null) return broken(event.seq, fault);
    last = { seq: event.seq, hash: event.hash, isSecondForm: event.contentHash !== null };
    if (isErased(event)) {
      erased.add(event.seq);
      count.erased += 1;
    } else {
      if (orders.take(event) === "unconfirmed") return broken(event.seq, NOBODYS);
      if (event.type === "content.erased") for (const seq of named(event)) erased.delete(seq);
      onEvent?.(event);
    }
    if (event.seq % PROGRESS === 0) onProgress?.(event.seq);
  }
  if (since && since.seq > last.seq) {
    return broken(last.seq + 1, `the log ended with event ${since.seq} once, and was cut off`);
  }
  const [unnamed] = erased;
  // Those before it hold; what of the rest was meant to be there nobody can say.
  if (unnamed !== undefined) return broken(unnamed, "its content is gone, and no event says why");
  return { ok: true, events: last.seq, lastHash: last.hash, erased: count.erased };
}

const NOBODYS = "it erases what events said, and no two people asked for that and confirmed it";

/** The erasures that one person asked for and another confirmed: an act of erasure names one. */
class Orders {
  readonly #askedBy = new Map<unknown, number | null>();
  readonly #confirmed = new Set<unknown>();

  take({ type, actorId, data }: StoredEvent): "unconfirmed" | null {
    if (!/^(?:erasure\.(?:asked|confirmed)|content\.erased)$/.test(type)) return null;
    const { erasure } = JSON.parse(data) as { erasure?: number };
    if (type === "content.erased") return this.#confirmed.has(erasure) ? null : "unconfirmed";
    if (type === "erasure.asked") this.#askedBy.set(erasure, actorId);
    else if (this.#isOther(erasure, actorId)) this.#confirmed.add(erasure);
    return null;
  }

  #isOther(erasure: unknown, actorId: number | null): boolean {
    const askedBy = this.#askedBy.get(erasure) ?? null;
    return askedBy !== null && actorId !== null && askedBy !== actorId;
  }
}

const REWRITTEN = "it is another than the one that the log had there once";

function isOtherThan(since: Head | undefined, event: StoredEvent): boolean {
  // A head on a print or in a file's name has the hash's beginning alone.
  return since?.seq === event.seq && !event.hash.startsWith(since.hash);
}

type Link = { seq: number; hash: string; isSecondForm: boolean };

function isErased({ contentHash, salt }: StoredEvent): boolean {
  return contentHash !== null && salt === null;
}

/** The events that an act of erasure names; only such as stood before it. */
function named(act: StoredEvent): number[] {
  const { events } = JSON.parse(act.data) as { events: number[] };
  return events.filter((seq) => seq < act.seq);
}

function findFault(event: StoredEvent, last: Link): string | null {
  if (event.seq !== last.seq + 1) return `event ${last.seq + 1} is missing`;
  if (event.prevHash !== last.hash) return "it does not carry the hash of the event before it";
  return event.contentHash === null
    ? faultOfFirstForm(event, last)
    : faultOfSecondForm({ ...event, contentHash: event.contentHash });
}

const OTHER_CONTENT = "its content does not match its hash";

function faultOfFirstForm(event: StoredEvent, last: Link): string | null {
  if (last.isSecondForm) return "it is of a form that events had before the one before it";
  if (event.rows !== null || event.salt !== null) return "it holds more than its hash is over";
  const unreadable = faultOfText(event.data);
  if (unreadable !== null) return unreadable;
  return hashEvent(event.prevHash, event) === event.hash ? null : OTHER_CONTENT;
}

function faultOfSecondForm(event: StoredEvent & { contentHash: string }): string | null {
  if (hashFrame(event.prevHash, event) !== event.hash) return OTHER_CONTENT;
  if (event.salt === null) {
    const isBare = event.data === "{}" && event.rows === null && event.type !== "content.erased";
    return isBare ? null : "it is erased in part";
  }
  const unreadable =
    faultOfText(event.data) ?? (event.rows === null ? null : faultOfText(event.rows));
  if (unreadable !== null) return unreadable;
  const contentHash = hashContent(event.salt, event.data, event.rows);
  return contentHash === event.contentHash ? null : OTHER_CONTENT;
}

function faultOfText(text: string): string | null {
  try {
    // Other readers of JSON could take another form of it otherwise.
    return canonical(JSON.parse(text) as Json) === text
      ? null
      : "its content is not in canonical form";
  } catch {
    return "its content cannot be read";
  }
}
