/** The review desk's address: what the queue is narrowed to, where its page begins, what is open. Pure. */
import { CLAIM_KINDS, claimRef, parseClaimRef } from "@/lib/ledger/claims/rules";
import type { QueueFilter, QueuePlace } from "@/lib/ledger/verdicts/queue";

export type QueueAddress = {
  filter: QueueFilter;
  from: QueuePlace | null;
  /** "harbour.C7", as it was asked for; "" for none. */
  claim: string;
};

const SCOPES = ["mine", "checker", "all"] as const satisfies ReadonlyArray<QueueFilter["scope"]>;

/** What cannot be read is left aside. @param standard the scope where none is given. */
export function readQueueAddress(
  param: (name: string) => string,
  standard: QueueFilter["scope"],
): QueueAddress {
  const story = param("story");
  const kind = CLAIM_KINDS.find((one) => one === param("kind"));
  const loggedBy = /^[1-9]\d{0,14}$/.test(param("by")) ? Number(param("by")) : null;
  return {
    filter: {
      scope: SCOPES.find((scope) => scope === param("scope")) ?? standard,
      ...(story && { story }),
      ...(loggedBy && { loggedBy }),
      ...(kind && { kind }),
    },
    from: readQueuePlace(param("from")),
    claim: param("claim"),
  };
}

export function queueHref(
  { scope, story, loggedBy, kind }: QueueFilter,
  { from, claim }: { from?: QueuePlace | null; claim?: string } = {},
): string {
  const params = new URLSearchParams({ scope });
  if (story) params.set("story", story);
  if (loggedBy) params.set("by", String(loggedBy));
  if (kind) params.set("kind", kind);
  if (from) params.set("from", queueKey(from));
  if (claim) params.set("claim", claim);
  return `/review?${params.toString()}`;
}

export function queueKey({ slug, number }: QueuePlace): string {
  return `${slug}.${claimRef(number)}`;
}

export function readQueuePlace(key: string): QueuePlace | null {
  const dot = key.lastIndexOf(".");
  const number = parseClaimRef(key.slice(dot + 1));
  return dot < 1 || number === null ? null : { slug: key.slice(0, dot), number };
}
