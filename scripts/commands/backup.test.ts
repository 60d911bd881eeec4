import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  watch,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setImmediate } from "node:timers/promises";
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { attachFile } from "@/lib/ledger/citations/attachments";
import { readLastBackup } from "@/lib/platform/last-backup";
import { makeCitation, makeClaim, makeDesk, type Desk } from "@/tests/support/claims";
import { useDatabase } from "@/tests/support/database";
import { makePerson, makeStory } from "@/tests/support/factories";
import { sourceline, start } from "@/tests/support/sourceline";
import type { Keys } from "./backup/sealing";
import { unpack, type Unpacked } from "./backup/unpack";

const PATIENCE = { timeout: 180_000 };
const PASSPHRASE = "words that nobody guesses";

const place = useDatabase();
/** Beside the data folder, as a backup's has to be. */
let outside: string;
let scratches = 0;
let desk: Desk;
let letter: string;

const scratch = (name = `folder-${(scratches += 1)}`) => {
  const folder = path.join(outside, name);
  mkdirSync(folder);
  return folder;
};
const backup = (args: readonly string[], variables = {}) =>
  sourceline(["backup", ...args], { dataDir: place.dataDir, variables });
const only = (folder: string): string => {
  const names = readdirSync(folder);
  expect(names).toHaveLength(1);
  return path.join(folder, names[0]!);
};
const IN_HAND = () => path.join(place.dataDir, "backup-in-hand");

beforeAll(async () => {
  outside = mkdtempSync(path.join(tmpdir(), "sourceline-backups-"));
  desk = await makeDesk();
  const story = await makeStory(desk.editor);
  const claim = await makeClaim(desk.editor, story);
  const { citationId } = await makeCitation(desk.editor, claim);
  const content = new TextEncoder().encode("what the letter said");
  await attachFile(desk.editor, citationId, { name: "a.txt", type: "text/plain", content });
  [letter = ""] = readdirSync(path.join(place.dataDir, "attachments"));
  writeFileSync(path.join(place.dataDir, "session-secret"), "kept between starts");
  writeFileSync(path.join(place.dataDir, "this-is-a-demo"), "a mark");
});
afterAll(() => {
  rmSync(outside, { recursive: true, force: true });
});

function open(file: string, keys: Keys = {}): Promise<Unpacked> {
  return unpack(file, keys, scratch(), { keepAttachments: true });
}

describe("a backup", () => {
  it(
    "is whole, private and without secrets, though writes went on meanwhile",
    PATIENCE,
    async () => {
      const target = scratch();
      const before = (await eventsIn()).length;
      let isTaken = false as boolean;
      const taking = backup([target]).finally(() => (isTaken = true));
      while (!isTaken) {
        await makePerson("editor");
        // SQLite answers at once, so only this lets anything else happen in this process.
        await setImmediate();
      }
      const { code, text } = await taking;
      expect(text).toMatch(/read back and found whole\.\n$/);
      expect(code).toBe(0);
      const file = only(target);
      expect(path.basename(file)).toMatch(/^sourceline-\d{8}T\d{6}Z\.tar\.gz$/);
      expect(statSync(file).mode & 0o777).toBe(0o600);
      expect(existsSync(IN_HAND())).toBe(false);

      const { manifest, attachments, written } = await open(file);
      expect([...attachments]).toEqual([[letter, letter]]);
      expect(written.sort()).toEqual([`attachments/${letter}`, "this-is-a-demo"]);
      const head = manifest.head!;
      expect(head.seq).toBeGreaterThanOrEqual(before);
      expect(await eventsIn()).toContainEqual(head);
      expect(readLastBackup(place.dataDir)?.toISOString()).toBe(manifest.madeAt);
      expect(readFileSync(file).includes("kept between starts")).toBe(false);
    },
  );

  it("opens with tar alone", PATIENCE, async () => {
    const file = path.join(scratch(), "tonight.tar.gz");
    expect(await backup([file])).toMatchObject({ code: 0 });
    const folder = scratch();
    execFileSync("tar", ["-xzf", file, "-C", folder]);
    expect(readdirSync(folder).sort()).toEqual([
      "attachments",
      "manifest.json",
      "sourceline.db",
      "this-is-a-demo",
    ]);
  });

  it("is for whom it was encrypted, and for nobody else", PATIENCE, async () => {
    const [mine, other] = [await generateX25519Identity(), await generateX25519Identity()];
    const folder = scratch();
    const run = await backup(["--to", await identityToRecipient(mine), folder]);
    expect(run).toMatchObject({ code: 0 });
    const file = only(folder);
    expect(file).toMatch(/\.tar\.gz\.age$/);
    await expect(open(file, { identities: [mine] })).resolves.toBeDefined();
    await expect(open(file, { identities: [other] })).rejects.toThrow("does not open with");
    await expect(open(file, { passphrase: PASSPHRASE })).rejects.toThrow("does not open with");
  });

  it(
    "takes a passphrase from the environment or a file, and never from what is typed",
    PATIENCE,
    async () => {
      const secret = path.join(scratch(), "phrase");
      writeFileSync(secret, `${PASSPHRASE}\nanything below\n`);
      const folders = [scratch(), scratch()] as const;
      const runs = [
        await backup([folders[0]], { BACKUP_PASSPHRASE: PASSPHRASE }),
        await backup(["--passphrase-file", secret, folders[1]]),
      ];
      expect(runs).toMatchObject([{ code: 0 }, { code: 0 }]);
      for (const folder of folders) {
        await expect(open(only(folder), { passphrase: PASSPHRASE })).resolves.toBeDefined();
        await expect(open(only(folder), { passphrase: "another one" })).rejects.toThrow(
          "does not open with",
        );
      }
      const typed = scratch();
      expect(await backup(["--passphrase", PASSPHRASE, typed])).toMatchObject({ code: 1 });
      expect(await backup([`--passphrase=${PASSPHRASE}`, typed])).toMatchObject({ code: 1 });
      expect(readdirSync(typed)).toEqual([]);
    },
  );

  it("says what is lost in the data folder itself, and is no sound one", PATIENCE, async () => {
    const lost = path.join(place.dataDir, "attachments", letter);
    const content = readFileSync(lost);
    rmSync(path.join(place.dataDir, "last-backup.json"), { force: true });
    try {
      rmSync(lost);
      const missing = await backup([scratch()]);
      expect(missing.code).toBe(1);
      expect(missing.text).toContain(`${letter}) is missing.`);
      expect(await verify()).toMatchObject({ code: 1 });
      writeFileSync(lost, "something else");
      const changed = await backup([scratch()]);
      expect(changed.code).toBe(1);
      expect(changed.text).toContain(`${letter}) is not what was attached.`);
      const told = await verify();
      expect(told.code).toBe(1);
      expect(told.text).toContain(`${letter}) is not what was attached.`);
      expect(readLastBackup(place.dataDir)).toBeNull();
    } finally {
      writeFileSync(lost, content);
    }
    expect(await verify()).toMatchObject({ code: 0 });
  });
});

