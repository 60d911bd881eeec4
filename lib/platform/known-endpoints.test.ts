import { once } from "node:events";
import { createServer, request as sendRequest, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { answerKnownEndpoints, learnEndpoint, type KnownEndpoint } from "./known-endpoints";
import * as log from "./log";
import { followRequests } from "./request-log";
import { SECURITY_HEADERS } from "./security-headers";

/** What the framework was asked for, in order: it answers as Next does, endpoint or not. */
const asked: string[] = [];
let endpoint: KnownEndpoint;
let server: Server;
let pattern = "";
let count = 0;

beforeAll(async () => {
  followRequests(
    () => pattern,
    () => undefined,
  );
  answerKnownEndpoints();
  server = createServer((message, response) => {
    asked.push(`${message.method} ${message.url}`);
    void (async () => {
      const request = new Request(`http://localhost${message.url}`);
      const answered = await endpoint.answer(request, { name: "first" });
      learnEndpoint(endpoint, answered);
      response.writeHead(answered.status).end(await answered.text());
    })();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(() => {
  server.close();
});
beforeEach(() => {
  asked.length = 0;
  // Each test has an endpoint that nobody has found yet.
  count += 1;
  pattern = `/api/v1/test-${count}/[name]`;
});

type Answer = { message: IncomingMessage; body: Buffer };

async function ask(
  name: string,
  { method = "GET", headers = {}, body }: { method?: string; headers?: object; body?: string } = {},
): Promise<Answer> {
  const { port } = server.address() as AddressInfo;
  const path = `/api/v1/test-${count}/${name}`;
  const sent = sendRequest({ port, path, method, headers: { ...headers }, host: "127.0.0.1" });
  sent.end(body);
  const [message] = (await once(sent, "response")) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return { message, body: Buffer.concat(chunks) };
}

const answering = (
  answer: KnownEndpoint["answer"],
  needsNext: KnownEndpoint["needsNext"] = () => false,
): KnownEndpoint => ({ answer, needsNext });

const naming = (): KnownEndpoint =>
  answering((request, params) =>
    Promise.resolve(Response.json({ ...params, query: new URL(request.url).search })),
  );

describe("an endpoint", () => {
  it("is found by the framework once, and answers without it from then on", async () => {
    endpoint = naming();
    await ask("first");
    const { message, body } = await ask("second?page=2");
    expect(JSON.parse(body.toString())).toEqual({ name: "second", query: "?page=2" });
    expect(message.statusCode).toBe(200);
    expect(message.headers).toMatchObject({
      "content-type": "application/json",
      "content-length": String(body.length),
      "x-request-id": expect.any(String) as string,
    });
    for (const { key, value } of SECURITY_HEADERS) {
      expect(message.headers[key.toLowerCase()], key).toBe(value);
    }
    expect(asked).toHaveLength(1);
  });

  it("answers refusals with their status and all their headers", async () => {
    endpoint = naming();
    await ask("first");
    endpoint.answer = () => Promise.resolve(Response.json({}, { status: 503, headers: RETRY }));
    const { message } = await ask("second");
    expect(message.statusCode).toBe(503);
    expect(message.headers).toMatchObject({ "retry-after": "2", "cache-control": "no-store" });
  });

  it.each([
    ["is refused", () => Response.json({}, { status: 403 })],
    [
      "is answered with a file",
      () => new Response("a,b", { headers: { "Content-Type": "text/csv" } }),
    ],
  ])("is not yet known where the first request %s", async (_, first) => {
    endpoint = answering(() => Promise.resolve(first()));
    await ask("first");
    await ask("second");
    expect(asked).toHaveLength(2);
  });

  it("is the framework's by another method, under an address to be decoded, or where it says so", async () => {
    endpoint = answering(naming().answer, ({ name }) => name === "cookies");
    await ask("first");
    await ask("first", { method: "HEAD" });
    await ask("first", { method: "POST" });
    await ask("caf%C3%A9");
    await ask("cookies");
    await ask("first/more");
    expect(asked.map((line) => line.replace(/test-\d+/, "test"))).toEqual([
      "GET /api/v1/test/first",
      "HEAD /api/v1/test/first",
      "POST /api/v1/test/first",
      "GET /api/v1/test/caf%C3%A9",
      "GET /api/v1/test/cookies",
      "GET /api/v1/test/first/more",
    ]);
  });

  it("reads a body, if it wants to", async () => {
    endpoint = answering(async (request) =>
      Response.json({
        read: request.headers.has("x-leave") ? null : request.body && (await request.text()),
      }),
    );
    await ask("first", { method: "POST" });
    const body = "körper".repeat(50_000);
    const { body: answer } = await ask("second", { method: "POST", body });
    expect(JSON.parse(answer.toString())).toEqual({ read: body });
    const left = await ask("third", { method: "POST", body, headers: { "x-leave": "1" } });
    expect(JSON.parse(left.body.toString())).toEqual({ read: null });
    expect(asked).toHaveLength(1);
  });

  it("compresses what is long for those who take it so", async () => {
    const text = "claim ".repeat(1_000);
    endpoint = answering((request) =>
      Promise.resolve(Response.json(request.url.endsWith("short") ? "short" : text)),
    );
    await ask("first");
    const plain = await ask("long");
    expect(plain.message.headers).not.toHaveProperty("content-encoding");
    expect(plain.message.headers.vary).toBe("Accept-Encoding");
    const zipped = await ask("long", { headers: { "Accept-Encoding": "br, gzip;q=0.8" } });
    expect(zipped.message.headers["content-encoding"]).toBe("gzip");
    expect(JSON.parse(gunzipSync(zipped.body).toString())).toBe(text);
    expect(zipped.body.length).toBe(Number(zipped.message.headers["content-length"]));
    const refusing = await ask("long", { headers: { "Accept-Encoding": "gzip;q=0, br" } });
    expect(refusing.message.headers).not.toHaveProperty("content-encoding");
    const short = await ask("short", { headers: { "Accept-Encoding": "gzip" } });
    expect(short.message.headers).not.toHaveProperty("content-encoding");
  });

  it("ends in a bare 500 by a fault, which the log has", async () => {
    endpoint = naming();
    await ask("first");
    const logFault = vi.spyOn(log, "logFault").mockReturnValue();
    endpoint.answer = () => Promise.reject(new Error("with a secret"));
    const { message, body } = await ask("second");
    expect(message.statusCode).toBe(500);
    expect(body.toString()).toBe("");
    expect(logFault).toHaveBeenCalledOnce();
    logFault.mockRestore();
  });
});

const RETRY = { "Retry-After": "2", "Cache-Control": "no-store" };
