import { once } from "node:events";
import { createServer, METHODS, request, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { refuseUnknownMethods } from "./known-methods";

const served: string[] = [];
let server: Server;
let port: number;

beforeAll(async () => {
  refuseUnknownMethods();
  server = createServer((asked, response) => {
    served.push(asked.method ?? "");
    response.end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => {
  server.close();
});

async function ask(method: string, path: string): Promise<IncomingMessage> {
  const sent = request({ port, method, path, host: "127.0.0.1" }).end();
  const [answer] = (await once(sent, "response")) as [IncomingMessage];
  return answer;
}

const SERVED = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
// CONNECT asks for a tunnel, which Node refuses by itself.
const others = METHODS.filter((method) => !SERVED.includes(method) && method !== "CONNECT");

describe("a method", () => {
  it.each(SERVED)("that is known is served: %s", async (method) => {
    served.length = 0;
    const answer = await ask(method, "/");
    answer.resume();
    expect(answer.statusCode).toBe(200);
    expect(served).toEqual([method]);
  });

  it.each(others)("that nothing here serves is refused on every path: %s", async (method) => {
    served.length = 0;
    for (const path of ["/", "/stories/a", "/api/v1/claims", "/nothing?q=1"]) {
      const answer = await ask(method, path);
      expect(answer.statusCode).toBe(405);
      expect(answer.headers.allow).toBe(SERVED.join(", "));
      expect(await json(answer)).toMatchObject({ error: { code: "INVALID" } });
    }
    expect(served).toEqual([]);
  });

  it("is found among those that Node lets through", () => {
    expect(others).toEqual(expect.arrayContaining(["TRACE", "PROPFIND", "LOCK"]));
  });
});