function verify() {
  return sourceline(["audit", "verify"], { dataDir: place.dataDir });
}

async function eventsIn(): Promise<Array<{ seq: number; hash: string }>> {
  const { db } = await import("@/lib/platform/db");
  return db().event.findMany({ select: { seq: true, hash: true } });
}

describe("a backup that cannot be made says why in a sentence, and leaves nothing", () => {
  const isRoot = process.getuid?.() === 0;
  const refusals: Array<{
    what: string;
    target: () => string;
    args?: string[];
    variables?: Record<string, string>;
    says: string;
  }> = [
    { what: "in the data folder", target: () => place.dataDir, says: "lies in the data folder" },
    {
      what: "in the data folder, by another name",
      target: () => {
        const link = path.join(scratch(), "link");
        symlinkSync(path.join(place.dataDir, "attachments"), link);
        return link;
      },
      says: "lies in the data folder",
    },
    {
      what: "over something",
      target: () => {
        const file = path.join(scratch(), "taken.tar.gz");
        writeFileSync(file, "somebody's");
        return file;
      },
      says: "overwrites nothing",
    },
    {
      what: "in a folder that is not there",
      target: () => path.join(outside, "unmounted", "tonight.tar.gz"),
      says: "There is no folder",
    },
    {
      what: "into a folder that is not there, or whose disk is not",
      target: () => path.join(outside, "unmounted"),
      says: "There is no folder",
    },
    {
      what: "into a folder that is not there, by a name that ends in a slash",
      target: () => `${path.join(outside, "unmounted.age")}/`,
      says: "There is no folder",
    },
    {
      what: "in a folder that may not be written",
      target: () => {
        if (isRoot) return "/proc";
        const folder = scratch();
        chmodSync(folder, 0o500);
        return folder;
      },
      says: "cannot be written by this account",
    },
    {
      what: "for a key that is none",
      target: () => scratch(),
      args: ["--to", "age1nobody"],
      says: "is not a public key of age",
    },
    {
      what: "with a passphrase that is guessed",
      target: () => scratch(),
      variables: { BACKUP_PASSPHRASE: "short" },
      says: "needs at least 12 characters",
    },
    {
      what: "with a question to nobody",
      target: () => scratch(),
      args: ["--passphrase"],
      says: "There is no terminal to ask",
    },
    {
      what: "with two ways to open it",
      target: () => scratch(),
      args: ["--to", "age1nobody"],
      variables: { BACKUP_PASSPHRASE: PASSPHRASE },
      says: "not both",
    },
    {
      what: "with what is no time",
      target: () => scratch(),
      args: ["--every", "soon"],
      says: "is not a time",
    },
    {
      what: "kept without a beat",
      target: () => scratch(),
      args: ["--keep", "48h"],
      says: "goes with --every",
    },
    {
      what: "with an option that is none",
      target: () => scratch(),
      args: ["--fast"],
      says: "--fast",
    },
  ];

  it.each(refusals)("$what", PATIENCE, async ({ target, args = [], variables = {}, says }) => {
    const given = target();
    const before = readdirSync(place.dataDir).sort();
    const { code, text } = await backup([...args, given], variables);
    expect(code).toBe(1);
    expect(text).toContain(says);
    expect(text.trim().split("\n")).toHaveLength(1);
    const after = readdirSync(place.dataDir).filter((name) => !/\.backup$|-(shm|wal)$/.test(name));
    expect(before).toEqual(expect.arrayContaining(after));
    expect(readdirSync(outside).filter((name) => name.includes("unfinished"))).toEqual([]);
  });

  it("on a disk that is full", PATIENCE, async () => {
    const target = scratch();
    const large = path.join(place.dataDir, "attachments", "0".repeat(64));
    writeFileSync(large, randomBytes(6_000_000));
    // A limit on the size of a file, which the copy of the database keeps to, is refused as a full
    // disk is. Blocks have 512 bytes, or 1024.
    const { code, text } = await sourceline(["backup", target], {
      dataDir: place.dataDir,
      under: "ulimit -f 4000",
    });
    rmSync(large);
    expect(text).toBe(
      `The disk that holds ${target} is full. No backup was made; make room on it, and try again.\n`,
    );
    expect(code).toBe(1);
    expect(readdirSync(target)).toEqual([]);
    expect(existsSync(IN_HAND())).toBe(false);
  });

  it("where there is no database", async () => {
    const nowhere = path.join(outside, "nowhere");
    const { code, text } = await sourceline(["backup", outside], { dataDir: nowhere });
    expect(code).toBe(1);
    expect(text).toContain(path.join(nowhere, "sourceline.db"));
    expect(existsSync(nowhere)).toBe(false);
  });
});

