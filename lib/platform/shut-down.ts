/**
 * How the server ends when it is told to (SIGTERM, SIGINT): it takes no more connections, finishes
 * what it is at within ten seconds, tells the rest that it stops, brings everything that was written
 * into the database file, and exits with 0. A second signal ends it at once.
 */
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { constants } from "node:os";
import { bringInLog } from "./client";
import { env } from "./env";
import { logFault } from "./log";
import { PROBLEM_TYPE, problemOf } from "./problem";
import { stopThreads } from "./start-threads";
import { tellStopping } from "./stopping";

/** Milliseconds for what is in hand. */
const FINISHING = 10_000;
/** And for threads and the database after that. */
const CLOSING = 3_000;
/** A terminal and the programs between it and us pass one signal on several times, within moments. */
const SAME_SIGNAL = 1_000;
/** Seconds after which a client may find the next server here. */
const RETRY_AFTER = 5;

type Started = { request: IncomingMessage; response: ServerResponse; server: Server };
type InHand = { request: IncomingMessage; response: ServerResponse };

/** Call once, before requests are served. */
export function shutDownOnSignals(): void {
  const servers = new Set<Server>();
  const inHand = new Set<InHand>();
  subscribe("http.server.request.start", (message) => {
    const { request, response, server } = message as Started;
    servers.add(server);
    const entry = { request, response };
    inHand.add(entry);
    response.once("close", () => inHand.delete(entry));
  });
  let toldAt: number | null = null;
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.on(signal, () => {
      if (toldAt === null) {
        toldAt = performance.now();
        void shutDown(servers, inHand);
      } else if (performance.now() - toldAt > SAME_SIGNAL) {
        say("Told again: ended at once.");
        process.exit(128 + constants.signals[signal]);
      }
    });
  }
}

async function shutDown(servers: Set<Server>, inHand: Set<InHand>): Promise<void> {
  let code = 0;
  try {
    const closed = stopTaking(servers);
    closeOnceAnswered(servers, inHand);
    tellStopping();
    const asked = [...inHand].filter(({ response }) => !isStream(response)).length;
    say(asked > 0 ? `Stopping, with ${asked} requests in hand.` : "Stopping.");
    await finish(closed, inHand);
    for (const server of servers) server.closeAllConnections();
    await within(CLOSING, stopThreads());
    bringInLog(env().databaseFile);
  } catch (error) {
    logFault(error);
    code = 1;
  }
  say("Stopped.");
  process.exit(code);
}

/** What had begun to be answered told its client that the connection stays open. */
function closeOnceAnswered(servers: Set<Server>, inHand: Set<InHand>): void {
  for (const { response } of inHand) {
    response.once("close", () => {
      setImmediate(() => {
        for (const server of servers) server.closeIdleConnections();
      });
    });
  }
}

/** Nobody waits for its end. */
function isStream(response: ServerResponse): boolean {
  return String(response.getHeader("content-type") ?? "").startsWith("text/event-stream");
}

/** @returns when the last connection is closed; idle ones are at once. */
function stopTaking(servers: Set<Server>): Promise<unknown> {
  const closed = [...servers].map((server) => {
    // What still comes in over connections that were kept open.
    server.removeAllListeners("request");
    server.on("request", (request, response) => refuse({ request, response }, NOT_BEGUN));
    return new Promise<void>((resolve) => server.close(() => resolve()));
  });
  return Promise.all(closed);
}

/** Ends with every answer given: by whoever was at it, or in its place. */
async function finish(closed: Promise<unknown>, inHand: Set<InHand>): Promise<void> {
  for (const { response } of inHand) {
    if (!response.headersSent) response.setHeader("Connection", "close");
  }
  if (await within(FINISHING, closed)) return;
  const gone = [...inHand].map((entry) => {
    const { response } = entry;
    const ended = new Promise<void>((resolve) => response.once("close", () => resolve()));
    // Half of a file must not look like the whole of it.
    if (response.headersSent) response.destroy();
    else refuse(entry, CUT_SHORT);
    return ended;
  });
  await within(1_000, Promise.all(gone));
}

/** @returns whether it came about in time. */
async function within(milliseconds: number, work: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), milliseconds);
  });
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}

const NOT_BEGUN = "The server is being stopped. Nothing was saved; try again in a moment.";
const CUT_SHORT =
  "The server was stopped before this was done. Look whether it was saved, and try again in a moment.";

function refuse({ request, response }: InHand, message: string): void {
  const isPage = request.headers.accept?.includes("text/html") ?? false;
  const body = isPage
    ? `<!doctype html><meta charset="utf-8"><title>Sourceline</title><p>${message}</p>`
    : JSON.stringify(problemOf({ code: "BUSY", message }, 503));
  response.writeHead(503, {
    "Cache-Control": "no-store",
    Connection: "close",
    "Content-Length": Buffer.byteLength(body),
    "Content-Type": isPage ? "text/html; charset=utf-8" : PROBLEM_TYPE,
    "Retry-After": String(RETRY_AFTER),
  });
  response.end(body);
}

/** For whoever runs the server, beside its faults. */
function say(text: string): void {
  process.stderr.write(`${new Date().toISOString()} ${text}\n`);
}
