/**
 * What people are told in words, and how. A notification says what happened and to which claim of
 * which story, by their references: no wording, no name, neither here nor in a mail. Pure.
 */
import { NOTIFICATION_KINDS, type NotificationKind, type ToldHow } from "@/lib/audit/notifies";
import { claimRef } from "@/lib/ledger/claims/rules";

/** In the settings: the kind, and when it comes. */
export const KINDS_IN_WORDS: Readonly<Record<NotificationKind, { title: string; when: string }>> = {
  mentioned: { title: "Mentioned", when: "Somebody names you in a question or an answer." },
  sent_back: {
    title: "Sent back",
    when: "A claim that you logged or changed last comes back to you.",
  },
  asked: {
    title: "Asked",
    when: "A question about a claim of yours, or about a source that your story keeps.",
  },
  answered: { title: "Answered", when: "A question of yours is answered or dismissed." },
  assigned: { title: "Assigned", when: "You become the checker of a claim." },
  contradiction: {
    title: "Contradiction",
    when: "The draft, or a source, says otherwise than a claim that you logged, check or judged.",
  },
  lapsed: {
    title: "Verdict lapsed",
    when: "Of a claim that you logged, check or judged.",
  },
  cleared: { title: "Cleared", when: "A story that you work on may go out." },
  reopened: { title: "Reopened", when: "A story that you work on is cleared no more." },
  reply_due: { title: "Reply due", when: "The deadline of a request that you made has come." },
  recheck_due: {
    title: "Re-check due",
    when: "The day has come to look again at a claim that you logged, check or judged.",
  },
};

export const HOW_IN_WORDS: Readonly<Record<ToldHow, string>> = {
  app: "In the app",
  at_once: "App and mail at once",
  digest: "App and daily digest",
  off: "Off",
};

/** What can be chosen where no mail is sent; what was chosen before stays as it is. */
export const HOW_WITHOUT_MAIL = ["app", "off"] as const satisfies readonly ToldHow[];

/** A notification as far as it is told; `claim` is the number in its story. */
export type Happened = { kind: NotificationKind; claim: number | null };

const OF_CLAIM: Readonly<Record<NotificationKind, string>> = {
  mentioned: "You were mentioned",
  sent_back: "Sent back to you",
  asked: "You were asked a question",
  answered: "Your question was answered or dismissed",
  assigned: "Assigned to you",
  contradiction: "Contradicted",
  lapsed: "Verdict lapsed",
  cleared: "Cleared for publication",
  reopened: "Reopened: it is cleared no more",
  reply_due: "A reply is due",
  recheck_due: "To be checked again",
};

/** What happened, of the claim or the story that is named beside it. */
export function whatHappened({ kind, claim }: Happened): string {
  if (kind === "asked" && claim === null) return "You were asked about a changed source";
  return OF_CLAIM[kind];
}

/** "harbour C12": how the app calls it, for whoever sees the story. */
export function refInside({ claim, slug }: { claim: number | null; slug: string }): string {
  return claim === null ? slug : `${slug} ${claimRef(claim)}`;
}

/** "C12 of story 7": what a mail may carry out of the house. */
export function refOutside({ claim, story }: { claim: number | null; story: number }): string {
  return claim === null ? `story ${story}` : `${claimRef(claim)} of story ${story}`;
}

/** How many a page lists. */
export const NOTIFICATIONS_LISTED = 50;
/** And how many unread ones are counted; more is more than anybody reads one by one. */
export const UNREAD_COUNTED = 999;

/** Days after which what was read is forgotten, and what was not. */
export const READ_KEPT_DAYS = 30;
export const UNREAD_KEPT_DAYS = 120;

/** For how long after a day came it is told, days: a server that was off for a weekend catches up. */
export const DUE_TOLD_DAYS = 7;

const MINUTE = 60_000;

/** Milliseconds until a mail is tried again, by how often it was; longest, six hours. */
export function waitAfter(attempts: number): number {
  return Math.min(6 * 60, 2 ** Math.max(0, attempts - 1)) * MINUTE;
}

/** Of a mail that nobody took for so long: it is given up. */
export const GIVEN_UP_AFTER = 3 * 24 * 60 * MINUTE;

export function isNotificationKind(text: string): text is NotificationKind {
  return (NOTIFICATION_KINDS as readonly string[]).includes(text);
}

/** Where what it is about stands: the claim in its story's table, the request, the gate, or the story. */
export function hrefOf({
  kind,
  slug,
  claim,
  request,
}: Happened & { slug: string; request: number | null }) {
  const story = `/stories/${slug}`;
  if (claim !== null) return `${story}/claims?open=${claimRef(claim)}`;
  if (request !== null) return `${story}/replies?open=${request}`;
  return kind === "cleared" || kind === "reopened" ? `${story}/clearance` : `${story}/claims`;
}
