/**
 * Keys under which the server does a command once, however often it is sent: one for each thing
 * that a person means to have done. As long as nobody knows whether it was done, the same sent
 * again has the same key, also after a reload, because what was typed is kept over one.
 */
import { makeKey } from "./make-key";
import { tabName } from "./tab-name";

/** Milliseconds before what had no answer is sent again. */
const WAITS: readonly number[] = [400, 1_600];

/** Statuses in which somebody on the way, or the server when it cannot just now, answers. */
const UNSERVED = new Set([502, 503, 504]);

/**
 * Sends until there is an answer, or none is to be expected soon.
 * @param send the same each time, under one key.
 * @returns null where nobody answered.
 */
export async function sendUntilAnswered(
  send: () => Promise<Response>,
  waits: readonly number[] = WAITS,
): Promise<Response | null> {
  const [wait, ...more] = waits;
  const response = await send().catch(() => null);
  if (response && !UNSERVED.has(response.status)) return response;
  // A browser that knows of no network waits for its person.
  if (wait === undefined || (!response && isWithoutNetwork())) return response;
  await new Promise((resolve) => setTimeout(resolve, wait));
  return sendUntilAnswered(send, more);
}

function isWithoutNetwork(): boolean {
  return typeof navigator !== "undefined" && !navigator.onLine;
}

type Unanswered = {
  what: string;
  key: string;
  /** Which tab sent it, and when, in milliseconds. */
  tab: string;
  at: number;
};

/** In this browser's storage; where that is full or forbidden, as long as the page is open. */
const PLACE = "sourceline.unanswered";
const MOST = 50;
/** The server knows no longer what it answered under a key. */
const KNOWN_FOR = 7 * 86_400_000;

let remembered: readonly Unanswered[] = [];
/** A password's fingerprint does not go into the browser's storage. */
let secrets: readonly Unanswered[] = [];

/**
 * The key of what is sent now: the one that the same had, where its answer is still missing, also
 * where another tab sent it, which may be no more.
 */
export function keyFor(name: string, input: unknown): string {
  const what = `${name} ${fingerprint(JSON.stringify(input))}`;
  const before = readUnanswered(name).find((entry) => entry.what === what);
  if (before) return before.key;
  const sent = { what, key: makeKey(), tab: tabName(), at: Date.now() };
  write(name, [...readUnanswered(name), sent].slice(-MOST));
  return sent.key;
}

/**
 * Forgets a key whose answer came; with `isDone`, all that were sent from this tab: whoever has done
 * something since saw how everything stands there, so what they send from now on is meant anew.
 * What another tab still waits for stays.
 */
export function answered(name: string, key: string, isDone: boolean): void {
  const tab = tabName();
  const isOver = (entry: Unanswered) => entry.key === key || (isDone && entry.tab === tab);
  write(
    name,
    readUnanswered(name).filter((entry) => !isOver(entry)),
  );
}

/** Even what they were told apart by may not lie in the browser. */
const isSecret = (name: string) => /^(account|identities)\./.test(name);

function readUnanswered(name: string): readonly Unanswered[] {
  const since = Date.now() - KNOWN_FOR;
  return readAll(name).filter(({ at }) => at > since);
}

function readAll(name: string): readonly Unanswered[] {
  if (isSecret(name)) return secrets;
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(PLACE) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isUnanswered) : [];
  } catch {
    return remembered;
  }
}

function write(name: string, entries: readonly Unanswered[]): void {
  if (isSecret(name)) {
    secrets = entries;
    return;
  }
  remembered = entries;
  try {
    if (entries.length === 0) localStorage.removeItem(PLACE);
    else localStorage.setItem(PLACE, JSON.stringify(entries));
  } catch {
    // Storage is full or forbidden: it is remembered above.
  }
}

function isUnanswered(kept: unknown): kept is Unanswered {
  if (typeof kept !== "object" || kept === null) return false;
  const { what, key, tab, at } = kept as Record<string, unknown>;
  return [what, key, tab].every((text) => typeof text === "string") && typeof at === "number";
}

/**
 * Tells texts apart well enough for one browser (FNV-1a, twice); where two are alike all the same,
 * the server refuses the second under the first one's key.
 */
function fingerprint(text: string): string {
  let one = 0x811c9dc5;
  let other = 0x050c5d1f;
  for (let index = 0; index < text.length; index += 1) {
    one = Math.imul(one ^ text.charCodeAt(index), 0x01000193);
    other = Math.imul(other ^ text.charCodeAt(index), 0x0100019d);
  }
  return [text.length, one >>> 0, other >>> 0].map((part) => part.toString(36)).join("-");
}
