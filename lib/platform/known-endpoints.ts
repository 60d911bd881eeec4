/**
 * Answers requests to endpoints without the framework, once it has found them. Next finds an
 * endpoint, loads it and has it answer the first request; from then on the same function is called
 * as soon as the request is there. On the way through Next and back a small request spends several
 * times what its own answer takes (decision 55).
 *
 * Only for endpoints that answer in JSON and change no cookie: what is sent on while it is made,
 * and whatever else Next does, stays with Next. So does every address that is not plain.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { standBeforeRequests } from "./before-requests";
import { logFault } from "./log";
import { currentRequest } from "./request";
import { paramsIn } from "./route-patterns";
import { SECURITY_HEADERS } from "./security-headers";

type Params = Record<string, string>;

/** @typeParam Given what the parts in brackets of its address are called. */
export type KnownEndpoint<Given = Params> = {
  /** Answers whatever happens, refusals and faults too. */
  answer: (request: Request, params: Given) => Promise<Response>;
  /** Whether Next is needed for this one all the same. */
  needsNext: (params: Given) => boolean;
};

// Kept on globalThis: Next loads a module once per bundle.
const shared = globalThis as { sourcelineEndpoints?: Map<string, KnownEndpoint> | undefined };

/** Call once, before requests are served, and after those who follow them (request-log.ts). */
export function answerKnownEndpoints(): void {
  shared.sourcelineEndpoints = new Map();
  standBeforeRequests(answers);
}

/** Said by an endpoint that Next has called, with what it answered. */
export function learnEndpoint(endpoint: KnownEndpoint<never>, answered: Response): void {
  const notes = currentRequest();
  if (!shared.sourcelineEndpoints || !notes || !notes.route.startsWith("/api/")) return;
  if (notes.method !== "GET" && notes.method !== "POST") return;
  // A refusal does not tell what the endpoint answers in otherwise.
  if (!answered.ok || !isJson(answered)) return;
  // Next answers at this address with this endpoint, so its parts are called as the endpoint says.
  const known = endpoint as unknown as KnownEndpoint;
  shared.sourcelineEndpoints.set(`${notes.method} ${notes.route}`, known);
}

/** Nothing in it has to be decoded. */
const PLAIN = /^[\w./-]+$/;

/** @returns whether the request is answered here. */
function answers(message: IncomingMessage, response: ServerResponse): boolean {
  const notes = currentRequest();
  const endpoint = notes && shared.sourcelineEndpoints?.get(`${notes.method} ${notes.route}`);
  if (!endpoint) return false;
  const url = message.url ?? "";
  const pathname = url.split("?", 1)[0] ?? "";
  const params = PLAIN.test(pathname) ? paramsIn(notes.route, pathname) : null;
  if (!params || endpoint.needsNext(params)) return false;
  void give(endpoint, message, params, response);
  return true;
}

async function give(
  { answer }: KnownEndpoint,
  message: IncomingMessage,
  params: Params,
  response: ServerResponse,
): Promise<void> {
  try {
    await send(await answer(requestOf(message), params), message, response);
  } catch (error) {
    logFault(error);
    // Half an answer must not look like the whole of it.
    if (response.headersSent) response.destroy();
    else response.writeHead(500).end();
  }
}

/** A body is read from the connection only as far as somebody reads it. */
function requestOf(message: IncomingMessage): Request {
  const { method = "GET", url = "/" } = message;
  const headers = Object.entries(message.headers).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  );
  // Whoever asks for the host has it from the headers.
  const address = `http://localhost${url}`;
  if (method === "GET") return new Request(address, { headers });
  const body = message as unknown as ReadableStream<Uint8Array>;
  return new Request(address, { method, headers, body, duplex: "half" } as RequestInit);
}

const compressed = promisify(gzip);
/** Bytes from which on it pays, as with Next. */
const WORTH_COMPRESSING = 1024;

async function send(
  answer: Response,
  { headers: { "accept-encoding": accepted } }: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  let body: Uint8Array = Buffer.from(await answer.arrayBuffer());
  response.statusCode = answer.status;
  for (const { key, value } of SECURITY_HEADERS) response.setHeader(key, value);
  for (const [name, value] of answer.headers) response.appendHeader(name, value);
  if (isJson(answer) && body.byteLength >= WORTH_COMPRESSING) {
    response.appendHeader("Vary", "Accept-Encoding");
    if (/\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(accepted ?? "")) {
      body = await compressed(body);
      response.setHeader("Content-Encoding", "gzip");
    }
  }
  response.setHeader("Content-Length", body.byteLength);
  response.end(body);
}

function isJson({ headers }: Response): boolean {
  return /^application\/(problem\+)?json\b/.test(headers.get("content-type") ?? "");
}
