/**
 * Prepares a data folder and serves it until told to stop: what `demo`, `start` and `dev` share.
 */
import { ensureBuilt, ensureClient, ensureInstalled } from "./ensure.mjs";
import { bin, collect, ended, start, typescript } from "./processes.mjs";
import { prepareDataFolder, takePort } from "./settings.mjs";
import { say, Trouble } from "./trouble.mjs";

/**
 * Each thread has a heap of its own, and Node lets each grow to gigabytes before it cleans up.
 * These are megabytes; with two arenas for all threads the server stays below 450 in all.
 */
export const HEAP = ["--max-old-space-size=320", "--max-semi-space-size=8"];

/**
 * Longer than proxies and browsers keep an idle connection open. Node's own five seconds can run out
 * while a request lies there that the server was too busy to read, which would then be reset.
 */
export const KEEP_ALIVE_MS = "75000";

/**
 * What the production server is started with.
 * @param {string} host
 * @param {number} port
 * @returns {string[]} arguments for Node
 */
export function productionServer(host, port) {
  const next = bin("next", "dist/bin/next");
  return [
    ...HEAP,
    next,
    "start",
    "-H",
    host,
    "-p",
    String(port),
    "--keepAliveTimeout",
    KEEP_ALIVE_MS,
  ];
}

/** And its environment beside the settings. */
export const PRODUCTION = {
  NODE_ENV: "production",
  // It ends as lib/platform/shut-down.ts says; Next would wait for idle connections without limit.
  NEXT_MANUAL_SIG_HANDLE: "true",
  // As for the heaps, for what is not on one; glibc alone understands it.
  ...(process.platform === "linux" ? { MALLOC_ARENA_MAX: "2" } : {}),
};

/** Runs a TypeScript tool on the data folder. @returns its stdout. */
export async function runTool(file, args, env, purpose) {
  const { code, output, printed } = await collect(typescript(file, args), { env });
  if (code !== 0) throw new Trouble(`${output}\n${purpose} failed; it says why above.`);
  return printed;
}

/** For the first visit: the address to go to, and the code that set-up asks for. */
export async function inviteToSetUp(address, env) {
  const code = await runTool("scripts/sourceline.ts", ["set-up-code"], env, "Reading the code");
  if (code.trim() === "") return;
  say(
    `  Nobody has an account yet. Set the newsroom up at ${address}/set-up\n  One-time code: ${code}`,
  );
}

/**
 * @param settings { port, host, dataDir }
 * @param mode "start" serves the build, "dev" compiles as it goes
 * @param prepare what to do to the migrated database before it is served
 * @param greet printed once the server answers
 * @returns the server's exit code
 */
export async function serve({ settings, mode, env = {}, prepare, greet }) {
  const { host, dataDir } = settings;
  prepareDataFolder(dataDir);
  await takePort(settings);
  await ensureInstalled();
  await ensureClient();
  if (mode === "start") await ensureBuilt();
  else await (await import("./threads.mjs")).watchThreads();

  const toolEnv = { ...env, DATA_DIR: dataDir, HOST: host };
  const done = await runTool(
    "scripts/sourceline.ts",
    ["migrate"],
    toolEnv,
    "Preparing the database",
  );
  if (done.trim() !== "Nothing to apply.") say(done.trimEnd());
  await prepare?.(toolEnv);

  const port = await takePort(settings);
  const address = `http://localhost:${port}`;
  const development = [bin("next", "dist/bin/next"), "dev", "-H", host, "-p", String(port)];
  const server = start(mode === "start" ? productionServer(host, port) : development, {
    env: {
      ...toolEnv,
      ...(mode === "start" ? PRODUCTION : { NODE_ENV: "development" }),
      PORT: String(port),
      NEXTAUTH_URL: process.env.NEXTAUTH_URL || address,
    },
  });
  const end = ended(server);
  const answering = untilHealthy(server, host, port);
  if (await Promise.race([answering, end.then(() => false)])) await greet?.(address, toolEnv);
  return end;
}

/** @returns true once /api/health answers well, false when the server ended before. */
export async function untilHealthy(server, host, port) {
  const reachable = { "0.0.0.0": "127.0.0.1", "::": "[::1]" }[host];
  const name = reachable ?? (host.includes(":") ? `[${host}]` : host);
  while (server.exitCode === null && server.signalCode === null) {
    try {
      const answer = await fetch(`http://${name}:${port}/api/health`, {
        signal: AbortSignal.timeout(30_000),
      });
      if (answer.ok) return true;
      if (answer.status === 503) say("The server is up, but its database does not answer yet.");
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  return false;
}
