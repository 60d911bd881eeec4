import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { attachFile } from "@/lib/ledger/citations/attachments";
import { makeCitation, makeClaim, makeDesk } from "@/tests/support/claims";
import { useDatabase } from "@/tests/support/database";
import { makeStory } from "@/tests/support/factories";
import { sourceline } from "@/tests/support/sourceline";
import { finishPutBack } from "./backup/put-back";
import type { Keys } from "./backup/sealing";
import { packTar } from "./backup/tar";
import { unpack } from "./backup/unpack";
import { restore } from "./restore";

const PATIENCE = { timeout: 180_000 };
const PASSPHRASE = "words that nobody guesses";
const SECRET = { BACKUP_PASSPHRASE: PASSPHRASE };

const place = useDatabase();
let outside: string;
let plain: string;
let sealed: string;
/** Encrypted for a key, which opens at once; a passphrase is made a key of in a second. */
let sealedForKey: string;
let identity: string;
let count = 0;
const scratch = () => {
  const folder = path.join(outside, `folder-${(count += 1)}`);
  mkdirSync(folder);
  return folder;
};

beforeAll(async () => {
  outside = mkdtempSync(path.join(tmpdir(), "sourceline-restores-"));
  const desk = await makeDesk();
  const story = await makeStory(desk.editor);
  const claim = await makeClaim(desk.editor, story);
  const { citationId } = await makeCitation(desk.editor, claim);
  const content = new TextEncoder().encode("what the letter said");
  await attachFile(desk.editor, citationId, { name: "a.txt", type: "text/plain", content });
  plain = path.join(outside, "plain.tar.gz");
  sealed = path.join(outside, "sealed.tar.gz.age");
  expect(await sourceline(["backup", plain], { dataDir: place.dataDir })).toMatchObject({
    code: 0,
  });
  identity = await generateX25519Identity();
  sealedForKey = path.join(outside, "key.tar.gz.age");
  const recipient = await identityToRecipient(identity);
  const forKey = sourceline(["backup", "--to", recipient, sealedForKey], {
    dataDir: place.dataDir,
  });
  expect(await forKey).toMatchObject({ code: 0 });
  const made = sourceline(["backup", sealed], { dataDir: place.dataDir, variables: SECRET });
  expect(await made).toMatchObject({ code: 0 });
}, 180_000);
afterAll(() => {
  rmSync(outside, { recursive: true, force: true });
});

/** Everything below a folder, by name; but for what SQLite and locks leave there. */
function contentOf(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8", withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(server|backup)$|-(shm|wal)$/.test(entry.name))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
  return Object.fromEntries(
    files.sort().map((name) => [name, readFileSync(path.join(folder, name), "latin1")]),
  );
}

const claimsIn = (dataDir: string) => {
  const database = new Database(path.join(dataDir, "sourceline.db"), { readonly: true });
  const claims = database.prepare(`SELECT "wording" FROM "Claim"`).pluck().all();
  database.close();
  return claims;
};

