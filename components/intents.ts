/**
 * Keys under which the server does a command once, however often it is sent: one for each thing
 * that a person means to have done. As long as nobody knows whether it was done, the same sent
 * again has the same key, also after a reload, because what was typed is kept over one.
 */

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

/** A UUID also where the page is not served over TLS, where `randomUUID` does not exist. */
export function makeKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const digits = Array.from(bytes, (byte, index) => {
    const marked = index === 6 ? (byte & 0x0f) | 0x40 : index === 8 ? (byte & 0x3f) | 0x80 : byte;
    return marked.toString(16).padStart(2, "0");
  }).join("");
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

type Unanswered = { what: string; key: string };

/** In this browser's storage; where that is full or forbidden, as long as the page is open. */
const PLACE = "sourceline.unanswered";
const MOST = 50;

let remembered: readonly Unanswered[] = [];

/** The key of what is sent now: the one that the same had, where its answer is still missing. */
export function keyFor(name: string, input: unknown): string {
  const what = `${name} ${fingerprint(JSON.stringify(input))}`;
  const before = readUnanswered(name).find((entry) => entry.what === what);
  if (before) return before.key;
  const key = makeKey();
  write(name, [...readUnanswered(name), { what, key }].slice(-MOST));
  return key;
}

/**
 * Forgets a key whose answer came; with `isDone`, all of them: whoever has done something since saw
 * how everything stands, so what they send from now on is meant anew.
 */
export function answered(name: string, key: string, isDone: boolean): void {
  write(name, isDone ? [] : readUnanswered(name).filter((entry) => entry.key !== key));
}

/** A password's fingerprint does not go into the browser's storage. */
function isSecret(name: string): boolean {
  return name.startsWith("account.");
}

function readUnanswered(name: string): readonly Unanswered[] {
  if (isSecret(name)) return remembered;
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(PLACE) ?? "[]");
    return Array.isArray(kept) && kept.every(isUnanswered) ? kept : [];
  } catch {
    return remembered;
  }
}

function write(name: string, entries: readonly Unanswered[]): void {
  remembered = entries;
  if (isSecret(name)) return;
  try {
    if (entries.length === 0) localStorage.removeItem(PLACE);
    else localStorage.setItem(PLACE, JSON.stringify(entries));
  } catch {
    // Storage is full or forbidden: it is remembered above.
  }
}

function isUnanswered(kept: unknown): kept is Unanswered {
  if (typeof kept !== "object" || kept === null) return false;
  const { what, key } = kept as Record<string, unknown>;
  return typeof what === "string" && typeof key === "string";
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
