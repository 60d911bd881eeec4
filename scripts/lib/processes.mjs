/**
 * Starts other programs the same way everywhere: from the repository's root, without stdin,
 * with nothing that phones home, and never left behind when this process ends.
 */
import { spawn } from "node:child_process";
import { constants } from "node:os";
import path from "node:path";

export const root = path.join(import.meta.dirname, "..", "..");

/**
 * Prisma looks for a schema engine to download; any existing file stands in for it, because
 * generating needs none and migrating uses the engine from its npm package.
 */
const quiet = {
  CHECKPOINT_DISABLE: "1",
  NEXT_TELEMETRY_DISABLED: "1",
  PRISMA_HIDE_UPDATE_MESSAGE: "1",
  PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
};

const running = new Set();
process.on("exit", () => {
  for (const child of running) child.kill("SIGTERM");
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    for (const child of running) child.kill(signal);
    // A server that was told to stop finishes what it is at; a step on the way is just dropped.
    const hasServer = [...running].some((child) => child.stdout === null);
    if (!hasServer) process.exit(128 + constants.signals[signal]);
  });
}

// `kill` on npm ends npm and its shell but not what they run: a server would stay behind and keep
// its port. Under npm, losing the parent therefore means being told to stop.
if (process.env.npm_lifecycle_event) {
  const parent = process.ppid;
  const watching = setInterval(() => {
    if (process.ppid === parent) return;
    // Once: a server that is told twice ends without finishing what it is at.
    clearInterval(watching);
    process.kill(process.pid, "SIGTERM");
  }, 500).unref();
}

/** A Node program of an installed package, e.g. bin("next", "dist/bin/next"). */
export function bin(name, file) {
  return path.join(root, "node_modules", name, file);
}

/** Arguments that make Node run a TypeScript file of ours. */
export function typescript(file, args = []) {
  return ["--import", "tsx", file, ...args];
}

/** Starts `node …args` (or another program) and returns the child at once. */
export function start(args, options = {}) {
  const { program = process.execPath, env = {}, stdio = "inherit", timeout, cwd = root } = options;
  const streams = stdio === "inherit" ? ["ignore", "inherit", "inherit"] : stdio;
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, ...quiet, ...env },
    stdio: streams,
    timeout,
  });
  running.add(child);
  child.once("close", () => running.delete(child));
  child.once("error", () => running.delete(child));
  return child;
}

/** @returns the exit code; that of a signal is 128 + its number, as in a shell. */
export function ended(child) {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => {
      resolve(code ?? 128 + (constants.signals[signal] ?? 0));
    });
  });
}

/** Runs to the end. @returns all `output` in the order it came, and what was `printed` on stdout. */
export async function collect(args, options = {}) {
  const child = start(args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8");
    stream.on("data", (text) => {
      output += text;
      if (stream === child.stdout) printed += text;
    });
  }
  return { code: await ended(child), output, printed };
}