describe("restoring", () => {
  it.each([
    ["a plain backup", () => plain, {}],
    ["an encrypted one", () => sealed, SECRET],
  ] as const)(
    "%s into an empty folder gives a newsroom back",
    PATIENCE,
    async (_, file, variables) => {
      const dataDir = path.join(scratch(), "data");
      const run = await sourceline(["restore", file()], { dataDir, variables });
      expect(run.text).toContain(`Restored ${dataDir} to `);
      expect(run.text).toContain("Everybody signs in anew.");
      expect(run.code).toBe(0);
      expect(claimsIn(dataDir)).toEqual(claimsIn(place.dataDir));
      expect(await sourceline(["audit", "verify"], { dataDir })).toMatchObject({ code: 0 });
      // As a start does.
      const started = await sourceline(["migrate"], { dataDir });
      expect(started.text).toMatch(/^Nothing to apply\.\n/);
      expect(started.code).toBe(0);
      expect(existsSync(path.join(dataDir, "before-restores"))).toBe(false);
    },
  );

  it("keeps what was there beside it, whole, and ends all sessions", PATIENCE, async () => {
    const dataDir = scratch();
    cpSync(place.dataDir, dataDir, { recursive: true });
    writeFileSync(path.join(dataDir, "session-secret"), "of the time before");
    const before = contentOf(dataDir);
    const { code } = await sourceline(["restore", plain], { dataDir });
    expect(code).toBe(0);
    const kept = path.join(dataDir, "before-restores");
    expect(readdirSync(kept)).toHaveLength(1);
    expect(contentOf(path.join(kept, readdirSync(kept)[0]!))).toEqual(before);
    expect(existsSync(path.join(dataDir, "session-secret"))).toBe(false);
    expect(readdirSync(dataDir).filter((name) => name.startsWith("restoring"))).toEqual([]);
  });

  it("is refused while a server has the folder, or a backup is made", PATIENCE, async () => {
    const dataDir = scratch();
    cpSync(place.dataDir, dataDir, { recursive: true });
    const before = contentOf(dataDir);
    for (const [lock, says] of [
      ["server", "is served by another Sourceline"],
      ["backup", "is being made"],
    ] as const) {
      const held = new Database(path.join(dataDir, `sourceline.db.${lock}`));
      held.exec("PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE;");
      const { code, text } = await sourceline(["restore", plain], { dataDir });
      held.close();
      expect(code).toBe(1);
      expect(text).toContain(says);
      expect(contentOf(dataDir)).toEqual(before);
    }
  });

  it(
    "refuses what a newer Sourceline wrote, and leaves the folder as it was",
    PATIENCE,
    async () => {
      const newer = scratch();
      cpSync(place.dataDir, newer, { recursive: true });
      const database = new Database(path.join(newer, "sourceline.db"));
      database.exec(`INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "finished_at")
      VALUES ('x', 'x', '29990101000000_to_come', current_timestamp)`);
      database.close();
      const file = path.join(outside, "newer.tar.gz");
      expect((await sourceline(["backup", file], { dataDir: newer })).text).toContain(
        "a newer Sourceline",
      );
      const dataDir = scratch();
      const { code, text } = await sourceline(["restore", file], { dataDir });
      expect(code).toBe(1);
      expect(text).toContain("29990101000000_to_come");
      expect(Object.keys(contentOf(dataDir))).toEqual([]);
    },
  );

  it("refuses a log that was tampered with", PATIENCE, async () => {
    const forged = scratch();
    cpSync(place.dataDir, forged, { recursive: true });
    const database = new Database(path.join(forged, "sourceline.db"));
    const triggers = database
      .prepare<[], string>(
        `SELECT "name" FROM sqlite_master WHERE "type" = 'trigger' AND "tbl_name" = 'Event'`,
      )
      .pluck()
      .all();
    for (const name of triggers) database.exec(`DROP TRIGGER "${name}"`);
    database.exec(`UPDATE "Event" SET "type" = 'person.left' WHERE "seq" = 2`);
    database.close();
    const file = path.join(outside, "forged.tar.gz");
    const made = await sourceline(["backup", file], { dataDir: forged });
    expect(made).toMatchObject({ code: 1 });
    expect(made.text).toContain("broken at event 2");
    const drilled = await sourceline(["restore", "--drill", file], { dataDir: forged });
    expect(drilled).toMatchObject({ code: 1 });
    expect(drilled.text).toContain("broken at event 2");
    const dataDir = scratch();
    expect(await sourceline(["restore", file], { dataDir })).toMatchObject({ code: 1 });
    expect(Object.keys(contentOf(dataDir))).toEqual([]);
  });
});

describe("a restore that was cut short", () => {
  const OLD = { "sourceline.db": "old", "sourceline.db-wal": "old log", "session-secret": "old" };
  const NEW = { "sourceline.db": "new", "this-is-a-demo": "new", "attachments/a": "new file" };
  const STAMP = "20260531T120000Z";
  const put = (folder: string, files: Record<string, string>) => {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), text);
    }
  };
  const all = (folder: string) =>
    Object.fromEntries(
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.join(entry.parentPath, entry.name))
        .map((file) => [path.relative(folder, file), readFileSync(file, "utf8")]),
    );
  const done = {
    ...NEW,
    ...Object.fromEntries(
      Object.entries(OLD).map(([name, text]) => [`before-restores/${STAMP}/${name}`, text]),
    ),
  };

  /** Each move, as far as it came: of what was there, the change of phase, of what comes. */
  const moves = [
    ...Object.keys(OLD).map((name) => [name, `before-restores/${STAMP}/${name}`] as const),
    [`restoring-${STAMP}.ready`, `restoring-${STAMP}.placing`] as const,
    ...["sourceline.db", "this-is-a-demo", "attachments"].map(
      (name) => [`restoring-${STAMP}.placing/${name}`, name] as const,
    ),
  ];

  it.each(Array.from({ length: moves.length + 1 }, (_, made) => made))(
    "after %i moves is gone on with to the same end",
    (made) => {
      const dataDir = scratch();
      put(dataDir, OLD);
      put(path.join(dataDir, `restoring-${STAMP}.ready`), NEW);
      if (made > 0) mkdirSync(path.join(dataDir, "before-restores", STAMP), { recursive: true });
      for (const [from, to] of moves.slice(0, made)) {
        renameSync(path.join(dataDir, from), path.join(dataDir, to));
      }
      expect(finishPutBack(dataDir)).toBe(path.join(dataDir, "before-restores", STAMP));
      expect(all(dataDir)).toEqual(done);
      expect(finishPutBack(dataDir)).toBeNull();
      expect(all(dataDir)).toEqual(done);
    },
  );

  it("is finished by the next start", PATIENCE, async () => {
    const dataDir = scratch();
    put(dataDir, { "sourceline.db": "half of what was" });
    const coming = path.join(dataDir, `restoring-${STAMP}.ready`);
    mkdirSync(coming);
    const { written } = await unpack(plain, {}, coming, { keepAttachments: true });
    expect(written).not.toEqual([]);
    const { code, text } = await sourceline(["migrate"], { dataDir });
    expect(text).toContain("Finished a restore that was cut short");
    expect(code).toBe(0);
    expect(claimsIn(dataDir)).toEqual(claimsIn(place.dataDir));
  });
});

