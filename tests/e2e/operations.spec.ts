/** The production server as whoever runs it sees it: what it logs, counts and says of itself. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { startServer, type Server } from "@/tests/support/server";
import { signInTo } from "@/tests/support/sign-in";

const TOKEN = "a token of some length";
let server: Server;

test.beforeAll(async () => {
  server = await startServer({
    demo: true,
    variables: { METRICS_TOKEN: TOKEN, REQUEST_LOG: "1", READY_BACKUP_HOURS: "26" },
  });
});
test.afterAll(() => server.stop());

type Line = Record<string, unknown>;

/** The lines on requests so far; whatever else it prints is none. */
function lines(): Line[] {
  return server
    .output()
    .split("\n")
    .filter((line) => line.startsWith('{"at"'))
    .map((line) => JSON.parse(line) as Line);
}

async function lineOf(answer: Response): Promise<Line> {
  const id = answer.headers.get("x-request-id");
  await answer.arrayBuffer();
  await expect.poll(() => lines().filter((line) => line.request === id)).toHaveLength(1);
  return lines().find((line) => line.request === id)!;
}

type Routes = { staticRoutes: Array<{ page: string }>; dynamicRoutes: Array<{ page: string }> };
const routes = JSON.parse(
  readFileSync(path.join(import.meta.dirname, "../../.next/routes-manifest.json"), "utf8"),
) as Routes;
const pages = [...routes.staticRoutes, ...routes.dynamicRoutes]
  .map(({ page }) => page)
  .filter((page) => !page.startsWith("/_"));

test("every route has an id on its answer and one line that tells nothing of what was asked", async () => {
  const known = [
    "at",
    "request",
    "method",
    "route",
    "command",
    "status",
    "ms",
    "person",
    "unfinished",
  ];
  for (const page of pages) {
    for (const method of ["GET", "POST"]) {
      const address = page.replace(/\[+(\.\.\.)?\w+\]+/g, "tell-tale");
      const answer = await fetch(`${server.url}${address}?q=tell-tale-query`, {
        method,
        redirect: "manual",
        ...(method === "POST" ? { body: '{"wording":"tell-tale-body"}' } : {}),
        headers: { cookie: "a=tell-tale-cookie", "content-type": "application/json" },
      });
      expect(answer.headers.get("x-request-id"), `${method} ${page}`).toMatch(/^[\w-]{12}$/);
      const line = await lineOf(answer);
      expect(line, `${method} ${page}`).toMatchObject({ method, status: answer.status });
      // A fixed address may be one of several patterns; it is one of them, and not the address.
      expect(pages, `${method} ${page}`).toContain(line.route);
      expect(Object.keys(line).filter((key) => !known.includes(key))).toEqual([]);
      expect(answer.status, `${method} ${page}`).not.toBe(500);
    }
  }
  expect(server.output()).not.toContain("tell-tale");
});

test("a line says who asked, by number, and which command", async () => {
  const person = await signInTo(server, "editor@newsroom.example");
  await person.ask("/api/v1/me");
  await person.give("stories.create", { headline: "Watched", slug: "watched" });
  await expect.poll(() => lines().at(-1)?.command).toBe("stories.create");
  const [own, given] = [lines().findLast(({ route }) => route === "/api/v1/me"), lines().at(-1)];
  expect(own?.person).toEqual(expect.any(Number));
  expect(given).toMatchObject({
    route: "/api/v1/commands/[name]",
    status: 200,
    person: own?.person,
  });
  expect(server.output()).not.toContain("editor@newsroom.example");
});

/**
 * What is another for each answer, and how it comes: known at once, it has a length. Next has all of
 * its answers vary by what its pages are asked with, too.
 */
const OF_ONE_ANSWER = new Set([
  ...["connection", "content-encoding", "content-length", "date", "keep-alive"],
  ...["transfer-encoding", "vary", "x-request-id"],
]);

function heads(answer: Response): Record<string, string> {
  return Object.fromEntries([...answer.headers].filter(([name]) => !OF_ONE_ANSWER.has(name)));
}

test("an endpoint answers without Next what it answered by it, to the letter and the header", async () => {
  const fresh = await startServer({ demo: true });
  try {
    const { headers, give } = await signInTo(fresh, "editor@newsroom.example");
    await give("stories.create", { headline: "Asked twice", slug: "asked-twice" });
    const addresses = pages
      // The stream is always Next's to send, and so is the description, which asks who nobody is.
      .filter((page) => page.startsWith("/api/v1/") && !/\/(?:live|openapi\.json)$/.test(page))
      .map((page) => page.replace("[slug]", "asked-twice").replace("[id]", "1"));
    let known = 0;
    for (const address of addresses) {
      const ask = (path: string) => fetch(fresh.url + path, { headers });
      const first = await ask(`${address}?field=level`);
      const [second, third] = [
        await ask(`${address}?field=level`),
        await ask(`${address}?field=%6cevel`),
      ];
      const body = await first.text();
      if (!first.ok || !first.headers.get("content-type")?.startsWith("application/json")) continue;
      known += 1;
      expect(await second.text(), address).toBe(body);
      expect(heads(second), address).toEqual(heads(first));
      expect(second.headers.has("content-length"), address).toBe(true);
      expect(await third.text(), address).toBe(body);
    }
    expect(known).toBeGreaterThan(7);
  } finally {
    await fresh.stop();
  }
});

test("metrics are for whoever has the token", async () => {
  const ask = (authorization?: string) =>
    fetch(`${server.url}/api/metrics`, { headers: authorization ? { authorization } : {} });
  for (const wrong of [undefined, "Bearer wrong", TOKEN, `Bearer ${TOKEN} `.repeat(2)]) {
    expect((await ask(wrong)).status, wrong).toBe(401);
  }
  const answer = await ask(`Bearer ${TOKEN}`);
  expect(answer.headers.get("content-type")).toContain("text/plain; version=0.0.4");
  const text = await answer.text();
  expect(text).toMatch(
    /^sourceline_requests_total\{method="GET",route="\/api\/metrics",status="401"\} (?:[4-9]|\d\d+)$/m,
  );
  expect(text).toMatch(/^sourceline_disk_free_bytes \d+$/m);
});

test("is ready but for the backup that was never made; lives all the same", async () => {
  const ready = await fetch(`${server.url}/api/ready`);
  expect(ready.status).toBe(503);
  expect(await ready.json()).toEqual({
    status: "not ready",
    database: "ok",
    disk: "ok",
    migrations: "ok",
    backup: "was never made",
  });
  expect((await fetch(`${server.url}/api/health`)).status).toBe(200);
});

test("without a token there are no metrics, and without a wish no lines", async () => {
  const silent = await startServer({ variables: { REQUEST_LOG: "0" } });
  try {
    expect((await fetch(`${silent.url}/api/metrics`)).status).toBe(404);
    const ready = await fetch(`${silent.url}/api/ready`);
    expect(await ready.json()).toMatchObject({ status: "ready" });
    expect(silent.output()).not.toContain('{"at"');
  } finally {
    await silent.stop();
  }
});
