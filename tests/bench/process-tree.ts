/**
 * What a server costs the machine: processor time and memory of its process and all that it
 * started. Read from /proc, so on Linux only; elsewhere there is nothing to tell.
 */
import { readdirSync, readFileSync } from "node:fs";

const MILLISECONDS_PER_TICK = 10;

type Fields = { parent: number; ticks: number };

function readFields(pid: number): Fields | null {
  const text = readProc(`${pid}/stat`);
  if (text === null) return null;
  // The name before the bracket may hold anything; what follows are numbers.
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return { parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) };
}

/** Null for a process that has ended meanwhile. */
function readProc(file: string): string | null {
  try {
    return readFileSync(`/proc/${file}`, "utf8");
  } catch (error) {
    if (["ENOENT", "ESRCH"].includes((error as NodeJS.ErrnoException).code ?? "")) return null;
    throw error;
  }
}

/** The process itself and all its descendants; none where there is no /proc. */
function treeOf(root: number): Map<number, Fields> {
  const all = new Map<number, Fields>();
  if (process.platform !== "linux") return all;
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const fields = readFields(Number(name));
    if (fields) all.set(Number(name), fields);
  }
  const belongs = (pid: number): boolean => {
    if (pid === root) return true;
    const parent = all.get(pid)?.parent;
    return parent !== undefined && parent > 1 && belongs(parent);
  };
  return new Map([...all].filter(([pid]) => belongs(pid)));
}

/** Processor time spent so far, in milliseconds; NaN where it is not known. */
export function processorTime(root: number): number {
  const tree = treeOf(root);
  if (tree.size === 0) return Number.NaN;
  let ticks = 0;
  for (const fields of tree.values()) ticks += fields.ticks;
  return ticks * MILLISECONDS_PER_TICK;
}

function memory(root: number, field: "VmRSS" | "VmHWM"): number {
  const tree = treeOf(root);
  if (tree.size === 0) return Number.NaN;
  let kibibytes = 0;
  for (const pid of tree.keys()) {
    const status = readProc(`${pid}/status`) ?? "";
    kibibytes += Number(new RegExp(`^${field}:\\s+(\\d+)`, "m").exec(status)?.[1] ?? 0);
  }
  return kibibytes / 1024;
}

/** Resident now, in MiB. */
export function memoryNow(root: number): number {
  return memory(root, "VmRSS");
}

/** The most that was ever resident, in MiB. */
export function memoryAtMost(root: number): number {
  return memory(root, "VmHWM");
}
