/**
 * Keeps the content of attached files in the data folder, each under its SHA-256, whole or not
 * at all: written beside its place, synced, then renamed. Knows nothing of citations.
 */
import { randomUUID } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { sha256 as digestOf } from "@/lib/platform/digest";
import { env } from "@/lib/platform/env";

/** Null where it is gone, or no longer what was kept. */
export async function readContent(sha256: string): Promise<Uint8Array<ArrayBuffer> | null> {
  let content: Uint8Array<ArrayBuffer>;
  try {
    content = new Uint8Array(await readFile(placeOf(sha256)));
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
  return (await digestOf(content)) === sha256 ? content : null;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

function placeOf(sha256: string): string {
  return path.join(env().attachmentsDir, sha256);
}

/** The content under its own digest; there already when the same file was attached before. */
export async function storeContent(content: Uint8Array<ArrayBuffer>): Promise<string> {
  const sha256 = await digestOf(content);
  // What lies there but is not the content (a damaged disk, a stranger's hand) is replaced.
  if (await readContent(sha256)) return sha256;
  const folder = env().attachmentsDir;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const place = placeOf(sha256);
  const making = `${place}.${randomUUID()}`;
  try {
    await writeSynced(making, content);
    await rename(making, place);
    await syncFolder(folder);
  } catch (error) {
    await rm(making, { force: true });
    throw error;
  }
  return sha256;
}

async function writeSynced(place: string, content: Uint8Array): Promise<void> {
  const file = await open(place, "wx", 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Without this the new name may be gone after a power cut, while the row that names it stands. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** @returns whether it was there; for what two people erased, and nothing else. */
export async function removeContent(sha256: string): Promise<boolean> {
  try {
    await rm(placeOf(sha256));
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
  await syncFolder(env().attachmentsDir);
  return true;
}

/** As storeContent names what it is still writing. */
const UNFINISHED = /^[0-9a-f]{64}\.[0-9a-f-]{36}$/;

/**
 * Takes away what a server that was ended had not finished writing; stored contents stay, whoever
 * names them.
 * @param age milliseconds since it was last written to; what is being written now is younger.
 */
export async function sweepUnfinished(age: number): Promise<void> {
  const folder = env().attachmentsDir;
  let names: string[];
  try {
    names = await readdir(folder);
  } catch (error) {
    if (isMissing(error)) return;
    throw error;
  }
  for (const name of names.filter((entry) => UNFINISHED.test(entry))) {
    const place = path.join(folder, name);
    try {
      const { mtimeMs } = await stat(place);
      if (Date.now() - mtimeMs >= age) await rm(place, { force: true });
    } catch (error) {
      // It was finished meanwhile.
      if (!isMissing(error)) throw error;
    }
  }
}