describe("a drill", () => {
  it("says what would be restored, and touches nothing", PATIENCE, async () => {
    const before = contentOf(place.dataDir);
    const scratches = mkdtempSync(path.join(outside, "tmp-"));
    const killed = path.join(scratches, "sourceline-drill-killed");
    mkdirSync(killed);
    writeFileSync(path.join(killed, ".held"), "");
    const { code, text } = await sourceline(["restore", "--drill", sealed], {
      dataDir: place.dataDir,
      variables: { ...SECRET, TMPDIR: scratches },
    });
    expect(text).toMatch(
      /4 people, 1 stories, 1 claims, 1 attached files\. Nothing was touched\.\n$/,
    );
    expect(code).toBe(0);
    expect(contentOf(place.dataDir)).toEqual(before);
    // tsx keeps what it compiled there.
    expect(readdirSync(scratches).filter((name) => name.startsWith("sourceline"))).toEqual([]);
  });
});

it("is refused in a sentence for what is no file", async () => {
  for (const place of [outside, path.join(outside, "nowhere"), path.join(plain, "below")]) {
    await expect(restore(["--drill", place])).rejects.toThrow(`There is no file ${place}.`);
  }
});

describe("a file that is not as it was written", () => {
  const files = [
    ["plain", () => readFileSync(plain), () => ({})],
    ["sealed", () => readFileSync(sealedForKey), () => ({ identities: [identity] })],
  ] as const;

  async function refuses(content: Uint8Array, keys: Keys, what: string): Promise<void> {
    const folder = scratch();
    const file = path.join(folder, "changed");
    writeFileSync(file, content);
    const reading = unpack(file, keys, path.join(folder, "into"), { keepAttachments: true });
    await expect(reading, what).rejects.toThrow(
      /is damaged, or was cut short or changed|is not a backup of Sourceline|does not open with|does not hold what/,
    );
    rmSync(folder, { recursive: true });
  }

  /** Of equal stretches (empty pages) a compressed file may name one or the other. */
  function holdsTheSame(changed: Uint8Array, whole: Uint8Array): boolean {
    try {
      return gunzipSync(changed).equals(gunzipSync(whole));
    } catch {
      return false;
    }
  }

  it.each(files)(
    "%s: is refused wherever it was changed",
    { timeout: 180_000 },
    async (kind, read, keys) => {
      const whole = read();
      // Of a gzip's first ten bytes those that say when and where it was made mean nothing.
      const beginning = kind === "plain" ? 10 : 0;
      const tries = 200;
      const step = Math.floor((whole.byteLength - beginning) / tries);
      for (let at = beginning; at < whole.byteLength; at += step) {
        const changed = Buffer.from(whole);
        changed[at] = (changed[at] ?? 0) ^ 0x20;
        if (kind === "plain" && holdsTheSame(changed, whole)) continue;
        await refuses(changed, keys(), `byte ${at}`);
      }
    },
  );

  it.each(files)(
    "%s: is refused wherever it was cut off",
    { timeout: 180_000 },
    async (_, read, keys) => {
      const whole = read();
      const step = Math.ceil(whole.byteLength / 200);
      for (let end = 0; end < whole.byteLength; end += step) {
        await refuses(whole.subarray(0, end), keys(), `cut at ${end}`);
      }
      await refuses(whole.subarray(0, whole.byteLength - 1), keys(), "without its last byte");
    },
  );

  it("is refused with anything after its end", { timeout: 60_000 }, async () => {
    const more = Buffer.concat([readFileSync(sealedForKey), Buffer.from("more")]);
    await refuses(more, { identities: [identity] }, "more");
  });

  it.each([
    ["out of the folder", "../sourceline.db"],
    ["from the root", "/etc/passwd"],
    ["a log of SQLite's", "sourceline.db-wal"],
    ["a session's key", "session-secret"],
    ["a lock", "sourceline.db.server"],
    ["a hidden file", ".env"],
    ["an attachment by another name", "attachments/../../x"],
    ["a folder", "before-upgrades/x.db"],
  ])("is refused where it holds %s", async (_, name) => {
    const content = [Buffer.from("x")];
    const chunks: Uint8Array[] = [];
    for await (const chunk of packTar([{ name, size: 1, content }])) chunks.push(chunk);
    await refuses(gzipSync(Buffer.concat(chunks)), {}, name);
  });
});
