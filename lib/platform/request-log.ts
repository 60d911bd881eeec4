/**
 * Follows every request from its first line to the end of its answer: gives it an id, which stands
 * on the answer, and writes one line of JSON about it on the standard output, without anything that
 * it carried (no query, no names, no content). A stream is told of when it begins.
 */
import { randomBytes } from "node:crypto";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import { env } from "./env";
import { countRequest } from "./metrics";
import { enterRequest, type RequestNotes } from "./request";
import { readPatterns, type PatternOf } from "./route-patterns";

const REQUEST_ID = "X-Request-Id";
/** An id that a proxy of ours gave, so that its log and this one can be read together. */
const USABLE = /^[\w.:-]{1,100}$/;

type Write = (line: string) => void;

/** Call once, before requests are served. */
export function followRequests(
  patternOf: PatternOf = readPatterns(),
  write: Write = env().logsRequests ? writeTogether() : () => undefined,
): void {
  subscribe("http.server.request.start", (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    const startedAt = performance.now();
    const notes: RequestNotes = {
      id: idOf(request),
      method: request.method ?? "",
      route: patternOf((request.url ?? "").split("?", 1)[0] ?? ""),
    };
    response.setHeader(REQUEST_ID, notes.id);
    enterRequest(notes);
    let isTold = false;
    const tell = (isWhole: boolean) => {
      if (isTold) return;
      isTold = true;
      const milliseconds = performance.now() - startedAt;
      const { method, route } = notes;
      const status = response.statusCode;
      countRequest({ method, route, status, seconds: milliseconds / 1000 });
      write(lineOf(notes, { status, isWhole, milliseconds }));
    };
    notes.tellBegun = () => tell(true);
    response.once("close", () => tell(response.writableFinished));
  });
}

function idOf(request: IncomingMessage): string {
  const given = request.headers["x-request-id"];
  const isOurs = env().trustedProxies > 0 && typeof given === "string" && USABLE.test(given);
  return isOurs ? given : randomBytes(9).toString("base64url");
}

type Answered = { status: number; isWhole: boolean; milliseconds: number };

function lineOf(notes: RequestNotes, { status, isWhole, milliseconds }: Answered): string {
  const { id, method, route, person, command } = notes;
  return JSON.stringify({
    at: new Date().toISOString(),
    request: id,
    method: method.slice(0, 10),
    route,
    command,
    status,
    ms: Math.round(milliseconds * 10) / 10,
    person,
    // The receiver went away, or the answer was broken off.
    ...(isWhole ? {} : { unfinished: true }),
  });
}

/** What comes in one turn of the loop is written at once: a write to a pipe holds up the thread. */
function writeTogether(): Write {
  let lines: string[] = [];
  const flush = () => {
    process.stdout.write(`${lines.join("\n")}\n`);
    lines = [];
  };
  return (line) => {
    if (lines.push(line) === 1) setImmediate(flush);
  };
}
