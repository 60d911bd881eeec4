/**
 * A command that carries a key is done once: what it answered is kept in the transaction that
 * wrote, and is answered again when the same person sends the same under that key. What was
 * refused is not kept, for it may be tried again. The key is not stored, and the answer can only
 * be read with it: some answers hold a link that opens an account.
 */
import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { Actor } from "@/lib/access/actor";
import { invalid, ruleUnmet } from "@/lib/platform/errors";
import { sha256 } from "@/lib/platform/digest";
import { currentIntent, withIntent, type Intent } from "@/lib/platform/intent";
import { execute, rows } from "@/lib/platform/rows";
import { gatherTouched, touchedSoFar, type Touched } from "@/lib/platform/touched";
import type { Transaction } from "@/lib/platform/transaction";
import { Prisma } from "@/prisma/generated/client";

/** A computer closed on Friday in the midst of a command still finds its answer on Monday. */
export const KEPT_DAYS = 7;

/** So long that nobody meets another's by accident, or guesses it. */
const KEY = /^[A-Za-z0-9_-]{16,64}$/;

export type DoneOnce<T> = { value: T } & Touched;

/** What was answered before, and is told again. */
type Again<T> = (kept: unknown) => T | Promise<T>;

/**
 * Two at once wait for each other here, for one server holds a data folder (one-server.ts). Kept on
 * globalThis: Next loads a module once per bundle.
 */
const shared = globalThis as { sourcelineInHand?: Map<string, Promise<unknown>> };
const inHand = (shared.sourcelineInHand ??= new Map<string, Promise<unknown>>());

/**
 * Does what was sent under `key` once. Without a key it is done each time.
 * @param what the command's name and everything that was sent, as bytes or text.
 * @param again what is to be done where the write was done before; what it answered, unless given.
 * @throws INVALID for a key that is none; RULE_UNMET where it stands for something else.
 */
export async function once<T>(
  actor: Actor,
  key: string | null,
  what: ReadonlyArray<string | Uint8Array<ArrayBuffer>>,
  work: () => Promise<T>,
  again: Again<T> = (kept) => kept as T,
): Promise<DoneOnce<T>> {
  if (key === null) return gatherTouched(work);
  const intent = await intentOf(actor, key, what);
  const name = `${intent.userId} ${intent.keyHash}`;
  for (;;) {
    const before = inHand.get(name);
    if (!before) break;
    await before;
  }
  const done = doOnce(intent, work, again);
  // Whoever waits only wants to know when.
  const over = done.then(
    () => undefined,
    () => undefined,
  );
  inHand.set(name, over);
  try {
    return await done;
  } finally {
    inHand.delete(name);
  }
}

async function doOnce<T>(
  intent: Intent,
  work: () => Promise<T>,
  again: Again<T>,
): Promise<DoneOnce<T>> {
  const kept = await readKept(intent);
  if (kept) {
    const { result, touched, undoable = null } = kept;
    return { value: await again(result), touched, undoable };
  }
  return gatherTouched(() => withIntent(intent, work));
}

async function intentOf(
  actor: Actor,
  key: string,
  what: ReadonlyArray<string | Uint8Array<ArrayBuffer>>,
): Promise<Intent> {
  if (!KEY.test(key)) {
    throw invalid("Idempotency-Key has 16 to 64 letters, digits, “-” or “_”; a UUID will do.");
  }
  const derive = (purpose: string) =>
    createHash("sha256").update(`sourceline ${purpose} ${actor.userId} ${key}`);
  const input = createHmac("sha256", derive("input").digest());
  for (const part of what) {
    const bytes = typeof part === "string" ? new TextEncoder().encode(part) : part;
    input.update(Buffer.from(await sha256(bytes), "hex"));
  }
  return {
    userId: actor.userId,
    keyHash: derive("key").digest("hex"),
    inputHash: input.digest("hex"),
    secret: derive("answer").digest("hex"),
  };
}

/** One that was kept before acts could be undone says nothing of that. */
type Kept = { result: unknown; touched: number[]; undoable?: Touched["undoable"] };

async function readKept({ userId, keyHash, inputHash, secret }: Intent): Promise<Kept | null> {
  const [row] = await rows<{ inputHash: string; answer: Buffer }>(Prisma.sql`
    SELECT "inputHash", "answer" FROM "KeptAnswer"
    WHERE "userId" = ${userId} AND "keyHash" = ${keyHash}`);
  if (!row) return null;
  if (row.inputHash !== inputHash) {
    throw ruleUnmet("Something else was done under this key before.", [
      "Look at what was saved, and send what is still to be done under a new key.",
    ]);
  }
  return open(row.answer, secret);
}

/** Called by commit() with what a turn answers, in the turn. */
export async function keepAnswer(
  tx: Transaction,
  at: Date,
  userId: number | null,
  result: unknown,
): Promise<void> {
  const intent = currentIntent();
  // What the installation does on the way is not what the person asked for.
  if (!intent || intent.userId !== userId) return;
  const { keyHash, inputHash, secret } = intent;
  const answer = { result, ...touchedSoFar() };
  await execute(
    tx,
    Prisma.sql`INSERT INTO "KeptAnswer" ("userId", "keyHash", "inputHash", "answer", "at")
      VALUES (${userId}, ${keyHash}, ${inputHash}, ${seal(answer, secret)}, ${at})`,
  );
  await sweep(tx, at);
}

/** Each one kept takes some along whose time is over, so that there are never many to sweep. */
const SWEPT = 20;

function sweep(tx: Transaction, at: Date): Promise<number> {
  const until = new Date(at.getTime() - KEPT_DAYS * 24 * 3_600_000);
  return execute(
    tx,
    Prisma.sql`DELETE FROM "KeptAnswer" WHERE "rowid" IN (
      SELECT "rowid" FROM "KeptAnswer" WHERE "at" < ${until} ORDER BY "at" LIMIT ${SWEPT})`,
  );
}

const CIPHER = "aes-256-gcm";
const IV_BYTES = 12;
const TAG_BYTES = 16;

function seal(answer: Kept, secret: string): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, Buffer.from(secret, "hex"), iv);
  const { result = null, touched, undoable = null } = answer;
  const plain = deflateRawSync(JSON.stringify({ result, touched, undoable }));
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
}

function open(sealed: Buffer, secret: string): Kept {
  const decipher = createDecipheriv(
    CIPHER,
    Buffer.from(secret, "hex"),
    sealed.subarray(0, IV_BYTES),
  );
  decipher.setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  const plain = [decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES)), decipher.final()];
  return JSON.parse(inflateRawSync(Buffer.concat(plain)).toString("utf8")) as Kept;
}
