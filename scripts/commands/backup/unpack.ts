/** Reads a backup from its first byte to its last, and puts what it holds into a folder. */
import { createHash } from "node:crypto";
import { mkdirSync } from "node:fs";
import { open } from "node:fs/promises";
import path from "node:path";
import { CommandFault } from "../fault";
import { ATTACHMENTS, DATABASE, kindOf, readManifest, type Manifest } from "./contents";
import { openBackup, type Keys } from "./sealing";
import { readTar, type TarEntry } from "./tar";

export type Unpacked = {
  manifest: Manifest;
  /** Digests of the attached files, as they really are, by the names they are kept under. */
  attachments: Map<string, string>;
  /** Names of everything that was written. */
  written: string[];
};

type Options = {
  /** Where the attached files only have to be looked at, they need no room. */
  keepAttachments: boolean;
};

/** @throws CommandFault in a sentence where it does not open, is damaged, or is no backup. */
export async function unpack(
  file: string,
  keys: Keys,
  folder: string,
  { keepAttachments }: Options,
): Promise<Unpacked> {
  mkdirSync(path.join(folder, ATTACHMENTS), { recursive: true, mode: 0o700 });
  let manifest: Manifest | null = null;
  const attachments = new Map<string, string>();
  const written: string[] = [];
  let database: string | null = null;
  try {
    for await (const entry of readTar(openBackup(file, keys))) {
      const kind = kindOf(entry.name);
      if (kind === "manifest") {
        manifest = readManifest(await textOf(entry));
        continue;
      }
      const isKept = kind !== "attachment" || keepAttachments;
      const digest = await take(entry, isKept ? path.join(folder, entry.name) : null);
      if (isKept) written.push(entry.name);
      if (kind === "database") database = digest;
      if (kind === "attachment") attachments.set(path.basename(entry.name), digest);
    }
  } catch (error) {
    throw named(file, error);
  }
  if (manifest === null || database === null) {
    throw new CommandFault(`${file} is not a backup of Sourceline: it holds no database.`);
  }
  const isWhole =
    database === manifest.database.sha256 && attachments.size === manifest.attachments.files;
  if (!isWhole) throw new CommandFault(`${file} does not hold what it says that it holds.`);
  return { manifest, attachments, written: written.filter((name) => name !== DATABASE) };
}

/** What the reading of the archive complains of, it says of “it”. */
function named(file: string, error: unknown): unknown {
  if (!(error instanceof CommandFault) || !/^its? /.test(error.message)) return error;
  if (error.message.startsWith("it ends")) {
    return new CommandFault(`${file} is damaged, or was cut short or changed (${error.message}).`, {
      cause: error,
    });
  }
  return new CommandFault(`${file} is not a backup of Sourceline: ${error.message}.`, {
    cause: error,
  });
}

const MOST_TEXT = 1 << 20;

async function textOf({ content, size }: TarEntry): Promise<string> {
  if (size > MOST_TEXT) throw new CommandFault("it begins with something too large");
  const chunks: Uint8Array[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

/** Writes a file, down to the disk, where it is to be kept. @returns its digest. */
async function take({ content }: TarEntry, place: string | null): Promise<string> {
  const hash = createHash("sha256");
  const handle = place === null ? null : await open(place, "wx", 0o600);
  try {
    for await (const chunk of content) {
      hash.update(chunk);
      await handle?.writeFile(chunk);
    }
    await handle?.sync();
  } finally {
    await handle?.close();
  }
  return hash.digest("hex");
}
