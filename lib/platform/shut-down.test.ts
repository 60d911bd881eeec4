/** Real processes, told to stop with requests in hand. */
import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { once } from "node:events";
import { existsSync, statSync } from "node:fs";
import { Agent, request, type IncomingMessage } from "node:http";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { freshDatabase } from "@/tests/support/database";

const PATIENCE = { timeout: 60_000 };

let child: ChildProcessWithoutNullStreams;
let databaseFile: string;
let port: number;
let said: string;

/** Until the process has said so. */
async function untilSaid(words: string, times = 1): Promise<void> {
  while (said.split(words).length <= times) {
    await Promise.race([once(child.stdout, "data"), once(child.stderr, "data")]);
  }
}

beforeEach(async () => {
  const place = await freshDatabase();
  databaseFile = place.databaseFile;
  child = spawn(process.execPath, ["--import", "tsx", "tests/support/serve-until-told.ts"], {
    env: { ...process.env, DATA_DIR: place.dataDir, NODE_OPTIONS: "" },
  });
  said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => (said += text));
  }
  await untilSaid("\n");
  port = Number.parseInt(said, 10);
});
afterEach(() => {
  child.kill("SIGKILL");
});

type Answer = { status: number; text: string; headers: IncomingMessage["headers"] };

function ask(path: string, options: { agent?: Agent; accept?: string } = {}): Promise<Answer> {
  const { agent, accept = "application/json" } = options;
  return new Promise((resolve, reject) => {
    const sent = request({ port, path, agent, host: "127.0.0.1", headers: { accept } });
    sent.once("error", reject);
    sent.once("response", (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (part: string) => (text += part));
      response.once("end", () =>
        resolve({ status: response.statusCode ?? 0, text, headers: response.headers }),
      );
      response.once("error", reject);
    });
    sent.end();
  });
}

async function ended(): Promise<{ code: number | null; signal: string | null }> {
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  return { code: child.exitCode, signal: child.signalCode };
}

describe("told to stop", () => {
  it.each(["SIGTERM", "SIGINT"] as const)(
    "by %s: finishes what is in hand, takes no more, and leaves the file whole",
    PATIENCE,
    async (signal) => {
      const slow = ask("/wait");
      await untilSaid("waiting");
      child.kill(signal);
      await untilSaid("Stopping, with 1 requests in hand");
      await expect(ask("/")).rejects.toMatchObject({ code: "ECONNREFUSED" });
      child.stdin.write("now\n");
      expect(await slow).toMatchObject({ text: "finished", headers: { connection: "close" } });
      expect(await ended()).toEqual({ code: 0, signal: null });
      const log = `${databaseFile}-wal`;
      expect(existsSync(log) ? statSync(log).size : 0).toBe(0);
      const file = new Database(databaseFile);
      expect(file.prepare(`SELECT "at" FROM "Kept"`).pluck().all()).toEqual(["after the signal"]);
      file.close();
    },
  );

  it("is not held up by connections that are kept open", PATIENCE, async () => {
    const agent = new Agent({ keepAlive: true });
    expect(await ask("/", { agent })).toMatchObject({ text: "here" });
    child.kill("SIGTERM");
    expect(await ended()).toEqual({ code: 0, signal: null });
    agent.destroy();
  });

  it("ends streams at once, and does not count them as requests in hand", PATIENCE, async () => {
    const sent = request({ port, path: "/stream", host: "127.0.0.1" }).end();
    const [response] = (await once(sent, "response")) as [IncomingMessage];
    await once(response, "data");
    child.kill("SIGTERM");
    response.resume();
    await once(response, "end");
    expect(await ended()).toEqual({ code: 0, signal: null });
    expect(said).not.toContain("in hand");
  });

  it("tells those whom it cannot answer in time, each in their way", PATIENCE, async () => {
    const program = ask("/never");
    const page = ask("/never", { accept: "text/html" });
    const half = expect(ask("/half")).rejects.toMatchObject({ code: "ECONNRESET" });
    await untilSaid("waiting", 2);
    child.kill("SIGTERM");
    const { status, text, headers } = await program;
    expect(status).toBe(503);
    expect(headers).toMatchObject({ connection: "close", "retry-after": "5" });
    expect(JSON.parse(text)).toMatchObject({
      error: {
        code: "BUSY",
        message: expect.stringContaining("Look whether it was saved") as string,
      },
    });
    const shown = await page;
    expect(shown.status).toBe(503);
    expect(shown.headers["content-type"]).toContain("text/html");
    await half;
    expect(await ended()).toEqual({ code: 0, signal: null });
  });

  it("twice, ends at once", PATIENCE, async () => {
    const lost = expect(ask("/never")).rejects.toThrow();
    await untilSaid("waiting");
    child.kill("SIGTERM");
    await untilSaid("Stopping");
    // One that comes within moments is taken for the same.
    const again = setInterval(() => child.kill("SIGTERM"), 50);
    expect(await ended()).toEqual({ code: 143, signal: null });
    clearInterval(again);
    await lost;
    expect(said).not.toContain("Stopped.");
  });
});
