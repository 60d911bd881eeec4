/**
 * Refuses requests by methods that nothing here serves (TRACE, PROPFIND, …), whatever they ask for.
 * Next makes a Request of each before it looks for who answers, which throws for some of them and
 * would come back as a fault of ours.
 */
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, RequestListener, Server, ServerResponse } from "node:http";
import { SECURITY_HEADERS } from "./security-headers";

const KNOWN = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/** Call once, before requests are served. */
export function refuseUnknownMethods(): void {
  const servers = new WeakSet<Server>();
  subscribe("http.server.request.start", (message) => {
    const { server } = message as { server: Server };
    if (servers.has(server)) return;
    servers.add(server);
    standBefore(server);
  });
}

function standBefore(server: Server): void {
  const listeners = server.listeners("request") as RequestListener[];
  server.removeAllListeners("request");
  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    if (!KNOWN.includes(request.method ?? "")) refuse(request, response);
    else for (const listener of listeners) listener.call(server, request, response);
  });
}

function refuse(request: IncomingMessage, response: ServerResponse): void {
  // What was sent along is not looked at, but read, so that the connection can be used again.
  request.resume();
  for (const { key, value } of SECURITY_HEADERS) response.setHeader(key, value);
  const message = `There is nothing here by ${request.method ?? "that method"}.`;
  response
    .writeHead(405, {
      Allow: KNOWN.join(", "),
      "Cache-Control": "no-store",
      "Content-Type": "application/json",
    })
    .end(JSON.stringify({ error: { code: "INVALID", message } }));
}