describe("a backup that is ended", () => {
  /** Ends one as soon as it has begun to write. */
  async function endOne(signal: NodeJS.Signals, target: string) {
    const seen = watch(place.dataDir);
    const running = start(["backup", target], { dataDir: place.dataDir });
    await new Promise<void>((resolve) => {
      seen.on("change", (_event, name) => {
        if (name === "backup-in-hand") resolve();
      });
    });
    seen.close();
    running.child.kill(signal);
    return running.ended;
  }

  it("by a signal takes away what it had begun", PATIENCE, async () => {
    const target = scratch();
    const { code, text } = await endOne("SIGTERM", target);
    expect(text).toContain("Stopped; no backup was made.");
    expect(code).toBe(130);
    expect(readdirSync(target)).toEqual([]);
    expect(existsSync(IN_HAND())).toBe(false);
  });

  it("by a kill leaves what the next one takes away", PATIENCE, async () => {
    const target = scratch();
    expect(await endOne("SIGKILL", target)).toMatchObject({ signal: "SIGKILL" });
    expect(existsSync(IN_HAND())).toBe(true);
    const { code } = await backup([target]);
    expect(code).toBe(0);
    expect(existsSync(IN_HAND())).toBe(false);
    expect(readdirSync(target)).toHaveLength(1);
  });
});

describe("backups beside the server", () => {
  it("are made when due, thrown away when old, and end when told", PATIENCE, async () => {
    const folder = scratch();
    const old = ["sourceline-20190101T000000Z.tar.gz", "sourceline-20190102T000000Z.tar.gz.age"];
    for (const name of [...old, "notes.txt"]) writeFileSync(path.join(folder, name), "");
    const running = start(["backup", "--every", "1h", "--keep", "48h,14d", folder], {
      dataDir: place.dataDir,
    });
    await running.untilSaid("The next backup is due at");
    running.child.kill("SIGTERM");
    expect(await running.ended).toMatchObject({ code: 0 });
    const names = readdirSync(folder).filter((name) => name !== "notes.txt");
    expect(names).toHaveLength(1);
    expect(old).not.toContain(names[0]);

    // Started again, it goes on from what is there.
    const again = start(["backup", "--every", "1h", folder], { dataDir: place.dataDir });
    await again.untilSaid("The next backup is due at");
    again.child.kill("SIGTERM");
    expect(await again.ended).toMatchObject({ code: 0 });
    expect(readdirSync(folder).filter((name) => name !== "notes.txt")).toEqual(names);
  });

  it("throw nothing away while what is backed up is not whole", PATIENCE, async () => {
    const folder = scratch();
    const old = ["sourceline-20190101T000000Z.tar.gz", "sourceline-20190102T000000Z.tar.gz"];
    for (const name of old) writeFileSync(path.join(folder, name), "");
    const lost = path.join(place.dataDir, "attachments", letter);
    const content = readFileSync(lost);
    rmSync(lost);
    try {
      const running = start(["backup", "--every", "1h", "--keep", "48h", folder], {
        dataDir: place.dataDir,
      });
      await running.untilSaid("The next backup is due at");
      running.child.kill("SIGTERM");
      expect((await running.ended).text).toContain("is missing.");
      expect(readdirSync(folder)).toEqual(expect.arrayContaining(old));
    } finally {
      writeFileSync(lost, content);
    }
  });
});
