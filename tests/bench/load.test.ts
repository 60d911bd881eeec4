/** The bench's own instruments, on a server whose behaviour is known. */
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { Client, type Target } from "./client";
import { closedLoop, Paced } from "./load";
import { quantile, summarise } from "./summary";

let server: Server | undefined;

afterEach(() => {
  server?.close();
  server?.closeAllConnections();
});

async function serve(answer: (path: string, turn: number) => number): Promise<Target> {
  let turn = 0;
  server = createServer((request, response) => {
    response.writeHead(answer(request.url ?? "", (turn += 1)));
    response.end("four");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return { url: `http://localhost:${port}`, pid: process.pid };
}

describe("quantile", () => {
  it("is a value that was measured", () => {
    expect(quantile([4, 1, 3, 2], 0.5)).toBe(2);
    expect(quantile([4, 1, 3, 2], 0.99)).toBe(4);
    expect(quantile([7], 0.01)).toBe(7);
  });

  it("of nothing is not a number", () => {
    expect(summarise([]).p99).toBeNaN();
  });
});

describe("a closed loop", () => {
  it("stops at its bound, and counts requests, bytes and failures", async () => {
    const target = await serve((path) => (path === "/odd" ? 500 : 200));
    let turn = 0;
    const next = () => ({ path: (turn += 1) % 2 === 0 ? "/even" : "/odd" });
    const measured = await closedLoop(target, next, { connections: 4, seconds: 60, most: 40 });
    expect(measured).toMatchObject({ requests: 40, bytes: 4, failures: 20 });
    expect(measured.firstFailure).toContain("/odd: 500");
    expect(measured.max).toBeGreaterThanOrEqual(measured.p50);
  });

  it("counts who got no answer at all", async () => {
    const target = await serve(() => 200);
    let turn = 0;
    const next = () => {
      if ((turn += 1) === 20) server?.close();
      if (turn === 20) server?.closeAllConnections();
      return { path: "/" };
    };
    const measured = await closedLoop(target, next, { connections: 1, seconds: 60, most: 30 });
    expect(measured.failures).toBeGreaterThan(0);
    expect(measured.requests + measured.failures).toBe(30);
    expect(measured.firstFailure).toMatch(/ECONNREFUSED|ECONNRESET|socket hang up/);
  });
});

describe("paced requests", () => {
  it("are all waited for, and sorted by who waited while something else went on", async () => {
    const target = await serve(() => 200);
    const client = new Client(target, 1);
    const paced = new Paced(target, () => ({ path: "/" }), 1);
    const begun = performance.now();
    for (let turn = 0; turn < 20; turn += 1) await client.ask({ path: "/other" });
    const other = { begun, ended: performance.now() };
    await paced.stop();
    client.close();
    expect(paced.failures).toEqual([]);
    expect(paced.during(other).length).toBeGreaterThan(0);
    expect(paced.during({ begun: 0, ended: begun - 1 })).toEqual([]);
  });
});
