/**
 * The container, as far as it can be tried without one: what its recipe says, and its start-up as a
 * process in a folder of its own, with stand-ins for the server and the command line.
 */
import { spawn, type ChildProcessByStdio } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Readable } from "node:stream";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

async function freePort(): Promise<string> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return String(port);
}

const root = path.join(import.meta.dirname, "..");
const read = (file: string) => readFileSync(path.join(root, file), "utf8");

describe("the recipe", () => {
  type Step = { name: string; rest: string };
  const steps = read("Dockerfile")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line): Step => {
      const [name = "", ...rest] = line.split(" ");
      return { name, rest: rest.join(" ") };
    });
  const stages: Step[][] = [];
  for (const step of steps) {
    if (step.name === "FROM") stages.push([]);
    stages.at(-1)!.push(step);
  }
  const served = stages.at(-1)!;
  const of = (stage: Step[], name: string) =>
    stage.filter((step) => step.name === name).map(({ rest }) => rest);

  it("compiles in a stage that is not served", () => {
    expect(stages).toHaveLength(2);
    expect(of(served, "RUN")).toEqual([]);
    for (const copied of of(served, "COPY")) expect(copied).toMatch(/^--from=build /);
  });

  it("runs as nobody in particular, on a volume", () => {
    expect(of(served, "USER").at(-1)).toMatch(/^[1-9]\d*:[1-9]\d*$/);
    expect(of(served, "VOLUME")).toEqual(["/data"]);
    expect(of(served, "ENV").join(" ")).toContain("DATA_DIR=/data");
  });

  it("copies and runs only what is there, and what is sent along", () => {
    const sent = read(".dockerignore")
      .split("\n")
      .filter((line) => line.startsWith("!"))
      .map((line) => line.slice(1));
    const wanted = of(stages[0]!, "COPY")
      .flatMap((rest) => rest.split(" ").slice(0, -1))
      .filter((from) => from !== ".");
    const run = of(stages[0]!, "RUN").flatMap((rest) => rest.match(/scripts\/[\w/.-]+/g) ?? []);
    expect(run).not.toEqual([]);
    for (const file of [...wanted, ...run].map((name) => path.normalize(name))) {
      expect(existsSync(path.join(root, file)), file).toBe(true);
      expect(
        sent.some((name) => file === name || file.startsWith(`${name}/`)),
        file,
      ).toBe(true);
    }
    // Secrets and data that lie beside the code are not sent.
    for (const name of ["data", ".env", ".env.local", ".git", "node_modules"]) {
      expect(sent).not.toContain(name);
    }
  });

  it("is composed with nothing to write but the volume and what is in memory", () => {
    const text = read("deploy/compose.example.yaml");
    const services = text.split(/^ {2}(?=[a-z]+:$)/m).filter((part) => part.includes("image: "));
    expect(services).toHaveLength(2);
    for (const service of services) {
      expect(service).toContain("read_only: true");
      expect(service).toContain("tmpfs: [/tmp]");
      expect(service).toContain("cap_drop: [ALL]");
      expect(service).toContain("no-new-privileges:true");
      expect(service).toContain("- data:/data");
    }
  });
});

