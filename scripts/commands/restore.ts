/**
 * `restore FILE`: puts a backup in the place of what the data folder holds, which is kept beside it.
 * `restore --drill FILE`: proves that it could be, and touches nothing.
 */
import { existsSync, mkdtempSync, readdirSync, statSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import Database from "better-sqlite3";
import { env } from "@/lib/platform/env";
import { assertSound, findLostFiles } from "./backup/check";
import { DATABASE, type Manifest } from "./backup/contents";
import { tellOfFolder } from "./backup/folder-fault";
import { whileHeld } from "./backup/lock";
import { putBack } from "./backup/put-back";
import type { Keys } from "./backup/sealing";
import { keysFor } from "./backup/secrets";
import { unpack } from "./backup/unpack";
import { CommandFault, optionsOf } from "./fault";

const OPTIONS = {
  drill: { type: "boolean" },
  identity: { type: "string" },
  "passphrase-file": { type: "string" },
} as const;

export async function restore(args: readonly string[]): Promise<number> {
  const { values, positionals } = optionsOf(args, OPTIONS);
  const [file, ...more] = positionals;
  if (!file) throw new CommandFault("Say which backup: npm run sourceline -- restore FILE");
  if (more.length > 0) throw new CommandFault(`“${more.join(" ")}” is not understood here.`);
  if (!existsSync(file) || statSync(file).isDirectory()) {
    throw new CommandFault(`There is no file ${file}.`);
  }
  process.umask(0o077);
  const keys = await keysFor(file, {
    passphraseFile: values["passphrase-file"],
    identityFile: values.identity,
  });
  return values.drill ? drill(file, keys) : putInPlace(file, keys);
}

async function putInPlace(file: string, keys: Keys): Promise<number> {
  const { dataDir, databaseFile, sessionSecret } = env();
  const { manifest, kept, lost } = await putBack(file, keys, databaseFile);
  console.log(`Restored ${dataDir} to ${momentOf(manifest)}.`);
  if (kept !== null) console.log(`What was there is kept in ${kept}.`);
  console.log(
    sessionSecret === undefined
      ? "Everybody signs in anew."
      : "Change NEXTAUTH_SECRET, so that everybody signs in anew.",
  );
  return tellLost(lost);
}

function momentOf({ madeAt, head }: Manifest): string {
  return `${madeAt}, ${head ? `event ${head.seq} (${head.hash})` : "before the first event"}`;
}

function tellLost(lost: readonly string[]): number {
  for (const sentence of lost) console.error(sentence);
  return lost.length === 0 ? 0 : 1;
}

const SCRATCH = "sourceline-drill-";

/** In a folder for what passes, which is gone afterwards. */
async function drill(file: string, keys: Keys): Promise<number> {
  await sweepScratch();
  const folder = mkdtempSync(path.join(tmpdir(), SCRATCH));
  const work = async () => {
    const { manifest, attachments } = await unpack(file, keys, folder, { keepAttachments: false });
    const database = path.join(folder, DATABASE);
    const digestOf = (sha256: string) => attachments.get(sha256) ?? null;
    await assertSound(folder);
    const { files, lost } = await findLostFiles(database, digestOf);
    console.log(
      `${file} restores to ${momentOf(manifest)}: ${countsIn(database)}, ${files} attached files. Nothing was touched.`,
    );
    return tellLost(lost);
  };
  try {
    return await tellOfFolder(folder, "Nothing was proved", () =>
      whileHeld(path.join(folder, HELD), IN_USE, work),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const HELD = ".held";
const IN_USE = "Another drill is at work in this folder.";
const HOUR = 3_600_000;

/** What drills that were killed left: no process holds it any more. */
async function sweepScratch(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(SCRATCH))) {
    const folder = path.join(tmpdir(), name);
    const found = statSync(folder, { throwIfNoEntry: false });
    if (!found || found.uid !== process.getuid?.()) continue;
    const held = path.join(folder, HELD);
    // Another drill has made its folder and is about to hold it.
    if (!existsSync(held) && Date.now() - found.mtimeMs < HOUR) continue;
    try {
      await whileHeld(held, IN_USE, () => rm(folder, { recursive: true, force: true }));
    } catch (error) {
      if (!(error instanceof CommandFault)) throw error;
    }
  }
}

function countsIn(databaseFile: string): string {
  const connection = new Database(databaseFile, { readonly: true });
  try {
    const count = (table: string) =>
      connection.prepare<[], number>(`SELECT count(*) FROM "${table}"`).pluck().get() ?? 0;
    return `${count("User")} people, ${count("Story")} stories, ${count("Claim")} claims`;
  } finally {
    connection.close();
  }
}
