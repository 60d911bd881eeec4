/**
 * Runs the production build for a test: on a free port, on a data folder of its own, stopped by
 * its process id. Needs `npm run build` before.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { PRODUCTION, productionServer } from "@/scripts/lib/serve.mjs";

const root = path.join(import.meta.dirname, "..", "..");

export type Server = {
  readonly url: string;
  readonly pid: number;
  readonly child: ChildProcess;
  readonly dataDir: string;
  /** What it has printed so far. */
  output(): string;
  stop(): Promise<void>;
};

/** The machine's own configuration must not decide what a journey sees. */
const neutral = {
  CHECKPOINT_DISABLE: "1",
  NEXT_TELEMETRY_DISABLED: "1",
  NEWSROOM_NAME: "",
  NEWSROOM_TIMEZONE: "Europe/London",
  NEXTAUTH_SECRET: "",
  IDENTITY_KEY: "",
  IDENTITY_KEY_BEFORE: "",
  IDENTITY_KEY_FILE: "",
  METRICS_TOKEN: "",
  OIDC_CLIENT_ID: "",
  OIDC_CLIENT_SECRET: "",
  OIDC_ISSUER: "",
  OIDC_NAME: "",
  READY_BACKUP_HOURS: "",
  READY_FREE_MB: "",
  REQUEST_LOG: "",
  DIGEST_HOUR: "",
  SMTP_FROM: "",
  SMTP_URL: "",
  SOURCELINE_DEMO: "",
  TRUST_PROXY: "",
};

type Variables = Record<string, string>;

function startNode(
  args: string[],
  variables: Variables,
): { child: ChildProcess; output: () => string } {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...neutral, ...variables, NODE_OPTIONS: "", FORCE_COLOR: "" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (part: string) => (text += part));
  }
  return { child, output: () => text };
}

async function runTool(args: string[], variables: Variables): Promise<void> {
  const { child, output } = startNode(["--import", "tsx", ...args], variables);
  const [code] = (await once(child, "close")) as [number | null];
  if (code !== 0) throw new Error(`${args.join(" ")} failed:\n${output()}`);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === "string") throw new Error("No port was given.");
  return address.port;
}

function copyOfFolder(folder: string): string {
  const copy = mkdtempSync(path.join(tmpdir(), "sourceline-server-"));
  cpSync(folder, copy, { recursive: true });
  return copy;
}

/** A data folder with an empty, migrated database. */
export async function makeEmptyFolder(): Promise<string> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "sourceline-server-"));
  await runTool(["scripts/sourceline.ts", "migrate"], { DATA_DIR: dataDir });
  return dataDir;
}

/** A copy of an empty data folder with the demo newsroom in it. */
export async function makeDemoFolder(empty: string): Promise<string> {
  const dataDir = copyOfFolder(empty);
  await runTool(["scripts/seed-demo.ts"], { DATA_DIR: dataDir, SOURCELINE_DEMO: "1" });
  return dataDir;
}

/** The folders that journeys start from, made once for all of them (newsroom-templates.ts). */
async function makeFromTemplate(demo: boolean): Promise<string> {
  const template = demo
    ? process.env.SOURCELINE_DEMO_TEMPLATE
    : process.env.SOURCELINE_EMPTY_TEMPLATE;
  if (template) return copyOfFolder(template);
  const empty = await makeEmptyFolder();
  if (!demo) return empty;
  try {
    return await makeDemoFolder(empty);
  } finally {
    rmSync(empty, { recursive: true, force: true });
  }
}

/**
 * @param options.demo the demo newsroom, with its one-click sign-in; otherwise an empty one
 * @param options.variables further configuration, e.g. OIDC_ISSUER
 */
export async function startServer(
  options: { demo?: boolean; variables?: Variables } = {},
): Promise<Server> {
  const { demo = false, variables = {} } = options;
  const dataDir = await makeFromTemplate(demo);
  const remove = () => {
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    const server = await serveFolder(dataDir, {
      ...(demo ? { SOURCELINE_DEMO: "1" } : {}),
      ...variables,
    });
    return { ...server, stop: () => server.stop().finally(remove) };
  } catch (error) {
    remove();
    throw error;
  }
}

/**
 * Serves a migrated data folder, which stays when the server stops.
 * @param at the port of a server that was stopped; otherwise a free one.
 */
export async function serveFolder(
  dataDir: string,
  variables: Variables = {},
  at?: number,
): Promise<Server> {
  if (!existsSync(path.join(root, ".next", "BUILD_ID"))) {
    throw new Error("There is no production build: npm run build");
  }
  const port = at ?? (await freePort());
  const url = `http://localhost:${port}`;
  const { child, output } = startNode(productionServer("127.0.0.1", port), {
    ...PRODUCTION,
    DATA_DIR: dataDir,
    HOST: "127.0.0.1",
    NEXTAUTH_URL: url,
    PORT: String(port),
    ...variables,
  });
  const stop = () => stopProcess(child);
  if (child.pid === undefined || !(await untilHealthy(child, port))) {
    await stop();
    throw new Error(`The server did not start:\n${output()}`);
  }
  return { url, pid: child.pid, child, dataDir, output, stop };
}

async function untilHealthy(child: ChildProcess, port: number): Promise<boolean> {
  while (child.exitCode === null && child.signalCode === null) {
    try {
      const answer = await fetch(`http://127.0.0.1:${port}/api/health`);
      if (answer.ok) return true;
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}

async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  const patience = setTimeout(() => child.kill("SIGKILL"), 20_000);
  await ended;
  clearTimeout(patience);
}