describe("the start-up", () => {
  let app: string;
  const children = new Set<ChildProcessByStdio<null, Readable, Readable>>();

  beforeAll(async () => {
    app = mkdtempSync(path.join(tmpdir(), "sourceline-app-"));
    await build({
      absWorkingDir: root,
      entryPoints: { start: "scripts/container/start.mjs" },
      outdir: app,
      outExtension: { ".js": ".mjs" },
      bundle: true,
      splitting: true,
      platform: "node",
      format: "esm",
      external: ["esbuild"],
      logLevel: "silent",
    });
    writeFileSync(
      path.join(app, "sourceline.mjs"),
      `const { DATA_DIR, FAILS } = process.env;
      if (FAILS === process.argv[2]) { console.error("The disk is full."); process.exit(1); }
      if (process.argv[2] === "migrate") console.log("migrated " + DATA_DIR);
      else console.log("AAAA-BBBB");`,
    );
    writeFileSync(
      path.join(app, "server.js"),
      `const { createServer } = require("node:http");
      const { PORT, HOSTNAME, NODE_ENV, KEEP_ALIVE_TIMEOUT, NEXT_MANUAL_SIG_HANDLE, ENDS } = process.env;
      console.log(JSON.stringify({ PORT, HOSTNAME, NODE_ENV, KEEP_ALIVE_TIMEOUT, NEXT_MANUAL_SIG_HANDLE,
        heap: process.execArgv.some((a) => a.startsWith("--max-old-space-size=")) }));
      if (ENDS) process.exit(Number(ENDS));
      process.on("SIGTERM", () => { console.log("told to stop"); process.exit(0); });
      createServer((_, response) => response.end("ok")).listen(Number(PORT), HOSTNAME);`,
    );
  });
  afterAll(() => {
    for (const child of children) child.kill("SIGKILL");
    rmSync(app, { recursive: true, force: true });
  });

  function start(variables: Record<string, string>) {
    const child = spawn(process.execPath, [path.join(app, "start.mjs")], {
      // Nothing of this machine's own configuration, and of npm.
      env: { PATH: process.env.PATH, NODE_ENV: "test", ...variables },
      stdio: ["ignore", "pipe", "pipe"],
    });
    children.add(child);
    let text = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (part: string) => (text += part));
    }
    const ended = once(child, "close").then(([code]) => ({ code: code as number | null, text }));
    const untilSaid = async (words: string) => {
      while (!text.includes(words)) {
        if (child.exitCode !== null) throw new Error(`It ended without “${words}”:\n${text}`);
        await Promise.race([once(child.stdout, "data"), once(child.stderr, "data"), ended]);
      }
    };
    return { child, ended, untilSaid };
  }

  const PATIENCE = { timeout: 60_000 };
  const data = () => mkdtempSync(path.join(app, "data-"));

  it(
    "prepares the data, serves it, tells the first visit's code, and ends when told",
    PATIENCE,
    async () => {
      const dataDir = data();
      const port = await freePort();
      const running = start({ DATA_DIR: dataDir, HOST: "127.0.0.1", PORT: port });
      await running.untilSaid("/set-up with AAAA-BBBB");
      running.child.kill("SIGTERM");
      const { code, text } = await running.ended;
      expect(code).toBe(0);
      const order = [`migrated ${dataDir}`, '{"PORT"', `answers on port ${port}`, "told to stop"];
      const places = order.map((words) => text.indexOf(words));
      expect(
        places.every((at) => at >= 0),
        text,
      ).toBe(true);
      expect(places).toEqual([...places].sort((one, other) => one - other));
      expect(JSON.parse(/\{"PORT".*\}/.exec(text)![0])).toEqual({
        PORT: port,
        HOSTNAME: "127.0.0.1",
        NODE_ENV: "production",
        KEEP_ALIVE_TIMEOUT: "75000",
        NEXT_MANUAL_SIG_HANDLE: "true",
        heap: true,
      });
    },
  );

  it("serves nothing where the data cannot be prepared", PATIENCE, async () => {
    const { code, text } = await start({ DATA_DIR: data(), FAILS: "migrate" }).ended;
    expect(code).toBe(1);
    expect(text).toBe("The disk is full.\n");
  });

  it("says in a sentence that there is no volume", PATIENCE, async () => {
    const { code, text } = await start({ DATA_DIR: path.join(app, "missing") }).ended;
    expect(code).toBe(1);
    expect(text).toMatch(
      /^The data folder .* cannot be written \(ENOENT\) by user \d+\. Mount a volume/,
    );
    expect(text.trim().split("\n")).toHaveLength(1);
  });

  it("ends as the server ended", PATIENCE, async () => {
    const { code } = await start({ DATA_DIR: data(), PORT: await freePort(), ENDS: "7" }).ended;
    expect(code).toBe(7);
  });
});
