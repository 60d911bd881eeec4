import { once } from "node:events";
import { createServer, request, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setImmediate } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { logFault } from "./log";
import { noteOfRequest, noteStream } from "./request";
import { followRequests } from "./request-log";

const lines: string[] = [];
let server: Server;
let port: number;
let written: () => void;

beforeAll(async () => {
  followRequests(
    (pathname) => (pathname.startsWith("/stories/") ? "/stories/[slug]" : "other"),
    (line) => {
      lines.push(line);
      written();
    },
  );
  server = createServer((asked, response) => {
    void (async () => {
      // As in a page: whatever is found out later still belongs to the same request.
      await setImmediate();
      const person = Number(new URL(asked.url ?? "", "http://x").searchParams.get("person"));
      noteOfRequest({ person });
      await setImmediate();
      if (asked.url?.includes("fails")) {
        noteOfRequest({ command: "claims.log" });
        logFault(new Error("Something broke."));
        response.statusCode = 500;
      }
      if (asked.url?.includes("streams")) {
        noteStream();
        response.write("begun");
        return;
      }
      response.end("done");
    })();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => {
  server.close();
});
beforeEach(() => {
  lines.length = 0;
});

async function ask(path: string, headers: Record<string, string> = {}): Promise<IncomingMessage> {
  const line = new Promise<void>((resolve) => (written = resolve));
  const sent = request({ port, path, headers, host: "127.0.0.1" }).end();
  const [answer] = (await once(sent, "response")) as [IncomingMessage];
  answer.resume();
  await line;
  return answer;
}

const told = () => lines.map((line) => JSON.parse(line) as Record<string, unknown>);

describe("a request", () => {
  it("has an id on its answer, and one line without anything it carried", async () => {
    const answer = await ask("/stories/secret-slug?q=secret-word&person=7", {
      cookie: "session=secret-cookie",
      "x-request-id": "chosen-by-anybody",
    });
    const id = answer.headers["x-request-id"];
    expect(id).toMatch(/^[\w-]{12}$/);
    expect(told()).toEqual([
      {
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string,
        request: id,
        method: "GET",
        route: "/stories/[slug]",
        status: 200,
        ms: expect.any(Number) as number,
        person: 7,
      },
    ]);
    expect(lines.join()).not.toContain("secret");
    expect(lines.join()).not.toContain("\n");
  });

  it("is told from another that is answered at the same time", async () => {
    const people = Array.from({ length: 50 }, (_, index) => index + 1);
    let left = people.length;
    const all = new Promise<void>((resolve) => {
      written = () => {
        left -= 1;
        if (left === 0) resolve();
      };
    });
    await Promise.all(
      people.map(async (person) => {
        const sent = request({ port, path: `/?person=${person}`, host: "127.0.0.1" }).end();
        const [answer] = (await once(sent, "response")) as [IncomingMessage];
        answer.resume();
      }),
    );
    await all;
    expect(
      told()
        .map(({ person }) => person)
        .sort((a, b) => Number(a) - Number(b)),
    ).toEqual(people);
    expect(new Set(told().map(({ request: id }) => id)).size).toBe(people.length);
  });

  it("that a fault ends is named beside it, with command, route and person", async () => {
    const error = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const answer = await ask("/stories/secret-slug?fails&person=3");
    const said = error.mock.calls.map(([text]) => String(text)).join("");
    error.mockRestore();
    expect(said).toContain("Something broke.");
    const notes = JSON.parse(/\{.*?\}/.exec(said)?.[0] ?? "") as unknown;
    const id = answer.headers["x-request-id"];
    expect(notes).toEqual({
      id,
      method: "GET",
      route: "/stories/[slug]",
      person: 3,
      command: "claims.log",
    });
    expect(told()).toMatchObject([{ request: id, status: 500, command: "claims.log", person: 3 }]);
    expect(said).not.toContain("secret");
  });

  it("that is answered by a stream is told of when that begins, and not again", async () => {
    const line = new Promise<void>((resolve) => (written = resolve));
    const sent = request({ port, path: "/?streams&person=4", host: "127.0.0.1" }).end();
    await line;
    expect(told()).toMatchObject([{ route: "other", status: 200, person: 4 }]);
    expect(told()[0]).not.toHaveProperty("unfinished");
    const [answer] = (await once(sent, "response")) as [IncomingMessage];
    answer.destroy();
    await ask("/");
    expect(told()).toHaveLength(2);
  });

  it("that its receiver left says so", async () => {
    const line = new Promise<void>((resolve) => (written = resolve));
    const sent = request({ port, path: "/", host: "127.0.0.1" });
    sent.on("error", () => undefined);
    server.once("request", () => sent.destroy());
    sent.end();
    await line;
    expect(told()).toMatchObject([{ route: "other" }]);
  });
});
