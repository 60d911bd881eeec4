/**
 * Puts a backup in the place of what a data folder holds. Everything is unpacked and looked over
 * beside it first; then what was there is moved into before-restores/, and what comes is moved in.
 * The folder's name says how far that went, so that one that was cut short is gone on with.
 */
import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from "node:fs";
import path from "node:path";
import { now } from "@/lib/platform/clock";
import { holdFolder } from "@/lib/platform/one-server";
import { flush } from "@/lib/platform/upgrade-copy";
import { assertSound, findLostFiles } from "./check";
import { ATTACHMENTS, DATABASE, type Manifest } from "./contents";
import { tellOfFolder } from "./folder-fault";
import { whileHeld } from "./lock";
import type { Keys } from "./sealing";
import { unpack } from "./unpack";

const KEPT = "before-restores";
/** Being unpacked; whole; and when what was there is out of the way. */
const PHASES = { unfinished: ".unfinished", ready: ".ready", placing: ".placing" } as const;
const RESTORING = /^restoring-(\d{8}T\d{6}Z)\.(unfinished|ready|placing)$/;

export type PutBack = {
  manifest: Manifest;
  /** Where what was there is kept; null where nothing was. */
  kept: string | null;
  /** Sentences on attached files that the backup lacks. */
  lost: string[];
};

/** @throws CommandFault or StorageFault in a sentence; then the data folder is as it was. */
export async function putBack(file: string, keys: Keys, databaseFile: string): Promise<PutBack> {
  const dataDir = path.dirname(databaseFile);
  const work = () => {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    holdFolder(databaseFile);
    const sentence = `A backup of ${dataDir} is being made; wait until it is done.`;
    return whileHeld(`${databaseFile}.backup`, sentence, async () => {
      finishPutBack(dataDir);
      sweep(dataDir);
      const name = `restoring-${now()
        .toISOString()
        .replace(/[-:]|\.\d+/g, "")}`;
      const coming = path.join(dataDir, name + PHASES.unfinished);
      try {
        const { manifest, attachments, written } = await unpack(file, keys, coming, {
          keepAttachments: true,
        });
        await assertSound(coming);
        const digestOf = (sha256: string) => attachments.get(sha256) ?? null;
        const { lost } = await findLostFiles(path.join(coming, DATABASE), digestOf);
        leaveOnly(coming, written);
        renameSync(coming, path.join(dataDir, name + PHASES.ready));
        flush(dataDir);
        return { manifest, lost, kept: finishPutBack(dataDir) };
      } finally {
        sweep(dataDir);
      }
    });
  };
  return tellOfFolder(dataDir, "Nothing was restored", work);
}

/** What looking it over left beside: SQLite's own files. */
function leaveOnly(folder: string, written: readonly string[]): void {
  const names = new Set([DATABASE, ATTACHMENTS, ...written]);
  for (const name of readdirSync(folder)) {
    if (!names.has(name)) rmSync(path.join(folder, name), { recursive: true });
  }
  flush(path.join(folder, ATTACHMENTS));
  flush(folder);
}

function sweep(dataDir: string): void {
  for (const name of readdirSync(dataDir)) {
    if (RESTORING.test(name) && name.endsWith(PHASES.unfinished)) {
      rmSync(path.join(dataDir, name), { recursive: true, force: true });
    }
  }
}

/** A restore that was cut short after everything was unpacked. */
export function findBegun(
  dataDir: string,
): { name: string; stamp: string; isPlacing: boolean } | null {
  if (!existsSync(dataDir)) return null;
  for (const name of readdirSync(dataDir)) {
    const [, stamp, phase] = RESTORING.exec(name) ?? [];
    if (stamp && phase !== "unfinished") return { name, stamp, isPlacing: phase === "placing" };
  }
  return null;
}

/**
 * Goes on with a restore from wherever it was cut short. Call it while no server has the folder.
 * @returns where what was there is kept; null where nothing was, or there was nothing to go on with.
 */
export function finishPutBack(dataDir: string): string | null {
  const begun = findBegun(dataDir);
  if (!begun) return null;
  const kept = path.join(dataDir, KEPT, begun.stamp);
  let { name } = begun;
  if (!begun.isPlacing) {
    mkdirSync(kept, { recursive: true, mode: 0o700 });
    for (const entry of readdirSync(dataDir)) {
      if (!staysWhereItIs(entry)) renameSync(path.join(dataDir, entry), path.join(kept, entry));
    }
    flush(kept);
    name = `restoring-${begun.stamp}${PHASES.placing}`;
    renameSync(path.join(dataDir, begun.name), path.join(dataDir, name));
    flush(dataDir);
  }
  const coming = path.join(dataDir, name);
  for (const entry of readdirSync(coming)) {
    renameSync(path.join(coming, entry), path.join(dataDir, entry));
  }
  flush(dataDir);
  rmSync(coming, { recursive: true });
  if (!existsSync(kept)) return null;
  if (readdirSync(kept).length > 0) return kept;
  rmdirSync(kept);
  if (readdirSync(path.dirname(kept)).length === 0) rmdirSync(path.dirname(kept));
  return null;
}

/** Locks that are held just now, what earlier upgrades and restores kept, and what comes. */
function staysWhereItIs(name: string): boolean {
  const isLock = name.startsWith(`${DATABASE}.server`) || name.startsWith(`${DATABASE}.backup`);
  return isLock || name === KEPT || name === "before-upgrades" || RESTORING.test(name);
}
